/*
 * The helper is in a static function of another section.
 *
 * @expect BCCX_PERMISSION_HELPER program 'entry' calls bpf_send_signal (instruction 2 of function 'hidden')
 * @libbpf helper 109
 */
#include "trick.h"

static __attribute__((noinline)) int hidden(int signal)
{
	return bpf_send_signal(9) + signal;
}

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	return hidden(*(int *)ctx);
}

LICENSE;
