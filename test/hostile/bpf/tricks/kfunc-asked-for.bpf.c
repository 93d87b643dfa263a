/*
 * Only the address of a kernel function is taken, which says that the tool means to call it.
 *
 * @manifest {"programs": ["tracing"], "attach": ["tp-btf:sched_switch"]}
 * @expect BCCX_PERMISSION_KFUNC calls kernel function bpf_task_from_pid
 */
#include "trick.h"

struct task_struct *bpf_task_from_pid(int pid) __ksym __weak;

SEC("tp_btf/sched_switch") int entry(void *ctx)
{
	return bpf_task_from_pid ? 1 : 0;
}

LICENSE;
