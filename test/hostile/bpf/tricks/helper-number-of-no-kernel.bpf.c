/*
 * A helper number above the last one that exists: a later kernel could give it a meaning.
 *
 * @expect BCCX_OBJECT_CALL calls helper number 212
 * @libbpf helper 212
 */
#include "trick.h"

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	INSN(0x85, 0, 0, 0, 212);
	return 0;
}

LICENSE;
