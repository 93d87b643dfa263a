/* SPDX-License-Identifier: Apache-2.0 */
#include "perf_map.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "process_dir.h"
#include "rooted.h"

/* What lies behind is not shown: the longest seen of a JVM have 20 MB. */
#define PERF_MAP_MAX (256ull << 20)

/* O_PATH became O_RDONLY for a regular file of the right owner. */
static int open_checked(int path, uid_t owner)
{
	char link[40];
	struct stat st;
	int fd;

	if (fstat(path, &st))
		return -errno;
	if (!S_ISREG(st.st_mode) || (st.st_uid != owner && st.st_uid != 0))
		return -EACCES;
	snprintf(link, sizeof(link), "/proc/self/fd/%d", path);
	fd = open(link, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	return fd < 0 ? -errno : fd;
}

/* /tmp itself may be a link that the system has; the map in it may not. */
static int open_in_root(int dir, uid_t owner, uint32_t inner_pid)
{
	char name[40];
	int root, tmp, path, fd;

	root = process_dir__root(dir);
	if (root < 0)
		return root;
	tmp = rooted__open(root, "/tmp", 4, ROOTED_LINKS);
	close(root);
	if (tmp < 0)
		return tmp;
	snprintf(name, sizeof(name), "perf-%u.map", inner_pid);
	path = rooted__open(tmp, name, strlen(name), ROOTED_NO_LINKS);
	close(tmp);
	if (path < 0)
		return path;
	fd = open_checked(path, owner);
	close(path);
	return fd;
}

static int open_map(const struct record *record)
{
	uint64_t ticks;
	uint32_t inner_pid;
	uid_t owner;
	int fd;
	int dir = process_dir__open(record->tgid);

	if (dir < 0)
		return dir;
	fd = process_dir__start(dir, &ticks);
	if (!fd && ticks != record->start)
		fd = -ESRCH;
	if (!fd)
		fd = process_dir__identity(dir, &owner, &inner_pid);
	if (!fd)
		fd = open_in_root(dir, owner, inner_pid);
	close(dir);
	return fd;
}

int64_t perf_map__read(struct record *record, uint64_t offset, void *into, size_t len)
{
	ssize_t n;
	int err = subject__enter(READER_SUBJECT_PROCESS, record->tgid, record->start);

	if (err)
		return err;
	if (offset == 0 && record->perf_map >= 0) {
		close(record->perf_map);
		record->perf_map = -1;
	}
	if (record->perf_map < 0)
		record->perf_map = open_map(record);
	if (record->perf_map < 0)
		return record->perf_map;
	if (offset >= PERF_MAP_MAX)
		return 0;
	if (len > PERF_MAP_MAX - offset)
		len = (size_t)(PERF_MAP_MAX - offset);
	n = pread(record->perf_map, into, len, (off_t)offset);
	return n < 0 ? -errno : n;
}
