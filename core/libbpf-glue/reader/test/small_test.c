/* SPDX-License-Identifier: Apache-2.0 */
/* Handles, subjects, the allowed list, options, kernel symbols. */
#include "../../confine/test/check.h"
#include "../allowed.h"
#include "../handles.h"
#include "../kallsyms.h"
#include "../options.h"
#include "../subject.h"

#include <stdlib.h>

static unsigned int released;

static void count(void *what)
{
	CHECK(what);
	released++;
}

TEST(handles_are_small_and_reused)
{
	static int things[100];
	struct handles h = { 0 };

	CHECK(!handles__get(&h, 0));
	CHECK(!handles__get(&h, 1));
	for (int i = 0; i < 100; i++)
		CHECK_EQ(handles__add(&h, &things[i]), i + 1);
	CHECK(handles__get(&h, 42) == &things[41]);
	CHECK(!handles__get(&h, 101));
	CHECK(!handles__get(&h, UINT32_MAX));
	handles__remove(&h, 42);
	handles__remove(&h, 7);
	handles__remove(&h, 0);
	handles__remove(&h, UINT32_MAX);
	CHECK(!handles__get(&h, 42));
	CHECK_EQ(handles__add(&h, &things[0]), 7);
	CHECK_EQ(handles__add(&h, &things[0]), 42);
	CHECK_EQ(handles__add(&h, &things[0]), 101);
	handles__clear(&h, count);
	CHECK_EQ(released, 101);
	CHECK(!handles__get(&h, 1));
}

TEST(handles_end)
{
	struct handles h = { 0 };

	for (unsigned int i = 0; i < HANDLES_MAX; i++)
		CHECK_EQ(handles__add(&h, &h), i + 1);
	CHECK_EQ(handles__add(&h, &h), -EMFILE);
	handles__remove(&h, 5);
	CHECK_EQ(handles__add(&h, &h), 5);
	handles__clear(&h, count);
}

TEST(subject_is_shown)
{
	char title[100];

	memset(title, 'x', sizeof(title));
	subject__title(title, sizeof(title) - 1);
	CHECK_STR(title, "bccx-reader: 0 0 0 0");
	CHECK_EQ(subject__enter(READER_SUBJECT_OBJECT, UINT64_MAX, 12), 0);
	CHECK_STR(title, "bccx-reader: 2 18446744073709551615 12 0");
	CHECK_EQ(subject__enter(READER_SUBJECT_PROCESS, 1, 2), 0);
	CHECK_STR(title, "bccx-reader: 1 1 2 0");
	subject__others();
	CHECK_STR(title, "bccx-reader: 1 1 2 1");
	CHECK_EQ(title[99], 'x');
	/* Too little room: what stands there stays. */
	subject__title(title, 10);
	CHECK_EQ(subject__enter(READER_SUBJECT_PROCESS, 3, 4), 0);
	CHECK_STR(title, "bccx-reader: 1 1 2 1");
}

TEST(subject_is_blocked)
{
	CHECK_EQ(subject__block(READER_SUBJECT_OBJECT, 1, 2), 0);
	CHECK_EQ(subject__enter(READER_SUBJECT_OBJECT, 1, 2), -EIO);
	CHECK_EQ(subject__enter(READER_SUBJECT_PROCESS, 1, 2), 0);
	CHECK_EQ(subject__enter(READER_SUBJECT_OBJECT, 2, 1), 0);
	for (int i = 0; i < 63; i++)
		CHECK_EQ(subject__block(READER_SUBJECT_OBJECT, 7, (uint64_t)i), 0);
	CHECK_EQ(subject__block(READER_SUBJECT_OBJECT, 7, 63), -ENOSPC);
}

TEST(allowed_are_listed)
{
	CHECK(!allowed__has(1));
	allowed__add(4711);
	allowed__add(UINT32_MAX);
	CHECK(allowed__has(4711));
	CHECK(!allowed__has(4710));
	CHECK(!allowed__has(UINT32_MAX));
	allowed__everything();
	CHECK(allowed__has(1));
	CHECK(!allowed__has(0));
	CHECK(!allowed__has(UINT32_MAX));
}

static int parse(struct reader_options *o, char **words)
{
	const char *wrong = NULL;
	int err = reader_options__parse(o, words, &wrong);

	CHECK(!err || wrong);
	return err;
}

#define WORDS(...) ((char *[]){ "bccx-reader", __VA_ARGS__, NULL })

TEST(reader_options)
{
	struct reader_options o;

	CHECK_EQ(parse(&o, WORDS("--all", "--reads", "process-maps,kallsyms", "--calls", "7", "--bytes", "8", "....")),
		 0);
	CHECK(o.all);
	CHECK_EQ(o.grants, GRANT_PROCESS_MAPS | GRANT_KALLSYMS);
	CHECK_EQ(o.calls, 7);
	CHECK_EQ(o.bytes, 8);
	CHECK_EQ(parse(&o, (char *[]){ "bccx-reader", NULL }), 0);
	CHECK(!o.all && !o.grants && o.calls && o.bytes);
	CHECK_EQ(parse(&o, WORDS("--reads", "")), 0);
	CHECK_EQ(parse(&o, WORDS("--reads", "everything")), -EINVAL);
	CHECK_EQ(parse(&o, WORDS("--reads", "kallsym")), -EINVAL);
	CHECK_EQ(parse(&o, WORDS("--reads")), -EINVAL);
	CHECK_EQ(parse(&o, WORDS("--calls", "-1")), -EINVAL);
	CHECK_EQ(parse(&o, WORDS("--calls", "1x")), -EINVAL);
	CHECK_EQ(parse(&o, WORDS("--calls", "99999999999999999999")), -EINVAL);
	CHECK_EQ(parse(&o, WORDS("--write", "x")), -EINVAL);
}

TEST(kallsyms_are_read)
{
	static char text[1 << 20], again[1000];
	const char *symbol;
	int64_t len;

	CHECK_EQ(kallsyms__read(0, text, 100), -ENOENT);
	CHECK_EQ(kallsyms__open(), 0);
	len = kallsyms__read(0, text, sizeof(text) - 1);
	CHECK(len > 100000);
	CHECK(strspn(text, "0123456789abcdef") == 16 && text[16] == ' ');
	/* An address that only root may see; those of per-CPU symbols, which come first, are offsets. */
	symbol = strstr(text, " T _stext\n");
	CHECK(symbol && symbol - text >= 16);
	CHECK(memcmp(symbol - 16, "0000000000000000", 16));
	CHECK_EQ(kallsyms__read(5000, again, sizeof(again)), sizeof(again));
	CHECK(!memcmp(again, text + 5000, sizeof(again)));
	CHECK_EQ(kallsyms__read(1ull << 40, again, sizeof(again)), 0);
	CHECK_EQ(kallsyms__read(UINT64_MAX, again, sizeof(again)), -EINVAL);
}
