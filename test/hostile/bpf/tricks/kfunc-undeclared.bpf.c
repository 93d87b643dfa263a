/*
 * A kernel function that the manifest does not name.
 *
 * @manifest {"programs": ["tracing"], "attach": ["tp-btf:sched_switch"]}
 * @expect BCCX_PERMISSION_KFUNC calls kernel function bpf_rcu_read_lock (instruction 0 of function 'entry')
 * @libbpf kfunc bpf_rcu_read_lock
 */
#include "trick.h"

void bpf_rcu_read_lock(void) __ksym;
void bpf_rcu_read_unlock(void) __ksym;

SEC("tp_btf/sched_switch") int entry(void *ctx)
{
	bpf_rcu_read_lock();
	bpf_rcu_read_unlock();
	return 0;
}

LICENSE;
