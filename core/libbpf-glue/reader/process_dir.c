/* SPDX-License-Identifier: Apache-2.0 */
#include "process_dir.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <bccx/image.h>

#define MAPS_STEP (64u << 10)

int process_dir__open(uint32_t tgid)
{
	char path[32];
	int fd;

	snprintf(path, sizeof(path), "/proc/%u", tgid);
	fd = open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return errno == ENOENT ? -ESRCH : -errno;
	return fd;
}

/* A short file as a terminated string. */
static int read_text(int dir, const char *name, char *text, size_t size)
{
	int fd = openat(dir, name, O_RDONLY | O_CLOEXEC);
	size_t len = 0;
	ssize_t n;

	if (fd < 0)
		return errno == ENOENT ? -ESRCH : -errno;
	do {
		n = read(fd, text + len, size - 1 - len);
		if (n > 0)
			len += (size_t)n;
	} while (n > 0 && len < size - 1);
	if (n < 0) {
		int err = -errno;

		close(fd);
		return err;
	}
	close(fd);
	text[len] = 0;
	return len ? 0 : -ESRCH;
}

/* Fields of stat as proc_pid_stat(5) counts them. */
enum { STAT_NAME = 2, STAT_START = 22, STAT_START_CODE = 26, STAT_END_CODE, STAT_START_STACK };

int process_dir__life(int dir, struct process_life *life)
{
	uint64_t values[STAT_START_STACK + 1];
	char text[1024];
	char *at;
	int err = read_text(dir, "stat", text, sizeof(text));

	if (err)
		return err;
	/* The name may hold anything, also parentheses: the last one ends it. */
	at = strrchr(text, ')');
	for (unsigned int field = STAT_NAME + 1; at && field <= STAT_START_STACK; field++) {
		at = strchr(at + 1, ' ');
		values[field] = at ? strtoull(at + 1, NULL, 10) : 0;
	}
	if (!at)
		return -EPROTO;
	life->start = values[STAT_START];
	life->image = bccx_image_of(values[STAT_START_CODE], values[STAT_END_CODE], values[STAT_START_STACK]);
	return 0;
}

/* The last number of the line `name:\t1 2 3`, or the nth when n is not 0. */
static int status_number(const char *text, const char *name, unsigned int nth, uint32_t *value)
{
	const char *line = strstr(text, name);
	unsigned int count = 0;

	if (!line)
		return -ENOENT;
	line += strlen(name);
	for (;;) {
		char *end;
		unsigned long v;

		line += strspn(line, "\t ");
		v = strtoul(line, &end, 10);
		if (end == line)
			return count ? 0 : -EPROTO;
		*value = (uint32_t)v;
		if (++count == nth)
			return 0;
		line = end;
	}
}

int process_dir__identity(int dir, uid_t *euid, uint32_t *inner_pid)
{
	char text[8192];
	uint32_t uid;
	int err = read_text(dir, "status", text, sizeof(text));

	if (!err)
		err = status_number(text, "\nUid:", 2, &uid);
	if (!err)
		err = status_number(text, "\nNSpid:", 0, inner_pid);
	if (!err)
		*euid = uid;
	return err;
}

/* Grows *text to hold at least MAPS_STEP more bytes. */
static int grow(char **text, size_t *size, size_t len)
{
	char *bigger;

	if (*size - len >= MAPS_STEP)
		return 0;
	bigger = realloc(*text, *size + (*size > MAPS_STEP ? *size : MAPS_STEP));
	if (!bigger)
		return -ENOMEM;
	*size += *size > MAPS_STEP ? *size : MAPS_STEP;
	*text = bigger;
	return 0;
}

static int read_whole(int fd, size_t cap, char **text, size_t *len)
{
	size_t size = 0;

	for (;;) {
		ssize_t n;
		int err = grow(text, &size, *len);

		if (err)
			return err;
		n = read(fd, *text + *len, size - *len);
		if (n < 0)
			return -errno;
		if (n == 0 || *len + (size_t)n > cap)
			return 0;
		*len += (size_t)n;
	}
}

int process_dir__maps(int dir, size_t cap, char **text, size_t *len)
{
	int fd = openat(dir, "maps", O_RDONLY | O_CLOEXEC);
	char *fitting;
	int err;

	if (fd < 0)
		return errno == ENOENT ? -ESRCH : -errno;
	*text = NULL;
	*len = 0;
	err = read_whole(fd, cap, text, len);
	close(fd);
	if (err) {
		free(*text);
		*text = NULL;
		*len = 0;
		return err;
	}
	while (*len && (*text)[*len - 1] != '\n')
		--*len;
	fitting = realloc(*text, *len + 1);
	if (fitting)
		*text = fitting;
	return 0;
}

int process_dir__root(int dir)
{
	int fd = openat(dir, "root", O_PATH | O_DIRECTORY | O_CLOEXEC);

	return fd < 0 ? -errno : fd;
}
