// SPDX-License-Identifier: Apache-2.0
/* Starts short-lived processes at a steady pace, waits for each and says how many there were:
 *
 *   short_lives COUNT SECONDS KIND...
 *
 * KIND: `fork` burns in a child, `exec` in a child that runs this program anew, anything else is a command that a child
 * runs. Kinds take turns. Without frame pointers; main is the only caller of what burns, or `begin`, which it calls.
 *
 *   short_lives chain COUNT wait  burns in COUNT programs, each of which becomes the next; waits for a line first
 *   short_lives threads COUNT     burns now and then in COUNT threads, until it is killed */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define BURN_NS 6000000LL

static volatile double sink;

static long long clock_ns(clockid_t clock)
{
	struct timespec now;

	clock_gettime(clock, &now);
	return now.tv_sec * 1000000000LL + now.tv_nsec;
}

__attribute__((noinline)) static double burn_leaf(double x)
{
	for (int i = 0; i < 2000; i++)
		x = x * 0.999 + i;
	return x;
}

__attribute__((noinline)) static double burn_middle(double x)
{
	return burn_leaf(x) + 1;
}

__attribute__((noinline)) static void burn(void)
{
	long long end = clock_ns(CLOCK_PROCESS_CPUTIME_ID) + BURN_NS;

	while (clock_ns(CLOCK_PROCESS_CPUTIME_ID) < end)
		sink = burn_middle(sink);
}

static void begin(const char *kind)
{
	char *words[8] = { 0 }, *rest = NULL, *line = strdup(kind);

	if (!strcmp(kind, "fork")) {
		burn();
		_exit(0);
	}
	if (!strcmp(kind, "exec"))
		execl("/proc/self/exe", "short_lives", "burn", NULL);
	words[0] = strtok_r(line, " ", &rest);
	for (int i = 1; i < 7 && words[i - 1]; i++)
		words[i] = strtok_r(NULL, " ", &rest);
	execv(words[0], words);
	_exit(127);
}

static int chain(long left)
{
	char next[24];

	burn();
	if (left <= 1)
		return 0;
	snprintf(next, sizeof(next), "%ld", left - 1);
	execl("/proc/self/exe", "short_lives", "chain", next, NULL);
	return 1;
}

/* A thousandth of a CPU. */
static void *burn_now_and_then(void *unused)
{
	const struct timespec pause = { .tv_nsec = 40000000 };

	for (;;) {
		for (int i = 0; i < 4; i++)
			sink = burn_middle(sink);
		nanosleep(&pause, NULL);
	}
	return unused;
}

static int threads(long count)
{
	pthread_attr_t small;

	pthread_attr_init(&small);
	pthread_attr_setstacksize(&small, 65536);
	for (long i = 0; i < count; i++) {
		pthread_t thread;

		if (pthread_create(&thread, &small, burn_now_and_then, NULL))
			return 1;
	}
	pause();
	return 0;
}

int main(int argc, char **argv)
{
	struct rusage children;
	long long start, period;
	long count, failed = 0;

	if (argc == 2 && !strcmp(argv[1], "burn")) {
		burn();
		return 0;
	}
	if (argc == 4 && !strcmp(argv[1], "chain"))
		getchar();
	if (argc >= 3 && !strcmp(argv[1], "chain"))
		return chain(strtol(argv[2], NULL, 10));
	if (argc == 3 && !strcmp(argv[1], "threads"))
		return threads(strtol(argv[2], NULL, 10));
	if (argc < 4)
		return 2;
	count = strtol(argv[1], NULL, 10);
	period = strtol(argv[2], NULL, 10) * 1000000000LL / count;
	start = clock_ns(CLOCK_MONOTONIC);
	for (long i = 0; i < count; i++) {
		long long ahead = start + i * period - clock_ns(CLOCK_MONOTONIC);
		struct timespec pause = { ahead / 1000000000LL, ahead % 1000000000LL };
		int status;
		pid_t child;

		if (ahead > 0)
			nanosleep(&pause, NULL);
		child = fork();
		if (!child)
			begin(argv[3 + i % (argc - 3)]);
		if (child < 0 || waitpid(child, &status, 0) < 0 || status)
			failed++;
	}
	getrusage(RUSAGE_CHILDREN, &children);
	printf("{\"processes\":%ld,\"failed\":%ld,\"cpu_seconds\":%.3f}\n", count, failed,
	       children.ru_utime.tv_sec + children.ru_stime.tv_sec +
		       (children.ru_utime.tv_usec + children.ru_stime.tv_usec) / 1e6);
	return 0;
}
