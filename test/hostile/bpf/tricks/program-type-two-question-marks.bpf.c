/*
 * libbpf takes one question mark away and finds no type.
 *
 * @expect BCCX_OBJECT_PROGRAM_TYPE code section '??raw_tp/sched_switch'
 * @libbpf open * 0
 */
#include "trick.h"

SEC("??raw_tp/sched_switch") int entry(void *ctx)
{
	return 0;
}

LICENSE;
