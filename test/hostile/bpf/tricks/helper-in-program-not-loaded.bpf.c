/*
 * A question mark before the section's name: libbpf does not load the program until it is told to.
 *
 * @expect BCCX_PERMISSION_HELPER program 'later' calls bpf_get_current_comm
 */
#include "trick.h"

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	return 0;
}

SEC("?raw_tp/sys_enter") int later(void *ctx)
{
	char comm[16];

	return bpf_get_current_comm(comm, sizeof(comm));
}

LICENSE;
