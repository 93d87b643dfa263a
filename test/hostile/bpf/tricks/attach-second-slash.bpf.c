/*
 * The target holds a slash, so that a pattern for its beginning would fit.
 *
 * @manifest {"programs": ["tracing"], "attach": ["tp-btf:sched_switch"]}
 * @expect BCCX_PERMISSION_ATTACH attaches to tp-btf:sched_switch/x
 */
#include "trick.h"

SEC("tp_btf/sched_switch/x") int entry(void *ctx)
{
	return 0;
}

LICENSE;
