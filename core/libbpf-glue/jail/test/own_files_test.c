/* SPDX-License-Identifier: Apache-2.0 */
#include "../../confine/test/check.h"
#include "../../confine/kernel_abi.h"
#include "../elf_needs.h"
#include "../own_files.h"

#include <elf.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static struct own_files files;

static const struct own_file *named(const char *name)
{
	for (unsigned int i = 0; i < files.nr; i++) {
		const char *base = strrchr(files.file[i].path, '/') + 1;

		if (!strncmp(base, name, strlen(name)) || !strcmp(files.file[i].alias, name))
			return &files.file[i];
	}
	return NULL;
}

/* This very program, which maps what it needs. */
TEST(own_files_of_this_program)
{
	char path[4096] = { 0 };
	int self = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);

	CHECK(readlink("/proc/self/exe", path, sizeof(path) - 1) > 0);
	CHECK_EQ(own_files__collect(&files, self, path, getpid()), 0);
	CHECK_STR(files.file[0].path, path);
	CHECK_EQ(files.file[0].access, BCCX_LANDLOCK_FS_READ_FILE | BCCX_LANDLOCK_FS_EXECUTE);
	CHECK(strstr(files.interpreter, "ld-"));
	/* By its real path, second. */
	CHECK_EQ(files.file[1].access, BCCX_LANDLOCK_FS_READ_FILE | BCCX_LANDLOCK_FS_EXECUTE);
	CHECK(named("libc.so.6"));
	CHECK_EQ(named("libc.so.6")->access, BCCX_LANDLOCK_FS_READ_FILE);
	CHECK(!named("libstdc++.so.6"));
	for (unsigned int i = 0; i < files.nr; i++) {
		struct stat opened, found;

		CHECK(!fstat(files.file[i].fd, &opened) && !stat(files.file[i].path, &found));
		CHECK(opened.st_ino == found.st_ino && opened.st_dev == found.st_dev);
		for (unsigned int j = 0; j < i; j++)
			CHECK(strcmp(files.file[i].path, files.file[j].path));
	}
}

TEST(own_files_of_a_static_program)
{
	size_t len;
	void *header = elf_header(ET_EXEC, &len);
	const char *path = scratch_file("static", header, len);
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	CHECK_EQ(own_files__collect(&files, fd, path, getpid()), 0);
	CHECK_EQ(files.nr, 1);
	CHECK_STR(files.interpreter, "");
}

TEST(own_files_of_a_script)
{
	const char *path = scratch_file("script", "#!/bin/sh\n", 10);

	CHECK_EQ(own_files__collect(&files, open(path, O_RDONLY | O_CLOEXEC), path, getpid()), -ENOEXEC);
}

TEST(elf_needs_of_libc)
{
	struct elf_needs needs;
	int fd;

	fd = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
	CHECK_EQ(own_files__collect(&files, fd, "/exe", getpid()), 0);
	CHECK_EQ(elf_needs__read(&needs, named("libc.so.6")->fd), 0);
	CHECK_STR(needs.soname, "libc.so.6");
	CHECK(needs.nr_needed > 0);
}

/* Damaged headers, program headers and dynamic sections of a real program: an errno or an answer, never more. */
TEST(elf_needs_survives_damage)
{
	static struct elf_needs needs;
	size_t len, dynamic = 0;
	char *original = read_file("/proc/self/exe", &len);
	const Elf64_Ehdr *e = (const void *)original;
	const Elf64_Phdr *p = (const void *)(original + e->e_phoff);
	int fd = open(scratch("damaged"), O_RDWR | O_CREAT | O_CLOEXEC, 0600);

	for (unsigned int i = 0; i < e->e_phnum; i++) {
		if (p[i].p_type == PT_DYNAMIC)
			dynamic = p[i].p_offset;
	}
	CHECK(dynamic);
	CHECK_EQ(pwrite(fd, original, len, 0), len);
	for (int round = 0; round < 20000; round++) {
		size_t at = next_random() % 2 ? next_random() % 800 : dynamic + next_random() % 400;
		unsigned char byte = (unsigned char)(next_random() % 3 ? next_random() : 0xff);

		CHECK_EQ(pwrite(fd, &byte, 1, (off_t)at), 1);
		CHECK(elf_needs__read(&needs, fd) <= 0);
		/* Back, so that damage does not only add up. */
		if (round % 8 == 0)
			CHECK_EQ(pwrite(fd, original, len < 1u << 20 ? len : 1u << 20, 0),
				 len < 1u << 20 ? len : 1u << 20);
	}
	CHECK(!ftruncate(fd, 70));
	CHECK_EQ(elf_needs__read(&needs, fd), -ENOEXEC);
	free(original);
}
