/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
#include <bccx/filter.h>
#include <bccx/stack.h>
#include "profile.h"

const volatile bool no_user_stacks = false;
const volatile bool no_kernel_stacks = false;
const volatile bool include_idle = false;

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 40960);
	__type(key, struct profile_key);
	__type(value, struct profile_count);
} counts SEC(".maps");

/* A key that is counted already names stacks that are kept already. */
static __always_inline void count(struct profile_key *key, struct bccx_held_stack *user, struct bccx_held_stack *kernel)
{
	struct profile_count one = { .samples = 1 };
	struct profile_count *seen = bpf_map_lookup_elem(&counts, key);

	if (!seen) {
		key->user = bccx_keep_held(user);
		key->kernel = bccx_keep_held(kernel);
		if (!bpf_map_update_elem(&counts, key, &one, BPF_NOEXIST))
			return;
		/* Full, another CPU put the same key there first, or it is that of lost stacks. */
		seen = bpf_map_lookup_elem(&counts, key);
	}
	if (seen)
		bccx_add(&seen->samples, 1);
	else
		bccx_count_lost(BCCX_LOST_EVENTS, 1);
}

SEC("perf_event")
int on_sample(void *ctx)
{
	struct bccx_stack_opts opts = { .where = BCCX_AT_SAMPLE };
	struct bccx_held_stack user = {}, kernel = {};
	struct profile_key key = {};
	struct bccx_ids ids;

	if (!bccx_wanted(&ids))
		return 0;
	if (!ids.tgid && !include_idle)
		return 0;
	key.tgid = ids.tgid;
	bpf_get_current_comm(key.comm, sizeof(key.comm));
	if (!no_kernel_stacks)
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

char LICENSE[] SEC("license") = "Dual BSD/GPL";
