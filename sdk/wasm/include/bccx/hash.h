/* SPDX-License-Identifier: Apache-2.0 */
/* An index over an array: hash of a key → position in the caller's array. Open addressing, never more than 3/4 full.
 * The caller keeps the keys and compares them, so one table serves every kind of key:
 *
 *	struct bccx_hash_walk walk = bccx_hash__walk(hash);
 *	while (bccx_hash__next(&table, &walk, &i))
 *		if (keys[i] == key)
 *			return i;
 *	bccx_hash__insert(&table, hash, keys_len);
 */
#ifndef BCCX_HASH_H
#define BCCX_HASH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct bccx_hash {
	uint64_t *slot; /* high half of the hash, then position + 1; 0 when empty */
	uint32_t mask;
	uint32_t used;
};

struct bccx_hash_walk {
	uint32_t tag;
	uint32_t at;
};

/* Mix of two words or of bytes. Seeded per run: names come from files that others wrote. */
uint64_t bccx_hash__words(uint64_t a, uint64_t b);
uint64_t bccx_hash__bytes(const void *bytes, size_t len);
void bccx_hash__seed(uint64_t seed);

static inline struct bccx_hash_walk bccx_hash__walk(uint64_t hash)
{
	return (struct bccx_hash_walk){ .tag = (uint32_t)(hash >> 32), .at = (uint32_t)(hash >> 32) };
}

/* The next position whose hash may be the walk's; false when there is none. */
static inline bool bccx_hash__next(const struct bccx_hash *table, struct bccx_hash_walk *walk, uint32_t *position)
{
	if (!table->slot)
		return false;
	for (;;) {
		uint64_t slot = table->slot[walk->at & table->mask];

		if (!slot)
			return false;
		walk->at++;
		if ((uint32_t)(slot >> 32) == walk->tag) {
			*position = (uint32_t)slot - 1;
			return true;
		}
	}
}

/* Add a position under a hash (the same key must not be in it yet). 0 or -ENOMEM. */
int bccx_hash__insert(struct bccx_hash *table, uint64_t hash, uint32_t position);

/* Forget all positions, keep the memory. */
void bccx_hash__clear(struct bccx_hash *table);

void bccx_hash__free(struct bccx_hash *table);

#endif
