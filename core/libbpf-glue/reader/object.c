/* SPDX-License-Identifier: Apache-2.0 */
#include "object.h"

#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

/* Larger files are no programs; debug files of the largest browsers have 10 GB. */
#define SIZE_MAX_OBJECT (32ll << 30)
#define BUCKETS 1024u

struct object {
	struct object *next; /* in its bucket */
	unsigned int references;
	int path; /* O_PATH; -1 when the file is open or for bytes */
	int file; /* -1 until it is checked */
	unsigned char *bytes;
	dev_t device;
	ino_t inode;
	uid_t owner;
	bool vouched; /* root's, and nobody else's to write to */
	int64_t size;
	unsigned int type; /* ET_*; 0 until it is checked */
	uint64_t a, b; /* subject */
	uint32_t handle; /* of the child */
	int64_t identity; /* as it was opened */
};

static struct object *buckets[BUCKETS];

static struct object **bucket(dev_t device, ino_t inode)
{
	return &buckets[(inode ^ device * 0x9e3779b97f4a7c15ull) % BUCKETS];
}

static struct object *find(const struct stat *st)
{
	struct object *object = *bucket(st->st_dev, st->st_ino);

	while (object && (object->bytes || object->device != st->st_dev || object->inode != st->st_ino))
		object = object->next;
	return object;
}

static struct object *find_bytes(const void *bytes, size_t len)
{
	struct object *object = *bucket(0, 0);

	while (object && (!object->bytes || (size_t)object->size != len || memcmp(object->bytes, bytes, len)))
		object = object->next;
	return object;
}

static void link_object(struct object *object)
{
	struct object **first = bucket(object->device, object->inode);

	object->next = *first;
	*first = object;
}

static struct object *create(uint64_t a, uint64_t b)
{
	struct object *object = calloc(1, sizeof(*object));

	if (!object)
		return NULL;
	object->references = 1;
	object->path = object->file = -1;
	object->a = a;
	object->b = b;
	return object;
}

static struct object *of_stat(int path, const struct stat *st, uint64_t a, uint64_t b)
{
	struct object *object = create(a, b);

	if (!object)
		return NULL;
	object->path = path;
	object->device = st->st_dev;
	object->inode = st->st_ino;
	object->owner = st->st_uid;
	object->vouched = !st->st_uid && !(st->st_mode & (S_IWGRP | S_IWOTH));
	link_object(object);
	return object;
}

struct object *object__of_file(int path, uint64_t a, uint64_t b)
{
	struct object *object = NULL;
	struct stat st;

	if (fstat(path, &st)) {
		int err = errno;

		close(path);
		errno = err;
		return NULL;
	}
	if (!S_ISREG(st.st_mode)) {
		close(path);
		errno = EACCES;
		return NULL;
	}
	/* The descriptor that an object holds keeps its inode number from being used for another file. */
	object = find(&st);
	if (object) {
		close(path);
		return object__get(object);
	}
	object = of_stat(path, &st, a, b);
	if (!object) {
		close(path);
		errno = ENOMEM;
	}
	return object;
}

struct object *object__of_bytes(void *bytes, size_t len, bool vouched)
{
	struct object *object = find_bytes(bytes, len);

	if (object) {
		free(bytes);
		return object__get(object);
	}
	/* Its subject is none: it is no file, and cannot hang. */
	object = create(0, 0);
	if (!object) {
		free(bytes);
		errno = ENOMEM;
		return NULL;
	}
	object->bytes = bytes;
	object->size = (int64_t)len;
	object->vouched = vouched;
	link_object(object);
	return object;
}

struct object *object__get(struct object *object)
{
	object->references++;
	return object;
}

static void unlink_object(struct object *object)
{
	struct object **link = bucket(object->device, object->inode);

	while (*link && *link != object)
		link = &(*link)->next;
	if (*link)
		*link = object->next;
}

void object__put(struct object *object)
{
	if (!object || --object->references)
		return;
	unlink_object(object);
	if (object->path >= 0)
		close(object->path);
	if (object->file >= 0)
		close(object->file);
	free(object->bytes);
	free(object);
}

/* File systems of this kernel's own, on which nobody chooses a file's time of change; an image that somebody made elsewhere is
 * none of them unless root mounts it as such. */
static bool has_true_times(int file)
{
	static const uint32_t types[] = { EXT4_SUPER_MAGIC, XFS_SUPER_MAGIC,       BTRFS_SUPER_MAGIC,
					  F2FS_SUPER_MAGIC, OVERLAYFS_SUPER_MAGIC, TMPFS_MAGIC };
	struct statfs fs;

	if (fstatfs(file, &fs))
		return false;
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		if ((uint32_t)fs.f_type == types[i])
			return true;
	}
	return false;
}

/* The finalizer of splitmix64, over what came before and one word more. */
static uint64_t mix(uint64_t sum, uint64_t word)
{
	sum = (sum ^ word) + 0x9e3779b97f4a7c15ull;
	sum = (sum ^ sum >> 30) * 0xbf58476d1ce4e5b9ull;
	sum = (sum ^ sum >> 27) * 0x94d049bb133111ebull;
	return sum ^ sum >> 31;
}

/* Of a file before anything is read of it: what is written later has another one, and what is kept under this one is lost. */
static int64_t identity_of(int file, const struct stat *st)
{
	uint64_t sum;

	if (!has_true_times(file))
		return 0;
	sum = mix(mix(0, st->st_dev), st->st_ino);
	sum = mix(sum, (uint64_t)st->st_size);
	sum = mix(mix(sum, (uint64_t)st->st_mtim.tv_sec), (uint64_t)st->st_mtim.tv_nsec);
	sum = mix(mix(sum, (uint64_t)st->st_ctim.tv_sec), (uint64_t)st->st_ctim.tv_nsec);
	return (int64_t)(sum >> 1 | 1);
}

/* O_PATH became O_RDONLY: the same inode, since the link leads nowhere but to it. */
static int open_file(struct object *object)
{
	char link[40];
	struct stat st;
	int fd;

	snprintf(link, sizeof(link), "/proc/self/fd/%d", object->path);
	fd = open(link, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	if (fd < 0)
		return -errno;
	if (fstat(fd, &st) || !S_ISREG(st.st_mode) || st.st_ino != object->inode || st.st_dev != object->device) {
		close(fd);
		return -EACCES;
	}
	if (st.st_size > SIZE_MAX_OBJECT) {
		close(fd);
		return -EFBIG;
	}
	close(object->path);
	object->path = -1;
	object->file = fd;
	object->size = st.st_size;
	object->identity = object->vouched ? identity_of(fd, &st) : 0;
	return 0;
}

static int64_t read_at(const struct object *object, uint64_t offset, void *into, size_t len)
{
	ssize_t n;

	if (offset > INT64_MAX)
		return -EINVAL;
	if (object->bytes) {
		size_t size = (size_t)object->size;

		if (offset >= size)
			return 0;
		if (len > size - offset)
			len = size - (size_t)offset;
		memcpy(into, object->bytes + offset, len);
		return (int64_t)len;
	}
	n = pread(object->file, into, len, (off_t)offset);
	return n < 0 ? -errno : n;
}

int object__check(struct object *object)
{
	Elf64_Ehdr header;
	int64_t n;
	int err = subject__enter(READER_SUBJECT_OBJECT, object->a, object->b);

	if (err || object->type)
		return err;
	if (!object->bytes && object->file < 0) {
		err = open_file(object);
		if (err)
			return err;
	}
	n = read_at(object, 0, &header, sizeof(header));
	if (n < 0)
		return (int)n;
	if (n >= EI_NIDENT && !memcmp(header.e_ident, "DTiJ", 4)) {
		object->type = OBJECT_JITDUMP;
		return 0;
	}
	/* e_type stands at the same place in both classes; only little-endian machines are served. */
	if (n < EI_NIDENT + 2 || memcmp(header.e_ident, ELFMAG, SELFMAG) || header.e_type == ET_NONE)
		return -ENOEXEC;
	object->type = header.e_type;
	return 0;
}

int64_t object__size(const struct object *object)
{
	return object->size;
}

unsigned int object__type(const struct object *object)
{
	return object->type;
}

bool object__vouched(const struct object *object)
{
	return object->vouched;
}

int64_t object__identity(const struct object *object)
{
	return object->identity;
}

uint32_t object__handle(const struct object *object)
{
	return object->handle;
}

void object__set_handle(struct object *object, uint32_t handle)
{
	object->handle = handle;
}

uid_t object__owner(const struct object *object)
{
	return object->owner;
}

void object__subject(const struct object *object, uint64_t *a, uint64_t *b)
{
	*a = object->a;
	*b = object->b;
}

int64_t object__read(struct object *object, uint64_t offset, void *into, size_t len)
{
	int err = subject__enter(READER_SUBJECT_OBJECT, object->a, object->b);
	int64_t total = 0;

	if (err)
		return err;
	/* A file system may deliver less than it could; only 0 is the end. */
	while ((size_t)total < len) {
		int64_t n = read_at(object, offset + (uint64_t)total, (char *)into + total, len - (size_t)total);

		if (n == -EINTR)
			continue;
		if (n < 0)
			return total ? total : n;
		if (n == 0)
			break;
		total += n;
	}
	return total;
}
