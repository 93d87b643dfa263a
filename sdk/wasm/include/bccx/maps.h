/* SPDX-License-Identifier: Apache-2.0 */
/* The executable mappings of a process, from text in the form of /proc/PID/maps (proc(5)): which one holds an address. */
#ifndef BCCX_MAPS_H
#define BCCX_MAPS_H

#include <bccx/arena.h>
#include <bccx/lines.h>
#include <bccx/mem.h>
#include <stdbool.h>

enum bccx_mapping_kind {
	BCCX_MAPPING_FILE, /* backed by a file, also a deleted one or a memfd */
	BCCX_MAPPING_VDSO,
	BCCX_MAPPING_ANONYMOUS, /* no file: JIT code, [heap], [stack], [anon:...] */
	BCCX_MAPPING_SPECIAL, /* the kernel's own: [vsyscall], [uprobes], ... */
};

struct bccx_mapping {
	uint64_t start;
	uint64_t end;
	uint64_t offset; /* in the file */
	uint64_t device; /* major << 32 | minor */
	uint64_t inode;
	const char *path; /* as in the text, its escapes undone and " (deleted)" taken off; "" when there is none */
	enum bccx_mapping_kind kind;
	bool deleted;
	/* For the user of the table; 0 until set. */
	uint32_t object; /* position + 1 of what it maps */
	uint32_t frame_mapping; /* its mapping in a profile */
};

struct bccx_maps {
	BCCX_VEC(struct bccx_mapping) mappings; /* executable ones, by address */
	struct bccx_arena paths;
	struct bccx_lines lines;
};

/* Take the next part of the text; parts may end anywhere. Lines of another form are skipped. 0 or -ENOMEM, or -E2BIG
 * beyond BCCX_MAPPINGS_MAX executable mappings. */
int bccx_maps__feed(struct bccx_maps *maps, const char *text, uint32_t len);

/* The text has ended: make maps ready for look-ups. 0 or -errno as above. */
int bccx_maps__finish(struct bccx_maps *maps);

/* The mapping that holds an address, or NULL. */
struct bccx_mapping *bccx_maps__find(const struct bccx_maps *maps, uint64_t address);

void bccx_maps__free(struct bccx_maps *maps);

#define BCCX_MAPPINGS_MAX 65536u

#endif
