/*
 * A program of type sched_act, declared and not granted by name.
 *
 * @manifest {"programs": ["sched_act"], "attach": ["*"]}
 * @expect BCCX_PERMISSION_DANGEROUS program 'entry' of type sched_act
 */
#include "trick.h"

SEC("action") int entry(void *ctx)
{
	return 0;
}

LICENSE;
