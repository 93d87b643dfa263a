// SPDX-License-Identifier: Apache-2.0
#include "check.h"
#include <bccx/abi.h>
#include <bccx/maps.h>
#include <stdio.h>
#include <string.h>

static const char text[] =
	"55d0c0a00000-55d0c0a02000 r--p 00000000 08:01 131 /usr/bin/cat\n"
	"55d0c0a02000-55d0c0a06000 r-xp 00002000 08:01 131                        /usr/bin/cat\n"
	"55d0c0a06000-55d0c0a07000 r-xp 00006000 08:01 131                        /usr/bin/cat\n"
	"55d0c1b00000-55d0c1b21000 rwxp 00000000 00:00 0                          [heap]\n"
	"7f0000000000-7f0000001000 r-xp 00000000 00:1f 77 /tmp/a name  with (deleted) blanks (deleted)\n"
	"7f0000002000-7f0000003000 r-xp 00001000 103:05 4294967299 /tmp/new\\012line\\\n"
	"7f0000004000-7f0000005000 r-xp 00000000 00:01 2061 /memfd:jit code (deleted)\n"
	"7f0000006000-7f0000007000 rwxp 00000000 00:00 0 \n"
	"7f0000008000-7f0000009000 r-xp 00000000 00:00 0 [anon:v8]\n"
	"7f000000a000-7f000000b000 rwxs 00000000 00:05 9 anon_inode:[perf_event]\n"
	"7ffd00000000-7ffd00001000 --xp 00000000 00:00 0 [uprobes]\n"
	"7ffd00002000-7ffd00004000 r-xp 00000000 00:00 0                          [vdso]\n"
	"ffffffffff600000-ffffffffff601000 --xp 00000000 00:00 0                  [vsyscall]";

static void load(struct bccx_maps *maps, const char *from, uint32_t part)
{
	uint32_t len = (uint32_t)strlen(from);

	memset(maps, 0, sizeof(*maps));
	for (uint32_t at = 0; at < len; at += part)
		CHECK_EQUAL(bccx_maps__feed(maps, from + at, part < len - at ? part : len - at), 0);
	CHECK_EQUAL(bccx_maps__finish(maps), 0);
}

TEST(maps_keep_executable_mappings)
{
	const struct bccx_mapping *mapping;
	struct bccx_maps maps;

	for (uint32_t part = 1; part < 200; part += 13) {
		load(&maps, text, part);
		if (!CHECK_EQUAL(maps.mappings.len, 12)) {
			bccx_maps__free(&maps);
			return;
		}
		mapping = &maps.mappings.at[0];
		CHECK_EQUAL(mapping->start, 0x55d0c0a02000);
		CHECK_EQUAL(mapping->end, 0x55d0c0a06000);
		CHECK_EQUAL(mapping->offset, 0x2000);
		CHECK_EQUAL(mapping->device, 0x8ULL << 32 | 1);
		CHECK_EQUAL(mapping->inode, 131);
		CHECK_STRING(mapping->path, "/usr/bin/cat");
		CHECK_EQUAL(mapping->kind, BCCX_MAPPING_FILE);
		bccx_maps__free(&maps);
	}
}

TEST(maps_understand_odd_names)
{
	struct bccx_mapping *at;
	struct bccx_maps maps;

	load(&maps, text, 4096);
	at = maps.mappings.at;
	CHECK_EQUAL(at[2].kind, BCCX_MAPPING_ANONYMOUS);
	CHECK_STRING(at[3].path, "/tmp/a name  with (deleted) blanks");
	CHECK(at[3].deleted);
	CHECK_STRING(at[4].path, "/tmp/new\nline\\");
	CHECK(!at[4].deleted);
	CHECK_EQUAL(at[4].inode, 4294967299);
	CHECK_EQUAL(at[4].device, 0x103ULL << 32 | 5);
	CHECK_STRING(at[5].path, "/memfd:jit code");
	CHECK_EQUAL(at[5].kind, BCCX_MAPPING_FILE);
	CHECK_EQUAL(at[6].kind, BCCX_MAPPING_ANONYMOUS);
	CHECK_STRING(at[6].path, "");
	CHECK_EQUAL(at[7].kind, BCCX_MAPPING_ANONYMOUS);
	CHECK_EQUAL(at[8].kind, BCCX_MAPPING_SPECIAL);
	CHECK_EQUAL(at[9].kind, BCCX_MAPPING_SPECIAL);
	CHECK_EQUAL(at[10].kind, BCCX_MAPPING_VDSO);
	CHECK_EQUAL(at[11].kind, BCCX_MAPPING_SPECIAL);
	bccx_maps__free(&maps);
}

TEST(maps_find_by_half_open_ranges)
{
	struct bccx_maps maps;

	load(&maps, text, 4096);
	CHECK(!bccx_maps__find(&maps, 0));
	CHECK(!bccx_maps__find(&maps, 0x55d0c0a01fff));
	CHECK(bccx_maps__find(&maps, 0x55d0c0a02000) == &maps.mappings.at[0]);
	CHECK(bccx_maps__find(&maps, 0x55d0c0a05fff) == &maps.mappings.at[0]);
	CHECK(bccx_maps__find(&maps, 0x55d0c0a06000) == &maps.mappings.at[1]);
	CHECK(!bccx_maps__find(&maps, 0x7f0000001000));
	CHECK(bccx_maps__find(&maps, 0xffffffffff600fff) == &maps.mappings.at[11]);
	CHECK(!bccx_maps__find(&maps, UINT64_MAX));
	bccx_maps__free(&maps);
}

TEST(maps_skip_what_is_no_mapping)
{
	struct bccx_maps maps;

	load(&maps,
	     "nonsense\n\n1000-500 r-xp 0 0:0 0 /backwards\n1000-2000 r-x\n1000-2000 r-xp zz 0:0 0 /x\n"
	     "1000-2000 r-xp 00000000 00:00\n3000-4000 r-xp 00000000 00:00 5 /good\n",
	     4096);
	CHECK_EQUAL(maps.mappings.len, 1);
	CHECK_STRING(maps.mappings.at[0].path, "/good");
	bccx_maps__free(&maps);
}

TEST(maps_out_of_order_are_not_searched)
{
	struct bccx_maps maps;

	load(&maps, "5000-6000 r-xp 0 0:0 1 /a\n1000-2000 r-xp 0 0:0 2 /b\n5800-7000 r-xp 0 0:0 3 /c\n", 4096);
	CHECK_EQUAL(maps.mappings.len, 1);
	CHECK(!bccx_maps__find(&maps, 0x1000));
	CHECK_STRING(bccx_maps__find(&maps, 0x5900)->path, "/a");
	bccx_maps__free(&maps);
}

TEST(maps_have_a_limit)
{
	struct bccx_maps maps = { 0 };
	char line[96];
	int err = 0;

	for (uint64_t i = 0; !err && i < BCCX_MAPPINGS_MAX + 10; i++) {
		int len = snprintf(line, sizeof(line), "%lx-%lx r-xp 00000000 00:00 0\n", (i + 1) << 12, (i + 2) << 12);

		err = bccx_maps__feed(&maps, line, (uint32_t)len);
	}
	CHECK_EQUAL(err, -BCCX_E2BIG);
	CHECK_EQUAL(maps.mappings.len, BCCX_MAPPINGS_MAX);
	bccx_maps__free(&maps);
}
