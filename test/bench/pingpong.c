// SPDX-License-Identifier: Apache-2.0
/* Two processes on one CPU that pass a byte to and fro: two switches a round.
 *
 *   pingpong     each line on standard input is a number of rounds; answered by switches per second of the CPU time of both, so that
 *                other work on the machine counts little */
#define _GNU_SOURCE
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>

static double seconds(clockid_t clock)
{
	struct timespec t;

	clock_gettime(clock, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

__attribute__((noipa)) static void pass(int to, char *byte)
{
	if (write(to, byte, 1) != 1)
		_exit(1);
}

__attribute__((noipa)) static void await(int from, char *byte)
{
	if (read(from, byte, 1) != 1)
		_exit(0);
}

int main(void)
{
	int there[2], back[2];
	char line[64], byte = 0;
	clockid_t childs;
	cpu_set_t one;
	pid_t child;

	CPU_ZERO(&one);
	CPU_SET(0, &one);
	sched_setaffinity(0, sizeof(one), &one);
	if (pipe(there) || pipe(back))
		return 1;
	child = fork();
	if (!child) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		for (;;) {
			await(there[0], &byte);
			pass(back[1], &byte);
		}
	}
	if (child < 0 || clock_getcpuclockid(child, &childs))
		return 1;
	setvbuf(stdout, NULL, _IONBF, 0);
	while (fgets(line, sizeof(line), stdin)) {
		long rounds = atol(line);
		double start = seconds(CLOCK_PROCESS_CPUTIME_ID) + seconds(childs);

		for (long i = 0; i < rounds; i++) {
			pass(there[1], &byte);
			await(back[0], &byte);
		}
		printf("%.0f\n", 2.0 * (double)rounds / (seconds(CLOCK_PROCESS_CPUTIME_ID) + seconds(childs) - start));
	}
	return 0;
}
