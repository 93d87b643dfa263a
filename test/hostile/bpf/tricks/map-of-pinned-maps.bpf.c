/*
 * The inner map asks to be pinned.
 *
 * @expect BCCX_OBJECT_PINNING map 'store.inner' wants to be pinned
 */
#include "trick.h"

struct inner {
	__uint(type, BPF_MAP_TYPE_HASH);
	__type(key, __u64);
	__type(value, __u64);
	__uint(max_entries, 1);
	__uint(pinning, LIBBPF_PIN_BY_NAME);
};

struct {
	__uint(type, BPF_MAP_TYPE_HASH_OF_MAPS);
	__uint(max_entries, 1);
	__type(key, __u32);
	__array(values, struct inner);
} store SEC(".maps");

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	bpf_map_lookup_elem(&store, ctx);
	return 0;
}

LICENSE;
