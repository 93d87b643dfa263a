/*
 * perf_event takes no target; libbpf finds no type for it.
 *
 * @expect BCCX_OBJECT_PROGRAM_TYPE code section 'perf_event/x'
 * @libbpf program entry perf_event/x 0 0 2
 */
#include "trick.h"

SEC("perf_event/x") int entry(void *ctx)
{
	return 0;
}

LICENSE;
