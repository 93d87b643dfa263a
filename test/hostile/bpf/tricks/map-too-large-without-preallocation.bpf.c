/*
 * The same without preallocation: small at first, and as large in the end.
 *
 * @expect BCCX_PERMISSION_MAP_BYTES its maps take
 */
#include "trick.h"

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__type(key, __u64);
	__type(value, __u64);
	__uint(max_entries, 100000000);
	__uint(map_flags, BPF_F_NO_PREALLOC);
} store SEC(".maps");

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	bpf_map_lookup_elem(&store, ctx);
	return 0;
}

LICENSE;
