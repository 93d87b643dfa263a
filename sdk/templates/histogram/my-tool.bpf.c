/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
#include <bccx/filter.h>
#include <bccx/histogram.h>
#include <bccx/lost.h>

const volatile s64 wanted_call = -1; /* --call; -1: every one */

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 16384);
	__type(key, u64);
	__type(value, u64);
} started SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 64);
	__type(key, u32);
	__type(value, u64);
} slots SEC(".maps");

SEC("tp_btf/sys_enter")
int on_enter(u64 *ctx)
{
	u64 now = bpf_ktime_get_ns(), thread = bpf_get_current_pid_tgid();
	struct bccx_ids ids;

	if (!bccx_wanted(&ids) || (wanted_call >= 0 && (s64)ctx[1] != wanted_call))
		return 0;
	if (bpf_map_update_elem(&started, &thread, &now, BPF_ANY))
		bccx_count_lost(BCCX_LOST_EVENTS, 1);
	return 0;
}

SEC("tp_btf/sys_exit")
int on_exit(void *ctx)
{
	u64 thread = bpf_get_current_pid_tgid(), *count, *start = bpf_map_lookup_elem(&started, &thread);
	u32 slot;

	if (!start)
		return 0;
	slot = bccx_log2_slot((bpf_ktime_get_ns() - *start) / 1000);
	bpf_map_delete_elem(&started, &thread);
	count = bpf_map_lookup_elem(&slots, &slot);
	if (count)
		bccx_add(count, 1);
	return 0;
}

char LICENSE[] SEC("license") = "Dual BSD/GPL";
