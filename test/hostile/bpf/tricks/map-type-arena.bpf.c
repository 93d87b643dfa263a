/*
 * Memory that programs and user space share.
 *
 * @expect BCCX_OBJECT_MAP map 'store' is of type arena
 */
#include "trick.h"

struct {
	__uint(type, 33);
	__uint(map_flags, BPF_F_MMAPABLE);
	__uint(max_entries, 10);
} store SEC(".maps");

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	return 0;
}

LICENSE;
