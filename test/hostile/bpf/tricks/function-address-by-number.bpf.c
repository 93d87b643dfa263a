/*
 * The address of a function without the relocation that would say which.
 *
 * @expect BCCX_OBJECT_POINTER loads a function by number
 */
#include "trick.h"

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	asm volatile(".byte 0x18, 0x41\n\t.2byte 0\n\t.4byte 2\n\t.8byte 0" ::: "r1");
	return 0;
}

LICENSE;
