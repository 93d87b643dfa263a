/*
 * A section that libbpf turns into memory shared with user space.
 *
 * @expect BCCX_OBJECT_SECTION section '.addr_space.1' is none that a tool may have
 */
#include "trick.h"

int surprise SEC(".addr_space.1") = 1;

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	return 0;
}

LICENSE;
