// SPDX-License-Identifier: Apache-2.0
#include <bccx/arena.h>
#include <bccx/mem.h>
#include <string.h>

#define BLOCK_BYTES (64u << 10)

struct bccx_arena_block {
	struct bccx_arena_block *before;
	size_t size; /* of the whole block */
	uint64_t bytes[];
};

static struct bccx_arena_block *add_block(struct bccx_arena *arena, size_t need)
{
	size_t size = sizeof(struct bccx_arena_block) + need;
	struct bccx_arena_block *block;

	if (size < BLOCK_BYTES)
		size = BLOCK_BYTES;
	block = bccx_mem__alloc(size);
	if (!block)
		return NULL;
	block->size = size;
	block->before = arena->last;
	arena->last = block;
	arena->used = 0;
	arena->total += size;
	return block;
}

static void *take(struct bccx_arena *arena, size_t size, size_t align)
{
	struct bccx_arena_block *block = arena->last;
	size_t at;

	if (size > SIZE_MAX / 2)
		return NULL;
	at = (arena->used + align - 1) & ~(align - 1);
	if (!block || at > block->size - sizeof(*block) || size > block->size - sizeof(*block) - at) {
		block = add_block(arena, size);
		if (!block)
			return NULL;
		at = 0;
	}
	arena->used = at + size;
	return (char *)block->bytes + at;
}

void *bccx_arena__alloc(struct bccx_arena *arena, size_t size)
{
	return take(arena, size, 8);
}

char *bccx_arena__copy(struct bccx_arena *arena, const void *bytes, size_t len)
{
	char *copy;

	if (len >= SIZE_MAX / 2)
		return NULL;
	copy = take(arena, len + 1, 1);
	if (!copy)
		return NULL;
	memcpy(copy, bytes, len);
	copy[len] = 0;
	return copy;
}

void bccx_arena__free(struct bccx_arena *arena)
{
	struct bccx_arena_block *block = arena->last;

	while (block) {
		struct bccx_arena_block *before = block->before;

		bccx_mem__free(block, block->size);
		block = before;
	}
	memset(arena, 0, sizeof(*arena));
}
