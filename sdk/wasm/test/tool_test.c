// SPDX-License-Identifier: Apache-2.0
/* The whole module as the host sees it: options, batches, finish, and the profile that comes out. */
#include "check.h"
#include "fixture.h"
#include "native_host.h"
#include "profile_reader.h"
#include <bccx/abi.h>
#include <bccx/tool.h>
#include <profile.h>
#include <dlfcn.h>
#include <link.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char options[] = "stream.stacks=0\0stream.counts=1\0opt.frequency=50\0host.arch=x64";

struct stack_pair {
	struct bccx_stack_id id;
	struct bccx_stack stack;
};

struct count_pair {
	struct profile_key key;
	struct profile_count count;
};

static uint64_t frame(uint64_t address, uint64_t how)
{
	return (address & ((1ULL << BCCX_FRAME_ADDR_BITS) - 1)) | how << BCCX_FRAME_HOW_SHIFT;
}

static struct bccx_stack_id id_of(uint64_t number)
{
	return (struct bccx_stack_id){ number, ~number };
}

/* Feed one stack; frames as recorded. */
static int feed_stack(uint64_t number, uint32_t tgid, uint32_t flags, const uint64_t *frames, uint32_t nr)
{
	struct stack_pair pair = {
		.id = id_of(number),
		.stack = { .version = 1, .tgid = tgid, .flags = flags, .nr = nr, .stop = BCCX_STOP_END }
	};

	memcpy(pair.stack.frame, frames, nr * sizeof(*frames));
	return bccx_consume(0, &pair, sizeof(pair), 1, 0);
}

static int feed_count(struct bccx_stack_id user, struct bccx_stack_id kernel, uint64_t samples)
{
	struct count_pair pair = { .key = { .user = user, .kernel = kernel, .tgid = 42, .comm = "worker" },
				   .count = { .samples = samples } };

	return bccx_consume(1, &pair, sizeof(pair), 1, 0);
}

static const struct bccx_stack_id none, lost = { ~0ULL, ~0ULL };

static struct read_profile *finish(void)
{
	struct read_profile *profile;
	const uint8_t *bytes;
	size_t len;

	CHECK_EQUAL(bccx_finish(BCCX_FINISH_FINAL), 0);
	bytes = native_host__emitted(&len);
	profile = profile_reader__read(bytes, len);
	CHECK(profile);
	return profile;
}

static void end(struct read_profile *profile)
{
	profile_reader__free(profile);
	bccx_tool__reset();
	CHECK_EQUAL(native_host__open_handles(), 0);
	native_host__reset();
}

static const char kernel_text[] = "ffffffff81000000 T _text\n"
				  "ffffffff81001000 T do_work\n"
				  "ffffffff81002000 t do_syscall_64\n"
				  "ffffffff81003000 T _etext\n";

/* This very process: functions of the test program and of libc. */
__attribute__((noinline)) static void marker(void)
{
	__asm__ volatile("nop; nop; nop");
}

TEST(tool_names_user_and_kernel_frames)
{
	uint64_t user[] = { frame((uint64_t)marker + 1, BCCX_HOW_IP),
			    frame((uint64_t)dlsym(RTLD_DEFAULT, "a64l") + 8, BCCX_HOW_FP), frame(0x1000, BCCX_HOW_FP) };
	uint64_t kernel[] = { frame(0xffffffff81001004, BCCX_HOW_IP), frame(0xffffffff81002000, BCCX_HOW_KERNEL) };
	struct read_profile *profile;

	native_host__set_kallsyms(kernel_text);
	CHECK_EQUAL(bccx_configure(options, sizeof(options)), 0);
	CHECK_EQUAL(feed_stack(1, (uint32_t)getpid(), 0, user, 3), 0);
	CHECK_EQUAL(feed_stack(2, 0, BCCX_STACK_KERNEL, kernel, 2), 0);
	CHECK_EQUAL(feed_count(id_of(1), id_of(2), 7), 0);
	CHECK_EQUAL(feed_count(id_of(1), none, 5), 0);
	profile = finish();
	if (profile && CHECK_EQUAL(profile->nr_samples, 2)) {
		const struct read_location *leaf = profile_reader__location(profile, profile->samples[1].locations[0]);
		const struct read_function *function = profile_reader__function(profile, leaf->lines[0].function);

		/* A return address at the very start of a function belongs to the one before it. */
		CHECK_STRING(profile_reader__stack(profile, &profile->samples[0]),
			     "do_work;do_work;marker;a64l;[unknown]");
		CHECK_STRING(profile_reader__stack(profile, &profile->samples[1]), "marker;a64l;[unknown]");
		CHECK_EQUAL(profile->samples[0].values[0], 7);
		CHECK_STRING(profile->samples[0].comm, "worker");
		CHECK_EQUAL(profile->samples[0].pid, 42);
		CHECK_EQUAL(profile->samples[0].user_stop, BCCX_STOP_END);
		CHECK_EQUAL(profile->samples[0].kernel_stop, BCCX_STOP_END);
		CHECK_STRING(profile->type, "samples");
		CHECK_STRING(profile->unit, "count");
		CHECK_EQUAL(profile->period, 20000000);
		CHECK_EQUAL(profile->version, 1);
		CHECK_EQUAL(profile->frames, 5);
		CHECK_EQUAL(profile->unknown_frames, 1);
		CHECK_EQUAL(leaf->kind, BCCX_KIND_USER);
		CHECK_EQUAL(leaf->how, BCCX_HOW_IP);
		CHECK_EQUAL(leaf->source, BCCX_FROM_SYMTAB);
		CHECK_EQUAL(leaf->object_offset, function->start + 1);
		CHECK_EQUAL(profile_reader__location(profile, profile->samples[1].locations[2])->why,
			    BCCX_WHY_NO_MAPPING);
	}
	end(profile);
}

/* 150 frames in two records, the second of them first. */
static int feed_long_stack(uint64_t number, bool whole)
{
	struct stack_pair pair = { .id = id_of(number), .stack = { .version = 1, .nr = 23, .stop = BCCX_STOP_END } };
	int err;

	pair.id.lo++;
	pair.stack.flags = BCCX_STACK_REST;
	pair.stack.tgid = (uint32_t)getpid();
	for (uint32_t i = 0; i < 23; i++)
		pair.stack.frame[i] = frame((uint64_t)dlsym(RTLD_DEFAULT, "a64l") + 8, BCCX_HOW_CFI);
	err = whole ? bccx_consume(0, &pair, sizeof(pair), 1, 0) : 0;
	pair.id = id_of(number);
	pair.stack.flags = 0;
	pair.stack.nr = BCCX_STACK_DEPTH;
	pair.stack.more = 23;
	for (uint32_t i = 0; i < BCCX_STACK_DEPTH; i++)
		pair.stack.frame[i] = frame((uint64_t)marker + 1, BCCX_HOW_CFI);
	return err ? err : bccx_consume(0, &pair, sizeof(pair), 1, 0);
}

TEST(tool_joins_the_records_of_a_long_stack)
{
	for (int whole = 0; whole < 2; whole++) {
		struct read_profile *profile;

		CHECK_EQUAL(bccx_configure(options, sizeof(options)), 0);
		CHECK_EQUAL(feed_long_stack(1, whole), 0);
		CHECK_EQUAL(feed_count(id_of(1), none, 7), 0);
		profile = finish();
		if (profile && CHECK_EQUAL(profile->nr_samples, 1)) {
			const struct read_sample *sample = &profile->samples[0];
			const char *end = whole ? ";a64l;a64l" : ";marker;marker", *text;

			CHECK_EQUAL(sample->nr_locations, whole ? 150 : 127);
			CHECK_EQUAL(sample->user_stop, whole ? BCCX_STOP_END : BCCX_STOP_DEPTH);
			CHECK_EQUAL(profile->frames, whole ? 150 : 127);
			text = profile_reader__stack(profile, sample);
			CHECK_STRING(text + strlen(text) - strlen(end), end);
		}
		end(profile);
	}
}

TEST(tool_marks_lost_stacks_and_keeps_totals)
{
	struct read_profile *profile;
	struct count_pair pair = { .key.tgid = 1, .count.samples = 2 };
	int64_t total = 0;

	native_host__set_kallsyms(kernel_text);
	CHECK_EQUAL(bccx_configure(options, sizeof(options)), 0);
	CHECK_EQUAL(feed_count(lost, none, 3), 0);
	CHECK_EQUAL(feed_count(none, lost, 4), 0);
	CHECK_EQUAL(feed_count(id_of(77), lost, 5), 0);
	CHECK_EQUAL(bccx_consume(1, &pair, sizeof(pair), 1, 11), 0);
	CHECK_EQUAL(bccx_consume(0, NULL, 0, 0, 12), 0);
	profile = finish();
	if (profile && CHECK_EQUAL(profile->nr_samples, 4)) {
		CHECK_STRING(profile_reader__stack(profile, &profile->samples[0]), "[Missed User Stack]");
		CHECK_EQUAL(profile->samples[0].user_stop, BCCX_STOP_LOST);
		CHECK_STRING(profile_reader__stack(profile, &profile->samples[1]), "[Missed Kernel Stack]");
		CHECK_STRING(profile_reader__stack(profile, &profile->samples[2]),
			     "[Missed Kernel Stack];[Missed User Stack]");
		CHECK_EQUAL(profile->samples[3].nr_locations, 0);
		for (uint32_t i = 0; i < 4; i++)
			total += profile->samples[i].values[0];
		CHECK_EQUAL(total, 14);
		CHECK_EQUAL(profile->lost_events, 11);
		CHECK_EQUAL(profile->lost_stacks, 12);
		CHECK_EQUAL(profile->locations[0].kind, BCCX_KIND_LOST);
	}
	end(profile);
}

TEST(tool_refuses_batches_of_another_shape)
{
	struct stack_pair pair = { .id = id_of(1), .stack = { .version = 9 } };
	char bytes[64] = { 0 };

	CHECK_EQUAL(bccx_configure("opt", 3), -BCCX_EINVAL);
	CHECK_EQUAL(bccx_configure(options, sizeof(options)), 0);
	CHECK_EQUAL(bccx_configure(options, sizeof(options)), -BCCX_EINVAL);
	CHECK_EQUAL(bccx_consume(2, bytes, 8, 1, 0), -BCCX_EINVAL);
	CHECK_EQUAL(bccx_consume(UINT32_MAX, bytes, 8, 1, 0), -BCCX_EINVAL);
	CHECK_EQUAL(bccx_consume(0, bytes, 63, 1, 0), -BCCX_EINVAL);
	CHECK_EQUAL(bccx_consume(0, bytes, 64, 0, 0), -BCCX_EINVAL);
	CHECK_EQUAL(bccx_consume(1, bytes, 64, 2, 0), -BCCX_EINVAL);
	/* A record that is not valid is counted and left out. */
	CHECK_EQUAL(bccx_consume(0, &pair, sizeof(pair), 1, 0), 0);
	pair.stack.version = 1;
	pair.stack.nr = BCCX_STACK_DEPTH + 1;
	CHECK_EQUAL(bccx_consume(0, &pair, sizeof(pair), 1, 0), 0);
	pair.stack.nr = 0;
	pair.id = lost;
	CHECK_EQUAL(bccx_consume(0, &pair, sizeof(pair), 1, 0), 0);
	CHECK_EQUAL(bccx_finish(0), 0);
	CHECK(strstr(native_host__logged(), "records that are not valid: 3"));
	end(NULL);
}

TEST(tool_reports_intervals_apart)
{
	uint64_t user[] = { frame((uint64_t)marker, BCCX_HOW_IP) };
	struct read_profile *profile;
	size_t before, len;
	const uint8_t *bytes;

	CHECK_EQUAL(bccx_configure(options, sizeof(options)), 0);
	for (int interval = 0; interval < 3; interval++) {
		native_host__emitted(&before);
		CHECK_EQUAL(feed_stack(1, (uint32_t)getpid(), 0, user, 1), 0);
		CHECK_EQUAL(feed_count(id_of(1), none, (uint64_t)interval + 1), 0);
		CHECK_EQUAL(bccx_finish(interval == 2), 0);
		bytes = native_host__emitted(&len);
		profile = profile_reader__read(bytes + before, len - before);
		if (CHECK(profile) && CHECK_EQUAL(profile->nr_samples, 1)) {
			CHECK_EQUAL(profile->samples[0].values[0], interval + 1);
			CHECK_STRING(profile_reader__stack(profile, &profile->samples[0]), "marker");
		}
		profile_reader__free(profile);
	}
	end(NULL);
}

TEST(tool_shares_objects_and_keeps_builds_apart)
{
	/* Two processes with one file, a third with another file that has the same device and inode. */
	static const char *const maps[] = {
		"555000000000-555000100000 r-xp 00000000 08:01 9 build/fixtures/calls-pie\n",
		"777000000000-777000100000 r-xp 00000000 08:01 9 build/fixtures/calls-pie\n",
		"555000000000-555000100000 r-xp 00000000 08:01 9 build/fixtures/shapes\n",
	};
	struct read_profile *profile;
	uint64_t reads;

	CHECK_EQUAL(bccx_configure(options, sizeof(options)), 0);
	for (uint32_t i = 0; i < 3; i++) {
		uint64_t user[] = { frame(i == 1 ? 0x777000001234 : 0x555000001234, BCCX_HOW_IP) };

		native_host__add_process(100 + i, maps[i]);
		CHECK_EQUAL(feed_stack(i + 1, 100 + i, 0, user, 1), 0);
		CHECK_EQUAL(feed_count(id_of(i + 1), none, 1), 0);
	}
	profile = finish();
	reads = native_host__reads();
	if (CHECK(profile)) {
		CHECK_EQUAL(profile->nr_mappings, 2);
		CHECK_EQUAL(profile->nr_locations, 2);
		CHECK(strcmp(profile->mappings[0].build_id, profile->mappings[1].build_id));
	}
	CHECK(reads < 40);
	end(profile);
}

TEST(tool_says_why_a_frame_has_no_name)
{
	static const char maps[] = "1000000-1001000 rwxp 00000000 00:00 0\n"
				   "2000000-2001000 r-xp 00000000 08:01 5 /nonexistent/library.so\n"
				   "3000000-3001000 r-xp 00000000 08:01 6 Makefile\n"
				   "4000000-4001000 --xp 00000000 00:00 0 [uprobes]\n"
				   "5000000-5100000 r-xp 00000000 08:01 7 build/fixtures/calls-bare\n";
	uint64_t user[] = {
		frame(0x1000010, BCCX_HOW_IP), frame(0x2000010, BCCX_HOW_FP), frame(0x3000010, BCCX_HOW_FP),
		frame(0x4000010, BCCX_HOW_FP), frame(0x5001100, BCCX_HOW_FP), frame(0x9000000, BCCX_HOW_FP)
	};
	static const enum bccx_why whys[] = { BCCX_WHY_ANONYMOUS,       BCCX_WHY_UNREADABLE,      BCCX_WHY_UNREADABLE,
					      BCCX_WHY_NO_SYMBOL_TABLE, BCCX_WHY_NO_SYMBOL_TABLE, BCCX_WHY_NO_MAPPING };
	static const char *const files[] = { "",          "/nonexistent/library.so",   "Makefile",
					     "[uprobes]", "build/fixtures/calls-bare", "" };
	uint64_t gone[] = { frame(0x1000, BCCX_HOW_IP) };
	struct read_profile *profile;

	CHECK_EQUAL(bccx_configure(options, sizeof(options)), 0);
	native_host__add_process(100, maps);
	CHECK_EQUAL(feed_stack(1, 100, 0, user, 6), 0);
	CHECK_EQUAL(feed_stack(2, 0x7ffffffe, 0, gone, 1), 0);
	CHECK_EQUAL(feed_count(id_of(1), none, 1), 0);
	CHECK_EQUAL(feed_count(id_of(2), none, 1), 0);
	profile = finish();
	if (CHECK(profile) && CHECK_EQUAL(profile->nr_samples, 2)) {
		for (uint32_t i = 0; i < 6; i++) {
			const struct read_location *location =
				profile_reader__location(profile, profile->samples[0].locations[i]);
			const struct read_mapping *mapping = profile_reader__mapping(profile, location->mapping);

			CHECK_EQUAL(location->why, whys[i]);
			CHECK_STRING(mapping ? mapping->filename : "", files[i]);
		}
		CHECK_EQUAL(profile_reader__location(profile, profile->samples[1].locations[0])->why,
			    BCCX_WHY_PROCESS_GONE);
		CHECK_EQUAL(profile->unknown_frames, 7);
	}
	end(profile);
}

TEST(tool_names_jit_code_by_the_perf_map_of_the_moment)
{
	static const char maps[] = "1000000-1001000 rwxp 00000000 00:00 0\n"
				   "2000000-2001000 r-xs 00000000 00:01 77 Makefile\n";
	uint64_t user[] = { frame(0x1000010, BCCX_HOW_IP), frame(0x2000010, BCCX_HOW_JIT),
			    frame(0x9000010, BCCX_HOW_JIT), frame(0x9000020, BCCX_HOW_JIT) };
	static const char *const texts[] = {
		"1000000 40 JS:*one file.js:1:2\n2000000 20 two\n9000000 20 three\n",
		"1000000 40 JS:*one file.js:1:2\n2000000 20 two\n9000000 20 three\n1000000 20 four\n"
	};
	static const char *const wanted[] = { "JS:*one file.js:1:2;two;three;three", "four;two;three;three" };
	struct read_profile *profile;
	const uint8_t *bytes;
	size_t before, len;

	CHECK_EQUAL(bccx_configure(options, sizeof(options)), 0);
	native_host__add_process(100, maps);
	for (int interval = 0; interval < 2; interval++) {
		native_host__emitted(&before);
		native_host__set_perf_map(100, texts[interval]);
		CHECK_EQUAL(feed_stack(1, 100, 0, user, 4), 0);
		CHECK_EQUAL(feed_count(id_of(1), none, 1), 0);
		CHECK_EQUAL(bccx_finish(0), 0);
		bytes = native_host__emitted(&len);
		profile = profile_reader__read(bytes + before, len - before);
		if (CHECK(profile) && CHECK_EQUAL(profile->nr_samples, 1)) {
			CHECK_STRING(profile_reader__stack(profile, &profile->samples[0]), wanted[interval]);
			CHECK_EQUAL(profile->locations[0].kind, BCCX_KIND_JIT);
			CHECK_EQUAL(profile->locations[0].source, BCCX_FROM_PERF_MAP);
		}
		profile_reader__free(profile);
	}
	end(NULL);
}

#define TOTAL_SYMBOL "_ZN6shapes5totalERKNSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEE"
#define TOTAL \
	"shapes::total(std::__cxx11::basic_string" \
	"<char, std::char_traits<char>, std::allocator<char>> const&)"

TEST(tool_names_before_the_end_what_cannot_change)
{
	static const char *const maps[] = {
		"1000000-1001000 rwxp 00000000 00:00 0\n"
		"555000000000-555000100000 r-xp 00000000 08:01 9 build/fixtures/shapes\n",
		"1000000-1001000 rwxp 00000000 00:00 0\n"
		"666000000000-666000100000 r-xp 00000000 08:01 9 build/fixtures/shapes\n",
	};
	uint64_t total = fixture__symbol("shapes", TOTAL_SYMBOL, NULL);
	uint64_t early[] = { frame(0x555000000000 + total + 1, BCCX_HOW_IP), frame(0x1000010, BCCX_HOW_JIT) };
	uint64_t late[] = { frame(0x666000000000 + total + 1, BCCX_HOW_IP),
			    frame(0x555000000000 + total + 1, BCCX_HOW_FP) };
	struct read_profile *profile;
	const uint8_t *bytes;
	uint64_t reads;
	size_t len;

	CHECK_EQUAL(bccx_configure(options, sizeof(options)), 0);
	native_host__add_process(100, maps[0]);
	CHECK_EQUAL(feed_stack(1, 100, 0, early, 2), 0);
	CHECK_EQUAL(bccx_tick(1), 0);
	reads = native_host__reads();
	CHECK(reads > 0);

	/* What comes after the tick: a name for the code made at run time, and the library at another place. */
	native_host__remap(100, maps[1]);
	native_host__set_perf_map(100, "1000000 40 late\n");
	CHECK_EQUAL(feed_stack(1, 100, 0, early, 2), 0);
	CHECK_EQUAL(feed_stack(2, 100, 0, late, 2), 0);
	CHECK_EQUAL(feed_count(id_of(1), none, 1), 0);
	CHECK_EQUAL(feed_count(id_of(2), none, 1), 0);
	CHECK_EQUAL(bccx_finish(0), 0);
	/* The headers once more, by which the object at the other place is known; the symbols not. */
	CHECK(native_host__reads() < 2 * reads);
	bytes = native_host__emitted(&len);
	profile = profile_reader__read(bytes, len);
	if (CHECK(profile) && CHECK_EQUAL(profile->nr_samples, 2)) {
		/* What was seen early has its name although the library has moved since. */
		CHECK_STRING(profile_reader__stack(profile, &profile->samples[0]), TOTAL ";late");
		/* The same address, seen late, is no place any more. */
		CHECK_STRING(profile_reader__stack(profile, &profile->samples[1]), TOTAL ";[unknown]");
	}
	end(profile);
}

TEST(tool_demangles_unless_told_not_to)
{
	static const char maps[] = "555000000000-555000100000 r-xp 00000000 08:01 9 build/fixtures/shapes\n";
	static const char raw[] = "stream.stacks=0\0stream.counts=1\0opt.no-demangle=1";
	struct read_profile *profile;
	uint64_t total = fixture__symbol("shapes", TOTAL_SYMBOL, NULL);

	for (int demangle = 1; demangle >= 0; demangle--) {
		uint64_t user[] = { frame(0x555000000000 + total, BCCX_HOW_IP) };

		native_host__add_process(100, maps);
		CHECK_EQUAL(bccx_configure(demangle ? options : raw, demangle ? sizeof(options) : sizeof(raw)), 0);
		CHECK_EQUAL(feed_stack(1, 100, 0, user, 1), 0);
		CHECK_EQUAL(feed_count(id_of(1), none, 1), 0);
		profile = finish();
		if (CHECK(profile) && CHECK_EQUAL(profile->nr_functions, 1)) {
			CHECK(!strncmp(profile->functions[0].system_name, "_ZN6shapes5totalE", 17));
			CHECK(!strncmp(profile->functions[0].name, demangle ? "shapes::total(" : "_ZN6shapes5totalE",
				       14));
		}
		end(profile);
	}
}

TEST(tool_gives_raw_addresses_when_asked)
{
	static const char with_addresses[] = "stream.stacks=0\0stream.counts=1\0opt.address=1";
	uint64_t user[] = { frame((uint64_t)marker + 2, BCCX_HOW_IP) };
	struct read_profile *profile;

	CHECK_EQUAL(bccx_configure(with_addresses, sizeof(with_addresses)), 0);
	CHECK_EQUAL(feed_stack(1, (uint32_t)getpid(), 0, user, 1), 0);
	CHECK_EQUAL(feed_count(id_of(1), none, 1), 0);
	profile = finish();
	if (CHECK(profile) && CHECK_EQUAL(profile->nr_locations, 1)) {
		CHECK_EQUAL(profile->locations[0].address, (uint64_t)marker + 2);
		CHECK_STRING(profile_reader__stack(profile, &profile->samples[0]), "marker");
		CHECK(profile->mappings[0].start <= (uint64_t)marker && profile->mappings[0].limit > (uint64_t)marker);
	}
	end(profile);
}

TEST(tool_says_once_that_kernel_addresses_are_hidden)
{
	uint64_t kernel[] = { frame(0xffffffff81001004, BCCX_HOW_IP), frame(0xffffffff81002010, BCCX_HOW_KERNEL) };
	struct read_profile *profile;
	const char *first;

	native_host__set_kallsyms("0000000000000000 T _text\n0000000000000000 T do_work\n");
	CHECK_EQUAL(bccx_configure(options, sizeof(options)), 0);
	CHECK_EQUAL(bccx_tick(0), 0);
	CHECK_EQUAL(bccx_tick(1), 0);
	/* Whoever looks at no kernel stack misses nothing. */
	CHECK(!strstr(native_host__logged(), "kptr_restrict"));
	CHECK_EQUAL(feed_stack(2, 0, BCCX_STACK_KERNEL, kernel, 2), 0);
	CHECK_EQUAL(feed_count(none, id_of(2), 1), 0);
	profile = finish();
	first = strstr(native_host__logged(), "kptr_restrict");
	CHECK(first && !strstr(first + 1, "kptr_restrict;"));
	if (CHECK(profile) && CHECK_EQUAL(profile->nr_locations, 2))
		CHECK_EQUAL(profile->locations[1].why, BCCX_WHY_HIDDEN);
	end(profile);
}

TEST(tool_lives_with_little_memory)
{
	uint64_t user[] = { frame((uint64_t)marker, BCCX_HOW_IP),
			    frame((uint64_t)dlsym(RTLD_DEFAULT, "a64l") + 8, BCCX_HOW_FP) };
	struct read_profile *profile;
	const uint8_t *bytes;
	size_t len;

	/* Whatever fails first, no crash, and either an error or a profile whose totals hold. */
	for (size_t limit = 4 << 10; limit < 8 << 20; limit += limit / 3) {
		native_host__set_kallsyms(kernel_text);
		CHECK_EQUAL(bccx_configure(options, sizeof(options)), 0);
		bccx_mem__set_limit(bccx_mem__used() + limit);
		feed_stack(1, (uint32_t)getpid(), 0, user, 2);
		feed_count(id_of(1), none, 5);
		feed_count(lost, none, 6);
		if (!bccx_finish(1)) {
			int64_t total = 0;

			bytes = native_host__emitted(&len);
			profile = profile_reader__read(bytes, len);
			for (uint32_t i = 0; CHECK(profile) && i < profile->nr_samples; i++)
				total += profile->samples[i].values[0];
			CHECK_EQUAL(total, 11);
			profile_reader__free(profile);
		}
		bccx_mem__set_limit(0);
		end(NULL);
	}
}

/* One trace of a process that maps a fixture: a function, the middle of one, and an address that has no name; symbols: the file
 * that says where they are. */
static struct read_profile *trace_calls(const char *fixture, const char *symbols, uint64_t *reads)
{
	uint64_t user[] = { frame(0x555000000000 + fixture__symbol(symbols, "main", NULL), BCCX_HOW_IP),
			    frame(0x555000000000 + fixture__symbol(symbols, "inner_static", NULL) + 2, BCCX_HOW_FP),
			    frame(0x5550000000f0, BCCX_HOW_FP) };
	uint64_t before = native_host__reads();
	struct read_profile *profile;
	char maps[256];

	snprintf(maps, sizeof(maps), "555000000000-555000100000 r-xp 00000000 08:01 9 build/fixtures/%s\n", fixture);
	native_host__add_process(100, maps);
	CHECK_EQUAL(bccx_configure(options, sizeof(options)), 0);
	CHECK_EQUAL(feed_stack(1, 100, 0, user, 3), 0);
	CHECK_EQUAL(feed_count(id_of(1), none, 1), 0);
	profile = finish();
	CHECK_EQUAL(bccx_tick(0), 0);
	*reads = native_host__reads() - before;
	return profile;
}

static void check_same(const struct read_profile *profile, const char *wanted)
{
	if (CHECK(profile && profile->nr_samples == 1))
		CHECK_STRING(profile_reader__stack(profile, &profile->samples[0]), wanted);
}

TEST(tool_names_from_what_was_kept)
{
	struct read_profile *profile;
	char wanted[1000];
	uint64_t reads;

	native_host__give_identities(1);
	profile = trace_calls("calls-pie", "calls-pie", &reads);
	CHECK(reads > 0);
	snprintf(wanted, sizeof(wanted), "%s", profile_reader__stack(profile, &profile->samples[0]));
	CHECK(strstr(wanted, "main") && strstr(wanted, "inner_static") && strstr(wanted, "[unknown]"));
	end(profile);

	profile = trace_calls("calls-pie", "calls-pie", &reads);
	CHECK_EQUAL(reads, 0);
	check_same(profile, wanted);
	if (CHECK(profile && profile->nr_mappings == 1)) {
		CHECK_EQUAL(strlen(profile->mappings[0].build_id), 40);
		CHECK(profile->mappings[0].has_functions);
	}
	end(profile);

	native_host__give_identities(0);
	profile = trace_calls("calls-pie", "calls-pie", &reads);
	CHECK(reads > 0);
	end(profile);
	native_host__forget_cached();
}

/* A debug file that comes later is used, and so is that one went. */
TEST(tool_keeps_names_as_long_as_the_same_debug_file_is_there)
{
	static const char *const roots[] = { NULL, "build/fixtures/debug", NULL };
	struct read_profile *profile;
	uint64_t reads;

	native_host__give_identities(1);
	for (int i = 0; i < 6; i++) {
		native_host__set_debug_root(roots[i / 2]);
		profile = trace_calls("calls-build-id", "calls-build-id.whole", &reads);
		CHECK_EQUAL(reads > 0, i % 2 == 0);
		if (CHECK(profile && profile->nr_samples == 1))
			CHECK_EQUAL(!!strstr(profile_reader__stack(profile, &profile->samples[0]), "inner_static"),
				    i / 2 == 1);
		end(profile);
	}
	native_host__give_identities(0);
	native_host__forget_cached();
}

/* Whatever stands in an entry, the profile is one. */
TEST(tool_lives_with_damaged_entries)
{
	uint8_t *bytes, whole[16384];
	uint64_t reads;
	uint32_t len;

	native_host__give_identities(1);
	end(trace_calls("calls-pie", "calls-pie", &reads));
	bytes = native_host__cached(&len);
	if (!CHECK(bytes && len <= sizeof(whole)))
		return;
	memcpy(whole, bytes, len);
	for (uint32_t at = 0; at < len; at += 11) {
		bytes = native_host__cached(&len);
		memcpy(bytes, whole, len);
		bytes[at] ^= (uint8_t)(1 + at % 255);
		end(trace_calls("calls-pie", "calls-pie", &reads));
		native_host__forget_cached();
		end(trace_calls("calls-pie", "calls-pie", &reads));
	}
	native_host__give_identities(0);
	native_host__forget_cached();
}
