/*
 * A kernel function that destroys sockets, declared and not granted by name.
 *
 * @manifest {"programs": ["tracing"], "attach": ["tp-btf:sched_switch"], "kfuncs": ["bpf_sock_destroy"]}
 * @expect BCCX_PERMISSION_DANGEROUS bpf_sock_destroy in program 'entry'
 */
#include "trick.h"

int bpf_sock_destroy(void *sock) __ksym;

SEC("tp_btf/sched_switch") int entry(void *ctx)
{
	return bpf_sock_destroy(ctx);
}

LICENSE;
