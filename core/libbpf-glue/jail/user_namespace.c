/* SPDX-License-Identifier: Apache-2.0 */
#include "user_namespace.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

static int write_text(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);
	int err = 0;

	if (fd < 0)
		return -errno;
	if (write(fd, text, strlen(text)) < 0)
		err = -errno;
	close(fd);
	return err;
}

int user_namespace__enter(void)
{
	unsigned int uid = geteuid(), gid = getegid();
	char map[64];
	int err;

	if (unshare(CLONE_NEWUSER))
		return -errno;
	/* After a change of user id /proc/self belongs to root unless the process is dumpable. */
	if (prctl(PR_SET_DUMPABLE, 1, 0, 0, 0))
		return -errno;
	snprintf(map, sizeof(map), "%u %u 1\n", uid, uid);
	err = write_text("/proc/self/uid_map", map);
	if (!err)
		err = write_text("/proc/self/setgroups", "deny");
	if (err)
		return err;
	snprintf(map, sizeof(map), "%u %u 1\n", gid, gid);
	return write_text("/proc/self/gid_map", map);
}
