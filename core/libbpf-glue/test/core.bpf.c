// SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause)
/* What a small sampling tool looks like: CO-RE reads and a map of counts. Used to measure load time. */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_core_read.h>

struct task_struct {
	int tgid;
	unsigned long long start_boottime;
	struct task_struct *group_leader;
} __attribute__((preserve_access_index));

const volatile __u32 target_tgid = 0;

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__type(key, __u64);
	__type(value, __u64);
	__uint(max_entries, 16384);
} counts SEC(".maps");

SEC("perf_event")
int on_sample(void *ctx)
{
	struct task_struct *task = (void *)bpf_get_current_task();
	__u64 key = BPF_CORE_READ(task, group_leader, start_boottime), one = 1, *count;

	if (target_tgid && (__u32)BPF_CORE_READ(task, tgid) != target_tgid)
		return 0;
	count = bpf_map_lookup_elem(&counts, &key);
	if (count)
		__sync_fetch_and_add(count, 1);
	else
		bpf_map_update_elem(&counts, &key, &one, BPF_NOEXIST);
	return 0;
}

char LICENSE[] SEC("license") = "Dual BSD/GPL";
