/* SPDX-License-Identifier: Apache-2.0 */
#include "../../confine/test/check.h"
#include "../perf_map.h"
#include "mapping.h"

#include <elf.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define LINES "7f0000000000 100 first\n7f0000000100 80 second\n"

static pid_t pid;
static struct record *record;
static char name[64];

/* A process whose root is the test's directory, with a tmp in it. */
static void begin(void)
{
	uint64_t start;

	elf_file("elf", ET_DYN);
	CHECK(!mkdir(scratch("tmp"), 0777));
	pid = child_in_root_that_maps(scratch(""), "/elf", &start);
	record = record__find((uint32_t)pid, 0, 0);
	CHECK(record);
	snprintf(name, sizeof(name), "tmp/perf-%d.map", (int)pid);
}

static int64_t read_at(uint64_t offset, char *into, size_t len)
{
	return perf_map__read(record, offset, into, len);
}

TEST(perf_map_of_a_process)
{
	char bytes[100];

	begin();
	CHECK_EQ(read_at(0, bytes, 10), -ENOENT);
	scratch_file(name, LINES, strlen(LINES));
	CHECK_EQ(read_at(0, bytes, sizeof(bytes)), strlen(LINES));
	CHECK(!memcmp(bytes, LINES, strlen(LINES)));
	CHECK_EQ(read_at(23, bytes, 4), 4);
	CHECK(!memcmp(bytes, &LINES[23], 4));
	CHECK_EQ(read_at(1000, bytes, 4), 0);
	CHECK_EQ(read_at(300ull << 20, bytes, 4), 0);
	CHECK_EQ(read_at(UINT64_MAX, bytes, 4), 0);
	/* Begun anew it is opened anew. */
	CHECK(!unlink(scratch(name)));
	CHECK_EQ(read_at(4, bytes, 4), 4);
	CHECK_EQ(read_at(0, bytes, 4), -ENOENT);
	record__clear();
}

TEST(perf_map_outlives_its_process)
{
	char bytes[4];

	begin();
	scratch_file(name, LINES, strlen(LINES));
	end_child(pid);
	CHECK_EQ(read_at(0, bytes, 4), 4);
	CHECK(!memcmp(bytes, LINES, 4));
	record__clear();
}

TEST(perf_map_that_is_older_than_its_process_is_anothers)
{
	const struct timespec before[2] = { { .tv_sec = 1000000000 }, { .tv_sec = 1000000000 } };
	char bytes[4];

	begin();
	scratch_file(name, LINES, strlen(LINES));
	CHECK(!utimensat(AT_FDCWD, scratch(name), before, 0));
	CHECK_EQ(read_at(0, bytes, 4), -ENOENT);
	end_child(pid);
	CHECK_EQ(read_at(0, bytes, 4), -ENOENT);
	record__clear();
}

TEST(perf_map_is_no_link)
{
	char bytes[4];

	begin();
	scratch_file("secret", LINES, strlen(LINES));
	CHECK(!symlink("/secret", scratch(name)));
	CHECK_EQ(read_at(0, bytes, 4), -ELOOP);
	record__clear();
}

TEST(perf_map_is_no_pipe)
{
	char bytes[4];

	begin();
	CHECK(!mkfifo(scratch(name), 0644));
	CHECK_EQ(read_at(0, bytes, 4), -EACCES);
	record__clear();
}

TEST(perf_map_is_the_users_own)
{
	char bytes[4];

	begin();
	scratch_file(name, LINES, strlen(LINES));
	CHECK(!chown(scratch(name), 4711, 4711));
	CHECK_EQ(read_at(0, bytes, 4), -EACCES);
	record__clear();
}

TEST(perf_map_below_a_linked_tmp)
{
	char bytes[4];

	begin();
	CHECK(!rename(scratch("tmp"), scratch("real")));
	CHECK(!symlink("/real", scratch("tmp")));
	snprintf(name, sizeof(name), "real/perf-%d.map", (int)pid);
	scratch_file(name, LINES, strlen(LINES));
	CHECK_EQ(read_at(0, bytes, 4), 4);
	record__clear();
}

TEST(perf_map_that_is_blocked)
{
	char bytes[4];

	begin();
	scratch_file(name, LINES, strlen(LINES));
	CHECK_EQ(subject__block(READER_SUBJECT_PROCESS, record->tgid, record->start), 0);
	CHECK_EQ(read_at(0, bytes, 4), -EIO);
	record__clear();
}
