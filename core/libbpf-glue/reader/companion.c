/* SPDX-License-Identifier: Apache-2.0 */
#include "companion.h"

#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "rooted.h"

#define DEBUG_DIR "/usr/lib/debug"
#define BUILD_ID_MIN 2u
#define BUILD_ID_MAX 64u

struct search {
	const struct object *object;
	int roots[2]; /* the process's, the reader's; -1: not there */
};

/* A core dump is ELF, too, and holds a process's memory: only what a linker writes is taken. */
static bool acceptable(const struct search *s, const struct object *candidate)
{
	unsigned int type = object__type(candidate);
	uid_t owner = object__owner(candidate);

	return candidate != s->object && (type == ET_EXEC || type == ET_DYN || type == ET_REL) &&
	       (owner == 0 || owner == object__owner(s->object));
}

static struct object *try_file(const struct search *s, int fd)
{
	struct object *candidate;
	struct stat st;

	if (fstat(fd, &st)) {
		close(fd);
		return NULL;
	}
	candidate = object__of_file(fd, st.st_dev, st.st_ino);
	if (!candidate)
		return NULL;
	if (object__check(candidate) || !acceptable(s, candidate)) {
		object__put(candidate);
		return NULL;
	}
	return candidate;
}

__attribute__((format(printf, 2, 3))) static struct object *try_path(const struct search *s, const char *format, ...)
{
	char path[PATH_MAX];
	va_list args;
	int len;

	va_start(args, format);
	len = vsnprintf(path, sizeof(path), format, args);
	va_end(args);
	if (len < 0 || (size_t)len >= sizeof(path))
		return NULL;
	for (unsigned int i = 0; i < 2; i++) {
		struct object *found;
		int fd = s->roots[i] < 0 ? -1 : rooted__open(s->roots[i], path, (size_t)len, ROOTED_LINKS);

		if (fd < 0)
			continue;
		found = try_file(s, fd);
		if (found)
			return found;
	}
	return NULL;
}

static struct object *by_build_id(const struct search *s, const char *id, size_t len)
{
	char hex[2 * BUILD_ID_MAX + 1];

	if (len < BUILD_ID_MIN || len > BUILD_ID_MAX)
		return NULL;
	for (size_t i = 0; i < len; i++)
		snprintf(hex + 2 * i, 3, "%02x", (unsigned char)id[i]);
	return try_path(s, DEBUG_DIR "/.build-id/%.2s/%s.debug", hex, hex + 2);
}

static bool is_file_name(const char *name, size_t len)
{
	if (len == 0 || len > NAME_MAX || memchr(name, 0, len) || memchr(name, '/', len))
		return false;
	return !(len == 1 && name[0] == '.') && !(len == 2 && name[0] == '.' && name[1] == '.');
}

static struct object *by_link(const struct search *s, const struct record *record, const char *name, size_t len)
{
	const char *path, *slash;
	size_t path_len = record__path(record, s->object, &path);
	struct object *found;
	int dir_len, name_len = (int)len;

	if (!is_file_name(name, len) || !path_len || path_len >= PATH_MAX || path[0] != '/')
		return NULL;
	slash = memrchr(path, '/', path_len);
	dir_len = (int)(slash - path);
	found = try_path(s, "%.*s/%.*s", dir_len, path, name_len, name);
	if (!found)
		found = try_path(s, "%.*s/.debug/%.*s", dir_len, path, name_len, name);
	if (!found)
		found = try_path(s, DEBUG_DIR "%.*s/%.*s", dir_len, path, name_len, name);
	return found;
}

struct object *companion__open(const struct record *record, const struct object *object, uint32_t kind,
			       const char *name, size_t len)
{
	struct search s = { .object = object };
	struct object *found = NULL;
	uint64_t a, b;
	int err;

	object__subject(object, &a, &b);
	err = subject__enter(READER_SUBJECT_OBJECT, a, b);
	if (err) {
		errno = -err;
		return NULL;
	}
	s.roots[0] = record->root ? record->root->fd : -1;
	s.roots[1] = open("/", O_PATH | O_DIRECTORY | O_CLOEXEC);
	if (kind == COMPANION_BUILD_ID)
		found = by_build_id(&s, name, len);
	else if (kind == COMPANION_DEBUGLINK)
		found = by_link(&s, record, name, len);
	if (s.roots[1] >= 0)
		close(s.roots[1]);
	if (!found)
		errno = ENOENT;
	return found;
}
