/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/* Records of the profile tool, shared by its BPF side and its WASM side: fixed-width fields, no padding. */
#ifndef BCCX_PROFILE_H
#define BCCX_PROFILE_H

#include <bccx/stack_record.h>

/* Samples are counted under this key: threads of one process with the same name merge. */
struct profile_key {
	struct bccx_stack_id user; /* key into `stacks`; {0,0} none, {~0,~0} lost */
	struct bccx_stack_id kernel; /* likewise */
	unsigned int tgid; /* as the tracer's pid namespace numbers it; 0 is an idle CPU */
	unsigned int reserved0;
	char comm[16]; /* thread name, NUL-padded, bytes as found */
};

struct profile_count {
	unsigned long long samples;
};

#endif
