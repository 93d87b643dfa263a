/*
 * A map type that no kernel has today.
 *
 * @expect BCCX_OBJECT_MAP map 'store' is of unknown type 99
 * @libbpf map store 99 4 4 1 0 0
 */
#include "trick.h"

struct {
	__uint(type, 99);
	__type(key, __u32);
	__type(value, __u32);
	__uint(max_entries, 1);
} store SEC(".maps");

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	return 0;
}

LICENSE;
