/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/* What step.bpf.c leaves for step_exact.c: the traced thread's stack when it last left a CPU. */
#ifndef TEST_UNWIND_STEP_H
#define TEST_UNWIND_STEP_H

#include <bccx/stack_record.h>

struct step_stack {
	unsigned int tgid; /* set by the reader: whose stack */
	unsigned int nr;
	unsigned int stop;
	unsigned int switches;
	unsigned long long frame[BCCX_STACK_DEPTH];
};

#endif
