/*
 * A program of type raw_tracepoint_writable, declared and not granted by name.
 *
 * @manifest {"programs": ["raw_tracepoint_writable"], "attach": ["*"]}
 * @expect BCCX_PERMISSION_DANGEROUS program 'entry' of type raw_tracepoint_writable
 */
#include "trick.h"

SEC("raw_tp.w/bpf_test_finish") int entry(void *ctx)
{
	return 0;
}

LICENSE;
