/*
 * A jump to the second half of a 64-bit load, where another instruction would begin.
 *
 * @expect BCCX_OBJECT_INSTRUCTION jumps out of its code
 */
#include "trick.h"

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	asm volatile(".byte 0x05, 0\n\t.2byte 1\n\t.4byte 0\n\t.byte 0x18, 0x01\n\t.2byte 0\n\t.4byte 0\n\t.8byte 0" ::
			     : "r1");
	return 0;
}

LICENSE;
