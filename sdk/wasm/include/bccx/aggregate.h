/* SPDX-License-Identifier: Apache-2.0 */
/* Sums under keys: key bytes → values. Totals are exact: what has no room for a key of its own is added to the rest. */
#ifndef BCCX_AGGREGATE_H
#define BCCX_AGGREGATE_H

#include <bccx/arena.h>
#include <bccx/hash.h>
#include <bccx/mem.h>
#include <stdbool.h>

#define BCCX_VALUES_MAX 4 /* values of one key */

struct bccx_aggregate {
	uint32_t key_size; /* bytes; set by the user before the first key */
	uint32_t nr_values;
	BCCX_VEC(struct bccx_sum) sums; /* in the order of first sight */
	struct bccx_arena keys;
	struct bccx_hash index;
	int64_t rest[BCCX_VALUES_MAX]; /* added without a key: no memory was left */
	uint64_t rest_count; /* additions in rest */
};

struct bccx_sum {
	const void *key;
	int64_t value[BCCX_VALUES_MAX];
};

/* Add nr_values values under a key of key_size bytes. Sums stop at the ends of int64_t instead of wrapping. */
void bccx_aggregate__add(struct bccx_aggregate *aggregate, const void *key, const int64_t *values);

/* Turn the values of a key into what they grew by since they were given here last, and keep them for the next time.
 * False when none of them changed, or when no memory was left to keep them. */
bool bccx_aggregate__growth(struct bccx_aggregate *last, const void *key, int64_t *values);

/* Forget all keys. */
void bccx_aggregate__clear(struct bccx_aggregate *aggregate);

void bccx_aggregate__free(struct bccx_aggregate *aggregate);

#endif
