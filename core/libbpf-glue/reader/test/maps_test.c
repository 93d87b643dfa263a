/* SPDX-License-Identifier: Apache-2.0 */
#include "../../confine/test/check.h"
#include "../maps.h"

#include <stdio.h>
#include <stdlib.h>

static struct maps_line parse(const char *text)
{
	struct maps_line line;
	const char *at = text;

	CHECK(maps__next(&at, text + strlen(text), &line));
	CHECK(at == text + strlen(text));
	return line;
}

static void refuse(const char *text)
{
	struct maps_line line;
	const char *at = text;

	if (maps__next(&at, text + strlen(text), &line))
		test_fail(__FILE__, __LINE__, "taken: %s", text);
}

TEST(maps_file)
{
	struct maps_line line =
		parse("55d0c8a00000-55d0c8a21000 r-xp 00002000 fd:01 1573    /usr/lib/a name (deleted)\n");

	CHECK_EQ(line.start, 0x55d0c8a00000);
	CHECK_EQ(line.end, 0x55d0c8a21000);
	CHECK_EQ(line.offset, 0x2000);
	CHECK_EQ(line.device, 0xfdull << 20 | 1);
	CHECK_EQ(line.inode, 1573);
	CHECK(line.executable);
	CHECK_EQ(line.path_len, strlen("/usr/lib/a name (deleted)"));
	CHECK(!memcmp(line.path, "/usr/lib/a name", 15));
}

TEST(maps_without_a_file)
{
	struct maps_line line = parse("7f00-7fff rw-p 00000000 00:00 0 \n");

	CHECK(!line.executable);
	CHECK_EQ(line.inode, 0);
	CHECK_EQ(line.path_len, 0);
	line = parse("ffffffffff600000-ffffffffff601000 --xp 00000000 00:00 0                  [vsyscall]\n");
	CHECK(line.executable);
	CHECK_EQ(line.path_len, 10);
}

TEST(maps_refuses_what_is_no_line)
{
	refuse("");
	refuse("\n");
	refuse("7f00-7fff rw-p 00000000 00:00 0 ");
	refuse("7f00 rw-p 00000000 00:00 0 \n");
	refuse("-7fff rw-p 00000000 00:00 0 \n");
	refuse("7f00-7fff rw 00000000 00:00 0 \n");
	refuse("7f00-7fff rw-p 00000000 00:00\n");
	refuse("7f00-7fff rw-p 00000000 00:00 0\n");
	refuse("7f00-7fff rw-p 00000000 0000 0 \n");
	refuse("10000000000000000-7fff rw-p 00000000 00:00 0 \n");
	refuse("7f00-7fff rw-p 00000000 00:00 18446744073709551616 \n");
	refuse("7F00-7fff rw-p 00000000 00:00 0 \n");
	refuse("7f00-7fff rw-p 00000000 00:00 1a \n");
}

TEST(maps_reads_all_of_this_process)
{
	size_t len, lines = 0;
	char *text = read_file("/proc/self/maps", &len);
	const char *at = text;
	struct maps_line line;

	while (maps__next(&at, text + len, &line))
		lines++;
	CHECK(at == text + len);
	CHECK(lines > 3);
	free(text);
}

/* Whatever stands in it, only bytes before the end are touched: AddressSanitizer watches the exact allocation. */
TEST(maps_survives_damage)
{
	static const char good[] = "55d0c8a00000-55d0c8a21000 r-xp 00002000 fd:01 1573    /usr/lib/a\n"
				   "7f00-7fff rw-p 00000000 00:00 0 \n";

	for (int round = 0; round < 200000; round++) {
		size_t len = next_random() % sizeof(good);
		char *text = malloc(len + 1);
		const char *at = text;
		struct maps_line line;

		memcpy(text, good, len);
		for (unsigned int i = next_random() % 4; i > 0 && len > 0; i--)
			text[next_random() % len] = (char)next_random();
		while (maps__next(&at, text + len, &line))
			CHECK(line.path + line.path_len <= text + len);
		CHECK(at <= text + len);
		free(text);
	}
}
