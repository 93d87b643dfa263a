/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/* Records of the offcputime tool, shared by its BPF side and its WASM side: fixed-width fields, no padding. */
#ifndef BCCX_OFFCPUTIME_H
#define BCCX_OFFCPUTIME_H

#include <bccx/stack_record.h>

/* Where a thread left the CPU. */
struct offcputime_key {
	struct bccx_stack_id user; /* key into `stacks`; {0,0} none, {~0,~0} lost */
	struct bccx_stack_id kernel; /* likewise */
	unsigned int tgid; /* as the tracer's pid namespace numbers it; 0 is an idle CPU */
	unsigned int tid; /* thread; the CPU's number for an idle CPU */
	char comm[16]; /* thread name, NUL-padded, bytes as found */
};

struct offcputime_count {
	unsigned long long ns; /* off CPU, summed */
	unsigned long long intervals;
};

/* A thread that is off CPU now. `since` is 0 for one that has come back. */
struct offcputime_start {
	unsigned long long since; /* CLOCK_MONOTONIC, ns */
	struct offcputime_key key;
};

#endif
