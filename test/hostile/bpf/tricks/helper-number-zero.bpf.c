/*
 * Helper number 0 stands for none.
 *
 * @expect BCCX_OBJECT_CALL calls helper number 0
 */
#include "trick.h"

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	INSN(0x85, 0, 0, 0, 0);
	return 0;
}

LICENSE;
