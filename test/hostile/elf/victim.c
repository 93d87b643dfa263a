// SPDX-License-Identifier: Apache-2.0
/*
 * A process that burns CPU time in known functions until its parent dies. It
 * needs no library and no loader, so that everything in its file but the
 * program headers is at the disposal of whoever writes hostile ELF files.
 *
 * entry_point -> outer_work -> inner_work, where all of the time goes.
 */
#include <asm/prctl.h>
#include <linux/prctl.h>
#include <sys/syscall.h>

static volatile unsigned long sink;

static long call(long number, long a, long b)
{
	long result;

	__asm__ volatile("syscall" : "=a"(result) : "a"(number), "D"(a), "S"(b) : "rcx", "r11", "memory");
	return result;
}

__attribute__((noinline)) void inner_work(unsigned long rounds)
{
	for (unsigned long i = 0; i < rounds; i++)
		sink += i;
}

__attribute__((noinline)) void outer_work(void)
{
	inner_work(1000000);
	sink++;
}

void entry_point(void)
{
	call(SYS_prctl, PR_SET_PDEATHSIG, 9);
	for (;;)
		outer_work();
}
