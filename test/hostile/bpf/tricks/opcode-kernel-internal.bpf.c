/*
 * An addressing mode that only the kernel itself may write into a program.
 *
 * @expect BCCX_OBJECT_INSTRUCTION has opcode 0x39
 */
#include "trick.h"

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	INSN(0x39, 1, 1, 0, 0);
	return 0;
}

LICENSE;
