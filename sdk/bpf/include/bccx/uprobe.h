/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/* For programs attached to user functions: begin each with BCCX_UPROBE_BEGIN(). */
#ifndef BCCX_UPROBE_H
#define BCCX_UPROBE_H

#include <bccx/kernel.h>

/* From 6.13 on the kernel gives programs with 64 or more bytes of stack a stack per CPU. Programs on user probes are
 * preemptible and not guarded against recursion, so two tasks on one CPU would overwrite each other's variables. A
 * program with a tail call keeps the ordinary stack. The kernel looks for the call before it removes dead code, and this
 * one is dead. */
const volatile bool bccx_never = false;

#define BCCX_UPROBE_BEGIN() \
	do { \
		if (bccx_never) \
			asm volatile("call 12" : : : "r0", "r1", "r2", "r3", "r4", "r5", "memory"); \
	} while (0)

#endif
