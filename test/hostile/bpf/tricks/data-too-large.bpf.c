/*
 * Sixty-four megabytes of global variables.
 *
 * @expect BCCX_OBJECT_LIMIT section '.bss' has 67108864 bytes
 */
#include "trick.h"

char big[64 << 20];

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	return big[*(long *)ctx & 1023];
}

LICENSE;
