// SPDX-License-Identifier: Apache-2.0
#include <bpf/bpf.h>

#include "test.h"

/* Value `key` of inner array `index`, read past the glue. */
static bool read_inner(struct bccx_map *outer, uint32_t index, uint32_t key, void *value)
{
	uint32_t id;
	int fd;
	bool there;

	if (bccx_map__lookup(outer, &index, sizeof(index), &id, sizeof(id)) < 0)
		return false;
	fd = bpf_map_get_fd_by_id(id);
	CHECK(fd >= 0);
	there = bpf_map_lookup_elem(fd, &key, value) == 0;
	close(fd);
	return there;
}

TEST(inner_arrays_are_made_when_written)
{
	struct bccx_map *outer = find_map(load_object("inner"), "outer");
	static char values[3][4096], back[4096];
	uint32_t keys[3] = { 15, 0, 7 };

	for (int i = 0; i < 3; i++)
		memset(values[i], 'a' + i, sizeof(values[i]));
	CHECK(!read_inner(outer, 5, 0, back));
	CHECK_EQ(bccx_map__update_inner(outer, 5, keys, values, 3), 0);
	for (int i = 0; i < 3; i++) {
		CHECK(read_inner(outer, 5, keys[i], back));
		CHECK(!memcmp(back, values[i], sizeof(back)));
	}
	CHECK_EQ(bccx_map__update_inner(outer, 5, keys, values[1], 1), 0);
	CHECK(read_inner(outer, 5, 15, back));
	CHECK(!memcmp(back, values[1], sizeof(back)));
	CHECK(!read_inner(outer, 4, 0, back));
}

TEST(inner_arrays_are_read_back)
{
	struct bccx_map *outer = find_map(load_object("inner"), "outer");
	static char values[2][4096], back[4096];
	uint32_t keys[2] = { 3, 15 };

	for (int i = 0; i < 2; i++)
		memset(values[i], 'a' + i, sizeof(values[i]));
	CHECK_EQ(bccx_map__lookup_inner(outer, 5, 3, back, sizeof(back)), -ENOENT);
	CHECK_EQ(bccx_map__update_inner(outer, 5, keys, values, 2), 0);
	for (int i = 0; i < 2; i++) {
		CHECK_EQ(bccx_map__lookup_inner(outer, 5, keys[i], back, sizeof(back)), 0);
		CHECK(!memcmp(back, values[i], sizeof(back)));
	}
	CHECK_EQ(bccx_map__lookup_inner(outer, 4, 3, back, sizeof(back)), -ENOENT);
	CHECK_EQ(bccx_map__lookup_inner(outer, 5, 16, back, sizeof(back)), -ENOENT);
	CHECK_EQ(bccx_map__lookup_inner(outer, 5, 3, back, sizeof(back) - 8), -EMSGSIZE);
	CHECK_EQ(bccx_map__lookup_inner(outer, 5, 3, NULL, sizeof(back)), -EMSGSIZE);
	CHECK_EQ(bccx_map__lookup_inner(outer, 8, 3, back, sizeof(back)), -EINVAL);
	CHECK_EQ(bccx_map__lookup_inner(NULL, 5, 3, back, sizeof(back)), -EINVAL);
	CHECK_EQ(bccx_map__lookup_inner(find_map(load_object("maps"), "array"), 0, 0, back, sizeof(back)), -EINVAL);
}

TEST(inner_arrays_refuse_nonsense)
{
	struct bccx_object *object = load_object("inner");
	struct bccx_map *outer = find_map(object, "outer");
	static char value[4096];
	uint32_t key = 16;

	CHECK_EQ(bccx_map__update_inner(outer, 8, &key, value, 1), -E2BIG);
	CHECK_EQ(bccx_map__update_inner(outer, 0, &key, value, 1), -E2BIG);
	CHECK_EQ(bccx_map__update_inner(outer, 0, NULL, value, 1), -EINVAL);
	CHECK_EQ(bccx_map__update_inner(outer, 0, &key, NULL, 1), -EINVAL);
	CHECK_EQ(bccx_map__update_inner(outer, 0, NULL, NULL, 0), 0);
	CHECK_EQ(bccx_map__update_inner(NULL, 0, &key, value, 1), -EINVAL);
	CHECK_EQ(bccx_map__update_inner(find_map(load_object("maps"), "array"), 0, &key, value, 1), -EINVAL);
	CHECK_EQ(bccx_map__update_inner(find_map(open_object("inner"), "outer"), 0, &key, value, 1), -EINVAL);
}
