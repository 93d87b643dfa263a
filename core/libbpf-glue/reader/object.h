/* SPDX-License-Identifier: Apache-2.0 */
/* Files that may be read: each once, however many processes map it. ELF files, and jitdumps, which are known by their first
 * bytes, too. */
#ifndef BCCX_READER_OBJECT_H
#define BCCX_READER_OBJECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "subject.h"

struct object;

/* The file that the O_PATH descriptor path leads to, which is closed in any case; a, b: its subject. Nothing is read or
 * opened for reading yet, so a device or pipe is not touched. NULL with errno: EACCES when it is not a regular file. */
struct object *object__of_file(int path, uint64_t a, uint64_t b);

/* Bytes in memory, which become the object's; equal ones share an object. vouched: root alone has written them. NULL with errno;
 * bytes are freed then, too. */
struct object *object__of_bytes(void *bytes, size_t len, bool vouched);

struct object *object__get(struct object *object);

/* NULL is allowed. */
void object__put(struct object *object);

/* Opens it for reading and looks at its header. 0, -ENOEXEC when it is neither, -EFBIG when it is too large, -EIO when
 * it is blocked, or another -errno. */
int object__check(struct object *object);

/* Of a checked one. */
int64_t object__size(const struct object *object);

#define OBJECT_JITDUMP 0xffffffffu

/* Type of ELF file (ET_*) of a checked one, or OBJECT_JITDUMP. */
unsigned int object__type(const struct object *object);

/* Owner of the file; 0 for bytes. */
uid_t object__owner(const struct object *object);

/* Whether the file was root's alone to write to when it was opened. */
bool object__vouched(const struct object *object);

/* A positive number that no other file has and that a write to the file changes, the same in every run; 0 where that cannot be
 * told: of bytes, of what is not vouched for, and on file systems whose times of change others than this kernel can set. */
int64_t object__identity(const struct object *object);

/* The number under which the child has it; 0: it has not. */
uint32_t object__handle(const struct object *object);
void object__set_handle(struct object *object, uint32_t handle);

/* Device and inode as its subject has them. */
void object__subject(const struct object *object, uint64_t *a, uint64_t *b);

/* Bytes [offset, offset + len) of a checked one: how many there were, or -errno. */
int64_t object__read(struct object *object, uint64_t offset, void *into, size_t len);

#endif
