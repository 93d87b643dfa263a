/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/* What could not be kept, counted: nothing is dropped silently. The host reads `bccx_lost` at each drain and says
 * how much of what was lost and which option helps. */
#ifndef BCCX_LOST_H
#define BCCX_LOST_H

#include <bccx/kernel.h>
#include <bpf/bpf_helpers.h>

enum bccx_lost {
	BCCX_LOST_EVENTS = 0, /* events that are in no map: the tool's own map was full or busy */
	BCCX_LOST_STACKS_FULL = 1, /* stacks without room in `stacks`; their events count under the lost stack */
	BCCX_LOST_STACKS_BUSY = 2, /* stacks without a free scratch slot or a lockable bucket; likewise */
	BCCX_LOST_RECORDS = 3, /* records that did not fit a ring buffer */
	BCCX_LOST_AMOUNT = 4, /* what lost events add up to, in the unit of the tool's first value */
	BCCX_LOST_UNFINISHED = 5, /* stacks that were not finished late: too many at once, or in all */
	BCCX_LOST_KINDS = 6,
};

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, BCCX_LOST_KINDS);
	__type(key, u32);
	__type(value, u64);
} bccx_lost SEC(".maps");

/* Atomic add whose result nobody uses: the one form of atomic that kernels before 5.12 have. Written out, because
 * compilers differ in what they make of __sync_fetch_and_add. */
static __always_inline void bccx_add(u64 *counter, u64 n)
{
	asm volatile("lock *(u64 *)(%[p] + 0) += %[n]" : : [p] "r"(counter), [n] "r"(n) : "memory");
}

static __always_inline void bccx_count_lost(enum bccx_lost what, u64 n)
{
	u32 key = what;
	u64 *counter = bpf_map_lookup_elem(&bccx_lost, &key);

	if (counter)
		bccx_add(counter, n);
}

#endif
