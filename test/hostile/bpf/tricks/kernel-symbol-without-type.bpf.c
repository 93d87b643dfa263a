/*
 * An undefined symbol that BTF says nothing of.
 *
 * @expect BCCX_OBJECT_BTF kernel symbol 'nowhere' has no type
 */
#include "trick.h"

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	asm volatile("call nowhere" ::: "r0", "r1", "r2", "r3", "r4", "r5");
	return 0;
}

LICENSE;
