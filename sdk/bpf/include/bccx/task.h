/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/* Who runs: ids as the tracer's own pid namespace numbers them, and what tells one process image from the next. */
#ifndef BCCX_TASK_H
#define BCCX_TASK_H

#include <bccx/image.h>
#include <bccx/kernel.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_core_read.h>

/* Set by the host before load: inode number of its own pid namespace, 0 when that is the initial one. Inode numbers
 * are unique among all namespaces of one boot, so the device is not needed. */
const volatile u32 bccx_pidns = 0;

struct bccx_ids {
	u32 tgid; /* process; 0 for an idle CPU */
	u32 tid; /* thread */
};

struct bccx_process {
	u32 tgid; /* as in struct bccx_ids */
	u32 epoch; /* the program image, see bccx/image.h */
	u64 start_ns; /* start_boottime of the thread-group leader */
};

/* Since 5.11 the current task comes as a typed pointer whose fields are read by plain loads; before, each field is a
 * helper call. Both bodies are compiled, the verifier sees one. */
enum bpf_func_id___bccx {
	BPF_FUNC_get_current_task_btf___bccx = 158,
};

#define bccx_typed_task() bpf_core_enum_value_exists(enum bpf_func_id___bccx, BPF_FUNC_get_current_task_btf___bccx)

static __always_inline struct task_struct *bccx_current(void)
{
	if (bccx_typed_task())
		return bpf_get_current_task_btf();
	return (struct task_struct *)bpf_get_current_task();
}

/* Field of what bccx_current() returned; a chain is written as several names. */
#define bccx_task_field(task, field) \
	({ \
		typeof((task)->field) __v; \
		if (bccx_typed_task()) \
			__v = (task)->field; \
		else \
			bpf_core_read(&__v, sizeof(__v), &(task)->field); \
		__v; \
	})

/* The program image that the current task runs. */
static __always_inline u32 bccx_current_image(void)
{
	struct task_struct *task = bccx_current();
	struct mm_struct *mm = bccx_task_field(task, mm);

	if (!mm)
		return 0;
	return bccx_image_of(BPF_CORE_READ(mm, start_code), BPF_CORE_READ(mm, end_code),
			     BPF_CORE_READ(mm, start_stack));
}

#define BCCX_MAX_PIDNS_LEVEL 32 /* MAX_PID_NS_LEVEL, include/linux/pid_namespace.h */

/* The number that the tracer's pid namespace gives to `pid`, 0 when it does not see it. Namespaces below the tracer's
 * are seen, which bpf_get_ns_current_pid_tgid() would not do: it knows the task's innermost namespace only. */
static __noinline u32 bccx_pid_nr(struct pid *pid)
{
	u32 level = BPF_CORE_READ(pid, level);
	void *numbers = (void *)pid + bpf_core_field_offset(struct pid, numbers);

	for (u32 i = 0; i <= BCCX_MAX_PIDNS_LEVEL && i <= level; i++) {
		struct upid *upid = numbers + (level - i) * bpf_core_type_size(struct upid);

		if (BPF_CORE_READ(upid, ns, ns.inum) == bccx_pidns)
			return BPF_CORE_READ(upid, nr);
	}
	return 0;
}

/* False when the tracer's pid namespace does not contain the current task: a tracer in a container sees its own. */
static __always_inline bool bccx_current_ids(struct bccx_ids *ids)
{
	u64 id = bpf_get_current_pid_tgid();
	struct task_struct *task;

	ids->tgid = id >> 32;
	ids->tid = (u32)id;
	if (!bccx_pidns || !ids->tid)
		return true;
	task = (struct task_struct *)bpf_get_current_task();
	ids->tid = bccx_pid_nr(BPF_CORE_READ(task, thread_pid));
	ids->tgid = bccx_pid_nr(BPF_CORE_READ(task, group_leader, thread_pid));
	return ids->tid && ids->tgid;
}

#endif
