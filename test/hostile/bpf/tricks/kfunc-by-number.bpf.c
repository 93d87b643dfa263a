/*
 * A kernel function by its number in the running kernel, so that no name appears in the file.
 *
 * @expect BCCX_OBJECT_CALL calls kernel function number 4711
 */
#include "trick.h"

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	INSN(0x85, 0, 2, 0, 4711);
	return 0;
}

LICENSE;
