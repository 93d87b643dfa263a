// SPDX-License-Identifier: Apache-2.0
#include <bccx/aggregate.h>
#include <string.h>

#define KEYS_MAX (8u << 20)

static void add_to(int64_t *sums, const int64_t *values, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		if (__builtin_add_overflow(sums[i], values[i], &sums[i]))
			sums[i] = values[i] < 0 ? INT64_MIN : INT64_MAX;
}

static struct bccx_sum *find(const struct bccx_aggregate *aggregate, const void *key, uint64_t hash)
{
	struct bccx_hash_walk walk = bccx_hash__walk(hash);
	uint32_t i;

	while (bccx_hash__next(&aggregate->index, &walk, &i))
		if (!memcmp(aggregate->sums.at[i].key, key, aggregate->key_size))
			return &aggregate->sums.at[i];
	return NULL;
}

static struct bccx_sum *append(struct bccx_aggregate *aggregate, const void *key, uint64_t hash)
{
	struct bccx_sum *sum;
	void *kept;

	if (aggregate->sums.len >= KEYS_MAX)
		return NULL;
	kept = bccx_arena__alloc(&aggregate->keys, aggregate->key_size);
	sum = kept ? bccx_vec__add(&aggregate->sums) : NULL;
	if (!sum)
		return NULL;
	memcpy(kept, key, aggregate->key_size);
	*sum = (struct bccx_sum){ .key = kept };
	if (bccx_hash__insert(&aggregate->index, hash, aggregate->sums.len - 1)) {
		aggregate->sums.len--;
		return NULL;
	}
	return sum;
}

void bccx_aggregate__add(struct bccx_aggregate *aggregate, const void *key, const int64_t *values)
{
	uint64_t hash = bccx_hash__bytes(key, aggregate->key_size);
	struct bccx_sum *sum = find(aggregate, key, hash);

	if (!sum)
		sum = append(aggregate, key, hash);
	if (!sum)
		aggregate->rest_count++;
	add_to(sum ? sum->value : aggregate->rest, values, aggregate->nr_values);
}

bool bccx_aggregate__growth(struct bccx_aggregate *last, const void *key, int64_t *values)
{
	uint64_t hash = bccx_hash__bytes(key, last->key_size);
	struct bccx_sum *sum = find(last, key, hash);
	bool grew = false;

	if (!sum)
		sum = append(last, key, hash);
	for (uint32_t i = 0; sum && i < last->nr_values; i++) {
		int64_t now = values[i];

		values[i] = (int64_t)((uint64_t)now - (uint64_t)sum->value[i]);
		sum->value[i] = now;
		grew |= values[i] != 0;
	}
	return grew;
}

void bccx_aggregate__clear(struct bccx_aggregate *aggregate)
{
	bccx_hash__clear(&aggregate->index);
	bccx_arena__free(&aggregate->keys);
	aggregate->sums.len = 0;
	aggregate->rest_count = 0;
	memset(aggregate->rest, 0, sizeof(aggregate->rest));
}

void bccx_aggregate__free(struct bccx_aggregate *aggregate)
{
	bccx_vec__free(&aggregate->sums);
	bccx_hash__free(&aggregate->index);
	bccx_arena__free(&aggregate->keys);
}
