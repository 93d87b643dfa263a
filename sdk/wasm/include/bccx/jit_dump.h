/* SPDX-License-Identifier: Apache-2.0 */
/* Names and source lines of code that a process made at run time, from its jitdump (linux/tools/perf/Documentation/
 * jitdump-specification.txt). Each piece of code has the time at which it was written, so that an address is named by what lay
 * there then. The file is read by ranges, without the code in it, as far as it is written; it may hold anything. */
#ifndef BCCX_JIT_DUMP_H
#define BCCX_JIT_DUMP_H

#include <bccx/hash.h>
#include <bccx/mem.h>
#include <stdbool.h>

struct bccx_jit_dump {
	BCCX_VEC(struct bccx_jit_code) codes; /* in the order of the file */
	BCCX_VEC(struct bccx_jit_place) places; /* the same by address */
	BCCX_VEC(struct bccx_jit_line) lines;
	BCCX_VEC(char) texts;
	struct bccx_hash by_index; /* the dump's own numbers → codes */
	uint64_t offset; /* read so far */
	uint64_t lines_of; /* address that the lines not yet given to a code are of */
	uint32_t lines_from; /* the first of them */
	bool untimed; /* times are no nanoseconds of CLOCK_MONOTONIC */
	int error; /* final */
};

/* Bytes from offset into dst: how many, fewer than len only at the end, or -errno. */
typedef int64_t bccx_jit_dump_read(const void *context, uint64_t offset, void *dst, uint32_t len);

/* One piece of code, for as long as the dump is not updated. Texts are not NUL-terminated. */
struct bccx_jit_named {
	uint64_t start;
	uint64_t size;
	const char *name;
	const char *file; /* of the line */
	uint32_t name_len;
	uint32_t file_len;
	uint32_t line; /* 0: not known */
	uint32_t number; /* of the piece: pieces that lay at one address at different times have different ones */
};

/* Take what was written since the last call. 0; -EINVAL for what is no jitdump, or from there on no longer; -E2BIG, -ENOMEM
 * or what read gave. What was taken before an error stays. */
int bccx_jit_dump__update(struct bccx_jit_dump *dump, bccx_jit_dump_read *read, const void *context);

/* What lay at an address at a time (CLOCK_MONOTONIC in ns; 0 for the latest), as far as the dump says: code is written down
 * a little after it first ran, so where nothing lay yet it is what came first. False when nothing ever did, or is gone. */
bool bccx_jit_dump__find(const struct bccx_jit_dump *dump, uint64_t address, uint64_t time_ns,
			 struct bccx_jit_named *named);

void bccx_jit_dump__free(struct bccx_jit_dump *dump);

#endif
