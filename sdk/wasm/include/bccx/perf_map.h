/* SPDX-License-Identifier: Apache-2.0 */
/* Names of code that a process made at run time, from its perf map (linux/tools/perf/Documentation/jit-interface.txt):
 * lines of `START SIZE name`, appended while it runs, or all of them written anew whenever somebody asks for them. Code memory
 * is used again: a later entry takes the place of earlier ones that it overlaps. What is left of an earlier one in front of it
 * keeps its name; what lies behind does not. */
#ifndef BCCX_PERF_MAP_H
#define BCCX_PERF_MAP_H

#include <bccx/lines.h>
#include <bccx/mem.h>
#include <stdbool.h>

#define BCCX_PERF_MAP_BYTES ((size_t)256 << 20) /* of text read for one process */
#define BCCX_PERF_MAP_TAIL 64u

struct bccx_perf_map {
	BCCX_VEC(struct bccx_perf_map_entry) entries;
	uint32_t
		built; /* of them, by address and without overlaps; then those that came since, in the order of the file */
	BCCX_VEC(char) names;
	struct bccx_lines lines;
	uint64_t offset; /* read so far */
	char tail[BCCX_PERF_MAP_TAIL]; /* the last of that */
	uint32_t tail_len;
	int error; /* final once something was read */
};

struct bccx_jit_symbol {
	uint64_t start;
	uint64_t size;
	const char *name; /* not NUL-terminated, valid until the next feed */
	uint32_t name_len;
};

/* Take the next part of the text; parts may end anywhere. 0, -ENOMEM or -E2BIG. */
int bccx_perf_map__feed(struct bccx_perf_map *map, const char *text, uint32_t len);

/* Make what was taken so far ready for look-ups; more may follow. 0 or -ENOMEM. */
int bccx_perf_map__build(struct bccx_perf_map *map);

/* Read what the process wrote since the last call, all of it when it began anew, and build. 0; -ENOENT when the process has no
 * perf map yet. */
int bccx_perf_map__update(struct bccx_perf_map *map, int32_t process);

/* The entry that holds an address; false when none does. */
bool bccx_perf_map__find(const struct bccx_perf_map *map, uint64_t address, struct bccx_jit_symbol *symbol);

void bccx_perf_map__free(struct bccx_perf_map *map);

#endif
