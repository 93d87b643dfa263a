/*
 * A map by the number of a descriptor that the loading process may have open.
 *
 * @expect BCCX_OBJECT_POINTER loads a map by number
 * @libbpf open * 0
 */
#include "trick.h"

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	asm volatile(".byte 0x18, 0x11\n\t.2byte 0\n\t.4byte 3\n\t.8byte 0" ::: "r1");
	return 0;
}

LICENSE;
