/*
 * The helper is in a global function, which is called through its symbol.
 *
 * @expect BCCX_PERMISSION_HELPER of function 'exported'
 * @libbpf helper 15
 */
#include "trick.h"

__attribute__((noinline)) int exported(int x)
{
	return bpf_get_current_uid_gid() + x;
}

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	return exported(1);
}

LICENSE;
