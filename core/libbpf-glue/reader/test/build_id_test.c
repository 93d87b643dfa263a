/* SPDX-License-Identifier: Apache-2.0 */
#include "../../confine/test/check.h"
#include "../build_id.h"
#include "../companion.h"
#include "../fetched.h"

#include <elf.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mapping.h"

static const unsigned char id[] = { 0xab, 0xcd, 0xef, 0x01 };

struct noted {
	Elf64_Ehdr header;
	Elf64_Phdr segments[2];
	Elf64_Nhdr other;
	char other_owner[8];
	Elf64_Nhdr note;
	char owner[4];
	unsigned char id[sizeof(id)];
	unsigned char rest[3500];
};

/* An ELF file whose build id stands behind another note. */
static struct noted noted_file(void)
{
	struct noted file = { 0 };
	size_t len;

	memcpy(&file.header, elf_header(ET_DYN, &len), sizeof(file.header));
	file.header.e_phoff = offsetof(struct noted, segments);
	file.header.e_phnum = 2;
	file.segments[0].p_type = PT_LOAD;
	file.segments[1].p_type = PT_NOTE;
	file.segments[1].p_offset = offsetof(struct noted, other);
	file.segments[1].p_filesz = offsetof(struct noted, rest) - offsetof(struct noted, other);
	file.other = (Elf64_Nhdr){ .n_namesz = 5, .n_descsz = 0, .n_type = 1 };
	file.note = (Elf64_Nhdr){ .n_namesz = 4, .n_descsz = sizeof(id), .n_type = NT_GNU_BUILD_ID };
	memcpy(file.owner, "GNU", 4);
	memcpy(file.id, id, sizeof(id));
	return file;
}

static int build_id_in(const struct noted *file)
{
	unsigned char found[BUILD_ID_MAX];
	int fd = open(scratch_file("noted", file, sizeof(*file)), O_PATH | O_CLOEXEC), len;
	struct object *object = object__of_file(fd, 1, 2);

	CHECK_EQ(object__check(object), 0);
	len = build_id__of(object, found);
	if (len > 0)
		CHECK(len == sizeof(id) && !memcmp(found, id, sizeof(id)));
	object__put(object);
	return len;
}

TEST(build_id_is_found)
{
	struct noted file = noted_file();

	CHECK_EQ(build_id_in(&file), sizeof(id));
}

TEST(build_id_of_notes_that_lie)
{
	struct noted file = noted_file();

	file.other.n_namesz = UINT32_MAX;
	CHECK_EQ(build_id_in(&file), -ENOENT);
	file = noted_file();
	file.other.n_descsz = UINT32_MAX - 3;
	CHECK_EQ(build_id_in(&file), -ENOENT);
	file = noted_file();
	file.note.n_descsz = 65;
	CHECK_EQ(build_id_in(&file), -ENOENT);
	file = noted_file();
	file.segments[1].p_filesz -= 1;
	CHECK_EQ(build_id_in(&file), -ENOENT);
	file = noted_file();
	file.segments[1].p_offset = UINT64_MAX - 2;
	CHECK_EQ(build_id_in(&file), -ENOENT);
	file = noted_file();
	file.header.e_phoff = UINT64_MAX - 60;
	CHECK_EQ(build_id_in(&file), -ENOENT);
	file = noted_file();
	memcpy(file.owner, "GNX", 4);
	CHECK_EQ(build_id_in(&file), -ENOENT);
}

/* What the reader writes to its standard output is what goes to servers. */
static int watched_output(void)
{
	int ends[2];

	CHECK(!pipe2(ends, O_NONBLOCK));
	CHECK_EQ(dup2(ends[1], STDOUT_FILENO), STDOUT_FILENO);
	return ends[0];
}

TEST(fetched_only_under_the_own_build_id)
{
	struct noted file = noted_file();
	uint64_t start;
	pid_t pid = child_that_maps(scratch_file("program", &file, sizeof(file)), &start);
	struct record *record = record__find((uint32_t)pid, 0, 0);
	struct object *object = record ? record__object(record, start) : NULL, *found;
	int output = watched_output(), host[2];
	char line[100];

	CHECK(object);
	CHECK(!mkdir(scratch("kept"), 0755) && !mkdir(scratch("kept/abcdef01"), 0755));
	CHECK_EQ(fetched__begin(scratch("kept")), 0);
	CHECK_NULL(companion__open(record, object, COMPANION_DEBUGINFOD, "\xab\xcd\xef\x02", 4), ENOENT);
	CHECK_NULL(companion__open(record, object, COMPANION_DEBUGINFOD, "\xab\xcd\xef", 3), ENOENT);
	CHECK_EQ(read(output, line, sizeof(line)), -1);
	/* A host that is gone answers no question. */
	CHECK(!pipe(host) && !close(host[1]));
	CHECK_EQ(dup2(host[0], STDIN_FILENO), STDIN_FILENO);
	CHECK_NULL(companion__open(record, object, COMPANION_DEBUGINFOD, (const char *)id, 4), ENOENT);
	CHECK_EQ(read(output, line, sizeof(line)), 9);
	CHECK(!memcmp(line, "abcdef01\n", 9));
	elf_file("kept/abcdef01/debuginfo", ET_DYN);
	found = companion__open(record, object, COMPANION_DEBUGINFOD, (const char *)id, 4);
	CHECK(found);
	object__put(found);
	object__put(object);
	CHECK_EQ(read(output, line, sizeof(line)), -1);
	record__clear();
}
