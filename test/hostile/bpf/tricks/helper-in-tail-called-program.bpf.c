/*
 * The helper is in a second program that is only ever entered by a tail call through a map filled at load.
 *
 * @manifest {"helpers": ["bpf_tail_call"]}
 * @expect BCCX_PERMISSION_HELPER program 'second' calls bpf_get_current_comm
 * @libbpf helper 16
 */
#include "trick.h"

int second(void *ctx);

struct {
	__uint(type, BPF_MAP_TYPE_PROG_ARRAY);
	__uint(max_entries, 1);
	__uint(key_size, 4);
	__array(values, int(void *));
} jumps SEC(".maps") = { .values = { [0] = (void *)&second } };

SEC("raw_tp/sys_enter") int second(void *ctx)
{
	char comm[16];

	return bpf_get_current_comm(comm, sizeof(comm));
}

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	bpf_tail_call(ctx, &jumps, 0);
	return 0;
}

LICENSE;
