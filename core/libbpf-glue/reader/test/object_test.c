/* SPDX-License-Identifier: Apache-2.0 */
#include "../../confine/test/check.h"
#include "../object.h"

#include <elf.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static struct object *of(const char *path)
{
	int fd = open(path, O_PATH | O_NOFOLLOW | O_CLOEXEC);

	CHECK(fd >= 0);
	return object__of_file(fd, 8 << 20 | 1, 77);
}

static struct object *elf_file(const char *name, uint16_t type)
{
	size_t len;
	void *bytes = elf_header(type, &len);

	return of(scratch_file(name, bytes, len));
}

TEST(object_reads)
{
	struct object *object = elf_file("elf", ET_DYN);
	unsigned char bytes[100];
	uint64_t a, b;

	CHECK(object);
	CHECK_EQ(object__check(object), 0);
	CHECK_EQ(object__check(object), 0);
	CHECK_EQ(object__size(object), sizeof(Elf64_Ehdr));
	CHECK_EQ(object__type(object), ET_DYN);
	CHECK_EQ(object__owner(object), 0);
	object__subject(object, &a, &b);
	CHECK_EQ(a, 8 << 20 | 1);
	CHECK_EQ(b, 77);
	CHECK_EQ(object__read(object, 0, bytes, sizeof(bytes)), sizeof(Elf64_Ehdr));
	CHECK(!memcmp(bytes, ELFMAG, SELFMAG));
	CHECK_EQ(object__read(object, 60, bytes, 100), 4);
	CHECK_EQ(object__read(object, 64, bytes, 100), 0);
	CHECK_EQ(object__read(object, 1ull << 40, bytes, 100), 0);
	CHECK_EQ(object__read(object, 1ull << 63, bytes, 100), -EINVAL);
	object__put(object);
}

TEST(object_that_is_a_jitdump_grows)
{
	struct object *object = of(scratch_file("jit-1.dump", "DTiJ and what follows", 21));
	unsigned char bytes[100];
	int fd;

	CHECK_EQ(object__check(object), 0);
	CHECK_EQ(object__type(object), OBJECT_JITDUMP);
	CHECK_EQ(object__read(object, 0, bytes, sizeof(bytes)), 21);
	fd = open(scratch("jit-1.dump"), O_WRONLY | O_APPEND);
	CHECK_EQ(write(fd, "more", 4), 4);
	close(fd);
	CHECK_EQ(object__read(object, 21, bytes, sizeof(bytes)), 4);
	object__put(object);
}

TEST(object_is_made_once)
{
	struct object *object = elf_file("elf", ET_EXEC);
	struct object *again = of(scratch("elf"));

	CHECK(object && object == again);
	CHECK(!link(scratch("elf"), scratch("other-name")));
	CHECK(of(scratch("other-name")) == object);
	for (int i = 0; i < 3; i++)
		object__put(object);
	/* All gone: this one is new, and was not checked. */
	object = of(scratch("elf"));
	CHECK_EQ(object__type(object), ET_NONE);
	object__put(object);
	object__put(NULL);
}

TEST(object_outlives_its_name)
{
	struct object *object = elf_file("elf", ET_EXEC);

	CHECK(!unlink(scratch("elf")));
	scratch_file("elf", "#!/bin/sh\n", 10);
	CHECK_EQ(object__check(object), 0);
	CHECK_EQ(object__type(object), ET_EXEC);
	object__put(object);
}

TEST(object_is_a_regular_file)
{
	CHECK(!mkfifo(scratch("pipe"), 0644));
	CHECK(!symlink("elf", scratch("link")));
	CHECK_NULL(of(scratch("pipe")), EACCES);
	CHECK_NULL(of(scratch("link")), EACCES);
	CHECK_NULL(of(scratch("")), EACCES);
	CHECK_NULL(of("/dev/zero"), EACCES);
}

static void not_elf(const void *bytes, size_t len)
{
	struct object *object = of(scratch_file("file", bytes, len));

	CHECK(object);
	CHECK_EQ(object__check(object), -ENOEXEC);
	CHECK_EQ(object__type(object), ET_NONE);
	object__put(object);
	CHECK(!unlink(scratch("file")));
}

TEST(object_is_elf)
{
	size_t len;
	unsigned char *header = elf_header(ET_NONE, &len);

	not_elf("", 0);
	not_elf("\177ELF", 4);
	not_elf("root:x:0:0:root:/root:/bin/bash\n", 32);
	not_elf(header, len);
	header = elf_header(ET_DYN, &len);
	not_elf(header, EI_NIDENT + 1);
	header[0] = 0x7e;
	not_elf(header, len);
}

TEST(object_has_a_largest_size)
{
	struct object *object = elf_file("elf", ET_DYN);

	CHECK(!truncate(scratch("elf"), (32ll << 30) + 1));
	CHECK_EQ(object__check(object), -EFBIG);
	object__put(object);
}

TEST(object_that_is_blocked)
{
	struct object *object = elf_file("elf", ET_DYN);
	char byte;

	CHECK_EQ(object__check(object), 0);
	CHECK_EQ(subject__block(READER_SUBJECT_OBJECT, 8 << 20 | 1, 77), 0);
	CHECK_EQ(object__check(object), -EIO);
	CHECK_EQ(object__read(object, 0, &byte, 1), -EIO);
	object__put(object);
}

TEST(object_of_bytes)
{
	size_t len;
	void *header = elf_header(ET_DYN, &len);
	unsigned char *bytes = malloc(len);
	unsigned char some[16];
	struct object *object;

	memcpy(bytes, header, len);
	object = object__of_bytes(bytes, len, true);
	CHECK(object);
	CHECK(object__vouched(object));
	CHECK_EQ(object__identity(object), 0);
	CHECK_EQ(object__check(object), 0);
	CHECK_EQ(object__size(object), len);
	CHECK_EQ(object__read(object, 0, some, 16), 16);
	CHECK_EQ(object__read(object, len - 4, some, 16), 4);
	CHECK_EQ(object__read(object, len, some, 16), 0);
	CHECK_EQ(object__read(object, UINT64_MAX, some, 16), -EINVAL);
	object__put(object);
}

static void *copy_of(const void *bytes, size_t len)
{
	return memcpy(malloc(len), bytes, len);
}

TEST(object_of_equal_bytes_is_one)
{
	struct object *first = object__of_bytes(copy_of("same", 4), 4, true);
	struct object *other = object__of_bytes(copy_of("else", 4), 4, false);
	struct object *again = object__of_bytes(copy_of("same", 4), 4, true);

	CHECK(first == again);
	CHECK(first != other);
	CHECK(!object__vouched(other));
	CHECK(object__of_bytes(copy_of("sam", 3), 3, false) != first);
	object__put(first);
	object__put(other);
	object__put(again);
}

TEST(object_identity_changes_with_the_file)
{
	struct object *object = elf_file("changing", ET_DYN);
	const char *path = scratch("changing");
	int64_t identity;
	int fd;

	CHECK_EQ(object__identity(object), 0); /* not opened yet */
	CHECK_EQ(object__check(object), 0);
	identity = object__identity(object);
	CHECK_EQ(identity > 0, geteuid() == 0);
	CHECK_EQ(object__identity(object), identity);
	fd = open(path, O_WRONLY | O_CLOEXEC);
	CHECK_EQ(pwrite(fd, "x", 1, 63), 1);
	CHECK(!fsync(fd));
	close(fd);
	/* What was opened before stays what it was. */
	CHECK_EQ(object__identity(object), identity);
	object__put(object);
	object = of(path);
	CHECK_EQ(object__check(object), 0);
	CHECK_EQ(object__identity(object) == identity, identity == 0);
	/* A file of root's that others may write to is nobody's word. */
	CHECK(!chmod(path, 0666));
	object__put(object);
	object = of(path);
	CHECK_EQ(object__check(object), 0);
	CHECK_EQ(object__identity(object), 0);
	object__put(object);
}
