/*
 * A map in the form that libbpf dropped.
 *
 * @expect BCCX_OBJECT_LEGACY_MAPS
 */
#include "trick.h"

struct {
	unsigned int type, key_size, value_size, max_entries, map_flags;
} store SEC("maps") = { 1, 8, 8, 1, 0 };

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	return 0;
}

LICENSE;
