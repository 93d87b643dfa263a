/* SPDX-License-Identifier: Apache-2.0 */
/* Units, abbreviations and attributes: what the parts of the DWARF reader share. */
#ifndef BCCX_DWARF_UNIT_H
#define BCCX_DWARF_UNIT_H

#include "cursor.h"
#include <bccx/dwarf.h>

/* Tags, attributes, forms and other numbers of the standard, as far as they are used. */
enum {
	DW_TAG_array_type = 0x01,
	DW_TAG_enumeration_type = 0x04,
	DW_TAG_compile_unit = 0x11,
	DW_TAG_subroutine_type = 0x15,
	DW_TAG_inlined_subroutine = 0x1d,
	DW_TAG_subprogram = 0x2e,
	DW_TAG_partial_unit = 0x3c,
	DW_TAG_skeleton_unit = 0x4a,

	DW_AT_sibling = 0x01,
	DW_AT_name = 0x03,
	DW_AT_stmt_list = 0x10,
	DW_AT_low_pc = 0x11,
	DW_AT_high_pc = 0x12,
	DW_AT_comp_dir = 0x1b,
	DW_AT_abstract_origin = 0x31,
	DW_AT_specification = 0x47,
	DW_AT_ranges = 0x55,
	DW_AT_call_file = 0x58,
	DW_AT_call_line = 0x59,
	DW_AT_linkage_name = 0x6e,
	DW_AT_str_offsets_base = 0x72,
	DW_AT_addr_base = 0x73,
	DW_AT_rnglists_base = 0x74,
	DW_AT_MIPS_linkage_name = 0x2007,
	DW_AT_GNU_ranges_base = 0x2132,
	DW_AT_GNU_addr_base = 0x2133,

	DW_UT_compile = 1,
	DW_UT_type = 2,
	DW_UT_partial = 3,
	DW_UT_skeleton = 4,
	DW_UT_split_compile = 5,
	DW_UT_split_type = 6,
};

struct bccx_dwarf_unit {
	uint64_t offset; /* of its header in .debug_info */
	uint64_t end;
	uint64_t dies; /* offset of its first entry */
	uint64_t abbrevs;
	uint8_t version;
	uint8_t address_size;
	uint8_t offset_size; /* 4 or 8 */
	bool has_root; /* the fields below are read */
	bool in_aranges;

	uint64_t low_pc;
	uint64_t line; /* UINT64_MAX: none */
	uint64_t str_offsets_base;
	uint64_t addr_base;
	uint64_t rnglists_base;
};

struct bccx_dwarf_range {
	uint64_t start;
	uint64_t end;
	uint32_t unit;
};

struct dwarf_attribute {
	uint16_t name;
	uint16_t form;
	int32_t implicit; /* the value of DW_FORM_implicit_const */
};

struct dwarf_abbrev {
	uint32_t code;
	uint16_t tag;
	bool has_children;
	uint32_t first; /* in attributes */
	uint32_t count;
};

struct bccx_dwarf_abbrevs {
	uint64_t offset; /* in .debug_abbrev */
	BCCX_VEC(struct dwarf_abbrev) list;
	BCCX_VEC(struct dwarf_attribute) attributes;
	bool is_dense; /* number i has code i + 1 */
};

/* Where a string is. */
struct dwarf_string {
	enum bccx_dwarf_part part;
	uint64_t offset;
	bool is_set;
};

/* The value of an attribute. */
struct dwarf_value {
	enum {
		VALUE_NONE, /* of a kind that nobody asks for */
		VALUE_NUMBER, /* constant, flag */
		VALUE_ADDRESS,
		VALUE_OFFSET, /* in another section, or index of a list of ranges when is_index */
		VALUE_STRING,
		VALUE_REFERENCE, /* offset in .debug_info */
	} kind;
	uint64_t number;
	struct dwarf_string string;
	bool is_index;
};

/* ---- section.c */

/* Read exactly len bytes. 0 or -errno. */
int dwarf_section__read(struct bccx_dwarf *dwarf, enum bccx_dwarf_part part, uint64_t offset, void *dst, uint32_t len);

/* len bytes at offset in memory: of an unpacked section where they are, of a file read into *owned. NULL with *err set. */
const uint8_t *dwarf_section__load(struct bccx_dwarf *dwarf, enum bccx_dwarf_part part, uint64_t offset, uint64_t len,
				   void **owned, int *err);

/* Copy a string, cut to cap - 1 bytes. Its length or -errno. */
int dwarf_string__copy(struct bccx_dwarf *dwarf, struct dwarf_string string, char *to, uint32_t cap);

int dwarf_section__find_all(struct bccx_dwarf *dwarf, struct bccx_elf *elf);
void dwarf_section__free_all(struct bccx_dwarf *dwarf);

/* ---- abbrev.c */

/* The abbreviations of a unit, kept in slot 0 or 1 until another unit's are asked for there. NULL with *err set. */
struct bccx_dwarf_abbrevs *dwarf_abbrevs__get(struct bccx_dwarf *dwarf, const struct bccx_dwarf_unit *unit, int slot,
					      int *err);
const struct dwarf_abbrev *dwarf_abbrevs__find(const struct bccx_dwarf_abbrevs *abbrevs, uint64_t code);
void dwarf_abbrevs__free(struct bccx_dwarf_abbrevs *abbrevs);

/* ---- form.c */

/* Read the value of an attribute. base: the offset in .debug_info that cursor's first byte, start, has. */
struct dwarf_value dwarf_form__read(struct bccx_dwarf *dwarf, const struct bccx_dwarf_unit *unit, struct cursor *cursor,
				    const struct dwarf_attribute *attribute, const uint8_t *start, uint64_t base);

/* Step over it. */
void dwarf_form__skip(const struct bccx_dwarf_unit *unit, struct cursor *cursor,
		      const struct dwarf_attribute *attribute);

/* ---- unit.c */

/* Read the attributes of a unit's root. 0 or -errno. ranges, may be NULL: add its ranges of addresses. */
int dwarf_unit__read_root(struct bccx_dwarf *dwarf, uint32_t unit, bool add_ranges);

/* Where the unit was compiled; may be not set. */
struct dwarf_string dwarf_unit__directory(struct bccx_dwarf *dwarf, uint32_t unit);

/* The unit that holds an offset of .debug_info, or BCCX_DWARF_NO_UNIT. */
uint32_t dwarf_unit__at(const struct bccx_dwarf *dwarf, uint64_t offset);

int dwarf_unit__index(struct bccx_dwarf *dwarf);

/* ---- ranges.c */

/* What a DW_AT_ranges, or a pair of low_pc and high_pc, says: calls add for each non-empty range. 0, what add returned, or
 * -errno. */
struct dwarf_range_sink {
	int (*add)(void *context, uint64_t start, uint64_t end);
	void *context;
	uint32_t left; /* ranges that may still be looked at */
};

int dwarf_ranges__read(struct bccx_dwarf *dwarf, const struct bccx_dwarf_unit *unit, const struct dwarf_value *ranges,
		       struct dwarf_range_sink *sink);

/* The address of an index into .debug_addr. 0 or -errno. */
int dwarf_address__read(struct bccx_dwarf *dwarf, const struct bccx_dwarf_unit *unit, uint64_t index,
			uint64_t *address);

/* ---- tree.c, line.c */

/* Have the tree of calls, or the lines, of a unit in memory. 0 or -errno. */
int dwarf_tree__load(struct bccx_dwarf *dwarf, uint32_t unit);
size_t dwarf_tree__bytes(const struct bccx_dwarf_tree *tree);
void dwarf_tree__free(struct bccx_dwarf_tree *tree);
int dwarf_lines__load(struct bccx_dwarf *dwarf, uint32_t unit);
size_t dwarf_lines__bytes(const struct bccx_dwarf_lines *lines);
void dwarf_lines__free(struct bccx_dwarf_lines *lines);

/* Innermost call at an address: die, and where it was called from; 0 when there is none. parent continues. */
struct dwarf_call {
	uint64_t die;
	uint32_t file;
	uint32_t line;
	uint32_t parent; /* position; UINT32_MAX: none */
	bool inlined;
};

const struct dwarf_call *dwarf_tree__find(const struct bccx_dwarf_tree *tree, uint64_t address);
const struct dwarf_call *dwarf_tree__call(const struct bccx_dwarf_tree *tree, uint32_t position);

/* File and line of an address; false when they are not known. */
bool dwarf_lines__find(const struct bccx_dwarf_lines *lines, uint64_t address, uint32_t *file, uint32_t *line);

#endif
