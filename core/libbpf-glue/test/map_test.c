// SPDX-License-Identifier: Apache-2.0
#include "test.h"

TEST(entries_are_looked_up_updated_and_deleted)
{
	struct bccx_map *map = find_map(load_object("maps"), "hash");
	uint32_t key = 5;
	uint64_t value = 55, found = 0;

	CHECK_EQ(bccx_map__lookup(map, &key, 4, &found, 8), -ENOENT);
	CHECK_EQ(bccx_map__update(map, &key, 4, &value, 8, 2), -ENOENT);
	CHECK_EQ(bccx_map__update(map, &key, 4, &value, 8, 1), 0);
	CHECK_EQ(bccx_map__update(map, &key, 4, &value, 8, 1), -EEXIST);
	CHECK_EQ(bccx_map__lookup(map, &key, 4, &found, 8), 0);
	CHECK_EQ(found, 55);
	CHECK_EQ(bccx_map__delete(map, &key, 4), 0);
	CHECK_EQ(bccx_map__delete(map, &key, 4), -ENOENT);
}

TEST(entries_validate_their_arguments)
{
	struct bccx_object *object = load_object("maps");
	struct bccx_map *map = find_map(object, "hash");
	uint32_t key = 5;
	uint64_t value = 55;

	CHECK_EQ(bccx_map__lookup(NULL, &key, 4, &value, 8), -EINVAL);
	CHECK_EQ(bccx_map__lookup(map, NULL, 4, &value, 8), -EINVAL);
	CHECK_EQ(bccx_map__lookup(map, &key, 4, NULL, 8), -EINVAL);
	CHECK_EQ(bccx_map__lookup(map, &key, 3, &value, 8), -EMSGSIZE);
	CHECK_HAS(bccx_last_error(), "map 'hash': its keys have 4 bytes, 3 were given");
	CHECK_EQ(bccx_map__lookup(map, &key, 4, &value, 9), -EMSGSIZE);
	CHECK_EQ(bccx_map__update(NULL, &key, 4, &value, 8, 0), -EINVAL);
	CHECK_EQ(bccx_map__update(map, NULL, 4, &value, 8, 0), -EINVAL);
	CHECK_EQ(bccx_map__update(map, &key, 4, NULL, 8, 0), -EINVAL);
	CHECK_EQ(bccx_map__update(map, &key, 4, &value, 8, 3), -EINVAL);
	CHECK_EQ(bccx_map__update(map, &key, 4, &value, 4, 0), -EMSGSIZE);
	CHECK_EQ(bccx_map__delete(NULL, &key, 4), -EINVAL);
	CHECK_EQ(bccx_map__delete(map, NULL, 4), -EINVAL);
	CHECK_EQ(bccx_map__delete(map, &key, 8), -EMSGSIZE);
}

TEST(maps_hold_nothing_before_load)
{
	struct bccx_map *map = find_map(open_object("maps"), "hash");
	struct bccx_drain drain = { .size = sizeof(drain) };
	uint32_t key = 5;
	uint64_t value = 55;
	char buffer[64];

	CHECK_EQ(bccx_map__lookup(map, &key, 4, &value, 8), -EINVAL);
	CHECK_HAS(bccx_last_error(), "object 'maps' is not loaded");
	CHECK_EQ(bccx_map__update(map, &key, 4, &value, 8, 0), -EINVAL);
	CHECK_EQ(bccx_map__update_batch(map, &key, &value, 1), -EINVAL);
	CHECK_EQ(bccx_map__delete(map, &key, 4), -EINVAL);
	CHECK_EQ(bccx_map__drain(map, buffer, sizeof(buffer), &drain), -EINVAL);
	CHECK_EQ(bccx_map__memory(map), -EINVAL);
	CHECK_NULL(bccx_ring__open(map, NULL), EINVAL);
}

TEST(maps_are_resized_before_load)
{
	struct bccx_object *object = open_object("maps");
	struct bccx_map *map = find_map(object, "small");
	struct bccx_map_info info = { .size = sizeof(info) };
	uint64_t value = 1;

	CHECK_EQ(bccx_map__set_max_entries(map, 0), -EINVAL);
	CHECK_EQ(bccx_map__set_max_entries(NULL, 8), -EINVAL);
	CHECK_EQ(bccx_map__set_max_entries(map, 8), 0);
	CHECK_EQ(bccx_map__set_on_demand(NULL, 1), -EINVAL);
	CHECK_EQ(bccx_map__set_on_demand(map, 1), 0);
	CHECK_EQ(bccx_map__info(map, &info), 0);
	CHECK_EQ(info.flags, 1); /* BPF_F_NO_PREALLOC */
	CHECK_EQ(bccx_map__set_on_demand(map, 0), 0);
	CHECK_EQ(bccx_map__info(map, &info), 0);
	CHECK_EQ(info.flags, 0);
	CHECK_EQ(bccx_object__load(object), 0);
	CHECK_EQ(bccx_map__set_on_demand(map, 1), -EINVAL);
	CHECK_EQ(bccx_map__set_max_entries(map, 9), -EINVAL);
	CHECK_EQ(bccx_map__info(map, &info), 0);
	CHECK_EQ(info.max_entries, 8);
	for (uint32_t key = 0; key < 8; key++)
		CHECK_EQ(bccx_map__update(map, &key, 4, &value, 8, 0), 0);
	{
		uint32_t ninth = 8;

		CHECK_EQ(bccx_map__update(map, &ninth, 4, &value, 8, 0), -E2BIG);
	}
}

TEST(memory_is_what_the_kernel_charges)
{
	struct bccx_object *object = load_object("maps");

	/* 4096 entries of a kilobyte. */
	CHECK(bccx_map__memory(find_map(object, "wide")) > 4096 * 1024);
	CHECK(bccx_map__memory(find_map(object, "wide")) < 3 * 4096 * 1024);
	CHECK(bccx_map__memory(find_map(object, "array")) >= 800);
	CHECK_EQ(bccx_map__memory(NULL), -EINVAL);
}

TEST(batches_update_every_entry)
{
	struct bccx_object *object = load_object("maps");
	static const char *const names[] = { "hash", "allocated", "lru" };
	uint32_t keys[500];
	uint64_t values[500], found;

	for (uint32_t i = 0; i < 500; i++) {
		keys[i] = i * 3;
		values[i] = i * 5;
	}
	for (size_t n = 0; n < 3; n++) {
		struct bccx_map *map = find_map(object, names[n]);

		CHECK_EQ(bccx_map__update_batch(map, keys, values, 500), 0);
		for (uint32_t i = 0; i < 500; i++) {
			CHECK_EQ(bccx_map__lookup(map, &keys[i], 4, &found, 8), 0);
			CHECK_EQ(found, i * 5);
		}
	}
}

/* The trie knows no batch update on some kernels, and per-CPU values are wider than they look. */
TEST(batches_fall_back_to_single_updates)
{
	struct bccx_object *object = load_object("maps");
	struct bccx_map *trie = find_map(object, "trie"), *percpu = find_map(object, "percpu");
	struct {
		uint32_t bits, address;
	} prefixes[3] = { { 32, 1 }, { 32, 2 }, { 32, 3 } };
	uint64_t values[3] = { 10, 20, 30 }, found = 0;
	int cpus = bccx_possible_cpus();
	uint32_t keys[2] = { 1, 2 };
	uint64_t *wide = calloc(2 * cpus, 8), *wide_found = calloc(cpus, 8);

	CHECK_EQ(bccx_map__update_batch(trie, prefixes, values, 3), 0);
	CHECK_EQ(bccx_map__lookup(trie, &prefixes[1], 8, &found, 8), 0);
	CHECK_EQ(found, 20);
	for (int i = 0; i < 2 * cpus; i++)
		wide[i] = 100 + i;
	CHECK_EQ(bccx_map__update_batch(percpu, keys, wide, 2), 0);
	CHECK_EQ(bccx_map__lookup(percpu, &keys[1], 4, wide_found, 8 * cpus), 0);
	for (int i = 0; i < cpus; i++)
		CHECK_EQ(wide_found[i], 100 + cpus + i);
	free(wide);
	free(wide_found);
}

TEST(batches_validate_their_arguments)
{
	struct bccx_map *map = find_map(load_object("maps"), "small");
	uint32_t keys[5] = { 1, 2, 3, 4, 5 };
	uint64_t values[5] = {};

	CHECK_EQ(bccx_map__update_batch(NULL, keys, values, 1), -EINVAL);
	CHECK_EQ(bccx_map__update_batch(map, NULL, values, 1), -EINVAL);
	CHECK_EQ(bccx_map__update_batch(map, keys, NULL, 1), -EINVAL);
	CHECK_EQ(bccx_map__update_batch(map, NULL, NULL, 0), 0);
	CHECK_EQ(bccx_map__update_batch(map, keys, values, 5), -E2BIG);
}
