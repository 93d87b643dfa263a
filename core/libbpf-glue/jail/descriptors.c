/* SPDX-License-Identifier: Apache-2.0 */
#include "descriptors.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "../confine/kernel_abi.h"

int descriptors__close_inherited(void)
{
	struct rlimit limit;

	if (!syscall(SYS_close_range, FD_STATUS + 1, ~0u, 0))
		return 0;
	/* Before Linux 5.9. */
	if (getrlimit(RLIMIT_NOFILE, &limit))
		return -errno;
	for (rlim_t fd = FD_STATUS + 1; fd < limit.rlim_cur; fd++)
		close((int)fd);
	return 0;
}

int descriptors__move_up(int fd)
{
	int up = fcntl(fd, F_DUPFD_CLOEXEC, CHILD_DESCRIPTORS);

	if (up < 0)
		return -errno;
	close(fd);
	return up;
}

int descriptors__place(int fd, int number)
{
	int flags;

	if (dup2(fd, number) < 0)
		return -errno;
	flags = fcntl(number, F_GETFL);
	if (flags < 0 || fcntl(number, F_SETFL, flags & ~O_NONBLOCK))
		return -errno;
	return 0;
}
