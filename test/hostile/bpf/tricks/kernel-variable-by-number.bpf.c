/*
 * A kernel variable by its number in the running kernel.
 *
 * @expect BCCX_OBJECT_POINTER loads a kernel variable by number
 */
#include "trick.h"

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	asm volatile(".byte 0x18, 0x31\n\t.2byte 0\n\t.4byte 77\n\t.8byte 0" ::: "r1");
	return 0;
}

LICENSE;
