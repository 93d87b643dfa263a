/*
 * The address is in a register: nobody can say what is called.
 *
 * @expect BCCX_OBJECT_CALL calls whatever address a register holds
 */
#include "trick.h"

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	INSN(0x8d, 1, 0, 0, 0);
	return 0;
}

LICENSE;
