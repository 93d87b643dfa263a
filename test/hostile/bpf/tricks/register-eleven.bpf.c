/*
 * A register that only the kernel itself may use.
 *
 * @expect BCCX_OBJECT_INSTRUCTION uses register r11
 */
#include "trick.h"

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	INSN(0xbf, 0, 11, 0, 0);
	return 0;
}

LICENSE;
