// SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause)
/*
 * An object as an honest tool has it: two programs, a static and a global
 * function, a callback, maps of four kinds, constants and variables, a kernel
 * type, a kernel function and a configuration value. The patches change one thing in it each.
 */
#include "trick.h"

struct task_struct {
	int tgid;
	struct task_struct *group_leader;
} __attribute__((preserve_access_index));

struct event {
	__u64 time;
	__u32 tgid;
	char comm[16];
};

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 1024);
	__type(key, __u32);
	__type(value, __u64);
} counts SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, 65536);
} events SEC(".maps");

const volatile int wanted = 0;
__u64 lost;

void bpf_rcu_read_lock(void) __ksym;
void bpf_rcu_read_unlock(void) __ksym;
extern int LINUX_KERNEL_VERSION __kconfig;

static __attribute__((noinline)) int accepted(__u32 tgid)
{
	return !wanted || (__u32)wanted == tgid;
}

__attribute__((noinline)) int count(__u32 tgid)
{
	__u64 one = 1, *sum = bpf_map_lookup_elem(&counts, &tgid);

	if (sum)
		__sync_fetch_and_add(sum, 1);
	else
		bpf_map_update_elem(&counts, &tgid, &one, BPF_NOEXIST);
	return 0;
}

static int each(__u32 index, __u64 *seen)
{
	*seen += index;
	return 0;
}

SEC("tp_btf/sched_switch") int on_switch(unsigned long long *ctx)
{
	struct task_struct *next = (struct task_struct *)ctx[2];
	__u64 seen = 0;
	int tgid;

	bpf_rcu_read_lock();
	tgid = next->group_leader->tgid;
	bpf_rcu_read_unlock();
	if (accepted(tgid))
		count(tgid);
	bpf_loop(LINUX_KERNEL_VERSION > 0 ? 2 : 1, each, &seen, 0);
	return seen != 0;
}

SEC("raw_tp/sched_process_exit") int on_exit(void *ctx)
{
	struct event *event = bpf_ringbuf_reserve(&events, sizeof(*event), 0);

	if (!event) {
		__sync_fetch_and_add(&lost, 1);
		return 0;
	}
	event->time = bpf_ktime_get_ns();
	event->tgid = bpf_get_current_pid_tgid() >> 32;
	bpf_ringbuf_submit(event, 0);
	return 0;
}

LICENSE;
