/* SPDX-License-Identifier: Apache-2.0 */
#include "../../confine/test/check.h"
#include "../companion.h"
#include "mapping.h"

#include <elf.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define DEBUG_FILE "usr/lib/debug/.build-id/ab/cdef.debug"

static pid_t pid;
static struct record *record;
static struct object *object;

static void make_directories(const char *path)
{
	char part[256];

	snprintf(part, sizeof(part), "%s", path);
	for (char *slash = strchr(part, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = 0;
		CHECK(!mkdir(scratch(part), 0755) || errno == EEXIST);
		*slash = '/';
	}
}

/* A process with a root of its own that runs /opt/program from it. */
static void begin(void)
{
	uint64_t start;

	make_directories(DEBUG_FILE);
	make_directories("opt/.debug/");
	make_directories("usr/lib/debug/opt/");
	elf_file("opt/program", ET_DYN);
	pid = child_in_root_that_maps(scratch(""), "/opt/program", &start);
	record = record__find((uint32_t)pid, 0, 0);
	CHECK(record);
	object = record__object(record, start);
	CHECK(object);
}

static struct object *by_build_id(void)
{
	return companion__open(record, object, COMPANION_BUILD_ID, "\xab\xcd\xef", 3);
}

static struct object *by_link(const char *name)
{
	return companion__open(record, object, COMPANION_DEBUGLINK, name, strlen(name));
}

static void is_file(struct object *found, const char *name)
{
	struct stat st;

	CHECK(found);
	CHECK(!stat(scratch(name), &st));
	CHECK_EQ(object__size(found), st.st_size);
	object__put(found);
}

static void end(void)
{
	object__put(object);
	record__clear();
}

TEST(companion_by_build_id)
{
	begin();
	CHECK_NULL(by_build_id(), ENOENT);
	elf_file(DEBUG_FILE, ET_DYN);
	CHECK(!truncate(scratch(DEBUG_FILE), 5000));
	is_file(by_build_id(), DEBUG_FILE);
	end();
}

TEST(companion_by_a_link_inside_the_root)
{
	begin();
	elf_file("usr/lib/debug/real", ET_REL);
	CHECK(!symlink("/usr/lib/debug/real", scratch(DEBUG_FILE)));
	is_file(by_build_id(), "usr/lib/debug/real");
	end();
}

TEST(companion_is_not_outside_of_the_root)
{
	begin();
	/* There is a /bin/sh outside, and none inside. */
	CHECK(!symlink("/bin/sh", scratch(DEBUG_FILE)));
	CHECK_NULL(by_build_id(), ENOENT);
	CHECK(!unlink(scratch(DEBUG_FILE)));
	CHECK(!symlink("../../../../../../../../../../bin/sh", scratch(DEBUG_FILE)));
	CHECK_NULL(by_build_id(), ENOENT);
	end();
}

TEST(companion_is_what_a_linker_writes)
{
	begin();
	elf_file(DEBUG_FILE, ET_CORE);
	CHECK_NULL(by_build_id(), ENOENT);
	scratch_file(DEBUG_FILE, "root:x:0:0:", 11);
	CHECK_NULL(by_build_id(), ENOENT);
	CHECK(!unlink(scratch(DEBUG_FILE)));
	CHECK(!mkfifo(scratch(DEBUG_FILE), 0644));
	CHECK_NULL(by_build_id(), ENOENT);
	end();
}

TEST(companion_has_the_right_owner)
{
	begin();
	elf_file(DEBUG_FILE, ET_DYN);
	CHECK(!chown(scratch(DEBUG_FILE), 4711, 4711));
	CHECK_NULL(by_build_id(), ENOENT);
	end();
}

TEST(companion_is_not_the_object)
{
	begin();
	CHECK(!link(scratch("opt/program"), scratch(DEBUG_FILE)));
	CHECK_NULL(by_build_id(), ENOENT);
	end();
}

TEST(companion_by_link_beside_and_below)
{
	begin();
	CHECK_NULL(by_link("program.debug"), ENOENT);
	elf_file("usr/lib/debug/opt/program.debug", ET_DYN);
	CHECK(!truncate(scratch("usr/lib/debug/opt/program.debug"), 5001));
	is_file(by_link("program.debug"), "usr/lib/debug/opt/program.debug");
	elf_file("opt/.debug/program.debug", ET_DYN);
	CHECK(!truncate(scratch("opt/.debug/program.debug"), 5002));
	is_file(by_link("program.debug"), "opt/.debug/program.debug");
	elf_file("opt/program.debug", ET_DYN);
	CHECK(!truncate(scratch("opt/program.debug"), 5003));
	is_file(by_link("program.debug"), "opt/program.debug");
	end();
}

TEST(companion_names)
{
	begin();
	elf_file("secret", ET_DYN);
	CHECK_NULL(by_link("../secret"), ENOENT);
	CHECK_NULL(by_link(".."), ENOENT);
	CHECK_NULL(by_link("."), ENOENT);
	CHECK_NULL(by_link(""), ENOENT);
	CHECK_NULL(companion__open(record, object, COMPANION_DEBUGLINK, "a\0b", 3), ENOENT);
	CHECK_NULL(companion__open(record, object, COMPANION_BUILD_ID, "a", 1), ENOENT);
	CHECK_NULL(companion__open(record, object, COMPANION_BUILD_ID, scratch("x"), 65), ENOENT);
	for (uint32_t kind = 0; kind < 9; kind++)
		CHECK_NULL(companion__open(record, object, kind, "/secret", 7),
			   kind == COMPANION_DEBUGINFOD ? ENOSYS : ENOENT);
	end();
}

static struct object *by_kind(uint32_t kind, const char *name, size_t len)
{
	return companion__open(record, object, kind, name, len);
}

static void sized_elf(const char *name, off_t size)
{
	make_directories(name);
	elf_file(name, ET_REL);
	CHECK(!truncate(scratch(name), size));
}

TEST(companion_package_beside_and_below)
{
	begin();
	CHECK_NULL(by_kind(COMPANION_SPLIT_PACKAGE, "", 0), ENOENT);
	sized_elf("usr/lib/debug/opt/program.debug.dwp", 5001);
	is_file(by_kind(COMPANION_SPLIT_PACKAGE, "", 0), "usr/lib/debug/opt/program.debug.dwp");
	sized_elf("usr/lib/debug/opt/program.dwp", 5002);
	is_file(by_kind(COMPANION_SPLIT_PACKAGE, "", 0), "usr/lib/debug/opt/program.dwp");
	sized_elf("opt/program.dwp", 5003);
	is_file(by_kind(COMPANION_SPLIT_PACKAGE, "", 0), "opt/program.dwp");
	CHECK_NULL(by_kind(COMPANION_SPLIT_PACKAGE, "x", 1), ENOENT);
	end();
}

TEST(companion_split_object_by_path)
{
	static const char absolute[] = "/src/obj/a.dwo", relative[] = "obj/b.dwo", other[] = "/src/obj/c.elf";

	begin();
	sized_elf("opt/a.dwo", 5001);
	is_file(by_kind(COMPANION_SPLIT_OBJECT, absolute, sizeof(absolute) - 1), "opt/a.dwo");
	sized_elf("src/obj/a.dwo", 5002);
	is_file(by_kind(COMPANION_SPLIT_OBJECT, absolute, sizeof(absolute) - 1), "src/obj/a.dwo");
	sized_elf("opt/obj/b.dwo", 5003);
	is_file(by_kind(COMPANION_SPLIT_OBJECT, relative, sizeof(relative) - 1), "opt/obj/b.dwo");
	sized_elf("src/obj/c.elf", 5004);
	CHECK_NULL(by_kind(COMPANION_SPLIT_OBJECT, other, sizeof(other) - 1), ENOENT);
	CHECK_NULL(by_kind(COMPANION_SPLIT_OBJECT, ".dwo", 4), ENOENT);
	end();
}

TEST(companion_that_dwz_made)
{
	static const char id[] = "p\0\xab\xcd\xef", absolute[] = "/usr/lib/debug/.dwz/x.debug\0\1\2",
			  relative[] = "../../.dwz/x.debug\0\1\2", beside[] = "x.common\0\1\2",
			  elsewhere[] = "/src/secret\0\1\2";

	begin();
	sized_elf("opt/x.common", 5001);
	is_file(by_kind(COMPANION_ALTLINK, beside, sizeof(beside) - 1), "opt/x.common");
	sized_elf("usr/lib/debug/.dwz/x.debug", 5002);
	is_file(by_kind(COMPANION_ALTLINK, absolute, sizeof(absolute) - 1), "usr/lib/debug/.dwz/x.debug");
	is_file(by_kind(COMPANION_ALTLINK, relative, sizeof(relative) - 1), "usr/lib/debug/.dwz/x.debug");
	sized_elf(DEBUG_FILE, 5003);
	is_file(by_kind(COMPANION_ALTLINK, id, sizeof(id) - 1), DEBUG_FILE);
	sized_elf("src/secret", 5004);
	CHECK_NULL(by_kind(COMPANION_ALTLINK, elsewhere, sizeof(elsewhere) - 1), ENOENT);
	CHECK_NULL(by_kind(COMPANION_ALTLINK, "no-end", 6), ENOENT);
	end();
}

TEST(companion_of_a_blocked_object)
{
	uint64_t a, b;

	begin();
	elf_file(DEBUG_FILE, ET_DYN);
	object__subject(object, &a, &b);
	CHECK_EQ(subject__block(READER_SUBJECT_OBJECT, a, b), 0);
	CHECK_NULL(by_build_id(), EIO);
	end();
}

TEST(companion_after_the_process_has_ended)
{
	begin();
	elf_file(DEBUG_FILE, ET_DYN);
	end_child(pid);
	/* Its root was recorded with it. */
	is_file(by_build_id(), DEBUG_FILE);
	end();
}
