/* SPDX-License-Identifier: Apache-2.0 */
#include "mapping.h"

#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../../confine/test/check.h"
#include "../process_dir.h"

static const char *root;
static const char *path;
/* Shared with the child, which fills it in. */
static uint64_t *where;

/* As a container has it: a mount namespace in which nothing but the directory is left. */
static void enter_root(void)
{
	CHECK(!unshare(CLONE_NEWNS));
	CHECK(!mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL));
	CHECK(!mount(root, root, NULL, MS_BIND, NULL));
	CHECK(!chdir(root));
	CHECK(!syscall(SYS_pivot_root, ".", "."));
	CHECK(!umount2(".", MNT_DETACH));
	CHECK(!chdir("/"));
}

static void become_another(int number)
{
	(void)number;
	execl("/bin/sh", "sh", "-c", "kill -STOP $$", (char *)NULL);
	_exit(1);
}

static void map(void)
{
	void *address;
	int fd;

	if (root)
		enter_root();
	fd = open(path, O_RDWR | O_CLOEXEC);
	CHECK(fd >= 0);
	address = mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE, fd, 0);
	CHECK(address != MAP_FAILED);
	close(fd);
	*where = (uint64_t)(uintptr_t)address;
	signal(SIGUSR1, become_another);
}

pid_t child_in_root_that_maps(const char *root_, const char *path_, uint64_t *start)
{
	pid_t pid;

	root = root_;
	path = path_;
	where = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	CHECK(where != MAP_FAILED);
	pid = child_that(map);
	*start = *where;
	munmap(where, 4096);
	return pid;
}

pid_t child_that_maps(const char *path_, uint64_t *start)
{
	return child_in_root_that_maps(NULL, path_, start);
}

static struct process_life life_of(pid_t pid)
{
	struct process_life life;
	int dir = process_dir__open((uint32_t)pid);

	CHECK(dir >= 0);
	CHECK_EQ(process_dir__life(dir, &life), 0);
	close(dir);
	return life;
}

uint64_t start_of(pid_t pid)
{
	/* Anywhere within the tick. */
	return life_of(pid).start * 10000000 + 1234567;
}

uint32_t image_of(pid_t pid)
{
	return life_of(pid).image;
}

void exec_child(pid_t pid)
{
	int status;

	kill(pid, SIGUSR1);
	CHECK_EQ(waitpid(pid, &status, WUNTRACED), pid);
	CHECK(WIFSTOPPED(status));
}

const char *elf_file(const char *name, uint16_t type)
{
	static unsigned char bytes[4096];
	size_t len;
	void *header = elf_header(type, &len);

	memcpy(bytes, header, len);
	return scratch_file(name, bytes, sizeof(bytes));
}
