/* SPDX-License-Identifier: Apache-2.0 */
#include "../../confine/test/check.h"
#include "../rooted.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static int root;

/* root/dir/file, and links as they come. */
static void make_tree(void)
{
	CHECK(!mkdir(scratch("root"), 0755));
	CHECK(!mkdir(scratch("root/dir"), 0755));
	CHECK(!mkdir(scratch("root/etc"), 0755));
	scratch_file("root/dir/file", "inside", 6);
	scratch_file("root/etc/passwd", "inside", 6);
	scratch_file("outside", "outside", 7);
	root = open(scratch("root"), O_PATH | O_DIRECTORY | O_CLOEXEC);
	CHECK(root >= 0);
}

static int try_links(const char *path, enum rooted_links links)
{
	int fd = rooted__open(root, path, strlen(path), links);

	if (fd >= 0)
		close(fd);
	return fd < 0 ? fd : 0;
}

/* Device and inode of what path leads to inside are those of the file name of the test's directory. */
static void leads_to(const char *path, const char *name)
{
	struct stat found, wanted;
	int fd = rooted__open(root, path, strlen(path), ROOTED_LINKS);

	if (fd < 0)
		test_fail(__FILE__, __LINE__, "%s: errno %d", path, -fd);
	CHECK(!fstat(fd, &found));
	CHECK(!stat(scratch(name), &wanted));
	CHECK_EQ(found.st_ino, wanted.st_ino);
	close(fd);
}

TEST(rooted_plain_paths)
{
	make_tree();
	leads_to("/dir/file", "root/dir/file");
	leads_to("dir//./file", "root/dir/file");
	leads_to("/dir/../etc/passwd", "root/etc/passwd");
	leads_to("/dir", "root/dir");
	leads_to("/", "root");
	CHECK_EQ(try_links("/none", ROOTED_LINKS), -ENOENT);
	CHECK_EQ(try_links("/dir/file/none", ROOTED_LINKS), -ENOTDIR);
	CHECK_EQ(try_links("/dir/file", ROOTED_NO_LINKS), 0);
}

TEST(rooted_dots_stay_inside)
{
	make_tree();
	leads_to("/../../../../etc/passwd", "root/etc/passwd");
	CHECK_EQ(try_links("../outside", ROOTED_LINKS), -ENOENT);
}

TEST(rooted_links_stay_inside)
{
	make_tree();
	CHECK(!symlink("/etc/passwd", scratch("root/absolute")));
	CHECK(!symlink("../../../../../../etc/passwd", scratch("root/dir/relative")));
	CHECK(!symlink("../outside", scratch("root/up")));
	CHECK(!symlink("/proc/self/root/etc/shadow", scratch("root/magic")));
	leads_to("/absolute", "root/etc/passwd");
	leads_to("/dir/relative", "root/etc/passwd");
	CHECK_EQ(try_links("/up", ROOTED_LINKS), -ENOENT);
	CHECK_EQ(try_links("/magic", ROOTED_LINKS), -ENOENT);
	CHECK_EQ(try_links("/absolute", ROOTED_NO_LINKS), -ELOOP);
	CHECK(!symlink("dir", scratch("root/directory")));
	leads_to("/directory/file", "root/dir/file");
	CHECK_EQ(try_links("/directory/file", ROOTED_NO_LINKS), -ELOOP);
}

TEST(rooted_ends_at_loops)
{
	make_tree();
	CHECK(!symlink("b", scratch("root/a")));
	CHECK(!symlink("a", scratch("root/b")));
	CHECK(!symlink("grow/x", scratch("root/grow")));
	CHECK_EQ(try_links("/a", ROOTED_LINKS), -ELOOP);
	CHECK_EQ(try_links("/grow", ROOTED_LINKS), -ELOOP);
}

TEST(rooted_links_of_proc_count_as_text)
{
	char path[64];

	root = open("/", O_PATH | O_DIRECTORY | O_CLOEXEC);
	CHECK(root >= 0);
	scratch_file("file", "x", 1);
	CHECK(open(scratch("file"), O_RDONLY) >= 0);
	/* Deleted: the link's text names nothing any more, the link itself would still lead to the file. */
	CHECK(!unlink(scratch("file")));
	snprintf(path, sizeof(path), "/proc/self/fd/%d", root + 1);
	CHECK_EQ(try_links(path, ROOTED_LINKS), -ENOENT);
}

TEST(rooted_limits)
{
	char path[5000];
	char deep[1024] = "root";

	make_tree();
	memset(path, 'a', sizeof(path));
	CHECK_EQ(rooted__open(root, path, sizeof(path), ROOTED_LINKS), -ENAMETOOLONG);
	CHECK_EQ(rooted__open(root, path, 300, ROOTED_LINKS), -ENAMETOOLONG);
	CHECK_EQ(rooted__open(root, "a\0b", 3, ROOTED_LINKS), -ENAMETOOLONG);
	for (int i = 0; i < 80; i++) {
		strcat(deep, "/d");
		CHECK(!mkdir(scratch(deep), 0755));
	}
	CHECK_EQ(try_links(deep + 4, ROOTED_LINKS), -ELOOP);
}

TEST(rooted_does_not_open_a_pipe)
{
	struct stat st;
	int fd;

	make_tree();
	CHECK(!mkfifo(scratch("root/pipe"), 0644));
	fd = rooted__open(root, "/pipe", 5, ROOTED_LINKS);
	CHECK(fd >= 0);
	CHECK(!fstat(fd, &st));
	CHECK(S_ISFIFO(st.st_mode));
}
