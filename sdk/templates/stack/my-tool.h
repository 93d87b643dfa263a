/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/* What both sides share: fields of fixed width, no padding. */
#include <bccx/stack_record.h>

struct my_tool_key {
	struct bccx_stack_id user; /* name of a stack in `stacks` */
	unsigned long long tgid;
	char comm[16];
};
