/*
 * Eight megabytes of global variables, declared as one.
 *
 * @expect BCCX_PERMISSION_MAP_BYTES its maps take
 */
#include "trick.h"

char big[8 << 20];

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	return big[*(long *)ctx & 1023];
}

LICENSE;
