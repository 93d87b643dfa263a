/* SPDX-License-Identifier: Apache-2.0 */
/* Inlined calls and source lines of an address, from DWARF 2 to 5 (dwarfstd.org). One compilation unit is in memory at a
 * time, so callers go through addresses unit by unit. Everything read is taken as hostile: offsets are checked, chains,
 * lists and nesting are cut at limits, and a unit that is damaged has no frames.
 *
 * A part of it may be in other files, which are asked for when something in them is needed: what a compiler split off, in an
 * object for each unit or in one package (DWARF 5, section 7.3; before, GNU's form of it), and what several files have in
 * common (a supplementary file, section 7.3.6, or the alternate file of the program dwz). */
#ifndef BCCX_DWARF_H
#define BCCX_DWARF_H

#include <bccx/companion.h>
#include <bccx/packed.h>

#define BCCX_DWARF_NO_UNIT UINT32_MAX
#define BCCX_DWARF_CHAIN_MAX 64 /* inlined calls at one address */

/* A section of debug information: a part of the file, unpacked memory, or what is unpacked where it is read. */
struct bccx_dwarf_section {
	struct bccx_source *source; /* NULL: there is none */
	uint64_t offset;
	uint64_t size;
	struct bccx_source memory;
	struct bccx_bytes unpacked;
	struct bccx_packed *packed;
};

enum bccx_dwarf_part {
	BCCX_DWARF_INFO,
	BCCX_DWARF_ABBREV,
	BCCX_DWARF_STR,
	BCCX_DWARF_LINE,
	BCCX_DWARF_LINE_STR,
	BCCX_DWARF_RANGES,
	BCCX_DWARF_RNGLISTS,
	BCCX_DWARF_ADDR,
	BCCX_DWARF_STR_OFFSETS,
	BCCX_DWARF_ARANGES,
	BCCX_DWARF_CU_INDEX,
	BCCX_DWARF_PARTS,
};

/* The file that a part is in. */
enum bccx_dwarf_file {
	BCCX_DWARF_MAIN,
	BCCX_DWARF_ALTERNATE, /* what several files have in common */
	BCCX_DWARF_SPLIT, /* of the unit in memory, or the package of all */
	BCCX_DWARF_FILES,
};

/* Units of one .debug_info, by offset. */
struct bccx_dwarf_units {
	struct bccx_dwarf_unit *at;
	uint32_t len;
	uint32_t cap;
};

/* One level of calls at an address, innermost first. */
struct bccx_dwarf_frame {
	uint64_t die; /* names the function (bccx_dwarf__name); 0: the symbol table does */
	uint32_t file; /* of the unit (bccx_dwarf__file); 0 with line 0: not known */
	uint32_t line;
	bool inlined; /* into the frame behind it */
};

struct bccx_dwarf {
	struct bccx_elf *elf; /* not owned */
	int32_t object; /* host's handle of the object that other files are asked for by; 0: there are none */
	struct bccx_dwarf_section section[BCCX_DWARF_FILES * BCCX_DWARF_PARTS]; /* those of one file after another */
	uint64_t code_base; /* below it is no code: what the linker threw away is described as lying at 0 */
	struct bccx_dwarf_units units;
	BCCX_VEC(struct bccx_dwarf_range) ranges; /* of units, by address */
	struct bccx_dwarf_alternate *alternate; /* NULL: not asked for yet */
	struct bccx_dwarf_split *split; /* NULL: not asked for yet */
	struct bccx_dwarf_tree *tree; /* of the unit in memory */
	struct {
		uint8_t *bytes; /* its entries, where they are not in memory anyway */
		uint64_t offset;
		uint64_t len;
		uint32_t part;
	} kept;
	struct bccx_dwarf_lines *lines;
	struct bccx_dwarf_abbrevs *abbrevs[2]; /* of the unit in memory, and of a unit that it refers to */
	uint64_t work_left; /* bytes that may still be read from it until bccx_dwarf__renew */
};

/* Find the debug information of elf, which must outlive dwarf, and index its units. object: the host's handle by which other
 * files are asked for, 0 for none. 0, -ENOENT when there is none, or -errno. */
int bccx_dwarf__open(struct bccx_dwarf *dwarf, struct bccx_elf *elf, int32_t object);

/* More is going to be asked: what was read of it so far is not counted any more. There is a bound on that, so that a file made
 * for it cannot have all of it read again and again. */
void bccx_dwarf__renew(struct bccx_dwarf *dwarf);

/* The unit that describes an address, or BCCX_DWARF_NO_UNIT. */
uint32_t bccx_dwarf__unit(const struct bccx_dwarf *dwarf, uint64_t address);

/* The calls at an address of a unit: at most BCCX_DWARF_CHAIN_MAX frames, the last one being the function that is really
 * there. with_lines: also where. Their number, 0 when the unit says nothing about it, or -errno. */
int bccx_dwarf__frames(struct bccx_dwarf *dwarf, uint32_t unit, uint64_t address, bool with_lines,
		       struct bccx_dwarf_frame *frames);

/* Where a name is written: strings of one part that are read by rising offset cost the least. */
struct bccx_dwarf_name {
	uint32_t part;
	uint64_t offset;
	bool stays; /* false: only until bccx_dwarf__frames is called for another unit */
};

/* Find the linkage name of a function, or its plain name when it has none. 0 or -errno. */
int bccx_dwarf__find_name(struct bccx_dwarf *dwarf, uint64_t die, struct bccx_dwarf_name *name);

/* Read a name that was found. Its length, or -errno. */
int bccx_dwarf__read_name(struct bccx_dwarf *dwarf, const struct bccx_dwarf_name *name, char *text, uint32_t cap);

/* Path of a file of the unit that bccx_dwarf__frames was called for last. Its length, or -errno. */
int bccx_dwarf__file(struct bccx_dwarf *dwarf, uint32_t file, char *path, uint32_t cap);

enum bccx_dwarf_missing {
	BCCX_DWARF_WHOLE,
	BCCX_DWARF_LACKS_SPLIT, /* .dwo objects or their package */
	BCCX_DWARF_LACKS_ALTERNATE, /* what dwz put into a file of its own */
};

/* Which file that this debug information refers to is not found. Looks at the first units only. */
enum bccx_dwarf_missing bccx_dwarf__missing(struct bccx_dwarf *dwarf);

/* Bytes of code that some unit says it has. */
uint64_t bccx_dwarf__described(const struct bccx_dwarf *dwarf);

/* Memory held, in bytes. */
size_t bccx_dwarf__bytes(const struct bccx_dwarf *dwarf);

void bccx_dwarf__close(struct bccx_dwarf *dwarf);

#endif
