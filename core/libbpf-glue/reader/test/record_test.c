/* SPDX-License-Identifier: Apache-2.0 */
#include "../../confine/test/check.h"
#include "../../confine/privilege.h"
#include "../record.h"
#include "mapping.h"

#include <elf.h>
#include <linux/capability.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/auxv.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../maps.h"

static struct record *find(pid_t pid, uint64_t start_ns)
{
	return record__find((uint32_t)pid, start_ns, 0);
}

TEST(record_knows_maps_and_objects)
{
	uint64_t start;
	pid_t pid = child_that_maps(elf_file("elf", ET_DYN), &start);
	struct record *record = find(pid, start_of(pid));
	struct object *object;
	const char *path;

	CHECK(record);
	CHECK(record->maps_len > 0 && record->nr_mappings > 0);
	CHECK(find(pid, start_of(pid)) == record);
	CHECK(find(pid, 0) == record);
	object = record__object(record, start);
	CHECK(object);
	CHECK_EQ(object__type(object), ET_DYN);
	CHECK_EQ(object__size(object), 4096);
	CHECK_EQ(record__path(record, object, &path), strlen(scratch("elf")));
	CHECK(!memcmp(path, scratch("elf"), strlen(scratch("elf"))));
	CHECK_NULL(record__object(record, start + 4096), ENOENT);
	CHECK_NULL(record__object(record, start + 1), ENOENT);
	object__put(object);
	record__clear();
}

TEST(record_outlives_its_process)
{
	uint64_t start;
	pid_t pid = child_that_maps(elf_file("elf", ET_DYN), &start);
	uint64_t when = start_of(pid);
	struct record *record = find(pid, when);
	struct object *object;

	CHECK(record);
	end_child(pid);
	CHECK(find(pid, when) == record);
	CHECK_NULL(find(pid, when + 1000000000), ESRCH);
	CHECK_NULL(find(pid, 0), ESRCH);
	object = record__object(record, start);
	CHECK(object);
	CHECK_EQ(object__size(object), 4096);
	object__put(object);
	record__clear();
}

TEST(record_of_another_life_of_the_number)
{
	uint64_t start;
	pid_t pid = child_that_maps(elf_file("elf", ET_DYN), &start);

	CHECK_NULL(find(pid, start_of(pid) - 1000000000), ESRCH);
	CHECK(find(pid, start_of(pid)));
	/* A tick more or less is the same: the kernel rounds. */
	CHECK(find(pid, start_of(pid) + 10000000));
	record__clear();
}

TEST(record_of_each_image)
{
	uint64_t start;
	pid_t pid = child_that_maps(elf_file("elf", ET_DYN), &start);
	uint64_t when = start_of(pid);
	uint32_t before = image_of(pid), after;
	struct record *first = record__find((uint32_t)pid, when, before), *second;
	struct object *object;

	CHECK(first);
	exec_child(pid);
	after = image_of(pid);
	CHECK(after && after != before);
	/* Who is named by the image that is past gets what it had mapped, also when the new one was recorded since. */
	CHECK(record__find((uint32_t)pid, when, before) == first);
	record__renew((uint32_t)pid);
	second = record__find((uint32_t)pid, when, after);
	CHECK(second && second != first);
	CHECK(record__find((uint32_t)pid, when, before) == first);
	object = record__object(first, start);
	CHECK(object);
	object__put(object);
	CHECK_NULL(record__object(second, start), ENOENT);
	/* Not known which: the latest. */
	CHECK(find(pid, when) == second);
	CHECK(find(pid, 0) == second);
	/* One that it ran unseen is not mistaken for one that was seen. */
	CHECK_NULL(record__find((uint32_t)pid, when, before ^ after ^ 1), ESRCH);
	record__clear();
}

TEST(record_before_the_exec_of_a_fork)
{
	uint64_t start;
	struct record *parent = record__find((uint32_t)getpid(), 0, 0);
	pid_t pid = child_that_maps(elf_file("elf", ET_DYN), &start);
	uint64_t when = start_of(pid);
	uint32_t image = image_of(pid);

	CHECK(parent);
	exec_child(pid);
	/* What it had before was its parent's. */
	CHECK(record__find((uint32_t)pid, when, image) == parent);
	record__clear();
}

TEST(record_of_a_deleted_file)
{
	uint64_t start;
	pid_t pid = child_that_maps(elf_file("elf", ET_EXEC), &start);
	struct record *record;
	struct object *object;
	const char *path;

	CHECK(!unlink(scratch("elf")));
	CHECK(!symlink("/bin/sh", scratch("elf")));
	record = find(pid, 0);
	CHECK(record);
	object = record__object(record, start);
	CHECK(object);
	CHECK_EQ(object__type(object), ET_EXEC);
	CHECK_EQ(object__size(object), 4096);
	/* Without what the kernel writes behind it. */
	CHECK_EQ(record__path(record, object, &path), strlen(scratch("elf")));
	object__put(object);
	record__clear();
}

TEST(record_of_what_is_not_elf)
{
	static char script[4096] = "#!/bin/sh\n";
	uint64_t start;
	pid_t pid = child_that_maps(scratch_file("script", script, sizeof(script)), &start);
	struct record *record = find(pid, 0);

	CHECK(record);
	CHECK_NULL(record__object(record, start), ENOEXEC);
	record__clear();
}

TEST(record_of_a_device)
{
	uint64_t start;
	pid_t pid = child_that_maps("/dev/zero", &start);
	struct record *record = find(pid, 0);

	CHECK(record);
	CHECK_NULL(record__object(record, start), EACCES);
	record__clear();
}

TEST(record_of_a_kernel_thread)
{
	/* kthreadd */
	struct record *record = find(2, 0);

	CHECK(record);
	CHECK_EQ(record->maps_len, 0);
	CHECK_NULL(record__object(record, 0x1000), ENOENT);
	record__clear();
}

TEST(record_that_is_blocked)
{
	uint64_t start;
	pid_t pid = child_that_maps(elf_file("elf", ET_DYN), &start);

	CHECK_EQ(subject__block(READER_SUBJECT_PROCESS, (uint64_t)pid, start_of(pid) / 10000000), 0);
	CHECK_NULL(find(pid, 0), EIO);
	record__clear();
}

/* Blocks the object of a line of maps. */
static void block_mapping(pid_t pid, uint64_t start)
{
	const struct record *record = find(pid, 0);
	struct maps_line line;
	const char *at = record->maps;

	do
		CHECK(maps__next(&at, record->maps + record->maps_len, &line));
	while (line.start != start);
	CHECK_EQ(subject__block(READER_SUBJECT_OBJECT, line.device, line.inode), 0);
	record__clear();
}

TEST(record_with_a_blocked_object)
{
	uint64_t start;
	pid_t pid = child_that_maps(elf_file("elf", ET_DYN), &start);
	struct record *record;

	block_mapping(pid, start);
	record = find(pid, 0);
	CHECK(record);
	CHECK_NULL(record__object(record, start), EIO);
	record__clear();
}

/* What map_files needs is given up: the process's root and the path are left. */
static void give_up_map_files(void)
{
	CHECK_EQ(privilege_keep(1ull << CAP_SYS_PTRACE | 1ull << CAP_DAC_READ_SEARCH), 0);
}

TEST(record_by_path)
{
	uint64_t start;
	pid_t pid = child_that_maps(elf_file("elf", ET_DYN), &start);
	struct record *record;
	struct object *object;

	give_up_map_files();
	record = find(pid, 0);
	CHECK(record);
	object = record__object(record, start);
	CHECK(object);
	CHECK_EQ(object__size(object), 4096);
	object__put(object);
	record__clear();
}

static void by_file(const char *path)
{
	(void)path;
	elf_file("elf", ET_DYN);
}

static void by_link(const char *path)
{
	CHECK(!symlink("/bin/sh", path));
}

static void by_pipe(const char *path)
{
	CHECK(!mkfifo(path, 0644));
}

static void by_nothing(const char *path)
{
	(void)path;
}

static void by_directory(const char *path)
{
	CHECK(!mkdir(path, 0755));
}

/* The kernel follows a rename in maps: so the mapped file has to be deleted for its path to lead elsewhere. */
static void replaced_after_deletion(void (*replace)(const char *path), int err)
{
	uint64_t start;
	pid_t pid = child_that_maps(elf_file("elf", ET_DYN), &start);
	struct record *record;

	CHECK(!unlink(scratch("elf")));
	replace(scratch("elf"));
	/* The path that maps shows has " (deleted)" behind it. */
	CHECK(!link(scratch("elf"), scratch("elf (deleted)")) || errno == EPERM || errno == ENOENT);
	give_up_map_files();
	record = find(pid, 0);
	CHECK(record);
	CHECK_NULL(record__object(record, start), err);
	record__clear();
}

TEST(record_by_path_of_another_file)
{
	replaced_after_deletion(by_file, ESTALE);
}

TEST(record_by_path_of_a_link)
{
	replaced_after_deletion(by_link, ELOOP);
}

TEST(record_by_path_of_a_pipe)
{
	replaced_after_deletion(by_pipe, ESTALE);
}

TEST(record_by_path_of_nothing)
{
	replaced_after_deletion(by_nothing, ENOENT);
}

TEST(record_by_path_of_a_directory)
{
	replaced_after_deletion(by_directory, ENOENT);
}

TEST(record_of_a_renamed_file)
{
	uint64_t start;
	pid_t pid = child_that_maps(elf_file("elf", ET_DYN), &start);
	struct record *record;
	struct object *object;

	CHECK(!rename(scratch("elf"), scratch("renamed")));
	by_link(scratch("elf"));
	give_up_map_files();
	record = find(pid, 0);
	CHECK(record);
	object = record__object(record, start);
	CHECK(object);
	object__put(object);
	record__clear();
}

TEST(record_limits_make_room)
{
	uint64_t start;
	pid_t first = child_that_maps(elf_file("elf", ET_DYN), &start);
	pid_t second = child_that_maps(scratch("elf"), &start);
	struct record *record = find(first, 0);
	size_t one;

	CHECK(record);
	one = record->maps_len;
	record__limits(one + one / 2, 1 << 20);
	/* The first is dropped for the second, as nobody uses it. */
	record = find(second, 0);
	CHECK(record);
	record->handles = 1;
	CHECK_NULL(find(first, 0), ENOMEM);
	record->handles = 0;
	CHECK(find(first, 0));
	record__clear();
}

TEST(record_cuts_long_maps)
{
	uint64_t start;
	pid_t pid = child_that_maps(elf_file("elf", ET_DYN), &start);
	struct record *record;

	record__limits(1 << 20, 200);
	record = find(pid, 0);
	CHECK(record);
	CHECK(record->maps_len <= 200);
	record__clear();
}

static bool is_child(uint32_t tgid)
{
	return tgid > (uint32_t)getpid();
}

TEST(record_all_takes_the_allowed)
{
	uint64_t start;
	pid_t pid = child_that_maps(elf_file("elf", ET_DYN), &start);
	uint64_t when = start_of(pid);

	record__all(is_child);
	end_child(pid);
	CHECK(find(pid, when));
	CHECK_NULL(record__find(1, 5, 0), ESRCH);
	record__clear();
}

TEST(record_is_renewed)
{
	uint64_t start;
	pid_t pid = child_that_maps(elf_file("elf", ET_DYN), &start);
	uint64_t when = start_of(pid);
	struct record *old = find(pid, 0);
	struct record *record;

	CHECK(old);
	/* One that the child has open stays for it; who asks anew gets the new one. */
	old->handles = 1;
	old->age = 0;
	record__renew((uint32_t)pid);
	record = find(pid, when);
	CHECK(record && record != old && record->age > 0);
	CHECK(old->nr_mappings > 0);
	old->handles = 0;
	/* One that nobody has open gives way. */
	record__renew((uint32_t)pid);
	record = find(pid, when);
	CHECK(record && record->nr_mappings > 0);
	end_child(pid);
	/* Gone: what was recorded stays. */
	record__renew((uint32_t)pid);
	CHECK(find(pid, when) == record);
	record__renew(0x3fffff);
	record__clear();
}

TEST(record_vdso)
{
	uint64_t start, own = getauxval(AT_SYSINFO_EHDR);
	pid_t pid = child_that_maps(elf_file("elf", ET_DYN), &start);
	struct record *record = find(pid, 0);
	unsigned char bytes[4096];
	struct object *object;

	CHECK(own && record);
	/* A fork has it where its parent has. */
	object = record__object(record, own);
	CHECK(object);
	CHECK(object__size(object) >= 4096);
	CHECK_EQ(object__read(object, 0, bytes, sizeof(bytes)), sizeof(bytes));
	CHECK(!memcmp(bytes, (void *)(uintptr_t)own, sizeof(bytes)));
	object__put(object);
	end_child(pid);
	/* Afterwards: the reader's own. */
	object = record__object(record, own);
	CHECK(object);
	CHECK_EQ(object__read(object, 0, bytes, sizeof(bytes)), sizeof(bytes));
	CHECK(!memcmp(bytes, (void *)(uintptr_t)own, sizeof(bytes)));
	object__put(object);
	record__clear();
}
