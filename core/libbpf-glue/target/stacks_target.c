/* SPDX-License-Identifier: Apache-2.0 */
/* What `bccx doctor stacks` traces: a program without frame pointers whose every stack is known beforehand.
 *
 * All its CPU time is spent in target_leaf, called by target_compare, called by qsort of the machine's C library, called by
 * TARGET_LEVELS functions target_level, called by main. It prints a line when it begins, and ends when its standard input
 * does. */
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define TARGET_LEVELS 12
#define ITEMS 16

static volatile unsigned long sink;

__attribute__((noinline)) static int target_leaf(int a, int b)
{
	for (int i = 0; i < 20000; i++)
		sink += (unsigned long)i * (unsigned int)(a ^ b);
	return (a > b) - (a < b);
}

__attribute__((noinline)) static int target_compare(const void *a, const void *b)
{
	int order = target_leaf(*(const int *)a, *(const int *)b);

	__asm__ volatile("" : "+r"(order));
	return order;
}

__attribute__((noinline)) static int target_level(int level)
{
	int items[ITEMS], deeper = 0;

	if (level > 1) {
		deeper = target_level(level - 1);
	} else {
		for (int i = 0; i < ITEMS; i++)
			items[i] = i * 7 % ITEMS;
		qsort(items, ITEMS, sizeof(items[0]), target_compare);
	}
	__asm__ volatile("" : "+r"(deeper));
	return deeper + 1;
}

int main(void)
{
	struct pollfd input = { .fd = STDIN_FILENO, .events = POLLIN };

	puts("ready");
	fflush(stdout);
	while (!poll(&input, 1, 0)) {
		for (int i = 0; i < 20; i++)
			sink += (unsigned long)target_level(TARGET_LEVELS);
	}
	return 0;
}
