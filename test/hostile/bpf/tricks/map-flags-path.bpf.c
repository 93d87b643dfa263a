/*
 * A flag that makes a number mean a descriptor.
 *
 * @expect BCCX_OBJECT_MAP map 'store' sets flags 0x4000
 * @libbpf map store 1 8 8 1 16384 0
 */
#include "trick.h"

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__type(key, __u64);
	__type(value, __u64);
	__uint(max_entries, 1);
	__uint(map_flags, 1 << 14);
} store SEC(".maps");

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	bpf_map_lookup_elem(&store, ctx);
	return 0;
}

LICENSE;
