// SPDX-License-Identifier: Apache-2.0
#include "check.h"
#include "native_host.h"
#include <bccx/abi.h>
#include <bccx/jit_dump.h>
#include <bccx/mem.h>
#include <stdio.h>
#include <string.h>

/* A dump as it is written, and how much of it is there yet. */
static uint8_t file[256 << 10];
static uint32_t written, visible;

static void put(const void *bytes, uint32_t len)
{
	memcpy(file + written, bytes, len);
	visible = written += len;
}

static void put_words(const uint64_t *words, uint32_t count)
{
	put(words, count * sizeof(*words));
}

static void put_head(uint32_t id, uint32_t body, uint64_t time)
{
	put((uint32_t[]){ id, 16 + body }, 8);
	put(&time, sizeof(time));
}

static void begin(uint64_t flags)
{
	written = 0;
	put((uint32_t[]){ 0x4a695444, 1, 40, 62, 0, 100 }, 24);
	put_words((uint64_t[]){ 0, flags }, 2);
}

static void load(uint64_t time, uint64_t address, uint64_t size, uint64_t index, const char *name)
{
	static const uint8_t code[4096];
	uint32_t name_len = (uint32_t)strlen(name) + 1;

	put_head(0, 40 + name_len + (uint32_t)size, time);
	put((uint32_t[]){ 100, 100 }, 8);
	put_words((uint64_t[]){ address, address, size, index }, 4);
	put(name, name_len);
	put(code, (uint32_t)size);
}

static void move(uint64_t time, uint64_t from, uint64_t to, uint64_t size, uint64_t index)
{
	put_head(1, 48, time);
	put((uint32_t[]){ 100, 100 }, 8);
	put_words((uint64_t[]){ to, from, to, size, index }, 5);
}

static int64_t read_file(const void *context, uint64_t offset, void *dst, uint32_t len)
{
	(void)context;
	if (offset >= visible)
		return 0;
	if (len > visible - offset)
		len = visible - (uint32_t)offset;
	memcpy(dst, file + offset, len);
	return len;
}

static const char *name_at(const struct bccx_jit_dump *dump, uint64_t address, uint64_t time)
{
	static char copy[128];
	struct bccx_jit_named named;

	if (!bccx_jit_dump__find(dump, address, time, &named))
		return NULL;
	snprintf(copy, sizeof(copy), "%.*s", (int)named.name_len, named.name);
	return copy;
}

static struct bccx_jit_dump taken(void)
{
	struct bccx_jit_dump dump = { 0 };

	CHECK_EQUAL(bccx_jit_dump__update(&dump, read_file, NULL), 0);
	return dump;
}

TEST(jit_dump_names_by_time)
{
	struct bccx_jit_dump dump;

	begin(0);
	load(100, 0x1000, 0x100, 1, "first");
	load(200, 0x1000, 0x80, 2, "second");
	load(300, 0x1080, 0x80, 3, "third");
	dump = taken();
	CHECK_STRING(name_at(&dump, 0x1000, 100), "first");
	CHECK_STRING(name_at(&dump, 0x10ff, 199), "first");
	CHECK_STRING(name_at(&dump, 0x1000, 200), "second");
	/* Its beginning was overwritten: the rest was free for what came there afterwards. */
	CHECK_STRING(name_at(&dump, 0x10ff, 250), "third");
	CHECK_STRING(name_at(&dump, 0x10ff, 300), "third");
	/* Written down a little after it began to run. */
	CHECK_STRING(name_at(&dump, 0x1000, 99), "first");
	CHECK_STRING(name_at(&dump, 0x1000, 0), "second");
	CHECK_STRING(name_at(&dump, 0x1100, 300), NULL);
	CHECK_STRING(name_at(&dump, 0xfff, 300), NULL);
	bccx_jit_dump__free(&dump);
}

TEST(jit_dump_follows_code_that_moves)
{
	struct bccx_jit_dump dump;

	begin(0);
	load(100, 0x1000, 0x100, 7, "moved");
	move(200, 0x1000, 0x5000, 0x100, 7);
	move(300, 0x5000, 0x9000, 0x100, 7);
	move(300, 0x1, 0x2, 0x100, 8);
	dump = taken();
	CHECK_STRING(name_at(&dump, 0x1010, 150), "moved");
	CHECK_STRING(name_at(&dump, 0x1010, 250), NULL);
	CHECK_STRING(name_at(&dump, 0x5010, 250), "moved");
	CHECK_STRING(name_at(&dump, 0x5010, 350), NULL);
	CHECK_STRING(name_at(&dump, 0x9010, 0), "moved");
	bccx_jit_dump__free(&dump);
}

TEST(jit_dump_without_times_of_the_clock_gives_the_latest)
{
	struct bccx_jit_dump dump;

	begin(1);
	load(1ull << 60, 0x1000, 0x100, 1, "first");
	load(2ull << 60, 0x1000, 0x100, 2, "second");
	dump = taken();
	CHECK_STRING(name_at(&dump, 0x1000, 5), "second");
	bccx_jit_dump__free(&dump);
}

TEST(jit_dump_knows_lines)
{
	static const struct {
		uint64_t address;
		uint32_t line, discriminator;
		const char *file;
	} entries[] = { { 0x1000, 3, 0, "a.js" }, { 0x1010, 5, 0, "\xff" }, { 0x1020, 9, 0, "b.js" } };
	struct bccx_jit_named named;
	struct bccx_jit_dump dump;

	begin(0);
	put_head(2, 16 + 3 * 16 + 5 + 2 + 5, 100);
	put_words((uint64_t[]){ 0x1000, 3 }, 2);
	for (int i = 0; i < 3; i++) {
		put(&entries[i].address, 8);
		put(&entries[i].line, 8);
		put(entries[i].file, (uint32_t)strlen(entries[i].file) + 1);
	}
	load(100, 0x1000, 0x100, 1, "lines");
	load(100, 0x2000, 0x100, 2, "none");
	dump = taken();
	CHECK(bccx_jit_dump__find(&dump, 0x101f, 0, &named));
	CHECK_EQUAL(named.line, 5);
	CHECK(named.file_len == 4 && !memcmp(named.file, "a.js", 4));
	CHECK(bccx_jit_dump__find(&dump, 0x10ff, 0, &named));
	CHECK_EQUAL(named.line, 9);
	CHECK(named.file_len == 4 && !memcmp(named.file, "b.js", 4));
	CHECK(bccx_jit_dump__find(&dump, 0x2000, 0, &named));
	CHECK_EQUAL(named.line, 0);
	bccx_jit_dump__free(&dump);
}

TEST(jit_dump_is_read_while_it_is_written)
{
	struct bccx_jit_dump dump = { 0 };
	uint32_t whole;

	begin(0);
	load(100, 0x1000, 0x1000, 1, "one");
	load(100, 0x3000, 0x20, 2, "two");
	load(100, 0x4000, 0x20, 3, "three");
	whole = written;
	for (visible = 0; visible < whole; visible += 13)
		CHECK_EQUAL(bccx_jit_dump__update(&dump, read_file, NULL), 0);
	visible = whole;
	CHECK_EQUAL(bccx_jit_dump__update(&dump, read_file, NULL), 0);
	CHECK_EQUAL(dump.codes.len, 3);
	CHECK_STRING(name_at(&dump, 0x1fff, 0), "one");
	CHECK_STRING(name_at(&dump, 0x3000, 0), "two");
	CHECK_STRING(name_at(&dump, 0x4000, 0), "three");
	bccx_jit_dump__free(&dump);
}

TEST(jit_dump_of_nonsense)
{
	struct bccx_jit_dump dump;

	written = 0;
	put("\177ELF and so on, at least as long as the header of a dump", 56);
	dump = (struct bccx_jit_dump){ 0 };
	CHECK_EQUAL(bccx_jit_dump__update(&dump, read_file, NULL), -BCCX_EINVAL);
	bccx_jit_dump__free(&dump);

	begin(0);
	load(1, 0x1000, 0x10, 1, "sound");
	load(1, UINT64_MAX - 4, 0x10, 2, "wraps");
	load(1, 0x2000, 0, 3, "empty");
	load(1, 0x3000, 0x10, 4, "");
	put_head(77, 8, 1);
	put_words((uint64_t[]){ 0 }, 1);
	put_head(2, 24, 1);
	put_words((uint64_t[]){ 0x4000, UINT64_MAX, 0 }, 3);
	load(1, 0x4000, 0x10, 5, "last");
	put((uint32_t[]){ 0, 3, 0, 0 }, 16); /* a record shorter than its head */
	load(1, 0x5000, 0x10, 6, "behind");
	dump = (struct bccx_jit_dump){ 0 };
	CHECK_EQUAL(bccx_jit_dump__update(&dump, read_file, NULL), -BCCX_EINVAL);
	CHECK_STRING(name_at(&dump, 0x1000, 0), "sound");
	CHECK_STRING(name_at(&dump, 0x4000, 0), "last");
	CHECK_STRING(name_at(&dump, 0x5000, 0), NULL);
	CHECK_EQUAL(dump.codes.len, 2);
	bccx_jit_dump__free(&dump);
}

TEST(jit_dump_of_one_place_again_and_again)
{
	struct bccx_jit_dump dump;

	begin(0);
	for (uint32_t i = 0; i < 2000; i++)
		load(i + 1, 0x1000, 0x10, i, i % 2 ? "odd" : "even");
	dump = taken();
	CHECK_STRING(name_at(&dump, 0x1008, 1000), "odd");
	CHECK_STRING(name_at(&dump, 0x1008, 1001), "even");
	bccx_jit_dump__free(&dump);
}
