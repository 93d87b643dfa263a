/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/* Records of the stackcount tool, shared by its BPF side and its WASM side: fixed-width fields, no padding. */
#ifndef BCCX_STACKCOUNT_H
#define BCCX_STACKCOUNT_H

#include <bccx/stack_record.h>

/* Events are counted under this key. Without --perpid, tgid and comm are 0 and empty. */
struct stackcount_key {
	struct bccx_stack_id user; /* key into `stacks`; {0,0} none, {~0,~0} lost */
	struct bccx_stack_id kernel; /* likewise */
	unsigned int tgid; /* as the tracer's pid namespace numbers it */
	unsigned int reserved0;
	char comm[16]; /* thread name, NUL-padded, bytes as found */
};

struct stackcount_count {
	unsigned long long events; /* since the trace began */
};

#endif
