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

#include "build_id.h"
#include "fetched.h"
#include "rooted.h"

#define DEBUG_DIR "/usr/lib/debug"
#define DWZ_DIR "/.dwz/"
#define SPLIT_SUFFIX ".dwo"
#define BUILD_ID_MIN 2u

struct search {
	const struct object *object;
	const struct record *record;
	int root; /* the process's or the reader's */
	char root_path[PATH_MAX]; /* where the root lies as the object's path tells it; "" when that is the top */
	bool fetched; /* the host answers for whose it is */
};

/* Where an object lies. */
struct place {
	const char *path; /* not ended by NUL */
	int len, dir_len;
};

/* A core dump is ELF, too, and holds a process's memory: only what a linker writes is taken. */
static bool is_linked(const struct object *candidate)
{
	unsigned int type = object__type(candidate);

	return type == ET_EXEC || type == ET_DYN || type == ET_REL;
}

static bool acceptable(const struct search *s, const struct object *candidate)
{
	uid_t owner = object__owner(candidate);

	return candidate != s->object && is_linked(candidate) &&
	       (s->fetched || owner == 0 || owner == object__owner(s->object));
}

/* Closes fd. */
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
	int len, fd;

	va_start(args, format);
	len = vsnprintf(path, sizeof(path), format, args);
	va_end(args);
	if (len < 0 || (size_t)len >= sizeof(path))
		return NULL;
	fd = rooted__open(s->root, path, (size_t)len, ROOTED_LINKS);
	return fd < 0 ? NULL : try_file(s, fd);
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

/* Path of the object within the root and the bytes of its folder; false when it has none. */
static bool object_path(const struct search *s, struct place *place)
{
	size_t len = record__path(s->record, s->object, &place->path), above = strlen(s->root_path);

	if (!len || len >= PATH_MAX || place->path[0] != '/')
		return false;
	/* The kernel tells a path as the reader would walk it, also that of a file below another's root. */
	if (above && len > above && place->path[above] == '/' && !memcmp(place->path, s->root_path, above)) {
		place->path += above;
		len -= above;
	}
	place->len = (int)len;
	place->dir_len = (int)((const char *)memrchr(place->path, '/', len) - place->path);
	return true;
}

static struct object *by_link(const struct search *s, const char *name, size_t len)
{
	struct object *found;
	struct place place;
	int dir_len, name_len = (int)len;
	const char *path;

	if (!is_file_name(name, len) || !object_path(s, &place))
		return NULL;
	path = place.path;
	dir_len = place.dir_len;
	found = try_path(s, "%.*s/%.*s", dir_len, path, name_len, name);
	if (!found)
		found = try_path(s, "%.*s/.debug/%.*s", dir_len, path, name_len, name);
	if (!found)
		found = try_path(s, DEBUG_DIR "%.*s/%.*s", dir_len, path, name_len, name);
	return found;
}

/* An absolute path counts below the debug folder alone: the object's owner wrote it. */
static struct object *by_alternate(const struct search *s, const char *name, size_t len)
{
	const char *end = memchr(name, 0, len), *tail;
	struct object *found;
	struct place place;

	if (!end || end == name || end - name >= PATH_MAX)
		return NULL;
	found = by_build_id(s, end + 1, len - (size_t)(end + 1 - name));
	if (!found && !strncmp(name, DEBUG_DIR "/", sizeof(DEBUG_DIR)))
		found = try_path(s, "%s", name);
	/* Relative to a debug file, whose place is not known here, it leads to where distributions keep these. */
	tail = strstr(name, DWZ_DIR);
	if (!found && tail)
		found = try_path(s, DEBUG_DIR "%s", tail);
	if (!found && name[0] != '/' && object_path(s, &place))
		found = try_path(s, "%.*s/%s", place.dir_len, place.path, name);
	return found;
}

static struct object *by_package(const struct search *s, size_t len)
{
	struct object *found;
	struct place place;

	if (len || !object_path(s, &place))
		return NULL;
	found = try_path(s, "%.*s.dwp", place.len, place.path);
	if (!found)
		found = try_path(s, DEBUG_DIR "%.*s.dwp", place.len, place.path);
	if (!found)
		found = try_path(s, DEBUG_DIR "%.*s.debug.dwp", place.len, place.path);
	return found;
}

static struct object *by_split_path(const struct search *s, const char *name, size_t len)
{
	size_t suffix = sizeof(SPLIT_SUFFIX) - 1;
	struct object *found = NULL;
	const char *base;
	struct place place;

	if (len <= suffix || len >= PATH_MAX || memchr(name, 0, len) ||
	    memcmp(name + len - suffix, SPLIT_SUFFIX, suffix))
		return NULL;
	if (name[0] == '/')
		found = try_path(s, "%.*s", (int)len, name);
	if (found || !object_path(s, &place))
		return found;
	if (name[0] != '/')
		found = try_path(s, "%.*s/%.*s", place.dir_len, place.path, (int)len, name);
	base = memrchr(name, '/', len);
	if (!found && base)
		found = try_path(s, "%.*s%.*s", place.dir_len, place.path, (int)(name + len - base), base);
	return found;
}

static struct object *by_server(struct search *s, struct object *object, const char *name, size_t len)
{
	unsigned char id[BUILD_ID_MAX];
	int fd, own = build_id__of(object, id);

	if (own < 0 || (size_t)own != len || memcmp(id, name, len))
		return NULL;
	fd = fetched__open(id, len);
	s->fetched = true;
	return fd < 0 ? NULL : try_file(s, fd);
}

static struct object *in_root(const struct search *s, uint32_t kind, const char *name, size_t len)
{
	switch (kind) {
	case COMPANION_BUILD_ID:
		return by_build_id(s, name, len);
	case COMPANION_DEBUGLINK:
		return by_link(s, name, len);
	case COMPANION_ALTLINK:
		return by_alternate(s, name, len);
	case COMPANION_SPLIT_PACKAGE:
		return by_package(s, len);
	case COMPANION_SPLIT_OBJECT:
		return by_split_path(s, name, len);
	default:
		return NULL;
	}
}

static void find_root_path(struct search *s)
{
	char link[40];
	ssize_t len;

	snprintf(link, sizeof(link), "/proc/self/fd/%d", s->root);
	len = readlinkat(AT_FDCWD, link, s->root_path, sizeof(s->root_path) - 1);
	/* The top has no name that a path could begin with. */
	s->root_path[len > 1 ? len : 0] = 0;
}

/* Where that is another than the process's, which was looked into already. */
static struct object *in_own_root(struct search *s, uint32_t kind, const char *name, size_t len)
{
	const struct root *own = root__own();

	if (!own || own == s->record->root)
		return NULL;
	s->root_path[0] = 0;
	s->root = own->fd;
	return in_root(s, kind, name, len);
}

struct object *companion__open(const struct record *record, struct object *object, uint32_t kind, const char *name,
			       size_t len)
{
	struct search s = { .object = object, .record = record };
	struct object *found = NULL;
	uint64_t a, b;
	int err;

	if (kind == COMPANION_DEBUGINFOD && !fetched__has_begun()) {
		errno = ENOSYS;
		return NULL;
	}
	object__subject(object, &a, &b);
	err = subject__enter(READER_SUBJECT_OBJECT, a, b);
	if (err) {
		errno = -err;
		return NULL;
	}
	if (kind == COMPANION_DEBUGINFOD) {
		found = by_server(&s, object, name, len);
	} else {
		if (record->root) {
			s.root = record->root->fd;
			find_root_path(&s);
			found = in_root(&s, kind, name, len);
		}
		if (!found)
			found = in_own_root(&s, kind, name, len);
	}
	if (!found)
		errno = ENOENT;
	return found;
}
