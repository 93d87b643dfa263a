/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/* Late completion: when tables were missing, the event is counted under a name of its own, and what it takes to walk its
 * stack goes through a ring buffer to the host, which gives that name a stack before the counts are read. Included by
 * bccx/stack.h; tools have nothing to do with it. */
#ifndef BCCX_LATE_H
#define BCCX_LATE_H

#include <bccx/late_record.h>
#include <bccx/lost.h>
#include <bccx/unwind.h>

struct {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, 4 << 20);
} bccx_late_ring SEC(".maps");

/* Set by the host: stacks a second, and in the whole run. 0: none, every stack stays as the kernel's walk left it. */
const volatile u32 bccx_late_rate = 0;
const volatile u32 bccx_late_most = 0;

#define BCCX_LATE_WINDOW_NS 250000000ULL
#define BCCX_LATE_WINDOWS 4 /* of these in a second */

/* Two CPUs may open a window both: the rate is a bound on cost, not a promise. */
struct {
	u64 began, taken; /* of the window */
	u64 all;
} bccx_late_sent;

static __always_inline bool bccx_late_allowed(u64 now)
{
	volatile u64 *began = &bccx_late_sent.began, *taken = &bccx_late_sent.taken, *all = &bccx_late_sent.all;

	if (now - *began >= BCCX_LATE_WINDOW_NS) {
		*began = now;
		*taken = 0;
	}
	if (*taken >= bccx_late_rate / BCCX_LATE_WINDOWS || *all >= bccx_late_most)
		return false;
	bccx_add(&bccx_late_sent.taken, 1);
	bccx_add(&bccx_late_sent.all, 1);
	return true;
}

static __always_inline void bccx_late_fill(struct bccx_late *late, const struct bccx_walk *w, u32 chunks)
{
	u64 cursor = w->pending;
	u32 n = 0;

	late->pc = w->pc;
	late->sp = w->sp;
	late->bp = w->bp;
#if defined(__TARGET_ARCH_arm64)
	late->lr = w->lr;
	late->strip = w->strip;
#else
	late->lr = late->strip = 0;
#endif
	late->exact = w->exact;
	late->how = w->how;
	late->reserved = 0;
	if (bpf_probe_read_kernel(late->registers, sizeof(late->registers), bccx_unwind_pt_regs()))
		__builtin_memset(late->registers, 0, sizeof(late->registers));
	for (u32 i = 0; i < BCCX_LATE_PENDING; i++) {
		struct return_instance___bccx *ri = (void *)(unsigned long)cursor;

		late->pending[i].slot = cursor ? BPF_CORE_READ(ri, stack) : 0;
		late->pending[i].ra = cursor ? BPF_CORE_READ(ri, orig_ret_vaddr) : 0;
		n += cursor ? 1 : 0;
		cursor = cursor ? (unsigned long)BPF_CORE_READ(ri, next) : 0;
	}
	late->nr_pending = n;
	late->slice_at = w->sp & ~(BCCX_LATE_CHUNK - 1ULL);
	n = 0;
	for (u32 i = 0; i < chunks; i++) {
		u64 at = late->slice_at + i * BCCX_LATE_CHUNK;

		if (bpf_probe_read_user(late->slice + i * BCCX_LATE_CHUNK, BCCX_LATE_CHUNK, (void *)(unsigned long)at))
			break;
		n += BCCX_LATE_CHUNK;
	}
	late->slice_bytes = n;
}

#endif
