/* A thread that waits for what never comes, from before the work begins; the other one naps. */
#define _GNU_SOURCE
#include "workload.h"

#include <pthread.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static int never[2], began[2];

FRAME void wait_for_ever(void)
{
	char c;

	workload_syscall(SYS_read, never[0], (long)&c, 1, 0);
}

static void *hang(void *unused)
{
	char c;

	pthread_setname_np(pthread_self(), "hung");
	if (read(began[0], &c, 1) == 1)
		wait_for_ever();
	return unused;
}

int main(int argc, char **argv)
{
	struct timespec length = { .tv_nsec = 10000000 };
	struct workload w;
	pthread_t thread;
	uint64_t start;
	char details[64];

	if (pipe(never) || pipe(began))
		return 1;
	pthread_create(&thread, NULL, hang, NULL);
	workload_begin(&w, argc, argv, "");
	start = workload_now_ns();
	if (write(began[1], "b", 1) != 1)
		return 1;
	while ((double)(workload_now_ns() - start) < w.seconds * 1e9)
		nanosleep(&length, NULL);
	snprintf(details, sizeof(details), "\"seconds\":%.6f", (double)(workload_now_ns() - start) / 1e9);
	workload_end(&w, "stuck", details);
	return 0;
}
