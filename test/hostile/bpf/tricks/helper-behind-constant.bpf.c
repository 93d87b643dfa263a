/*
 * The helper is dead as long as a constant is 0, and the loader may set the constant.
 *
 * @expect BCCX_PERMISSION_HELPER bpf_send_signal
 * @libbpf helper 109
 */
#include "trick.h"

const volatile int armed = 0;

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	return armed ? bpf_send_signal(9) : 0;
}

LICENSE;
