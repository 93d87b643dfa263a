/*
 * A map without a type.
 *
 * @expect BCCX_OBJECT_MAP map 'store' has no type
 */
#include "trick.h"

struct {
	__type(key, __u32);
	__type(value, __u32);
	__uint(max_entries, 1);
} store SEC(".maps");

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	return 0;
}

LICENSE;
