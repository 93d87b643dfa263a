/* SPDX-License-Identifier: Apache-2.0 */
#include "../../confine/test/check.h"
#include "../descriptors.h"
#include "../status.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

TEST(descriptors_move_up)
{
	int fd = open("/dev/null", O_RDONLY);
	int up = descriptors__move_up(fd);

	CHECK(up >= CHILD_DESCRIPTORS);
	CHECK(fcntl(up, F_GETFD) & FD_CLOEXEC);
	CHECK_EQ(fcntl(fd, F_GETFD), -1);
	CHECK_EQ(descriptors__move_up(fd), -EBADF);
}

TEST(descriptors_are_placed_blocking)
{
	int ends[2];

	CHECK(!pipe2(ends, O_NONBLOCK | O_CLOEXEC));
	CHECK_EQ(descriptors__place(ends[0], 40), 0);
	CHECK_EQ(fcntl(40, F_GETFD), 0);
	CHECK(!(fcntl(40, F_GETFL) & O_NONBLOCK));
	/* In its own place, too. */
	CHECK_EQ(descriptors__place(40, 40), 0);
	CHECK_EQ(descriptors__place(41, 42), -EBADF);
}

TEST(descriptors_inherited_are_closed)
{
	int fd = open("/dev/null", O_RDONLY);

	while (fd <= FD_STATUS)
		fd = dup(fd);
	CHECK_EQ(dup2(fd, 300), 300);
	CHECK_EQ(descriptors__close_inherited(), 0);
	CHECK_EQ(fcntl(fd, F_GETFD), -1);
	CHECK_EQ(fcntl(300, F_GETFD), -1);
	CHECK_EQ(fcntl(1, F_GETFD), 0);
}

TEST(status_lines)
{
	char text[1024];
	int ends[2];
	ssize_t n;

	CHECK(!pipe2(ends, O_CLOEXEC));
	status_number("child", 1);
	status_open(ends[1]);
	status_layer("one", 0, "uid=7");
	status_layer("two", 0, NULL);
	status_layer("three", -EPERM, "not shown");
	status_number("child", 4711);
	status_error("execute", -ENOENT);
	n = read(ends[0], text, sizeof(text) - 1);
	CHECK(n > 0);
	text[n] = 0;
	CHECK_STR(text, "layer one yes uid=7\nlayer two yes \nlayer three no Operation not permitted\nchild 4711\n"
			"error execute No such file or directory\n");
}
