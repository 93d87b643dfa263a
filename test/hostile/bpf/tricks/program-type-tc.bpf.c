/*
 * A program of type sched_cls, declared and not granted by name.
 *
 * @manifest {"programs": ["sched_cls"], "attach": ["*"]}
 * @expect BCCX_PERMISSION_DANGEROUS program 'entry' of type sched_cls
 */
#include "trick.h"

SEC("tc") int entry(void *ctx)
{
	return 0;
}

LICENSE;
