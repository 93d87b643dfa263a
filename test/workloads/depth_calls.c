// SPDX-License-Identifier: Apache-2.0
/* Runs until it is killed: calls `depth_probed` all the time, from a stack of FRAMES frames.
 *
 *   depth_calls FRAMES */
#include <stdlib.h>

/* _start, two of libc and main; depth_probed itself. */
#define OTHERS 5

static volatile unsigned long sink;

/* Begins with an instruction that the kernel emulates, so that the probe itself is cheap. */
__attribute__((noinline)) void depth_probed(void);
__asm__(".text\n.globl depth_probed\n.type depth_probed, @function\ndepth_probed:\n"
	".cfi_startproc\npush %rbp\n.cfi_def_cfa_offset 16\n.cfi_offset 6, -16\n"
	"mov %rsp, %rbp\npop %rbp\n.cfi_def_cfa_offset 8\n.cfi_restore 6\nret\n.cfi_endproc\n"
	".size depth_probed, . - depth_probed\n");

__attribute__((noinline)) static unsigned long descend(int depth)
{
	volatile unsigned long kept[5] = { (unsigned long)depth };
	unsigned long below = 0;

	if (depth > 1)
		below = descend(depth - 1);
	else
		for (int i = 0; i < 1000; i++)
			depth_probed();
	__asm__ volatile("" : "+r"(below));
	return below + kept[0];
}

int main(int argc, char **argv)
{
	int depth = (argc > 1 ? atoi(argv[1]) : 10) - OTHERS;

	for (;;)
		sink += descend(depth);
}
