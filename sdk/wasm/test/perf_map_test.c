// SPDX-License-Identifier: Apache-2.0
#include "check.h"
#include "native_host.h"
#include <bccx/abi.h>
#include <bccx/perf_map.h>
#include <stdio.h>
#include <string.h>

static const char *name_at(const struct bccx_perf_map *map, uint64_t address)
{
	static char copy[128];
	struct bccx_jit_symbol symbol;

	if (!bccx_perf_map__find(map, address, &symbol))
		return NULL;
	snprintf(copy, sizeof(copy), "%.*s", (int)symbol.name_len, symbol.name);
	return copy;
}

TEST(perf_map_names_with_blanks_and_bad_lines)
{
	static const char text[] = "7f0000001000 40 JS:*hotLeaf file.js:1:17\n"
				   "nonsense\n7f0000002000\n7f0000002000 0 empty\n7f0000002000 10 \n"
				   "ffffffffffffffff 10 wraps\n0x7f0000003000 0x20 with prefix\n7f0000001040 20 next";

	for (uint32_t part = 1; part < sizeof(text); part += 7) {
		struct bccx_perf_map map = { 0 };

		for (uint32_t at = 0; at < sizeof(text) - 1; at += part) {
			uint32_t left = (uint32_t)sizeof(text) - 1 - at;

			CHECK_EQUAL(bccx_perf_map__feed(&map, text + at, part < left ? part : left), 0);
		}
		CHECK_EQUAL(bccx_perf_map__build(&map), 0);
		CHECK_STRING(name_at(&map, 0x7f0000001000), "JS:*hotLeaf file.js:1:17");
		CHECK_STRING(name_at(&map, 0x7f000000103f), "JS:*hotLeaf file.js:1:17");
		/* The last line has no end yet: the process is still writing it. */
		CHECK_STRING(name_at(&map, 0x7f0000001040), NULL);
		CHECK_STRING(name_at(&map, 0x7f000000301f), "with prefix");
		CHECK_STRING(name_at(&map, 0x7f0000002000), NULL);
		CHECK_STRING(name_at(&map, 0), NULL);
		bccx_perf_map__free(&map);
	}
}

TEST(perf_map_later_entries_win)
{
	static const char text[] = "1000 100 old\n1040 20 newer inside\n" /* old [1000,1040), newer [1040,1060) */
				   "2000 40 first\n2000 40 again\n" /* the same place */
				   "3020 40 overwritten start\n3000 30 newer before\n"
				   "4000 10 left\n4010 10 right\n";
	struct bccx_perf_map map = { 0 };

	CHECK_EQUAL(bccx_perf_map__feed(&map, text, sizeof(text) - 1), 0);
	CHECK_EQUAL(bccx_perf_map__build(&map), 0);
	CHECK_STRING(name_at(&map, 0x103f), "old");
	CHECK_STRING(name_at(&map, 0x1040), "newer inside");
	CHECK_STRING(name_at(&map, 0x1060), NULL);
	CHECK_STRING(name_at(&map, 0x2010), "again");
	CHECK_STRING(name_at(&map, 0x302f), "newer before");
	CHECK_STRING(name_at(&map, 0x3030), NULL);
	CHECK_STRING(name_at(&map, 0x400f), "left");
	CHECK_STRING(name_at(&map, 0x4010), "right");
	bccx_perf_map__free(&map);
}

TEST(perf_map_grows_while_read)
{
	struct bccx_perf_map map = { 0 };
	int32_t process;

	native_host__add_process(5, "1000-2000 rwxp 0 0:0 0\n");
	process = bccx_host_process_open(5, 0, 0);
	native_host__set_perf_map(5, "1000 10 one\n");
	CHECK_EQUAL(bccx_perf_map__update(&map, process), 0);
	CHECK_STRING(name_at(&map, 0x1000), "one");
	native_host__set_perf_map(5, "1000 10 one\n1010 10 two\n1000 10 three\n");
	CHECK_EQUAL(bccx_perf_map__update(&map, process), 0);
	CHECK_STRING(name_at(&map, 0x1000), "three");
	CHECK_STRING(name_at(&map, 0x1010), "two");
	bccx_perf_map__free(&map);
	native_host__reset();
}

TEST(perf_map_that_is_not_there_may_come)
{
	struct bccx_perf_map map = { 0 };
	int32_t process;

	native_host__add_process(5, "1000-2000 rwxp 0 0:0 0\n");
	process = bccx_host_process_open(5, 0, 0);
	CHECK_EQUAL(bccx_perf_map__update(&map, process), -BCCX_ENOENT);
	native_host__set_perf_map(5, "1000 10 one\n");
	CHECK_EQUAL(bccx_perf_map__update(&map, process), 0);
	CHECK_STRING(name_at(&map, 0x1000), "one");
	bccx_perf_map__free(&map);
	native_host__reset();
}

/* As a JVM does it each time somebody asks for the map. */
TEST(perf_map_written_anew)
{
	struct bccx_perf_map map = { 0 };
	int32_t process;

	native_host__add_process(5, "1000-2000 rwxp 0 0:0 0\n");
	process = bccx_host_process_open(5, 0, 0);
	native_host__set_perf_map(5, "1010 10 gone by then\n1020 10 replaced by then\n1030 10 still there\n10");
	CHECK_EQUAL(bccx_perf_map__update(&map, process), 0);
	native_host__set_perf_map(5,
				  "1000 10 before all others\n1020 8 new\n1030 10 still there\n1040 10 behind them\n");
	CHECK_EQUAL(bccx_perf_map__update(&map, process), 0);
	CHECK_STRING(name_at(&map, 0x1000), "before all others");
	CHECK_STRING(name_at(&map, 0x1010), "gone by then");
	CHECK_STRING(name_at(&map, 0x1020), "new");
	CHECK_STRING(name_at(&map, 0x1028), NULL);
	CHECK_STRING(name_at(&map, 0x103f), "still there");
	CHECK_STRING(name_at(&map, 0x1040), "behind them");
	native_host__set_perf_map(5, "1000 10 short\n");
	CHECK_EQUAL(bccx_perf_map__update(&map, process), 0);
	CHECK_STRING(name_at(&map, 0x1000), "short");
	CHECK_STRING(name_at(&map, 0x1040), "behind them");
	bccx_perf_map__free(&map);
	native_host__reset();
}

/* The same code replaced over and over: what is kept is what there is of it. */
TEST(perf_map_longer_than_its_entries)
{
	struct bccx_perf_map map = { 0 };
	char text[64];
	size_t before = bccx_mem__used();

	for (uint32_t i = 0; i < 3u << 20; i++) {
		int len = snprintf(text, sizeof(text), "%x 10 code number %u\n", 0x1000 + i % 1000 * 16, i);

		CHECK_EQUAL(bccx_perf_map__feed(&map, text, (uint32_t)len), 0);
	}
	CHECK_EQUAL(bccx_perf_map__build(&map), 0);
	CHECK_STRING(name_at(&map, 0x1000), "code number 3145000");
	CHECK_STRING(name_at(&map, 0x1000 + 999 * 16), "code number 3144999");
	CHECK(map.names.cap < 100000);
	bccx_perf_map__free(&map);
	CHECK_EQUAL(bccx_mem__used(), before);
}
