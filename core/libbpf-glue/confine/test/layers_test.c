/* SPDX-License-Identifier: Apache-2.0 */
#include "check.h"
#include "../kernel_abi.h"
#include "../landlock.h"
#include "../passing.h"
#include "../privilege.h"

#include <fcntl.h>
#include <linux/capability.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

TEST(landlock_admits_what_was_named)
{
	int ruleset = landlock_create();
	int file;

	if (landlock_abi() < 0) {
		/* Linux before 5.13, or without it: the caller is told so. */
		CHECK_EQ(ruleset, landlock_abi());
		return;
	}
	CHECK(ruleset >= 0);
	file = open(scratch_file("named", "x", 1), O_RDONLY | O_CLOEXEC);
	scratch_file("other", "x", 1);
	CHECK_EQ(landlock_admit(ruleset, file, BCCX_LANDLOCK_FS_READ_FILE), 0);
	CHECK_EQ(privilege_no_new(), 0);
	CHECK_EQ(landlock_enforce(ruleset), 0);
	CHECK(open(scratch("named"), O_RDONLY | O_CLOEXEC) >= 0);
	CHECK_EQ(open(scratch("named"), O_WRONLY | O_CLOEXEC), -1);
	CHECK_EQ(errno, EACCES);
	CHECK_EQ(open(scratch("other"), O_RDONLY | O_CLOEXEC), -1);
	CHECK_EQ(errno, EACCES);
	CHECK_EQ(open(scratch("new"), O_WRONLY | O_CREAT | O_CLOEXEC, 0600), -1);
	CHECK_EQ(errno, EACCES);
	CHECK_EQ(mkdir(scratch("directory"), 0700), -1);
	CHECK_EQ(errno, EACCES);
}

TEST(privilege_unused_users_differ)
{
	uid_t one, two;

	CHECK_EQ(privilege_unused_uid(&one), 0);
	CHECK_EQ(privilege_unused_uid(&two), 0);
	CHECK(one != two);
	CHECK(one >= 0x70000000 && one < 0x7ffe0000);
	CHECK_EQ(privilege_become(one, two), 0);
	CHECK(getuid() == one && geteuid() == one && getgid() == two && getegid() == two);
	CHECK_EQ(getgroups(0, NULL), 0);
	/* It is taken now. */
	CHECK(getpriority(PRIO_USER, one) != -1);
	CHECK_EQ(privilege_become(0, 0), -EPERM);
}

TEST(privilege_keeps_what_is_named)
{
	CHECK(privilege_has(CAP_KILL) && privilege_has(CAP_CHOWN));
	CHECK_EQ(privilege_bound(1ull << CAP_KILL), 0);
	CHECK_EQ(privilege_keep(1ull << CAP_KILL), 0);
	CHECK(privilege_has(CAP_KILL));
	CHECK(!privilege_has(CAP_CHOWN) && !privilege_has(CAP_SYS_ADMIN));
	CHECK_EQ(privilege_bound(0), -EPERM);
	CHECK_EQ(privilege_keep(~0ull), 0);
	CHECK(!privilege_has(CAP_CHOWN));
}

TEST(privilege_limits_only_lower)
{
	struct rlimit limit;

	CHECK_EQ(privilege_limit(RLIMIT_NOFILE, 50), 0);
	CHECK_EQ(privilege_limit(RLIMIT_NOFILE, 100), 0);
	CHECK(!getrlimit(RLIMIT_NOFILE, &limit));
	CHECK(limit.rlim_cur == 50 && limit.rlim_max == 50);
}

TEST(passing_hands_over)
{
	int sockets[2], ends[2], received[2];
	char byte = 'x';

	CHECK(!socketpair(AF_UNIX, SOCK_STREAM, 0, sockets));
	CHECK(!pipe(ends));
	CHECK_EQ(passing__receive(sockets[1], received, 2, 10), -ETIMEDOUT);
	/* Two in a row stay two. */
	CHECK_EQ(passing__send(sockets[0], ends, 2), 0);
	CHECK_EQ(passing__send(sockets[0], &ends[1], 1), 0);
	CHECK_EQ(passing__receive(sockets[1], received, 2, 1000), 0);
	CHECK(fcntl(received[0], F_GETFD) & FD_CLOEXEC);
	CHECK_EQ(write(received[1], &byte, 1), 1);
	CHECK_EQ(read(ends[0], &byte, 1), 1);
	CHECK_EQ(passing__receive(sockets[1], received, 2, 1000), -EPROTO);
	CHECK_EQ(write(sockets[0], "x", 1), 1);
	CHECK_EQ(passing__receive(sockets[1], received, 1, 1000), -EPROTO);
	CHECK_EQ(passing__send(sockets[0], ends, PASSING_MAX + 1), -EINVAL);
	close(sockets[0]);
	CHECK_EQ(passing__receive(sockets[1], received, 1, 1000), -EPIPE);
}
