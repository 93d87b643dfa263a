/*
 * The helper runs later, when a timer fires.
 *
 * @manifest {"helpers": ["bpf_map_lookup_elem", "bpf_timer_init", "bpf_timer_set_callback", "bpf_timer_start"], "programs": ["tracing"], "attach": ["tp-btf:*"]}
 * @expect BCCX_PERMISSION_HELPER of function 'fired'
 */
#include "trick.h"

struct slot {
	struct bpf_timer timer;
	__u64 seen;
};

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, struct slot);
} slots SEC(".maps");

static int fired(void *map, int *key, struct slot *slot)
{
	slot->seen = bpf_get_current_uid_gid();
	return 0;
}

SEC("tp_btf/sched_switch") int entry(void *ctx)
{
	__u32 zero = 0;
	struct slot *slot = bpf_map_lookup_elem(&slots, &zero);

	if (!slot)
		return 0;
	bpf_timer_init(&slot->timer, &slots, 1);
	bpf_timer_set_callback(&slot->timer, fired);
	bpf_timer_start(&slot->timer, 1000, 0);
	return 0;
}

LICENSE;
