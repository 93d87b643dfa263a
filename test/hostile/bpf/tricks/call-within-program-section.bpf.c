/*
 * A call of a place in its own section: libbpf looks for it in .text and would call something else.
 *
 * @expect BCCX_OBJECT_CALL calls a function of its own section
 */
#include "trick.h"

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	INSN(0x85, 0, 1, 0, 1);
	return 0;
}

LICENSE;
