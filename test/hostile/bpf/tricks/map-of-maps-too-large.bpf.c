/*
 * An outer map of a hundred thousand inner ones.
 *
 * @expect BCCX_PERMISSION_MAP_BYTES its maps take
 */
#include "trick.h"

struct inner {
	__uint(type, BPF_MAP_TYPE_HASH);
	__type(key, __u64);
	__type(value, __u64);
	__uint(max_entries, 1024);
};

struct {
	__uint(type, BPF_MAP_TYPE_HASH_OF_MAPS);
	__uint(max_entries, 100000);
	__type(key, __u32);
	__array(values, struct inner);
} store SEC(".maps");

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	bpf_map_lookup_elem(&store, ctx);
	return 0;
}

LICENSE;
