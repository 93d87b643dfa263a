/* SPDX-License-Identifier: Apache-2.0 */
#include "../../confine/test/check.h"
#include "../process_dir.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static void take_a_deceiving_name(void)
{
	CHECK(!prctl(PR_SET_NAME, "a) R 1 2 3 (b"));
}

TEST(process_start_is_when_it_started)
{
	struct timespec now;
	uint64_t ticks;
	pid_t pid = child_that(take_a_deceiving_name);
	int dir = process_dir__open((uint32_t)pid);

	CHECK(dir >= 0);
	CHECK(!clock_gettime(CLOCK_BOOTTIME, &now));
	CHECK_EQ(process_dir__start(dir, &ticks), 0);
	/* Within the last five seconds. */
	CHECK(ticks <= (uint64_t)now.tv_sec * 100 + (uint64_t)now.tv_nsec / 10000000);
	CHECK(ticks + 500 >= (uint64_t)now.tv_sec * 100);
	end_child(pid);
	CHECK_EQ(process_dir__start(dir, &ticks), -ESRCH);
}

TEST(process_that_is_not_there)
{
	CHECK_EQ(process_dir__open(0x3fffff), -ESRCH);
}

static void become_somebody(void)
{
	CHECK(!setresuid(12345, 23456, 34567));
}

TEST(process_identity)
{
	pid_t pid = child_that(become_somebody);
	int dir = process_dir__open((uint32_t)pid);
	uint32_t inner;
	uid_t euid;

	CHECK(dir >= 0);
	CHECK_EQ(process_dir__identity(dir, &euid, &inner), 0);
	CHECK_EQ(euid, 23456);
	CHECK_EQ(inner, pid);
}

TEST(process_maps_are_whole)
{
	int dir = process_dir__open((uint32_t)getpid());
	char *text;
	size_t len;

	CHECK(dir >= 0);
	CHECK_EQ(process_dir__maps(dir, 1 << 20, &text, &len), 0);
	CHECK(len > 100);
	CHECK(text[len - 1] == '\n');
	free(text);
}

TEST(process_maps_are_cut_behind_a_line)
{
	int dir = process_dir__open((uint32_t)getpid());
	char *text;
	size_t len;

	CHECK(dir >= 0);
	CHECK_EQ(process_dir__maps(dir, 10, &text, &len), 0);
	CHECK_EQ(len, 0);
	free(text);
}

static void change_root(void)
{
	CHECK(!chroot(scratch("")));
	CHECK(!chdir("/"));
}

TEST(process_root_is_its_own)
{
	struct stat here, there;
	pid_t pid = child_that(change_root);
	int dir = process_dir__open((uint32_t)pid);
	int root;

	CHECK(dir >= 0);
	root = process_dir__root(dir);
	CHECK(root >= 0);
	CHECK(!fstat(root, &there));
	CHECK(!stat(scratch(""), &here));
	CHECK_EQ(here.st_ino, there.st_ino);
}
