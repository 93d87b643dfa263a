/*
 * The plain case: a helper that the manifest does not name.
 *
 * @expect BCCX_PERMISSION_HELPER program 'entry' calls bpf_get_current_comm (instruction 3 of function 'entry')
 * @libbpf helper 16
 */
#include "trick.h"

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	char comm[16];

	return bpf_get_current_comm(comm, sizeof(comm));
}

LICENSE;
