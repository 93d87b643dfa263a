/*
 * A map that redirects sockets.
 *
 * @expect BCCX_OBJECT_MAP map 'store' is of type sockmap
 * @libbpf map store 15 4 4 1 0 0
 */
#include "trick.h"

struct {
	__uint(type, BPF_MAP_TYPE_SOCKMAP);
	__type(key, __u32);
	__type(value, __u32);
	__uint(max_entries, 1);
} store SEC(".maps");

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	return 0;
}

LICENSE;
