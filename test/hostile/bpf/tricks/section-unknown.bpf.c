/*
 * A section that no part of bccx or libbpf knows today.
 *
 * @expect BCCX_OBJECT_SECTION section '.surprise' is none that a tool may have
 * @libbpf load 0
 */
#include "trick.h"

int surprise SEC(".surprise") = 1;

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	return 0;
}

LICENSE;
