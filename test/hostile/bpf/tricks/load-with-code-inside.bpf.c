/*
 * The second half of a 64-bit load is a call. Whoever counts two slots misses it.
 *
 * @expect BCCX_OBJECT_INSTRUCTION has a second half that is an instruction of its own
 */
#include "trick.h"

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	asm volatile(".byte 0x18, 0x01\n\t.2byte 0\n\t.4byte 0\n\t.byte 0x85, 0\n\t.2byte 0\n\t.4byte 109" ::: "r1");
	return 0;
}

LICENSE;
