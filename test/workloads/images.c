/* One of several programs that a process becomes in turn. Each works and sleeps in functions that bear its own name and that
 * lie where the others have theirs: IMAGE_burn, IMAGE_nap. Its arguments are what it becomes afterwards, and so on. */
#define _GNU_SOURCE
#include "workload.h"

#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#define JOIN_(image, name) image##name
#define JOIN(image, name) JOIN_(image, name)
#define burn JOIN(IMAGE, _burn)
#define nap JOIN(IMAGE, _nap)

FRAME uint64_t burn(uint64_t ns)
{
	return workload_burn(ns);
}

FRAME long nap(long ns)
{
	struct timespec length = { .tv_nsec = ns };

	return workload_syscall(SYS_nanosleep, (long)&length, 0, 0, 0);
}

int main(int argc, char **argv)
{
	struct workload w = { .seconds = 0 };

	if (FIRST)
		workload_begin(&w, argc, argv, "");
	for (int i = 0; i < 20; i++) {
		burn(15000000);
		nap(5000000);
	}
	if (argc > 1)
		execv(argv[1], argv + 1);
	workload_end(&w, "images", "");
	return 0;
}
