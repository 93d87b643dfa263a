/*
 * The number that libbpf itself writes over what it could not relocate.
 *
 * @expect BCCX_OBJECT_CALL calls helper number 195896080
 * @libbpf helper 195896080
 */
#include "trick.h"

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	INSN(0x85, 0, 0, 0, 195896080);
	return 0;
}

LICENSE;
