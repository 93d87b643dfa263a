/* Asks the vDSO for the time over and over: most samples are in its code, called from ask_the_time. */
#include "workload.h"

#include <stdio.h>
#include <time.h>

FRAME uint64_t ask_the_time(void)
{
	struct timespec now = { 0 };
	uint64_t sum = 0;

	for (int i = 0; i < 100000; i++) {
		clock_gettime(CLOCK_MONOTONIC, &now);
		sum += (uint64_t)now.tv_nsec;
	}
	return sum;
}

int main(int argc, char **argv)
{
	uint64_t start, sum = 0;
	struct workload w;
	char details[64];

	workload_begin(&w, argc, argv, "");
	start = workload_thread_ns();
	while ((double)(workload_thread_ns() - start) < w.seconds * 1e9)
		sum += ask_the_time();
	snprintf(details, sizeof(details), "\"sum\":%llu", (unsigned long long)sum);
	workload_end(&w, "vdso", details);
	return 0;
}
