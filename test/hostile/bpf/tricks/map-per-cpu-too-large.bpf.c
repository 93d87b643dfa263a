/*
 * Values that the kernel keeps once for each CPU.
 *
 * @manifest {"mapBytes": 2097152}
 * @expect BCCX_PERMISSION_MAP_BYTES its maps take
 */
#include "trick.h"

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__type(key, __u32);
	__type(value, char[32768]);
	__uint(max_entries, 64);
} store SEC(".maps");

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	bpf_map_lookup_elem(&store, ctx);
	return 0;
}

LICENSE;
