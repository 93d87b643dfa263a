/* Sleeps of three lengths, each from a function of its own: in every round one of 50 ms, three of 10 ms, five of 2 ms. */
#define _GNU_SOURCE
#include "workload.h"

#include <stdio.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <time.h>

struct naps {
	/* Times that the kernel saw the thread go to sleep: rarely fewer than naps, when a timer fires before its sleeper has
	 * left the CPU. */
	long count;
	long late; /* naps that took 30 ms or more */
	uint64_t ns; /* of all naps */
};

static long sleeps(void)
{
	struct rusage usage;

	getrusage(RUSAGE_THREAD, &usage);
	return usage.ru_nvcsw;
}

static void nap(struct naps *naps, long ms)
{
	struct timespec length = { .tv_nsec = ms * 1000000 };
	uint64_t start = workload_now_ns(), ns;
	long before = sleeps();

	workload_syscall(SYS_nanosleep, (long)&length, 0, 0, 0);
	ns = workload_now_ns() - start;
	naps->ns += ns;
	naps->count += sleeps() - before;
	naps->late += ns >= 30000000;
}

FRAME void nap_long(struct naps *naps)
{
	nap(naps, 50);
}

FRAME void nap_middle(struct naps *naps)
{
	nap(naps, 10);
}

FRAME void nap_short(struct naps *naps)
{
	nap(naps, 2);
}

int main(int argc, char **argv)
{
	static const char *const names[] = { "nap_long", "nap_middle", "nap_short" };
	struct naps naps[3] = { 0 };
	struct workload w;
	uint64_t start;
	char details[300];
	int len = 0;

	workload_begin(&w, argc, argv, "");
	start = workload_now_ns();
	while ((double)(workload_now_ns() - start) < w.seconds * 1e9) {
		nap_long(&naps[0]);
		for (int i = 0; i < 3; i++)
			nap_middle(&naps[1]);
		for (int i = 0; i < 5; i++)
			nap_short(&naps[2]);
	}
	for (int i = 0; i < 3; i++)
		len += snprintf(details + len, sizeof(details) - (size_t)len,
				"%s\"%s\":{\"count\":%ld,\"late\":%ld,\"seconds\":%.6f}", i ? "," : "\"naps\":{",
				names[i], naps[i].count, naps[i].late, (double)naps[i].ns / 1e9);
	snprintf(details + len, sizeof(details) - (size_t)len, "}");
	workload_end(&w, "naps", details);
	return 0;
}
