// SPDX-License-Identifier: Apache-2.0
#include <bccx/abi.h>
#include <bccx/hash.h>
#include <bccx/mem.h>
#include <string.h>

#define FIRST_SLOTS 64u
#define MAX_SLOTS (1u << 28)

static uint64_t seed = 0x6a09e667f3bcc909ULL;

void bccx_hash__seed(uint64_t value)
{
	seed = value | 1;
}

/* The finalizer of a 64-bit mix by multiply and shift: every input bit reaches every output bit. */
static inline uint64_t mix(uint64_t x)
{
	x ^= x >> 32;
	x *= 0xd6e8feb86659fd93ULL;
	x ^= x >> 32;
	x *= 0xd6e8feb86659fd93ULL;
	x ^= x >> 32;
	return x;
}

uint64_t bccx_hash__words(uint64_t a, uint64_t b)
{
	return mix(mix(a ^ seed) + b);
}

uint64_t bccx_hash__bytes(const void *bytes, size_t len)
{
	const unsigned char *at = bytes;
	uint64_t hash = seed ^ len, word;

	for (; len >= 8; at += 8, len -= 8) {
		memcpy(&word, at, 8);
		hash = mix(hash + word);
	}
	if (len) {
		word = 0;
		memcpy(&word, at, len);
		hash = mix(hash + word);
	}
	return mix(hash);
}

static void place(uint64_t *slot, uint32_t mask, uint64_t entry)
{
	uint32_t at = (uint32_t)(entry >> 32);

	while (slot[at & mask])
		at++;
	slot[at & mask] = entry;
}

static int grow(struct bccx_hash *table)
{
	uint32_t slots = table->slot ? (table->mask + 1) * 2 : FIRST_SLOTS;
	uint64_t *slot;

	if (slots > MAX_SLOTS)
		return -BCCX_ENOMEM;
	slot = bccx_mem__alloc((size_t)slots * sizeof(*slot));
	if (!slot)
		return -BCCX_ENOMEM;
	for (uint32_t i = 0; table->slot && i <= table->mask; i++)
		if (table->slot[i])
			place(slot, slots - 1, table->slot[i]);
	bccx_mem__free(table->slot, table->slot ? ((size_t)table->mask + 1) * sizeof(*slot) : 0);
	table->slot = slot;
	table->mask = slots - 1;
	return 0;
}

int bccx_hash__insert(struct bccx_hash *table, uint64_t hash, uint32_t position)
{
	int err;

	if (!table->slot || table->used >= table->mask - table->mask / 4) {
		err = grow(table);
		if (err)
			return err;
	}
	place(table->slot, table->mask, (hash & ~0xffffffffULL) | ((uint64_t)position + 1));
	table->used++;
	return 0;
}

void bccx_hash__clear(struct bccx_hash *table)
{
	if (table->slot)
		memset(table->slot, 0, ((size_t)table->mask + 1) * sizeof(*table->slot));
	table->used = 0;
}

void bccx_hash__free(struct bccx_hash *table)
{
	if (table->slot)
		bccx_mem__free(table->slot, ((size_t)table->mask + 1) * sizeof(*table->slot));
	memset(table, 0, sizeof(*table));
}
