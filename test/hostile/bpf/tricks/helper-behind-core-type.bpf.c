/*
 * The helper is guarded by a question about a kernel type that this kernel does not have: libbpf makes the branch dead,
 * on another kernel it is alive.
 *
 * @expect BCCX_PERMISSION_HELPER bpf_send_signal
 * @libbpf helper 109
 */
#include "trick.h"

struct a_type_of_a_later_kernel {
	int x;
} __attribute__((preserve_access_index));

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	if (bpf_core_type_exists(struct a_type_of_a_later_kernel))
		return bpf_send_signal(9);
	return 0;
}

LICENSE;
