// SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause)
/* Programs of every kind that can be attached; each counts how often it ran for this process. */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>

#define SYS_GETPGID 121

const volatile __u32 target_tgid = 0;

/* By attach cookie. */
struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__type(key, __u32);
	__type(value, __u64);
	__uint(max_entries, 64);
} hits SEC(".maps");

static __always_inline int hit(__u32 slot)
{
	__u64 *count;

	if (bpf_get_current_pid_tgid() >> 32 != target_tgid)
		return 0;
	count = bpf_map_lookup_elem(&hits, &slot);
	if (count)
		__sync_fetch_and_add(count, 1);
	return 0;
}

static __always_inline int hit_cookie(void *ctx)
{
	return hit(bpf_get_attach_cookie(ctx) & 63);
}

SEC("perf_event")
int on_sample(void *ctx)
{
	return hit(0);
}

SEC("perf_event")
int on_sample_cookie(void *ctx)
{
	return hit_cookie(ctx);
}

SEC("tp_btf/sys_enter")
int BPF_PROG(on_tp_btf, void *regs, long id)
{
	return id == SYS_GETPGID ? hit(0) : 0;
}

SEC("raw_tracepoint")
int on_raw_tracepoint(struct bpf_raw_tracepoint_args *ctx)
{
	return ctx->args[1] == SYS_GETPGID ? hit(0) : 0;
}

/* Every task: its own process counts in slot 0. */
struct bpf_iter__task {
	void *meta;
	struct task_struct *task;
};

struct task_struct {
	int tgid;
} __attribute__((preserve_access_index));

SEC("iter/task")
int on_task(struct bpf_iter__task *ctx)
{
	struct task_struct *task = ctx->task;
	__u32 slot = 0;
	__u64 *count = bpf_map_lookup_elem(&hits, &slot);

	if (task && count && (__u32)task->tgid == target_tgid)
		__sync_fetch_and_add(count, 1);
	return 0;
}

struct sys_enter {
	__u64 common;
	long id;
};

SEC("tracepoint")
int on_tracepoint(struct sys_enter *ctx)
{
	return ctx->id == SYS_GETPGID ? hit(0) : 0;
}

SEC("tracepoint")
int on_tracepoint_cookie(struct sys_enter *ctx)
{
	return ctx->id == SYS_GETPGID ? hit_cookie(ctx) : 0;
}

SEC("kprobe")
int on_probe(void *ctx)
{
	return hit(0);
}

SEC("kprobe")
int on_probe_cookie(void *ctx)
{
	return hit_cookie(ctx);
}

SEC("fentry")
int BPF_PROG(on_fentry)
{
	return hit(0);
}

SEC("fexit")
int BPF_PROG(on_fexit)
{
	return hit(1);
}

char LICENSE[] SEC("license") = "Dual BSD/GPL";
