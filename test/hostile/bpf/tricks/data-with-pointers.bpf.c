/*
 * Constants that hold addresses: libbpf leaves them unset, a later one might not.
 *
 * @expect BCCX_OBJECT_RELOCATION '.rel.rodata' relocates data
 */
#include "trick.h"

static const char *const names[] = { "one", "two" };

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	return names[*(long *)ctx & 1][0];
}

LICENSE;
