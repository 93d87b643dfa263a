/*
 * A call whose source register is none that a kernel defines.
 *
 * @expect BCCX_OBJECT_INSTRUCTION has opcode 0x85 in a form
 */
#include "trick.h"

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	INSN(0x85, 0, 3, 0, 1);
	return 0;
}

LICENSE;
