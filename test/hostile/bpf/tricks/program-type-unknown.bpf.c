/*
 * A section name of which libbpf makes no type; a later one could.
 *
 * @expect BCCX_OBJECT_PROGRAM_TYPE code section 'sched_ext/enqueue'
 * @libbpf open * 0
 */
#include "trick.h"

SEC("sched_ext/enqueue") int entry(void *ctx)
{
	return 0;
}

LICENSE;
