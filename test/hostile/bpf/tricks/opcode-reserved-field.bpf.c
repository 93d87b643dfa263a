/*
 * A known opcode with a field set that is reserved, which a later kernel could give a meaning.
 *
 * @expect BCCX_OBJECT_INSTRUCTION has opcode 0x95
 */
#include "trick.h"

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	asm volatile("r0 = 0");
	INSN(0x95, 0, 0, 0, 7);
	return 0;
}

LICENSE;
