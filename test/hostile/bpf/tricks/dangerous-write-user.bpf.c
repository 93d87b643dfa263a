/*
 * bpf_probe_write_user is declared, and still it is not granted by running the tool.
 *
 * @manifest {"helpers": ["bpf_probe_write_user"], "programs": ["raw_tracepoint"]}
 * @expect BCCX_PERMISSION_DANGEROUS bpf_probe_write_user in program 'entry'
 */
#include "trick.h"

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	bpf_probe_write_user((void *)0x1000, ctx, 4);
	return 0;
}

LICENSE;
