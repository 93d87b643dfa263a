/* SPDX-License-Identifier: Apache-2.0 */
#include "root.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "../confine/kernel_abi.h"

/* Directories of which one is there on any system; the tmpfs is mounted over it in the private namespace only. */
static const char *const places[] = { "/tmp", "/mnt", "/var", "/dev" };

/* Top-level links of a merged-/usr system, through which the loader spells its paths. */
static const char *const links[] = { "lib", "lib64", "lib32", "bin" };

/* Makes the directories of the absolute path path below the current directory. */
static int make_parents(const char *path)
{
	char part[PATH_MAX];

	snprintf(part, sizeof(part), "%s", path + 1);
	for (char *slash = strchr(part, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = 0;
		if (mkdir(part, 0755) && errno != EEXIST)
			return -errno;
		*slash = '/';
	}
	return 0;
}

/* The file was opened before this namespace existed; a bind mount wants a path of this one, which must lead to it still. */
static int same_file(const struct own_file *file)
{
	struct stat opened, found;

	if (fstat(file->fd, &opened) || stat(file->path, &found))
		return -errno;
	return opened.st_dev == found.st_dev && opened.st_ino == found.st_ino ? 0 : -ESTALE;
}

static int put_file(const struct own_file *file)
{
	const char *target = file->path + 1;
	int fd, err;

	err = same_file(file);
	if (!err)
		err = make_parents(file->path);
	if (err)
		return err;
	fd = open(target, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0444);
	if (fd < 0)
		return -errno;
	close(fd);
	return mount(file->path, target, NULL, MS_BIND, NULL) ? -errno : 0;
}

/* An additional name for a file: beside it, or at the path by which the kernel finds the ELF interpreter. */
static int put_link(const char *path, const char *target)
{
	int err = make_parents(path);

	if (err)
		return err;
	return symlink(target, path + 1) && errno != EEXIST ? -errno : 0;
}

static int put_alias(const struct own_file *file)
{
	char path[PATH_MAX + sizeof(file->alias)];
	const char *name = strrchr(file->path, '/') + 1;

	snprintf(path, sizeof(path), "%.*s%s", (int)(name - file->path), file->path, file->alias);
	return strlen(path) < PATH_MAX ? put_link(path, name) : -ENAMETOOLONG;
}

static void copy_top_level_links(void)
{
	for (unsigned int i = 0; i < sizeof(links) / sizeof(links[0]); i++) {
		char from[16], target[PATH_MAX], below[PATH_MAX + 2];
		const char *relative = target;
		ssize_t n;

		snprintf(from, sizeof(from), "/%s", links[i]);
		n = readlink(from, target, sizeof(target) - 1);
		if (n <= 0)
			continue;
		target[n] = 0;
		relative += strspn(target, "/");
		snprintf(below, sizeof(below), "/%s/", relative);
		/* One that is missing shows when the loader does not find its file. */
		if (make_parents(below) || symlink(relative, links[i]))
			continue;
	}
}

static int fill(const struct own_files *files)
{
	int err = 0;

	copy_top_level_links();
	for (unsigned int i = 0; i < files->nr && !err; i++) {
		err = put_file(&files->file[i]);
		if (!err && files->file[i].alias[0])
			err = put_alias(&files->file[i]);
	}
	/* files->file[1] is the interpreter by its real path. */
	if (!err && files->interpreter[0] && access(files->interpreter + 1, F_OK))
		err = put_link(files->interpreter, files->file[1].path);
	return err;
}

static bool hides(const char *place, const struct own_files *files)
{
	size_t len = strlen(place);

	for (unsigned int i = 0; i < files->nr; i++) {
		const char *path = files->file[i].path;

		if (!strncmp(path, place, len) && path[len] == '/')
			return true;
	}
	return false;
}

static int mount_tmpfs(const char **place, const struct own_files *files)
{
	for (unsigned int i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		*place = places[i];
		if (hides(*place, files))
			continue;
		if (!mount("bccx", *place, "tmpfs", MS_NOSUID | MS_NODEV, "size=64k,nr_inodes=256,mode=755"))
			return 0;
		if (errno != ENOENT && errno != ENOTDIR)
			return -errno;
	}
	return -ENOENT;
}

static int make_read_only(void)
{
	struct bccx_mount_attr attr = {
		.attr_set = BCCX_MOUNT_ATTR_RDONLY | BCCX_MOUNT_ATTR_NOSUID | BCCX_MOUNT_ATTR_NODEV,
	};

	if (!syscall(SYS_mount_setattr, AT_FDCWD, ".", BCCX_AT_RECURSIVE, &attr, sizeof(attr)))
		return 0;
	/* Before Linux 5.12 only the directories become read-only; the files are so for who does not own them. */
	return mount(NULL, ".", NULL, MS_REMOUNT | MS_BIND | MS_RDONLY | MS_NOSUID | MS_NODEV, NULL) ? -errno : 0;
}

static int switch_to(const char *place)
{
	/* With both arguments the same the old root comes to lie over the new one. */
	if (syscall(SYS_pivot_root, ".", ".")) {
		int err = -errno;

		umount2(place, MNT_DETACH);
		return err;
	}
	if (umount2(".", MNT_DETACH) || chdir("/"))
		return -errno;
	return 0;
}

int root__enter(const struct own_files *files)
{
	const char *place;
	int err;

	if (unshare(CLONE_NEWNS))
		return -errno;
	if (mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL))
		return -errno;
	err = mount_tmpfs(&place, files);
	if (err)
		return err;
	if (chdir(place))
		return -errno;
	err = fill(files);
	if (!err)
		err = make_read_only();
	if (err) {
		if (chdir("/") || umount2(place, MNT_DETACH))
			return -errno;
		return err;
	}
	return switch_to(place);
}
