#include "workload.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

static volatile uint64_t sink;

static uint64_t to_ns(struct timespec t)
{
	return (uint64_t)t.tv_sec * 1000000000 + (uint64_t)t.tv_nsec;
}

uint64_t workload_thread_ns(void)
{
	struct timespec now;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
	return to_ns(now);
}

uint64_t workload_process_ns(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return to_ns(now);
}

uint64_t workload_now_ns(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return to_ns(now);
}

FRAME long workload_syscall(long number, long a, long b, long c, long d)
{
#if defined(__x86_64__)
	register long fourth __asm__("r10") = d;
	long result;

	/* A leaf gets a frame only when it asks for it. */
	__asm__ volatile("" : : "r"(__builtin_frame_address(0)));
	__asm__ volatile("syscall"
			 : "=a"(result)
			 : "a"(number), "D"(a), "S"(b), "d"(c), "r"(fourth)
			 : "rcx", "r11", "memory");
	return result;
#else
	return syscall(number, a, b, c, d);
#endif
}

static void wait_for(char until)
{
	char c;

	while (read(STDIN_FILENO, &c, 1) == 1)
		if (c == until)
			return;
}

void workload_begin(struct workload *w, int argc, char **argv, const char *details)
{
	*w = (struct workload){ .seconds = 2 };
	for (int i = 1; i < argc; i++) {
		if (!strcmp(argv[i], "--now"))
			w->now = 1;
		else if (!strcmp(argv[i], "--seconds") && i + 1 < argc)
			w->seconds = atof(argv[++i]);
	}
	printf("{\"ready\":%d%s%s}\n", getpid(), *details ? "," : "", details);
	fflush(stdout);
	if (!w->now)
		wait_for('\n');
	w->start_cpu_ns = workload_process_ns();
}

void workload_end(struct workload *w, const char *name, const char *details)
{
	uint64_t used = workload_process_ns() - w->start_cpu_ns;
	struct rusage usage;

	getrusage(RUSAGE_SELF, &usage);
	printf("{\"workload\":\"%s\",\"pid\":%d,\"cpu_seconds\":%.6f,\"system_seconds\":%.6f%s%s}\n", name, getpid(),
	       (double)used / 1e9, (double)usage.ru_stime.tv_sec + (double)usage.ru_stime.tv_usec / 1e6,
	       *details ? "," : "", details);
	fflush(stdout);
	if (!w->now)
		wait_for('\0');
}

/* About 50 us between two looks at the clock, which is a system call: less than one percent of the time. */
FRAME uint64_t workload_burn(uint64_t ns)
{
	uint64_t start = workload_thread_ns(), used, x = ns;

	do {
		for (int i = 0; i < 25000; i++) {
			x = x * 6364136223846793005u + 1442695040888963407u;
			__asm__ volatile("" : "+r"(x));
		}
		used = workload_thread_ns() - start;
	} while (used < ns);
	sink += x;
	return used;
}
