/* SPDX-License-Identifier: Apache-2.0 */
#include "rooted.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

#include "../confine/kernel_abi.h"

int rooted__open(int root, const char *path, size_t len, enum rooted_links links)
{
	struct bccx_open_how how = {
		.flags = O_PATH | O_CLOEXEC,
		.resolve = BCCX_RESOLVE_IN_ROOT | BCCX_RESOLVE_NO_MAGICLINKS,
	};
	char text[PATH_MAX];
	long fd;

	if (len >= sizeof(text) || memchr(path, 0, len))
		return -ENAMETOOLONG;
	memcpy(text, path, len);
	text[len] = 0;
	if (links == ROOTED_NO_LINKS)
		how.resolve |= BCCX_RESOLVE_NO_SYMLINKS;
	fd = syscall(SYS_openat2, root, text, &how, sizeof(how));
	return fd < 0 ? -errno : (int)fd;
}
