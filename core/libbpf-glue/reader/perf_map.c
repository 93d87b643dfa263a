/* SPDX-License-Identifier: Apache-2.0 */
#include "perf_map.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "process_dir.h"
#include "rooted.h"

/* Who may have written the map, and under which number. */
struct identity {
	uid_t owner;
	uint32_t inner_pid;
};

/* What lies behind is not shown: the longest seen of a JVM have 20 MB. */
#define PERF_MAP_MAX (256ull << 20)

#define NS_PER_SECOND 1000000000ll
#define NS_PER_TICK 10000000ll

static int64_t now_ns(clockid_t clock)
{
	struct timespec now;

	clock_gettime(clock, &now);
	return now.tv_sec * NS_PER_SECOND + now.tv_nsec;
}

/* Nobody removes perf maps, and process numbers are used again: what was last written before the process began was
 * another's. */
static bool is_older(const struct stat *st, uint64_t start_ticks)
{
	int64_t age = now_ns(CLOCK_BOOTTIME) - (int64_t)start_ticks * NS_PER_TICK;

	return st->st_mtim.tv_sec * NS_PER_SECOND + st->st_mtim.tv_nsec + NS_PER_SECOND < now_ns(CLOCK_REALTIME) - age;
}

/* O_PATH became O_RDONLY for a regular file of the right owner. */
static int open_checked(int path, const struct record *record, uid_t owner)
{
	char link[40];
	struct stat st;
	int fd;

	if (fstat(path, &st))
		return -errno;
	if (!S_ISREG(st.st_mode) || (st.st_uid != owner && st.st_uid != 0))
		return -EACCES;
	if (is_older(&st, record->start))
		return -ENOENT;
	snprintf(link, sizeof(link), "/proc/self/fd/%d", path);
	fd = open(link, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	return fd < 0 ? -errno : fd;
}

/* /tmp itself may be a link that the system has; the map in it may not. */
static int open_in_root(int root, const struct record *record, struct identity identity)
{
	char name[40];
	int tmp, path, fd;

	tmp = rooted__open(root, "/tmp", 4, ROOTED_LINKS);
	if (tmp < 0)
		return tmp;
	snprintf(name, sizeof(name), "perf-%u.map", identity.inner_pid);
	path = rooted__open(tmp, name, strlen(name), ROOTED_NO_LINKS);
	close(tmp);
	if (path < 0)
		return path;
	fd = open_checked(path, record, identity.owner);
	close(path);
	return fd;
}

/* Of a process that runs, by what it is now: it may have become another user since it was recorded. */
static int open_running(const struct record *record)
{
	struct identity identity;
	struct process_life life;
	int root, fd, dir = process_dir__open(record->tgid);

	if (dir < 0)
		return dir;
	fd = process_dir__life(dir, &life);
	if (!fd && life.start != record->start)
		fd = -ESRCH;
	if (!fd)
		fd = process_dir__identity(dir, &identity.owner, &identity.inner_pid);
	root = fd ? fd : process_dir__root(dir);
	close(dir);
	if (root < 0)
		return root;
	fd = open_in_root(root, record, identity);
	close(root);
	return fd;
}

/* ENOENT of a process's directory: one that has ended and was not waited for has no root any more. */
static int open_map(const struct record *record)
{
	int fd = open_running(record);

	if ((fd != -ESRCH && fd != -ENOENT) || !record->root || !record->inner_pid)
		return fd;
	return open_in_root(record->root->fd, record, (struct identity){ record->owner, record->inner_pid });
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
