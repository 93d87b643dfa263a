/* SPDX-License-Identifier: Apache-2.0 */
#include "vdso.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <unistd.h>

#include "maps.h"
#include "process_dir.h"
#include "record.h"

#define VDSO_MAX (64u << 10)

static int read_memory(int dir, uint64_t start, void *into, size_t len)
{
	int fd = openat(dir, "mem", O_RDONLY | O_CLOEXEC);
	ssize_t n;
	int err = 0;

	if (fd < 0)
		return -errno;
	n = pread(fd, into, len, (off_t)start);
	if (n != (ssize_t)len)
		err = n < 0 ? -errno : -EIO;
	close(fd);
	return err;
}

static int read_process(const struct record *record, uint64_t start, void *into, size_t len)
{
	struct process_life life;
	int dir = process_dir__open(record->tgid);
	int err;

	if (dir < 0)
		return dir;
	err = process_dir__life(dir, &life);
	if (!err && (life.start != record->start || life.image != record->image))
		err = -ESRCH;
	if (!err)
		err = read_memory(dir, start, into, len);
	close(dir);
	return err;
}

static size_t own_length(uint64_t own)
{
	char *text;
	size_t len, found = 0;
	const char *at;
	struct maps_line line;
	int dir = process_dir__open((uint32_t)getpid());

	if (dir < 0)
		return 0;
	if (!process_dir__maps(dir, 1u << 20, &text, &len)) {
		at = text;
		while (!found && maps__next(&at, text + len, &line))
			found = line.start == own ? (size_t)(line.end - line.start) : 0;
		free(text);
	}
	close(dir);
	return found;
}

static int read_own(void *into, size_t len)
{
	uint64_t own = getauxval(AT_SYSINFO_EHDR);

	if (!own || own_length(own) != len)
		return -ESRCH;
	memcpy(into, (const void *)(uintptr_t)own, len);
	return 0;
}

/* Whether bytes are what the kernel maps: a process can write to its own. */
static bool is_untouched(const void *bytes, size_t len)
{
	void *own = malloc(len);
	bool same = own && !read_own(own, len) && !memcmp(own, bytes, len);

	free(own);
	return same;
}

struct object *vdso__object(const struct record *record, uint64_t start, uint64_t end)
{
	size_t len = (size_t)(end - start);
	void *bytes;
	int err;

	if (end <= start || end - start > VDSO_MAX) {
		errno = EFBIG;
		return NULL;
	}
	bytes = malloc(len);
	if (!bytes)
		return NULL;
	err = read_process(record, start, bytes, len);
	if (err)
		err = read_own(bytes, len);
	if (err) {
		free(bytes);
		errno = -err;
		return NULL;
	}
	return object__of_bytes(bytes, len, is_untouched(bytes, len));
}
