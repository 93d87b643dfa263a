// SPDX-License-Identifier: Apache-2.0
#include "check.h"
#include <bccx/abi.h>
#include <bccx/aggregate.h>
#include <bccx/arena.h>
#include <bccx/hash.h>
#include <bccx/mem.h>
#include <bccx/sort.h>
#include <bccx/strings.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

TEST(mem_limit_is_kept)
{
	char *block;

	bccx_mem__set_limit(bccx_mem__used() + 1000);
	block = bccx_mem__alloc(600);
	CHECK(block);
	CHECK(!bccx_mem__alloc(600));
	CHECK(!bccx_mem__resize(block, 600, 1200));
	block = bccx_mem__resize(block, 600, 900);
	CHECK(block);
	bccx_mem__free(block, 900);
	bccx_mem__set_limit(0);
	CHECK(!bccx_mem__alloc(0));
}

TEST(vec_grows_and_trims)
{
	BCCX_VEC(uint32_t) vec = { 0 };

	for (uint32_t i = 0; i < 10000; i++)
		*bccx_vec__add(&vec) = i * 3;
	CHECK_EQUAL(vec.len, 10000);
	CHECK_EQUAL(vec.at[9999], 29997);
	CHECK_EQUAL(bccx_vec__trim(&vec), 0);
	CHECK_EQUAL(vec.cap, 10000);
	CHECK_EQUAL(bccx_vec__reserve(&vec, 20000), 0);
	CHECK_EQUAL(vec.cap, 20000);
	CHECK_EQUAL(vec.at[9999], 29997);
	bccx_vec__free(&vec);
	CHECK_EQUAL(bccx_vec__exact((void **)&vec.at, &vec.cap, 1ULL << 40, 4), -BCCX_ENOMEM);
}

TEST(arena_keeps_what_it_gave)
{
	struct bccx_arena arena = { 0 };
	char *copies[2000], expected[32];
	void *large;

	for (int i = 0; i < 2000; i++) {
		uint64_t *aligned = bccx_arena__alloc(&arena, 24);

		CHECK_EQUAL((uintptr_t)aligned % 8, 0);
		memset(aligned, 0xff, 24);
		snprintf(expected, sizeof(expected), "string %d", i);
		copies[i] = bccx_arena__copy(&arena, expected, strlen(expected));
	}
	large = bccx_arena__alloc(&arena, 1 << 20);
	CHECK(large);
	memset(large, 0, 1 << 20);
	for (int i = 0; i < 2000; i++) {
		snprintf(expected, sizeof(expected), "string %d", i);
		if (strcmp(copies[i], expected))
			CHECK_STRING(copies[i], expected);
	}
	CHECK(!bccx_arena__alloc(&arena, SIZE_MAX - 4));
	bccx_arena__free(&arena);
	CHECK_EQUAL(arena.total, 0);
}

TEST(hash_finds_all_and_only_what_is_in_it)
{
	struct bccx_hash table = { 0 };
	struct bccx_hash_walk walk;
	uint32_t position, found;

	for (uint32_t i = 0; i < 5000; i++)
		CHECK_EQUAL(bccx_hash__insert(&table, bccx_hash__words(i, 7), i), 0);
	for (uint32_t i = 0; i < 6000; i++) {
		walk = bccx_hash__walk(bccx_hash__words(i, 7));
		found = 0;
		while (bccx_hash__next(&table, &walk, &position))
			found += position == i;
		if (found != (i < 5000))
			CHECK_EQUAL(found, i < 5000);
	}
	bccx_hash__clear(&table);
	walk = bccx_hash__walk(bccx_hash__words(1, 7));
	CHECK(!bccx_hash__next(&table, &walk, &position));
	bccx_hash__free(&table);
}

TEST(hash_of_bytes_sees_every_byte)
{
	char bytes[40] = "the quick brown fox jumps over the lazy";
	uint64_t before = bccx_hash__bytes(bytes, sizeof(bytes));

	for (size_t i = 0; i < sizeof(bytes); i++) {
		bytes[i] ^= 1;
		CHECK(bccx_hash__bytes(bytes, sizeof(bytes)) != before);
		bytes[i] ^= 1;
	}
	CHECK(bccx_hash__bytes("a\0", 2) != bccx_hash__bytes("a", 1));
	CHECK(bccx_hash__bytes(bytes, sizeof(bytes)) == before);
}

TEST(strings_are_kept_once)
{
	struct bccx_strings strings = { 0 };
	uint32_t a = bccx_strings__add(&strings, "alpha", 5), b = bccx_strings__add(&strings, "beta", 4);

	CHECK(a && b && a != b);
	CHECK_EQUAL(bccx_strings__add(&strings, "", 0), 0);
	CHECK_EQUAL(bccx_strings__add(&strings, "alpha", 5), a);
	CHECK(bccx_strings__add(&strings, "al\0ha", 5) != a);
	CHECK_STRING(strings.list.at[b].at, "beta");
	bccx_strings__free(&strings);
}

static int compare(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return x < y ? -1 : x > y;
}

/* With the position as the low half, a stable sort by the high half is a sort of whole words. */
static void check_sorted(uint32_t count, uint32_t mask)
{
	uint64_t *words = malloc((count + 1) * sizeof(*words)), *spare = malloc((count + 1) * sizeof(*words));
	uint64_t *wanted = malloc((count + 1) * sizeof(*words));

	for (uint32_t i = 0; i < count; i++)
		words[i] = wanted[i] = (uint64_t)((uint32_t)rand() * 2654435761u & mask) << 32 | i;
	qsort(wanted, count, sizeof(*wanted), compare);
	bccx_sort__by_high_half(words, spare, count);
	CHECK(!memcmp(words, wanted, count * sizeof(*words)));
	free(words);
	free(spare);
	free(wanted);
}

TEST(sort_equals_qsort_and_is_stable)
{
	static const uint32_t masks[] = { 0, 7, 0x7ff, 0xffff, 0x3ff800, 0xffffffff };

	srand(1);
	for (size_t i = 0; i < sizeof(masks) / sizeof(*masks); i++)
		for (uint32_t count = 0; count < 5000; count = count * 2 + 1)
			check_sorted(count, masks[i]);
}

TEST(aggregate_sums_under_keys)
{
	struct bccx_aggregate aggregate = { .key_size = 8, .nr_values = 2 };

	for (uint64_t i = 0; i < 3000; i++) {
		uint64_t key = i % 100;

		bccx_aggregate__add(&aggregate, &key, (int64_t[]){ 1, (int64_t)i });
	}
	CHECK_EQUAL(aggregate.sums.len, 100);
	CHECK_EQUAL(aggregate.sums.at[7].value[0], 30);
	CHECK_EQUAL(aggregate.sums.at[7].value[1], 30 * 7 + 100 * (29 * 30 / 2));
	bccx_aggregate__clear(&aggregate);
	CHECK_EQUAL(aggregate.sums.len, 0);
	bccx_aggregate__free(&aggregate);
}

TEST(aggregate_tells_growth)
{
	struct bccx_aggregate last = { .key_size = 4, .nr_values = 2 };
	int64_t values[2] = { 3, 5 };

	CHECK(bccx_aggregate__growth(&last, "one\0", values));
	CHECK_EQUAL(values[0], 3);
	values[0] = 3, values[1] = 5;
	CHECK(!bccx_aggregate__growth(&last, "one\0", values));
	values[0] = 3, values[1] = 9;
	CHECK(bccx_aggregate__growth(&last, "one\0", values));
	CHECK_EQUAL(values[0], 0);
	CHECK_EQUAL(values[1], 4);
	values[0] = 1, values[1] = 1;
	CHECK(bccx_aggregate__growth(&last, "two\0", values));
	CHECK_EQUAL(values[1], 1);
	bccx_aggregate__free(&last);
}

TEST(aggregate_stops_at_the_ends_of_a_number)
{
	struct bccx_aggregate aggregate = { .key_size = 4, .nr_values = 2 };

	bccx_aggregate__add(&aggregate, "key", (int64_t[]){ INT64_MAX - 1, INT64_MIN + 1 });
	bccx_aggregate__add(&aggregate, "key", (int64_t[]){ 5, -5 });
	CHECK_EQUAL(aggregate.sums.at[0].value[0], INT64_MAX);
	CHECK_EQUAL(aggregate.sums.at[0].value[1], INT64_MIN);
	bccx_aggregate__free(&aggregate);
}

TEST(aggregate_keeps_totals_without_memory)
{
	struct bccx_aggregate aggregate = { .key_size = 8, .nr_values = 1 };
	int64_t total = 0;

	bccx_mem__set_limit(bccx_mem__used() + (256 << 10));
	for (uint64_t key = 0; key < 20000; key++)
		bccx_aggregate__add(&aggregate, &key, (int64_t[]){ 3 });
	bccx_mem__set_limit(0);
	for (uint32_t i = 0; i < aggregate.sums.len; i++)
		total += aggregate.sums.at[i].value[0];
	CHECK(aggregate.rest_count > 0);
	CHECK_EQUAL(total + aggregate.rest[0], 60000);
	bccx_aggregate__free(&aggregate);
}
