/* SPDX-License-Identifier: Apache-2.0 */
#include "check.h"
#include "../privilege.h"
#include "../seccomp_filter.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static struct seccomp_filter f;

static void begin(void)
{
	CHECK_EQ(privilege_no_new(), 0);
	seccomp_filter__begin(&f);
	seccomp_filter__allow(&f, SYS_exit_group);
	seccomp_filter__allow(&f, SYS_write);
}

static long try_lseek(uint64_t fd, uint64_t offset, uint64_t whence)
{
	errno = 0;
	syscall(SYS_lseek, fd, offset, whence);
	return errno;
}

/* lseek of descriptor 1000 says EBADF when it is let through. */
TEST(filter_compares_all_64_bits)
{
	const struct seccomp_test tests[] = {
		{ .arg = 1, .mask = ~0ull, .value = 0x100000005 },
		{ .arg = 2, .mask = 0xf0, .value = 0x20 },
	};

	begin();
	seccomp_filter__allow_if(&f, SYS_lseek, tests, 2);
	CHECK_EQ(seccomp_filter__install(&f, NULL), 0);
	CHECK_EQ(try_lseek(1000, 0x100000005, 0x20), EBADF);
	CHECK_EQ(try_lseek(1000, 0x100000005, 0x2f), EBADF);
	CHECK_EQ(try_lseek(1000, 0x100000005, 0x30), EPERM);
	CHECK_EQ(try_lseek(1000, 5, 0x20), EPERM);
	CHECK_EQ(try_lseek(1000, 0x200000005, 0x20), EPERM);
	CHECK_EQ(try_lseek(1000, 0x100000006, 0x20), EPERM);
}

TEST(filter_rules_are_alternatives)
{
	const uint64_t values[] = { 3, 5, 1ull << 40 };

	begin();
	seccomp_filter__allow_values(&f, SYS_lseek, 1, values, 3);
	seccomp_filter__errno(&f, SYS_getppid, ENOSYS);
	CHECK_EQ(seccomp_filter__install(&f, NULL), 0);
	for (unsigned int i = 0; i < 3; i++)
		CHECK_EQ(try_lseek(1000, values[i], 0), EBADF);
	CHECK_EQ(try_lseek(1000, 4, 0), EPERM);
	CHECK_EQ(syscall(SYS_getppid), -1);
	CHECK_EQ(errno, ENOSYS);
	CHECK_EQ(syscall(SYS_getuid), -1);
	CHECK_EQ(errno, EPERM);
}

TEST(filter_that_does_not_fit)
{
	seccomp_filter__begin(&f);
	for (int i = 0; i < SECCOMP_FILTER_MAX; i++)
		seccomp_filter__allow(&f, i);
	CHECK_EQ(seccomp_filter__install(&f, NULL), -E2BIG);
}

TEST(filter_without_its_listener_refuses)
{
	int listener;

	begin();
	seccomp_filter__allow(&f, SYS_close);
	seccomp_filter__notify(&f, SYS_getppid);
	CHECK_EQ(seccomp_filter__install(&f, &listener), 0);
	CHECK(listener >= 0);
	CHECK_EQ(syscall(SYS_close, listener), 0);
	CHECK_EQ(syscall(SYS_getppid), -1);
	CHECK_EQ(errno, ENOSYS);
}
