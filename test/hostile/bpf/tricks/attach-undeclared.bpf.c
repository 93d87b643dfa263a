/*
 * The program is bound to its target when it is loaded, and the target is not the declared one.
 *
 * @manifest {"programs": ["tracing"], "attach": ["tp-btf:sched_switch"]}
 * @expect BCCX_PERMISSION_ATTACH program 'entry' attaches to tp-btf:task_rename
 * @libbpf load 0
 */
#include "trick.h"

SEC("tp_btf/task_rename") int entry(void *ctx)
{
	return 0;
}

LICENSE;
