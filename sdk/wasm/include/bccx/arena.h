/* SPDX-License-Identifier: Apache-2.0 */
/* Bytes that live and die together: names, paths, frames. Freed all at once. */
#ifndef BCCX_ARENA_H
#define BCCX_ARENA_H

#include <stddef.h>
#include <stdint.h>

struct bccx_arena {
	struct bccx_arena_block *last;
	size_t used; /* of the last block */
	size_t total; /* bytes of all blocks */
};

/* size bytes aligned to 8, not zeroed; NULL without memory. */
void *bccx_arena__alloc(struct bccx_arena *arena, size_t size);

/* A copy of len bytes with a NUL behind it; NULL without memory. */
char *bccx_arena__copy(struct bccx_arena *arena, const void *bytes, size_t len);

void bccx_arena__free(struct bccx_arena *arena);

#endif
