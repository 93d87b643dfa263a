/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
#include <bccx/filter.h>
#include <bccx/stack.h>
#include <bccx/uprobe.h>
#include "stackcount.h"

const volatile bool no_user_stacks = false;
const volatile bool no_kernel_stacks = false;
const volatile bool per_process = false;
const volatile s32 only_cpu = -1;

/* Counts only grow: emptying the map between intervals would lose what other CPUs add in that moment. */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 10240);
	__type(key, struct stackcount_key);
	__type(value, struct stackcount_count);
} counts SEC(".maps");

/* A key that is counted already names stacks that are kept already. */
static __always_inline void count(struct stackcount_key *key, struct bccx_held_stack *user,
				  struct bccx_held_stack *kernel)
{
	struct stackcount_count one = { .events = 1 };
	struct stackcount_count *seen = bpf_map_lookup_elem(&counts, key);

	if (!seen) {
		key->user = bccx_keep_held(user);
		key->kernel = bccx_keep_held(kernel);
		if (!bpf_map_update_elem(&counts, key, &one, BPF_NOEXIST))
			return;
		/* Full, another CPU put the same key there first, or it is that of lost stacks. */
		seen = bpf_map_lookup_elem(&counts, key);
	}
	if (seen) {
		bccx_add(&seen->events, 1);
	} else {
		bccx_count_lost(BCCX_LOST_EVENTS, 1);
		bccx_count_lost(BCCX_LOST_AMOUNT, 1);
	}
}

static __always_inline int on_event(void *ctx, enum bccx_where where)
{
	struct bccx_stack_opts opts = { .where = where };
	struct bccx_held_stack user = {}, kernel = {};
	struct stackcount_key key = {};
	struct bccx_ids ids;

	if (only_cpu >= 0 && bpf_get_smp_processor_id() != (u32)only_cpu)
		return 0;
	if (!bccx_wanted(&ids))
		return 0;
	if (per_process) {
		key.tgid = ids.tgid;
		bpf_get_current_comm(key.comm, sizeof(key.comm));
	}
	/* A user probe runs with the registers of user mode: there is no kernel stack. */
	if (!no_kernel_stacks && where == BCCX_AT_KERNEL)
		bccx_hold_kernel_stack(ctx, &opts, &kernel);
	if (!no_user_stacks)
		bccx_hold_user_stack(ctx, &opts, &user);
	key.kernel = kernel.id;
	key.user = user.id;
	count(&key, &user, &kernel);
	bccx_release_held(&user);
	bccx_release_held(&kernel);
	return 0;
}

SEC("kprobe")
int on_kernel_function(void *ctx)
{
	return on_event(ctx, BCCX_AT_KERNEL);
}

SEC("tracepoint")
int on_tracepoint(void *ctx)
{
	return on_event(ctx, BCCX_AT_KERNEL);
}

SEC("uprobe")
int on_user_function(void *ctx)
{
	BCCX_UPROBE_BEGIN();
	return on_event(ctx, BCCX_AT_ENTRY);
}

SEC("uprobe")
int on_user_marker(void *ctx)
{
	BCCX_UPROBE_BEGIN();
	return on_event(ctx, BCCX_AT_CODE);
}

char LICENSE[] SEC("license") = "Dual BSD/GPL";
