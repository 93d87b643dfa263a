/*
 * The helper stands after the last return, where no path leads.
 *
 * @expect BCCX_PERMISSION_HELPER bpf_send_signal
 * @libbpf helper 109
 */
#include "trick.h"

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	asm volatile("r0 = 0\n\texit\n\tr1 = 9\n\tcall 109" ::: "r0", "r1");
	return 0;
}

LICENSE;
