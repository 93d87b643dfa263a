// SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause)
#include <bccx/task.h>
#include <bccx/unwind.h>
#include "step.h"

char LICENSE[] SEC("license") = "Dual BSD/GPL";

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 1);
	__uint(map_flags, BPF_F_MMAPABLE);
	__type(key, unsigned int);
	__type(value, struct step_stack);
} last_stack SEC(".maps");

/* Too large for a program's stack. */
struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, 1);
	__type(key, unsigned int);
	__type(value, struct bccx_walk);
} walks SEC(".maps");

SEC("tp_btf/sched_switch")
int on_switch(void *ctx)
{
	u32 zero = 0, tgid = bpf_get_current_pid_tgid() >> 32, i;
	struct step_stack *out = bpf_map_lookup_elem(&last_stack, &zero);
	struct bccx_walk *w = bpf_map_lookup_elem(&walks, &zero);
	struct bccx_user_regs regs;

	if (!out || !w || !tgid || out->tgid != tgid)
		return 0;
	if (!bccx_saved_user_regs(&regs))
		return 0;
	bccx_unwind_start(w, tgid, &regs);
	for (i = 0; i < BCCX_STACK_DEPTH; i++) {
		out->frame[i] = w->pc;
		if (w->stop || bccx_walk_step(w)) {
			i++;
			break;
		}
	}
	out->nr = i;
	out->stop = w->stop;
	out->switches++;
	return 0;
}
