/*
 * bpf_send_signal is declared, and still it is not granted by running the tool.
 *
 * @manifest {"helpers": ["bpf_send_signal"], "programs": ["raw_tracepoint"]}
 * @expect BCCX_PERMISSION_DANGEROUS bpf_send_signal in program 'entry'
 */
#include "trick.h"

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	bpf_send_signal(9);
	return 0;
}

LICENSE;
