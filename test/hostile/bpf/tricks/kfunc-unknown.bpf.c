/*
 * A kernel function that bccx knows nothing of counts as one that changes the system.
 *
 * @manifest {"programs": ["tracing"], "attach": ["tp-btf:sched_switch"], "kfuncs": ["bpf_do_something_new"]}
 * @expect BCCX_PERMISSION_DANGEROUS bpf_do_something_new in program 'entry'
 */
#include "trick.h"

int bpf_do_something_new(int x) __ksym __weak;

SEC("tp_btf/sched_switch") int entry(void *ctx)
{
	if (bpf_do_something_new)
		return bpf_do_something_new(1);
	return 0;
}

LICENSE;
