/* SPDX-License-Identifier: Apache-2.0 */
#include "passing.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

union passed {
	struct cmsghdr header;
	char space[CMSG_SPACE(PASSING_MAX * sizeof(int))];
};

int passing__send(int socket, const int *fds, unsigned int n)
{
	union passed passed;
	char byte = 0;
	struct iovec data = { .iov_base = &byte, .iov_len = 1 };
	struct msghdr message = { .msg_iov = &data, .msg_iovlen = 1 };

	if (n > PASSING_MAX)
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

int passing__receive(int socket, int *fds, unsigned int n, int timeout_ms)
{
	struct pollfd ready = { .fd = socket, .events = POLLIN };
	union passed passed;
	char byte;
	struct iovec data = { .iov_base = &byte, .iov_len = 1 };
	struct msghdr message = { .msg_iov = &data, .msg_iovlen = 1 };
	struct cmsghdr *header;
	ssize_t got;

	if (n > PASSING_MAX)
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
