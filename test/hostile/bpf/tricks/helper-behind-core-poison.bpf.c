/*
 * A field that this kernel does not have: libbpf replaces the load before the helper by an invalid call, so that the
 * branch cannot be taken here. The helper counts.
 *
 * @expect BCCX_PERMISSION_HELPER bpf_probe_read_kernel
 * @libbpf helper 195896080
 */
#include "trick.h"

struct task_struct {
	int field_of_a_later_kernel;
} __attribute__((preserve_access_index));

const volatile int later = 0;

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	struct task_struct *task = *(struct task_struct **)ctx;
	int value = 0;

	if (later)
		bpf_core_read(&value, sizeof(value), &task->field_of_a_later_kernel);
	return value;
}

LICENSE;
