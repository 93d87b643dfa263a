/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/* The arguments of the scheduler's tracepoint sched_switch, whose shape has changed. */
#ifndef BCCX_SCHED_H
#define BCCX_SCHED_H

#include <bccx/kernel.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_core_read.h>

#define BCCX_TASK_RUNNING 0
#define BCCX_TASK_DEAD 0x80 /* TASK_DEAD, include/linux/sched.h: never scheduled again */

extern int LINUX_KERNEL_VERSION __kconfig;

BCCX_CORE_BEGIN
struct task_struct___state {
	u32 __state; /* since 5.14 */
};
struct task_struct___old_state {
	long state; /* before */
};
BCCX_CORE_END

/* `args` of tp_btf/sched_switch or raw_tp/sched_switch. */
static __always_inline struct task_struct *bccx_switch_prev(u64 *args)
{
	return (struct task_struct *)args[1];
}

static __always_inline struct task_struct *bccx_switch_next(u64 *args)
{
	return (struct task_struct *)args[2];
}

/* State in a task, which others may change at any time. */
static __always_inline u32 bccx_task_state(struct task_struct *task)
{
	struct task_struct___state *now = (void *)task;
	struct task_struct___old_state *old = (void *)task;

	return bpf_core_field_exists(now->__state) ? BPF_CORE_READ(now, __state) : (u32)BPF_CORE_READ(old, state);
}

/* State in which prev leaves the CPU: TASK_RUNNING when it is preempted, whatever it was about to do. Since 5.18 the
 * tracepoint passes the state that the scheduler acted upon. */
static __always_inline u32 bccx_switch_state(u64 *args)
{
	if (args[0])
		return BCCX_TASK_RUNNING;
	if (LINUX_KERNEL_VERSION >= KERNEL_VERSION(5, 18, 0))
		return args[3];
	return bccx_task_state(bccx_switch_prev(args));
}

#endif
