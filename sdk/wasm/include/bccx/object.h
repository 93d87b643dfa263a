/* SPDX-License-Identifier: Apache-2.0 */
/* The mapped ELF files, each once, whatever number of processes maps it: the host gives one file one handle. Which files are
 * the same is its judgement, by what the kernel says of them; a build id could be forged by any traced program.
 *
 * Symbol indexes are made when asked for and dropped, oldest first, when they hold more than the limit. */
#ifndef BCCX_OBJECT_H
#define BCCX_OBJECT_H

#include <bccx/companion.h>
#include <bccx/dwarf.h>
#include <bccx/frames.h>
#include <bccx/kept.h>
#include <bccx/process.h>
#include <bccx/symtab.h>

struct bccx_object {
	uint64_t device; /* of one without a handle */
	uint64_t inode;
	const char *path; /* NUL-terminated, as first seen */
	enum bccx_mapping_kind kind;
	int32_t handle; /* kept until the end, since it is the object's name; 0: it could not be opened */
	enum bccx_why why; /* not NONE: cannot be read, final */
	bool has_layout; /* elf knows segments and build id */
	bool has_headers; /* source and elf are open */
	bool tried_kept;
	int64_t identity; /* of the host; 0: names of it are not kept */
	struct bccx_kept kept; /* names that were found before */
	uint32_t *kept_functions; /* positions in frames of kept's functions; 0: not there yet */
	BCCX_VEC(uint32_t) fresh; /* locations whose names are to be kept */
	bool has_symbols; /* symtab is built */
	bool got_stubs; /* and holds the stubs of .plt.got */
	struct bccx_source source;
	struct bccx_elf elf;
	struct bccx_companion debug; /* its symbols and lines, when they are not in it */
	struct bccx_companion packed;
	bool tried_debug; /* debug was asked for */
	struct bccx_symtab symtab;
	bool tried_dwarf;
	bool has_dwarf;
	struct bccx_dwarf dwarf; /* of it or of its debug file */
	uint64_t used_at;
	uint32_t mapping; /* of frames; 0 until one is needed */
	BCCX_VEC(uint32_t) pending; /* locations that wait for names */
};

struct bccx_objects {
	BCCX_VEC(struct bccx_object *) list; /* pointers: an index refers to the source in its object */
	struct bccx_hash index;
	struct bccx_arena paths;
	uint32_t variant; /* what kind of names are kept */
	size_t limit; /* bytes of symbol indexes kept; 0: BCCX_SYMBOL_BYTES */
	uint64_t clock;
};

#define BCCX_SYMBOL_BYTES ((size_t)64 << 20)

/* Position of the object that a mapping maps. An object that cannot be read has a position too. UINT32_MAX without
 * memory. */
uint32_t bccx_objects__get(struct bccx_objects *objects, const struct bccx_process *process,
			   struct bccx_mapping *mapping);

/* Have it known where an object's segments lie, and what was kept of it. BCCX_WHY_NONE, or why that cannot be. */
enum bccx_why bccx_objects__layout(struct bccx_objects *objects, uint32_t position);

/* Have an object's headers read. BCCX_WHY_NONE, or why that cannot be. */
enum bccx_why bccx_objects__headers(struct bccx_objects *objects, uint32_t position);

/* Have an object's symbol index built, which may drop those of others. BCCX_WHY_NONE, or why that cannot be. */
enum bccx_why bccx_objects__symbols(struct bccx_objects *objects, uint32_t position);

/* From now on the symbol index of an object, whose headers were read, holds the stubs of .plt.got, too: they are seldom called, and
 * all relocations have to be read for them. */
void bccx_objects__want_got_stubs(struct bccx_objects *objects, uint32_t position);

/* The debug information of an object whose symbols are there, or NULL when it has none that can be read. */
struct bccx_dwarf *bccx_objects__dwarf(struct bccx_objects *objects, uint32_t position);

/* Positions of functions in frames mean nothing any more, nor do those of locations. */
void bccx_objects__forget_frames(struct bccx_objects *objects);

/* Another entry comes in place of what was kept. */
void bccx_objects__end_kept(struct bccx_object *object);

/* Close all. */
void bccx_objects__free(struct bccx_objects *objects);

#endif
