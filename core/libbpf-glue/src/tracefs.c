// SPDX-License-Identifier: Apache-2.0
/* Files of tracefs, on machines where nobody has mounted it too. */
#include <fcntl.h>
#include <linux/mount.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "glue.h"

static const char *const mounts[] = { "/sys/kernel/tracing", "/sys/kernel/debug/tracing" };

static int open_below(int directory, const char *path)
{
	int fd = openat(directory, path, O_RDONLY | O_CLOEXEC);

	return fd < 0 ? -errno : fd;
}

static int open_mounted(const char *path)
{
	int err = -ENODEV, directory;

	for (size_t i = 0; i < ARRAY_SIZE(mounts); i++) {
		directory = open(mounts[i], O_PATH | O_DIRECTORY | O_CLOEXEC);
		if (directory < 0)
			continue;
		/* The mount point alone exists as an empty directory. */
		if (faccessat(directory, "events", F_OK, 0) == 0) {
			err = open_below(directory, path);
			close(directory);
			return err;
		}
		close(directory);
	}
	return err;
}

/*
 * A mount that is attached nowhere (Linux 5.2): no other process sees it and it goes with its descriptor. The system calls
 * are made by number because their wrappers need glibc 2.36.
 */
static int open_private(const char *path)
{
	int context, mount = -1, fd;

	context = syscall(SYS_fsopen, "tracefs", FSOPEN_CLOEXEC);
	if (context < 0)
		return -errno;
	if (syscall(SYS_fsconfig, context, FSCONFIG_CMD_CREATE, NULL, NULL, 0) == 0)
		mount = syscall(SYS_fsmount, context, FSMOUNT_CLOEXEC, MOUNT_ATTR_RDONLY);
	fd = mount < 0 ? -errno : open_below(mount, path);
	if (mount >= 0)
		close(mount);
	close(context);
	return fd;
}

int glue_tracefs_open(const char *path)
{
	int fd = open_mounted(path);

	return fd == -ENODEV ? open_private(path) : fd;
}

int bccx_tracefs_open(const char *path)
{
	int fd;

	if (!path || path[0] == '/' || strstr(path, ".."))
		return glue_fail(EINVAL, "open a file of tracefs: not a path below it");
	fd = glue_tracefs_open(path);
	if (fd < 0)
		return glue_fail(-fd, "open '%s' of tracefs: %s", path, glue_strerror(-fd));
	return fd;
}
