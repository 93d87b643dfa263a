/* SPDX-License-Identifier: Apache-2.0 */
#include "descriptors.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include "../confine/kernel_abi.h"

#define MAX_PASSED 4

union passed {
	struct cmsghdr header;
	char space[CMSG_SPACE(MAX_PASSED * sizeof(int))];
};

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

int descriptors__send(int socket, const int *fds, unsigned int n)
{
	union passed passed;
	char byte = 0;
	struct iovec data = { .iov_base = &byte, .iov_len = 1 };
	struct msghdr message = { .msg_iov = &data, .msg_iovlen = 1 };

	if (n > MAX_PASSED)
		return -EINVAL;
	memset(&passed, 0, sizeof(passed));
	message.msg_control = &passed;
	message.msg_controllen = CMSG_SPACE(n * sizeof(int));
	passed.header.cmsg_level = SOL_SOCKET;
	passed.header.cmsg_type = SCM_RIGHTS;
	passed.header.cmsg_len = CMSG_LEN(n * sizeof(int));
	memcpy(CMSG_DATA(&passed.header), fds, n * sizeof(int));
	return sendmsg(socket, &message, MSG_NOSIGNAL) == 1 ? 0 : -errno;
}

int descriptors__receive(int socket, int *fds, unsigned int n, int timeout_ms)
{
	struct pollfd ready = { .fd = socket, .events = POLLIN };
	union passed passed;
	char byte;
	struct iovec data = { .iov_base = &byte, .iov_len = 1 };
	struct msghdr message = { .msg_iov = &data, .msg_iovlen = 1 };
	struct cmsghdr *header;
	ssize_t got;

	if (n > MAX_PASSED)
		return -EINVAL;
	got = poll(&ready, 1, timeout_ms);
	if (got <= 0)
		return got ? -errno : -ETIMEDOUT;
	message.msg_control = &passed;
	message.msg_controllen = sizeof(passed);
	got = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
	if (got <= 0)
		return got ? -errno : -EPIPE;
	header = CMSG_FIRSTHDR(&message);
	if (!header || header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS ||
	    header->cmsg_len != CMSG_LEN(n * sizeof(int)))
		return -EPROTO;
	memcpy(fds, CMSG_DATA(header), n * sizeof(int));
	return 0;
}
