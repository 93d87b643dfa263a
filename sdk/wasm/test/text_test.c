// SPDX-License-Identifier: Apache-2.0
#include "check.h"
#include "native_host.h"
#include <bccx/abi.h>
#include <bccx/lines.h>
#include <bccx/log.h>
#include <bccx/mem.h>
#include <bccx/options.h>
#include <bccx/text.h>
#include <string.h>

TEST(text_is_cut_not_overrun)
{
	char buffer[12];
	struct bccx_text text = bccx_text__over(buffer, sizeof(buffer));

	bccx_text__string(&text, "abc");
	bccx_text__hex(&text, 0xdeadULL);
	bccx_text__decimal(&text, 12);
	CHECK(!text.cut);
	CHECK_STRING(buffer, "abcdead12");
	bccx_text__decimal(&text, UINT64_MAX);
	CHECK(text.cut);
	CHECK_STRING(buffer, "abcdead1218");
	CHECK_EQUAL(text.len, 11);
}

static bool scans(bool (*scan)(const char **, const char *, uint64_t *), const char *input, uint64_t wanted)
{
	const char *at = input;
	uint64_t value = 1;

	return scan(&at, input + strlen(input), &value) && value == wanted;
}

TEST(numbers_are_scanned_up_to_64_bits)
{
	CHECK(scans(bccx_scan__hex, "ffffffffffffffff", UINT64_MAX));
	CHECK(!scans(bccx_scan__hex, "10000000000000000", 0));
	CHECK(scans(bccx_scan__hex, "00000000000000001F ", 31));
	CHECK(!scans(bccx_scan__hex, "g", 0));
	CHECK(scans(bccx_scan__decimal, "18446744073709551615", UINT64_MAX));
	CHECK(!scans(bccx_scan__decimal, "18446744073709551616", 0));
	CHECK(!scans(bccx_scan__decimal, "", 0));
	CHECK(scans(bccx_scan__decimal, "7x", 7));
}

static int collect(void *context, const char *at, const char *end)
{
	char *to = context;

	strncat(to, at, (size_t)(end - at));
	strcat(to, "|");
	return !strncmp(at, "stop", 4) ? 17 : 0;
}

TEST(lines_come_whole_however_the_text_is_cut)
{
	static const char text[] = "one\ntwo two\n\nfour\nlast";

	for (uint32_t part = 1; part < sizeof(text); part++) {
		char got[128] = "";
		struct bccx_lines lines = { .line = collect, .context = got };

		for (uint32_t at = 0; at < sizeof(text) - 1; at += part) {
			uint32_t left = (uint32_t)sizeof(text) - 1 - at;

			CHECK_EQUAL(bccx_lines__feed(&lines, text + at, part < left ? part : left), 0);
		}
		CHECK_EQUAL(bccx_lines__finish(&lines), 0);
		CHECK_STRING(got, "one|two two||four|last|");
	}
}

TEST(lines_stop_when_told_to)
{
	char got[128] = "";
	struct bccx_lines lines = { .line = collect, .context = got };

	CHECK_EQUAL(bccx_lines__feed(&lines, "go\nstop here\nnever\n", 19), 17);
	CHECK_STRING(got, "go|stop here|");
	CHECK_EQUAL(bccx_lines__finish(&lines), 0);
}

static int longest(void *context, const char *at, const char *end)
{
	size_t *most = context;

	if ((size_t)(end - at) > *most)
		*most = (size_t)(end - at);
	return 0;
}

TEST(lines_without_end_are_cut)
{
	char block[1000];
	size_t most = 0;
	struct bccx_lines lines = { .line = longest, .context = &most };

	memset(block, 'x', sizeof(block));
	for (int i = 0; i < 100; i++)
		CHECK_EQUAL(bccx_lines__feed(&lines, block, sizeof(block)), 0);
	CHECK_EQUAL(bccx_lines__feed(&lines, "\n", 1), 0);
	CHECK_EQUAL(most, BCCX_LINE_MAX);
	CHECK_EQUAL(bccx_lines__finish(&lines), 0);
}

TEST(options_are_found_by_whole_keys)
{
	static const char bytes[] =
		"opt.pid=1\0opt.pi=2\0stream.stacks=0\0stream.counts=1\0opt.empty=\0opt.on=1\0opt.pid=3\0"
		"opt.eq=a=b\0opt.big=18446744073709551616";
	struct bccx_options options = { bytes, sizeof(bytes) };

	CHECK_EQUAL(bccx_options__check(&options), 0);
	CHECK_STRING(bccx_options__find(&options, "opt.pid"), "3");
	CHECK_STRING(bccx_options__find(&options, "opt.pi"), "2");
	CHECK_STRING(bccx_options__find(&options, "opt.empty"), "");
	CHECK_STRING(bccx_options__find(&options, "opt.eq"), "a=b");
	CHECK(!bccx_options__find(&options, "opt.p"));
	CHECK(!bccx_options__find(&options, "pid"));
	CHECK_EQUAL(bccx_options__number(&options, "opt.pid", 9), 3);
	CHECK_EQUAL(bccx_options__number(&options, "opt.empty", 9), 9);
	CHECK_EQUAL(bccx_options__number(&options, "opt.big", 9), 9);
	CHECK_EQUAL(bccx_options__number(&options, "opt.none", 9), 9);
	CHECK(bccx_options__flag(&options, "opt.on"));
	CHECK(!bccx_options__flag(&options, "opt.pid"));
	CHECK_EQUAL(bccx_options__stream(&options, "counts"), 1);
	CHECK_EQUAL(bccx_options__stream(&options, "count"), -BCCX_ENOENT);
}

TEST(options_of_another_shape_are_refused)
{
	static const char *const bad[] = { "noequals", "=value", "a=b\0\0c=d" };
	static const uint32_t len[] = { 9, 7, 9 };

	for (int i = 0; i < 3; i++)
		CHECK_EQUAL(bccx_options__check(&(struct bccx_options){ bad[i], len[i] }), -BCCX_EINVAL);
	CHECK_EQUAL(bccx_options__check(&(struct bccx_options){ "a=b", 3 }), -BCCX_EINVAL);
	CHECK_EQUAL(bccx_options__check(&(struct bccx_options){ "", 0 }), 0);
}

TEST(log_lines_are_bounded)
{
	struct bccx_log_line line;

	bccx_log(BCCX_LOG_INFO, "hello");
	bccx_log__begin(&line, BCCX_LOG_WARNING, "n=");
	for (int i = 0; i < 1000; i++)
		bccx_text__decimal(&line.text, 7);
	bccx_log__end(&line);
	CHECK(!strncmp(native_host__logged(), "2 hello\n1 n=777", 15));
	CHECK_EQUAL(strlen(native_host__logged()), 8 + 2 + 511 + 1);
	native_host__reset();
}
