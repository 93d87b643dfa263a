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
	DW_AT_dwo_name = 0x76,
	DW_AT_GNU_dwo_name = 0x2130,
	DW_AT_GNU_dwo_id = 0x2131,
	DW_AT_GNU_ranges_base = 0x2132,
	DW_AT_GNU_addr_base = 0x2133,

	DW_UT_compile = 1,
	DW_UT_type = 2,
	DW_UT_partial = 3,
	DW_UT_skeleton = 4,
	DW_UT_split_compile = 5,
	DW_UT_split_type = 6,
};

/* An entry is known by its offset in .debug_info and by which .debug_info that is: the main file's, the alternate file's, or
 * what was split off the unit at position owner - OWNER_SPLIT. */
#define OWNER_SHIFT 40
#define OWNER_MAIN 0u
#define OWNER_ALTERNATE 1u
#define OWNER_SPLIT 2u

static inline uint64_t dwarf_die(uint32_t owner, uint64_t offset)
{
	return (uint64_t)owner << OWNER_SHIFT | (offset & ((1ULL << OWNER_SHIFT) - 1));
}

static inline uint32_t dwarf_die__owner(uint64_t die)
{
	return (uint32_t)(die >> OWNER_SHIFT);
}

static inline uint64_t dwarf_die__offset(uint64_t die)
{
	return die & ((1ULL << OWNER_SHIFT) - 1);
}

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
	bool is_skeleton; /* the rest of it is elsewhere, under dwo_id */
	uint32_t owner;

	uint64_t dwo_id;
	uint64_t low_pc;
	uint64_t line; /* UINT64_MAX: none */
	uint64_t str_offsets_base;
	uint64_t addr_base;
	uint64_t rnglists_base;
	uint64_t rnglists; /* offset of what is this unit's in .debug_rnglists */
	uint64_t ranges_base; /* in .debug_ranges */
	uint64_t split_ranges_base; /* what was split off has this one */
};

/* The number of a unit's section. What was split off leaves the addresses, the line table and, before DWARF 5, the lists of
 * ranges in the main file. */
static inline uint32_t dwarf_part(const struct bccx_dwarf_unit *unit, enum bccx_dwarf_part part)
{
	bool stays = part == BCCX_DWARF_ADDR || part == BCCX_DWARF_LINE || part == BCCX_DWARF_LINE_STR ||
		     part == BCCX_DWARF_RANGES;
	enum bccx_dwarf_file file = unit->owner == OWNER_ALTERNATE         ? BCCX_DWARF_ALTERNATE
				    : unit->owner >= OWNER_SPLIT && !stays ? BCCX_DWARF_SPLIT
									   : BCCX_DWARF_MAIN;

	return file * BCCX_DWARF_PARTS + part;
}

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
	uint32_t part; /* number of that section */
	BCCX_VEC(struct dwarf_abbrev) list;
	BCCX_VEC(struct dwarf_attribute) attributes;
	bool is_dense; /* number i has code i + 1 */
};

/* Where a string is. */
struct dwarf_string {
	uint32_t part; /* number of its section */
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
		VALUE_REFERENCE, /* an entry, as dwarf_die() gives it */
	} kind;
	uint64_t number;
	struct dwarf_string string;
	bool is_index;
};

/* ---- section.c */

/* Read exactly len bytes. 0 or -errno. */
int dwarf_section__read(struct bccx_dwarf *dwarf, uint32_t part, uint64_t offset, void *dst, uint32_t len);

/* len bytes at offset in memory: of an unpacked section where they are, of a file read into *owned. NULL with *err set. */
const uint8_t *dwarf_section__load(struct bccx_dwarf *dwarf, uint32_t part, uint64_t offset, uint64_t len, void **owned,
				   int *err);

/* Have what was loaded at an offset at hand for later loads of parts of it, in place of what was kept before. NULL: nothing. */
void dwarf_section__keep(struct bccx_dwarf *dwarf, uint32_t part, uint64_t offset, void *owned, uint64_t len);

/* Copy a string, cut to cap - 1 bytes. Its length or -errno. */
int dwarf_string__copy(struct bccx_dwarf *dwarf, struct dwarf_string string, char *to, uint32_t cap);

/* Find the sections of one of the files. 0, -ENOENT when there is no debug information, or -errno. */
int dwarf_section__find_all(struct bccx_dwarf *dwarf, struct bccx_elf *elf, enum bccx_dwarf_file file);
/* Allow as much work as a look at a whole large file. */
void dwarf_section__renew(struct bccx_dwarf *dwarf);
void dwarf_section__forget(struct bccx_dwarf *dwarf, enum bccx_dwarf_file file);

/* ---- abbrev.c */

/* The abbreviations of a unit, kept in slot 0 or 1 until another unit's are asked for there. NULL with *err set. */
struct bccx_dwarf_abbrevs *dwarf_abbrevs__get(struct bccx_dwarf *dwarf, const struct bccx_dwarf_unit *unit, int slot,
					      int *err);
/* The split file is another one from now on. */
void dwarf_abbrevs__forget_split(struct bccx_dwarf *dwarf);
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

/* Have the attributes of a unit's root read. 0 or -errno. */
int dwarf_unit__read_root(struct bccx_dwarf *dwarf, struct bccx_dwarf_unit *unit);

/* Where the unit was compiled, and the file that the rest of it was split off to; may be not set. */
struct dwarf_string dwarf_unit__directory(struct bccx_dwarf *dwarf, struct bccx_dwarf_unit *unit);
struct dwarf_string dwarf_unit__split_name(struct bccx_dwarf *dwarf, struct bccx_dwarf_unit *unit);

/* The unit that holds an entry, its root read; NULL with *err set. Good until the next call. */
struct bccx_dwarf_unit *dwarf_unit__of(struct bccx_dwarf *dwarf, uint64_t die, int *err);

/* Read the header of the unit that begins at offset of the .debug_info of an owner. 0; *next is the offset behind it. */
int dwarf_unit__read_header(struct bccx_dwarf *dwarf, uint32_t owner, uint64_t offset, struct bccx_dwarf_unit *unit,
			    uint64_t *next);

/* Add the units of the .debug_info of an owner. 0, -ENOENT when there are none, or -errno. */
int dwarf_unit__list(struct bccx_dwarf *dwarf, uint32_t owner, struct bccx_dwarf_units *units);

int dwarf_unit__index(struct bccx_dwarf *dwarf);

/* ---- alternate.c, split.c */

/* The units of the alternate file, which is opened when there is one; NULL without. */
struct bccx_dwarf_units *dwarf_alternate__units(struct bccx_dwarf *dwarf);
/* Whether the file says that it has an alternate. */
bool dwarf_alternate__is_named(struct bccx_dwarf *dwarf);
size_t dwarf_alternate__bytes(const struct bccx_dwarf_alternate *alternate);
void dwarf_alternate__close(struct bccx_dwarf *dwarf);

/* What was split off the unit at a position, its root read; NULL when it cannot be found, with *err set to 0 or to what is
 * final. */
struct bccx_dwarf_unit *dwarf_split__unit(struct bccx_dwarf *dwarf, uint32_t position, int *err);
void dwarf_split__close(struct bccx_dwarf *dwarf);

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
