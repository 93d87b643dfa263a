/*
 * The helper runs for each entry of a map.
 *
 * @manifest {"helpers": ["bpf_for_each_map_elem"]}
 * @expect BCCX_PERMISSION_HELPER of function 'each'
 * @libbpf helper 14
 */
#include "trick.h"

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 4);
	__type(key, __u32);
	__type(value, __u64);
} values SEC(".maps");

static long each(struct bpf_map *map, const void *key, void *value, void *ctx)
{
	*(__u64 *)value = bpf_get_current_pid_tgid();
	return 0;
}

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	bpf_for_each_map_elem(&values, each, NULL, 0);
	return 0;
}

LICENSE;
