// SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause)
/* A new entry for each getpgid() of one process: keys are 0, 1, 2, … */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

#define SYS_GETPGID 121

__u32 target_tgid;
__u64 calls;
__u64 refused;

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__type(key, __u64);
	__type(value, __u64);
	__uint(max_entries, 100000);
} numbered SEC(".maps");

SEC("raw_tracepoint")
int on_call(struct bpf_raw_tracepoint_args *ctx)
{
	__u64 key, value;

	if (ctx->args[1] != SYS_GETPGID || bpf_get_current_pid_tgid() >> 32 != target_tgid)
		return 0;
	key = __sync_fetch_and_add(&calls, 1);
	value = key * 3;
	if (bpf_map_update_elem(&numbered, &key, &value, BPF_NOEXIST))
		__sync_fetch_and_add(&refused, 1);
	return 0;
}

char LICENSE[] SEC("license") = "Dual BSD/GPL";
