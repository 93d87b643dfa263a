// SPDX-License-Identifier: Apache-2.0
#include "test.h"

TEST(global_sizes_come_from_btf)
{
	struct bccx_object *object = open_object("maps");

	CHECK_EQ(bccx_object__global_size(object, "byte_option"), 1);
	CHECK_EQ(bccx_object__global_size(object, "word_option"), 4);
	CHECK_EQ(bccx_object__global_size(object, "long_option"), 8);
	CHECK_EQ(bccx_object__global_size(object, "text_option"), 12);
	CHECK_EQ(bccx_object__global_size(object, "data_counter"), 8);
	CHECK_EQ(bccx_object__global_size(object, "bss_counter"), 8);
	CHECK_EQ(bccx_object__global_size(object, "hidden_counter"), 4);
	CHECK_EQ(bccx_object__global_size(object, "no_such"), -ENOENT);
	CHECK_HAS(bccx_last_error(), "global 'no_such' of 'maps': there is none of that name");
	/* A type's and a map's name are no variables. */
	CHECK_EQ(bccx_object__global_size(object, "odd_key"), -ENOENT);
	CHECK_EQ(bccx_object__global_size(object, "hash"), -ENOENT);
	CHECK_EQ(bccx_object__global_size(object, NULL), -EINVAL);
	CHECK_EQ(bccx_object__global_size(NULL, "byte_option"), -EINVAL);
}

TEST(globals_are_set_before_load_and_seen_by_the_program)
{
	struct bccx_object *object = open_object("maps");
	uint8_t byte = 200;
	uint32_t word = 70000, read_back = 0;
	int64_t number = -5, initial = 0;

	CHECK_EQ(bccx_object__get_global(object, "long_option", &initial, 8), 0);
	CHECK_EQ(initial, 3);
	CHECK_EQ(bccx_object__set_global(object, "byte_option", &byte, 1), 0);
	CHECK_EQ(bccx_object__set_global(object, "word_option", &word, 4), 0);
	CHECK_EQ(bccx_object__set_global(object, "long_option", &number, 8), 0);
	CHECK_EQ(bccx_object__set_global(object, "text_option", "hello world", 12), 0);
	CHECK_EQ(bccx_object__load(object), 0);
	CHECK_EQ(bccx_object__get_global(object, "word_option", &read_back, 4), 0);
	CHECK_EQ(read_back, 70000);
	number = 0;
	CHECK_EQ(bccx_object__get_global(object, "long_option", &number, 8), 0);
	CHECK_EQ(number, -5);
}

TEST(global_sizes_must_match)
{
	struct bccx_object *object = open_object("maps");
	uint64_t value = 1;

	CHECK_EQ(bccx_object__set_global(object, "word_option", &value, 8), -EMSGSIZE);
	CHECK_HAS(bccx_last_error(), "it has 4 bytes, 8 were given");
	CHECK_EQ(bccx_object__get_global(object, "word_option", &value, 3), -EMSGSIZE);
	CHECK_EQ(bccx_object__set_global(object, "word_option", NULL, 4), -EINVAL);
	CHECK_EQ(bccx_object__get_global(object, "word_option", NULL, 4), -EINVAL);
	CHECK_EQ(bccx_object__set_global(NULL, "word_option", &value, 4), -EINVAL);
	CHECK_EQ(bccx_object__get_global(NULL, "word_option", &value, 4), -EINVAL);
}

TEST(loaded_variables_change_alone_and_constants_do_not)
{
	struct bccx_object *object = load_object("maps");
	uint64_t counter = 7, other = 0;
	uint32_t hidden = 9;

	CHECK_EQ(bccx_object__get_global(object, "data_counter", &counter, 8), 0);
	CHECK_EQ(counter, 40);
	counter = 1000;
	CHECK_EQ(bccx_object__set_global(object, "bss_counter", &counter, 8), 0);
	CHECK_EQ(bccx_object__set_global(object, "hidden_counter", &hidden, 4), 0);
	CHECK_EQ(bccx_object__get_global(object, "bss_counter", &other, 8), 0);
	CHECK_EQ(other, 1000);
	CHECK_EQ(bccx_object__set_global(object, "word_option", &hidden, 4), -EPERM);
	CHECK_HAS(bccx_last_error(), "read-only once loaded");
}
