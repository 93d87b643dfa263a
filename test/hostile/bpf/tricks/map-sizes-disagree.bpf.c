/*
 * Two statements about the size of a key.
 *
 * @expect BCCX_OBJECT_MAP map 'store' has two key sizes, 8 and 4
 */
#include "trick.h"

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__type(key, __u64);
	__type(value, __u64);
	__uint(key_size, 4);
	__uint(max_entries, 1);
} store SEC(".maps");

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	bpf_map_lookup_elem(&store, ctx);
	return 0;
}

LICENSE;
