/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/* Threads of every process, found by an iterator. */
#include <bccx/kernel.h>
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>

BCCX_CORE_BEGIN
struct bpf_iter__task {
	void *meta;
	struct task_struct *task;
};
BCCX_CORE_END

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 65536);
	__type(key, u32);
	__type(value, u64);
} threads SEC(".maps");

SEC("iter/task")
int on_task(struct bpf_iter__task *ctx)
{
	struct task_struct *task = ctx->task;
	u64 one = 1, *count;
	u32 tgid;

	if (!task)
		return 0;
	tgid = BPF_CORE_READ(task, group_leader, pid);
	count = bpf_map_lookup_elem(&threads, &tgid);
	if (count)
		*count += 1;
	else
		bpf_map_update_elem(&threads, &tgid, &one, BPF_ANY);
	return 0;
}

char LICENSE[] SEC("license") = "Dual BSD/GPL";
