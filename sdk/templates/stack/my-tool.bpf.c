/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
#include <bccx/filter.h>
#include <bccx/stack.h>
#include "my-tool.h"

const volatile s64 wanted_call = -1; /* --call; -1: every one */

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 10240);
	__type(key, struct my_tool_key);
	__type(value, u64);
} counts SEC(".maps");

SEC("tp_btf/sys_enter")
int on_call(u64 *ctx)
{
	struct bccx_stack_opts opts = { .where = BCCX_AT_KERNEL };
	struct my_tool_key key = {};
	u64 *calls, none = 0;
	struct bccx_ids ids;

	if (!bccx_wanted(&ids) || (wanted_call >= 0 && (s64)ctx[1] != wanted_call))
		return 0;
	key.tgid = ids.tgid;
	bpf_get_current_comm(key.comm, sizeof(key.comm));
	key.user = bccx_user_stack(ctx, &opts);
	bpf_map_update_elem(&counts, &key, &none, BPF_NOEXIST);
	calls = bpf_map_lookup_elem(&counts, &key);
	if (calls)
		bccx_add(calls, 1);
	else
		bccx_count_lost(BCCX_LOST_EVENTS, 1);
	return 0;
}

char LICENSE[] SEC("license") = "Dual BSD/GPL";
