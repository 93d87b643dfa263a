/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
#include <bccx/filter.h>
#include <bccx/sched.h>
#include <bccx/stack.h>
#include "offcputime.h"

const volatile bool no_user_stacks = false;
const volatile bool no_kernel_stacks = false;
const volatile bool no_user_threads = false;
const volatile bool no_kernel_threads = false;
const volatile bool include_idle = false;
const volatile u64 min_block_us = 1;
const volatile u64 max_block_us = ~0ULL;
/* -1: any. 0: preempted, still runnable. Else a mask of task states. */
const volatile s64 state_mask = -1;

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 65536);
	__type(key, u32);
	__type(value, struct offcputime_start);
} start SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 10240);
	__type(key, struct offcputime_key);
	__type(value, struct offcputime_count);
} counts SEC(".maps");

/* Key into `start`: threads by the kernel's own number, idle tasks (all number 0) by CPU. */
static __always_inline u32 start_key(u32 pid)
{
	return pid ? pid : 1U << 31 | bpf_get_smp_processor_id();
}

static __always_inline void count(const struct offcputime_key *key, u64 ns)
{
	struct offcputime_count first = { .ns = ns, .intervals = 1 };
	struct offcputime_count *seen = bpf_map_lookup_elem(&counts, key);

	if (!seen) {
		if (!bpf_map_update_elem(&counts, key, &first, BPF_NOEXIST))
			return;
		/* Full, or another CPU put the same key there first. */
		seen = bpf_map_lookup_elem(&counts, key);
	}
	if (seen) {
		bccx_add(&seen->ns, ns);
		bccx_add(&seen->intervals, 1);
	} else {
		bccx_count_lost(BCCX_LOST_EVENTS, 1);
		bccx_count_lost(BCCX_LOST_AMOUNT, ns);
	}
}

static __always_inline bool thread_wanted(u32 flags)
{
	return flags & PF_KTHREAD ? !no_kernel_threads : !no_user_threads;
}

static __always_inline bool state_wanted(u32 state)
{
	if (state_mask < 0)
		return true;
	return state_mask ? (state & state_mask) != 0 : state == BCCX_TASK_RUNNING;
}

/* Is the current task one to look at? */
static __always_inline bool current_wanted(struct bccx_ids *ids)
{
	return bccx_wanted(ids) && (ids->tid || include_idle);
}

/* Who the current task is and where it stands. */
static __always_inline void describe(void *ctx, const struct bccx_ids *ids, struct offcputime_key *key)
{
	struct bccx_stack_opts opts = { .where = BCCX_AT_KERNEL };

	key->tgid = ids->tgid;
	key->tid = ids->tid ? ids->tid : bpf_get_smp_processor_id();
	bpf_get_current_comm(key->comm, sizeof(key->comm));
	key->kernel = no_kernel_stacks ? BCCX_NO_ID : bccx_kernel_stack(ctx, &opts);
	key->user = no_user_stacks ? BCCX_NO_ID : bccx_user_stack(ctx, &opts);
}

/* Time off CPU of the thread that `slot` belongs to, 0 when it does not count. Ends the interval. */
static __always_inline u64 end_interval(struct offcputime_start *slot)
{
	u64 since = slot->since, now = bpf_ktime_get_ns();

	slot->since = 0;
	if (!since)
		return 0;
	if (now < since) {
		bccx_count_lost(BCCX_LOST_EVENTS, 1);
		return 0;
	}
	if ((now - since) / 1000 < min_block_us || (now - since) / 1000 > max_block_us)
		return 0;
	return now - since;
}

/* The thread's place in `start`. It is kept until the thread dies: cheaper than to insert and delete at every switch. A
 * place is only ever touched by the CPU that its thread leaves or comes to, and the scheduler orders these. */
static __always_inline struct offcputime_start *place(u32 key)
{
	static const struct offcputime_start empty;
	struct offcputime_start *slot = bpf_map_lookup_elem(&start, &key);

	if (slot)
		return slot;
	if (!bpf_map_update_elem(&start, &key, &empty, BPF_NOEXIST))
		slot = bpf_map_lookup_elem(&start, &key);
	if (!slot)
		bccx_count_lost(BCCX_LOST_EVENTS, 1);
	return slot;
}

/* sched_switch runs as prev, before the switch: prev's stacks are the current ones. */
static __always_inline int leave_and_enter(u64 *args, u32 prev_pid, u32 prev_flags, u32 next_pid)
{
	u32 state = bccx_switch_state(args), key = start_key(prev_pid);
	struct offcputime_start *slot;
	struct bccx_ids ids;
	u64 ns;

	if (state & BCCX_TASK_DEAD) {
		bpf_map_delete_elem(&start, &key);
	} else if (thread_wanted(prev_flags) && state_wanted(state) && current_wanted(&ids)) {
		slot = place(key);
		if (slot) {
			describe(args, &ids, &slot->key);
			slot->since = bpf_ktime_get_ns();
		}
	}

	key = start_key(next_pid);
	slot = bpf_map_lookup_elem(&start, &key);
	if (!slot)
		return 0;
	ns = end_interval(slot);
	if (ns)
		count(&slot->key, ns);
	return 0;
}

SEC("tp_btf/sched_switch")
int on_switch(u64 *args)
{
	struct task_struct *prev = bccx_switch_prev(args), *next = bccx_switch_next(args);

	return leave_and_enter(args, prev->pid, prev->flags, next->pid);
}

SEC("raw_tp/sched_switch")
int on_switch_raw(u64 *args)
{
	struct task_struct *prev = bccx_switch_prev(args), *next = bccx_switch_next(args);

	return leave_and_enter(args, BPF_CORE_READ(prev, pid), BPF_CORE_READ(prev, flags), BPF_CORE_READ(next, pid));
}

/* finish_task_switch(prev) runs as next, after the switch: a thread's stacks are taken when it comes back, which are
 * those with which it left. */
SEC("kprobe")
int on_switched(void *ctx)
{
	struct task_struct *prev = (struct task_struct *)bccx_arg1(ctx);
	u32 state = bccx_task_state(prev), key = start_key(BPF_CORE_READ(prev, pid));
	struct offcputime_start *slot;
	struct offcputime_key where = {};
	struct bccx_ids ids;
	u64 ns;

	if (state & BCCX_TASK_DEAD) {
		bpf_map_delete_elem(&start, &key);
	} else if (thread_wanted(BPF_CORE_READ(prev, flags)) && state_wanted(state)) {
		slot = place(key);
		if (slot)
			slot->since = bpf_ktime_get_ns();
	}

	key = start_key((u32)bpf_get_current_pid_tgid());
	slot = bpf_map_lookup_elem(&start, &key);
	if (!slot)
		return 0;
	ns = end_interval(slot);
	if (ns && current_wanted(&ids)) {
		describe(ctx, &ids, &where);
		count(&where, ns);
	}
	return 0;
}

char LICENSE[] SEC("license") = "Dual BSD/GPL";
