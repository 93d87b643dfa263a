/*
 * A pinned map outlives the trace, and one that others pinned would be taken up.
 *
 * @expect BCCX_OBJECT_PINNING map 'store' wants to be pinned
 * @libbpf map store 1 8 8 1 0 1
 */
#include "trick.h"

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__type(key, __u64);
	__type(value, __u64);
	__uint(max_entries, 1);
	__uint(pinning, LIBBPF_PIN_BY_NAME);
} store SEC(".maps");

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	bpf_map_lookup_elem(&store, ctx);
	return 0;
}

LICENSE;
