/*
 * The helper is in a function that no program calls. libbpf leaves it out; it is held against the manifest all the same,
 * because nothing honest needs it.
 *
 * @expect BCCX_PERMISSION_HELPER program '(none)' calls bpf_send_signal
 */
#include "trick.h"

__attribute__((noinline)) int unreached(int signal)
{
	return bpf_send_signal(9) + signal;
}

__attribute__((noinline)) int reached(int x)
{
	return bpf_ktime_get_ns() + x;
}

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	return reached(2);
}

LICENSE;
