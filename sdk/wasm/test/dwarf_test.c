// SPDX-License-Identifier: Apache-2.0
/* A module's answer with inlined calls: the chain, its marks and its lines, through the whole library. */
#include "check.h"
#include "fixture.h"
#include "native_host.h"
#include "profile_reader.h"
#include <bccx/abi.h>
#include <bccx/dwarf.h>
#include <bccx/tool.h>
#include <profile.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BASE 0x400000ULL /* where the fixtures are linked, and mapped here */

static const char maps_form[] = "400000-500000 r-xp 00000000 08:01 9 build/fixtures/%s\n";

/* Run a profile of one stack: an exact address in each place of the function. */
static struct read_profile *profile_of(const char *fixture, const char *options, size_t options_len, uint64_t start,
				       uint32_t count)
{
	struct {
		struct bccx_stack_id id;
		struct bccx_stack stack;
	} pair = { .id = { 1, 2 }, .stack = { .version = 1, .tgid = 100, .nr = count } };
	struct {
		struct profile_key key;
		struct profile_count count;
	} sum = { .key = { .user = { 1, 2 }, .tgid = 100 }, .count = { 1 } };
	const uint8_t *bytes;
	char maps[256];
	size_t len;

	snprintf(maps, sizeof(maps), maps_form, fixture);
	native_host__add_process(100, maps);
	for (uint32_t i = 0; i < count; i++)
		pair.stack.frame[i] = (start + i) | (uint64_t)BCCX_HOW_IP << BCCX_FRAME_HOW_SHIFT;
	CHECK_EQUAL(bccx_configure(options, (uint32_t)options_len), 0);
	CHECK_EQUAL(bccx_consume(0, &pair, sizeof(pair), 1, 0), 0);
	CHECK_EQUAL(bccx_consume(1, &sum, sizeof(sum), 1, 0), 0);
	CHECK_EQUAL(bccx_finish(1), 0);
	bytes = native_host__emitted(&len);
	return profile_reader__read(bytes, len);
}

static void end(struct read_profile *profile)
{
	profile_reader__free(profile);
	bccx_tool__reset();
	CHECK_EQUAL(native_host__open_handles(), 0);
	native_host__reset();
}

static const char *const fixtures[] = { "inlined-2",       "inlined-3",       "inlined-4",       "inlined-5",
					"inlined-z",       "inlined-zstd",    "inlined-clang-2", "inlined-clang-3",
					"inlined-clang-4", "inlined-clang-5", "split-4",         "split-5",
					"split-clang-4",   "split-clang-5",   "package-4",       "package-5" };

#define OPTIONS "stream.stacks=0\0stream.counts=1\0"

TEST(dwarf_chains_have_marks_and_lines)
{
	static const char with_lines[] = OPTIONS "opt.lines=1";

	for (size_t f = 0; f < sizeof(fixtures) / sizeof(*fixtures); f++) {
		uint32_t size = 0, deep = 0;
		uint64_t start = fixture__symbol(fixtures[f], "outermost", &size);
		struct read_profile *profile = profile_of(fixtures[f], with_lines, sizeof(with_lines), start, size);

		for (uint32_t i = 0; CHECK(profile) && i < profile->nr_locations; i++) {
			const struct read_location *location = &profile->locations[i];
			const struct read_line *last = &location->lines[location->nr_lines - 1];
			const struct read_function *function = profile_reader__function(profile, last->function);

			CHECK_STRING(function->name, "outermost");
			CHECK_EQUAL(function->start, start);
			CHECK_EQUAL(last->inlined, 0);
			CHECK(strstr(function->filename, "test/fixtures/inlined.c") != NULL);
			CHECK(last->line >= 17 && last->line <= 22);
			for (uint32_t k = 0; k + 1 < location->nr_lines; k++)
				CHECK_EQUAL(location->lines[k].inlined, 1);
			if (location->nr_lines == 3) {
				deep++;
				CHECK_STRING(profile_reader__function(profile, location->lines[0].function)->name,
					     "innermost");
				CHECK_STRING(profile_reader__function(profile, location->lines[1].function)->name,
					     "between");
				CHECK_EQUAL(location->lines[0].line, 7);
				CHECK_EQUAL(location->lines[1].line, 12);
				CHECK_EQUAL(location->lines[2].line, 18);
			}
		}
		CHECK(deep > 0);
		end(profile);
	}
}

TEST(dwarf_is_left_alone_when_asked)
{
	static const char without[] = OPTIONS "opt.no-inline=1";
	static const char only_lines[] = OPTIONS "opt.no-inline=1\0opt.lines=1";
	static const char only_calls[] = OPTIONS;

	for (int kind = 0; kind < 3; kind++) {
		uint32_t size = 0;
		uint64_t start = fixture__symbol("inlined-5", "outermost", &size);
		struct read_profile *profile =
			kind == 0   ? profile_of("inlined-5", without, sizeof(without), start, size)
			: kind == 1 ? profile_of("inlined-5", only_lines, sizeof(only_lines), start, size)
				    : profile_of("inlined-5", only_calls, sizeof(only_calls) - 1, start, size);
		uint32_t inlined = 0, lines = 0;

		for (uint32_t i = 0; CHECK(profile) && i < profile->nr_locations; i++) {
			inlined += profile->locations[i].nr_lines > 1;
			lines += profile->locations[i].lines[0].line != 0;
		}
		CHECK_EQUAL(inlined > 0, kind == 2);
		CHECK_EQUAL(lines > 0, kind == 1);
		end(profile);
	}
}

/* Little memory may cost the calls and the name, never a wrong name or the totals. */
TEST(dwarf_with_little_memory)
{
	static const char with_lines[] = OPTIONS "opt.lines=1";
	uint32_t size = 0, named = 0;
	uint64_t start = fixture__symbol("inlined-z", "outermost", &size);
	struct {
		struct bccx_stack_id id;
		struct bccx_stack stack;
	} pair = { .id = { 1, 2 }, .stack = { .version = 1, .tgid = 100, .nr = size } };
	struct {
		struct profile_key key;
		struct profile_count count;
	} sum = { .key = { .user = { 1, 2 }, .tgid = 100 }, .count = { 1 } };

	for (uint32_t i = 0; i < size; i++)
		pair.stack.frame[i] = (start + i) | (uint64_t)BCCX_HOW_IP << BCCX_FRAME_HOW_SHIFT;
	for (size_t limit = 16 << 10; limit < 2 << 20; limit += limit / 4) {
		struct read_profile *profile = NULL;
		const uint8_t *bytes;
		char maps[256];
		size_t len;
		bool done;

		snprintf(maps, sizeof(maps), maps_form, "inlined-z");
		native_host__add_process(100, maps);
		CHECK_EQUAL(bccx_configure(with_lines, sizeof(with_lines)), 0);
		bccx_mem__set_limit(bccx_mem__used() + limit);
		bccx_consume(0, &pair, sizeof(pair), 1, 0);
		bccx_consume(1, &sum, sizeof(sum), 1, 0);
		done = !bccx_finish(1);
		bccx_mem__set_limit(0);
		bytes = native_host__emitted(&len);
		if (done)
			profile = profile_reader__read(bytes, len);
		CHECK(!done || (profile && profile->nr_samples == 1 && profile->samples[0].values[0] == 1));
		for (uint32_t i = 0; profile && i < profile->nr_locations; i++) {
			const struct read_location *location = &profile->locations[i];
			const struct read_function *function;

			if (!location->nr_lines || location->kind == BCCX_KIND_LOST)
				continue;
			function = profile_reader__function(profile, location->lines[location->nr_lines - 1].function);
			CHECK_STRING(function->name, "outermost");
			named++;
		}
		end(profile);
	}
	CHECK(named > 0);
}

/* Names of all calls in a function of a fixture, for comparisons. */
static void names_of(const char *fixture, char *text, size_t cap)
{
	static const char options[] = OPTIONS;
	uint32_t size = 0;
	uint64_t start = fixture__symbol(fixture, "outermost", &size);
	struct read_profile *profile = profile_of(fixture, options, sizeof(options) - 1, start, size);
	size_t len = 0;

	text[0] = 0;
	for (uint32_t i = 0; CHECK(profile) && i < profile->nr_locations; i++)
		for (uint32_t k = 0; k < profile->locations[i].nr_lines && len < cap; k++)
			len += (size_t)snprintf(
				text + len, cap - len, "%s ",
				profile_reader__function(profile, profile->locations[i].lines[k].function)->name);
	end(profile);
}

/* What was split off another build says nothing about this one, under whatever name it lies. */
TEST(dwarf_of_another_build_is_not_used)
{
	static const char *const others[][2] = { { "split-clang-5", "split-clang-4.dwo" },
						 { "package-5", "split-clang-5.dwo" },
						 { "package-4", "package-5.dwp" },
						 { "split-clang-5", "calls-pie" } };
	static char text[16384];

	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++) {
		char path[128];
		size_t len;
		FILE *file;
		void *bytes = malloc(1 << 20);

		snprintf(path, sizeof(path), "build/fixtures/%s", others[i][1]);
		file = fopen(path, "r");
		len = file ? fread(bytes, 1, 1 << 20, file) : 0;
		CHECK(len > 0);
		if (file)
			fclose(file);
		native_host__set_companion(bytes, len);
		names_of(others[i][0], text, sizeof(text));
		CHECK(!strstr(text, "innermost"));
		CHECK(strstr(text, "outermost") != NULL);
		native_host__set_companion(NULL, 0);
		free(bytes);
	}
	names_of("split-clang-5", text, sizeof(text));
	CHECK(strstr(text, "innermost between outermost") != NULL);
}
