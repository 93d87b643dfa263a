/* SPDX-License-Identifier: Apache-2.0 */
#include "../../confine/test/check.h"
#include "../process_dir.h"
#include "mapping.h"

#include <elf.h>
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

TEST(process_life_is_when_it_started)
{
	struct timespec now;
	struct process_life life;
	pid_t pid = child_that(take_a_deceiving_name);
	int dir = process_dir__open((uint32_t)pid);

	CHECK(dir >= 0);
	CHECK(!clock_gettime(CLOCK_BOOTTIME, &now));
	CHECK_EQ(process_dir__life(dir, &life), 0);
	/* Within the last five seconds. */
	CHECK(life.start <= (uint64_t)now.tv_sec * 100 + (uint64_t)now.tv_nsec / 10000000);
	CHECK(life.start + 500 >= (uint64_t)now.tv_sec * 100);
	end_child(pid);
	CHECK_EQ(process_dir__life(dir, &life), -ESRCH);
}

TEST(process_image_is_its_parents_until_it_execs)
{
	struct process_life own, forked, other;
	pid_t pid = child_that(take_a_deceiving_name);
	uint64_t start;
	int dir = process_dir__open((uint32_t)getpid());

	CHECK_EQ(process_dir__life(dir, &own), 0);
	CHECK(own.image);
	close(dir);
	dir = process_dir__open((uint32_t)pid);
	CHECK_EQ(process_dir__life(dir, &forked), 0);
	CHECK_EQ(forked.image, own.image);
	close(dir);
	pid = child_that_maps(elf_file("elf", ET_DYN), &start);
	exec_child(pid);
	dir = process_dir__open((uint32_t)pid);
	CHECK_EQ(process_dir__life(dir, &other), 0);
	CHECK(other.image && other.image != own.image);
	close(dir);
	end_child(pid);
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
