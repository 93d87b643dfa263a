// SPDX-License-Identifier: Apache-2.0
/* Allocates and frees at the bottom of a stack of known depth, and says what a pair costs.
 *
 *   pairs FRAMES     each line on standard input is a number of pairs; answered by nanoseconds of CPU time per pair
 *
 * FRAMES are those of a stack taken in malloc's caller, libc's two at the root included. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

/* main, this program's loop, __libc_start_call_main, __libc_start_main and _start */
#define OTHER_FRAMES 5

static void *volatile kept;

static uint64_t cpu_ns(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (uint64_t)now.tv_sec * 1000000000 + (uint64_t)now.tv_nsec;
}

__attribute__((noipa)) static void pairs(long count)
{
	for (long i = 0; i < count; i++) {
		kept = malloc(64);
		free(kept);
	}
}

__attribute__((noipa)) static uint64_t at_depth(int frames, long count)
{
	uint64_t start;

	if (frames > 0) {
		uint64_t ns = at_depth(frames - 1, count);

		__asm__ volatile("" : "+r"(ns));
		return ns;
	}
	start = cpu_ns();
	pairs(count);
	return cpu_ns() - start;
}

int main(int argc, char **argv)
{
	int frames = argc > 1 ? atoi(argv[1]) : 10;
	char line[64];

	/* standard output allocates its buffer at the first line */
	setvbuf(stdout, NULL, _IONBF, 0);
	while (fgets(line, sizeof(line), stdin)) {
		long count = atol(line);

		if (count <= 0)
			return 2;
		printf("%.2f\n",
		       (double)at_depth(frames > OTHER_FRAMES ? frames - OTHER_FRAMES - 1 : 0, count) / (double)count);
	}
	return 0;
}
