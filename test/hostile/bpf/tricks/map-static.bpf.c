/*
 * A static map, which libbpf refuses.
 *
 * @expect BCCX_OBJECT_MAP map 'store' is static
 */
#include "trick.h"

static struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__type(key, __u64);
	__type(value, __u64);
	__uint(max_entries, 1);
} store SEC(".maps");

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	bpf_map_lookup_elem(&store, ctx);
	return 0;
}

LICENSE;
