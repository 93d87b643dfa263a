/*
 * An opcode that no kernel knows today.
 *
 * @expect BCCX_OBJECT_INSTRUCTION has opcode 0xff
 * @libbpf open * 0
 */
#include "trick.h"

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	INSN(0xff, 0, 0, 0, 0);
	return 0;
}

LICENSE;
