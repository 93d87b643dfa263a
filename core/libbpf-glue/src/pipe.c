// SPDX-License-Identifier: Apache-2.0
#include <fcntl.h>
#include <unistd.h>

#include "glue.h"

int bccx_pipe(int32_t *fds)
{
	if (!fds)
		return glue_fail(EINVAL, "create a pipe: no place for its descriptors");
	if (pipe2(fds, O_CLOEXEC) < 0)
		return glue_fail(errno, "create a pipe: %s", glue_strerror(errno));
	return 0;
}

int bccx_close(int32_t fd)
{
	if (close(fd) < 0)
		return glue_fail(errno, "close descriptor %d: %s", fd, glue_strerror(errno));
	return 0;
}
