/* Works and sleeps by turns, each from a function of its own, so that profile and offcputime can watch it together.
 * Before the work it does what its arguments say, so that a tracer that is there already sees it happen:
 *   --dlopen PATH  load a library and work in it, too
 *   --exec PATH    become this program
 *   --memfd 1      become a copy of itself that is in no file system
 *   --signal 1     work in a handler of signals
 *   --children N   work in N processes, one after the other, each of 50 ms
 *   --forks N      the same, without another program in them */
#define _GNU_SOURCE
#include "workload.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static uint64_t (*in_library)(uint64_t ns);

FRAME uint64_t mixed_burn(uint64_t ns)
{
	return workload_burn(ns);
}

FRAME long mixed_nap(long ns)
{
	struct timespec length = { .tv_nsec = ns };

	return workload_syscall(SYS_nanosleep, (long)&length, 0, 0, 0);
}

FRAME uint64_t mixed_turn(void)
{
	uint64_t ns = mixed_burn(8000000);

	mixed_nap(4000000);
	if (in_library)
		ns += in_library(8000000);
	return ns;
}

static const char *option(int argc, char **argv, const char *name)
{
	for (int i = 1; i + 1 < argc; i++) {
		if (!strcmp(argv[i], name))
			return argv[i + 1];
	}
	return NULL;
}

static void load(const char *path)
{
	void *library = dlopen(path, RTLD_NOW);

	in_library = library ? (uint64_t(*)(uint64_t))dlsym(library, "shared_outer") : NULL;
	if (!in_library)
		exit(3);
}

static void become(const char *path)
{
	execl(path, path, "--seconds", "1", "--started", "1", (char *)NULL);
	exit(4);
}

static void become_memory(void)
{
	int self = open("/proc/self/exe", O_RDONLY), copy = memfd_create("mixed-copy", MFD_CLOEXEC);
	char path[40];
	struct stat st;

	if (self < 0 || copy < 0 || fstat(self, &st) || sendfile(copy, self, NULL, (size_t)st.st_size) != st.st_size)
		exit(5);
	snprintf(path, sizeof(path), "/proc/self/fd/%d", copy);
	become(path);
}

/* What a child does in its 50 ms. */
static int child(void)
{
	mixed_burn(40000000);
	mixed_nap(10000000);
	return 0;
}

/* self: the program that they become; NULL: none. */
static void work_in_children(const char *self, int count)
{
	for (int i = 0; i < count; i++) {
		pid_t pid = fork();

		if (!pid && !self)
			_exit(child());
		if (!pid) {
			execl(self, self, "--child", "1", (char *)NULL);
			_exit(6);
		}
		waitpid(pid, NULL, 0);
	}
}

static volatile uint64_t in_handler;

FRAME void mixed_handler(int number)
{
	(void)number;
	in_handler += mixed_turn();
}

int main(int argc, char **argv)
{
	const char *children = option(argc, argv, "--children"), *library = option(argc, argv, "--dlopen");
	const char *program = option(argc, argv, "--exec"), *forks = option(argc, argv, "--forks");
	struct workload w = { .seconds = 1 };
	uint64_t used = 0;

	if (option(argc, argv, "--child"))
		return child();
	/* One that another became has said that it is ready. */
	if (!option(argc, argv, "--started"))
		workload_begin(&w, argc, argv, "");
	if (library)
		load(library);
	if (program)
		become(program);
	if (option(argc, argv, "--memfd"))
		become_memory();
	if (children)
		work_in_children(argv[0], atoi(children));
	if (forks)
		work_in_children(NULL, atoi(forks));
	if (option(argc, argv, "--signal"))
		signal(SIGUSR1, mixed_handler);
	while (option(argc, argv, "--signal") && (double)in_handler < w.seconds * 1e9)
		raise(SIGUSR1);
	if (!children && !forks && !in_handler)
		while ((double)used < w.seconds * 1e9)
			used += mixed_turn();
	workload_end(&w, "mixed", "");
	return 0;
}
