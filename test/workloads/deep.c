// SPDX-License-Identifier: Apache-2.0
/* Runs until it is killed, DEPTH calls of `descend` below main, without frame pointers.
 *
 *   deep DEPTH */
#include <stdio.h>
#include <stdlib.h>

static volatile double sink;

__attribute__((noinline)) static void burn(void)
{
	for (int i = 0; i < 2000000; i++)
		sink += i;
}

__attribute__((noinline)) static int descend(int depth)
{
	int below;

	if (depth > 1) {
		below = descend(depth - 1);
	} else {
		burn();
		below = 0;
	}
	__asm__ volatile("" : "+r"(below));
	return below + 1;
}

int main(int argc, char **argv)
{
	int depth = argc > 1 ? atoi(argv[1]) : 1;

	puts("ready");
	fflush(stdout);
	for (;;)
		sink += descend(depth);
}
