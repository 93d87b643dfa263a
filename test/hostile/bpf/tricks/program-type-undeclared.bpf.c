/*
 * A program of an observing type that the manifest does not name.
 *
 * @expect BCCX_PERMISSION_PROGRAM program 'entry' is of type perf_event
 * @libbpf load 0
 */
#include "trick.h"

SEC("perf_event") int entry(void *ctx)
{
	return 0;
}

LICENSE;
