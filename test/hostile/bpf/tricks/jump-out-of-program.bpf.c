/*
 * A jump behind the end of the program, where libbpf appends other functions.
 *
 * @expect BCCX_OBJECT_INSTRUCTION jumps out of its code
 */
#include "trick.h"

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	INSN(0x05, 0, 0, 100, 0);
	return 0;
}

LICENSE;
