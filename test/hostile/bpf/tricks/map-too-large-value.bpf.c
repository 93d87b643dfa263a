/*
 * Few entries of four gigabytes.
 *
 * @expect BCCX_OBJECT_BTF is larger than 2 GiB
 */
#include "trick.h"

typedef char huge[4][1 << 30];
struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__type(key, __u32);
	__type(value, huge);
	__uint(max_entries, 4);
} store SEC(".maps");

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	bpf_map_lookup_elem(&store, ctx);
	return 0;
}

LICENSE;
