/*
 * A helper number that is negative when it is read as signed.
 *
 * @expect BCCX_OBJECT_CALL calls helper number 4294967287
 * @libbpf helper 4294967287
 */
#include "trick.h"

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	INSN(0x85, 0, 0, 0, -9);
	return 0;
}

LICENSE;
