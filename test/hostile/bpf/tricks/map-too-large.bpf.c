/*
 * A hash of a hundred million entries, declared as a megabyte.
 *
 * @expect BCCX_PERMISSION_MAP_BYTES its maps take
 * @libbpf map store 1 8 8 100000000 0 0
 */
#include "trick.h"

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__type(key, __u64);
	__type(value, __u64);
	__uint(max_entries, 100000000);
} store SEC(".maps");

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	bpf_map_lookup_elem(&store, ctx);
	return 0;
}

LICENSE;
