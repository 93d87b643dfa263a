/*
 * The helper is used only where the kernel lists it, which is everywhere today.
 *
 * @expect BCCX_PERMISSION_HELPER bpf_probe_write_user
 * @libbpf helper 36
 */
#include "trick.h"

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	char byte = 0;

	if (bpf_core_enum_value_exists(enum bpf_func_id, BPF_FUNC_probe_write_user))
		bpf_probe_write_user((void *)0x1000, &byte, 1);
	return 0;
}

LICENSE;
