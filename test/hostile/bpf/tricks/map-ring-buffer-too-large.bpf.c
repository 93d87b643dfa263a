/*
 * A ring buffer of a gigabyte.
 *
 * @expect BCCX_PERMISSION_MAP_BYTES its maps take
 * @libbpf map store 27 0 0 1073741824 0 0
 */
#include "trick.h"

struct {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, 1 << 30);
} store SEC(".maps");

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	return 0;
}

LICENSE;
