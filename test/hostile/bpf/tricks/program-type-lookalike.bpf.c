/*
 * The name begins as a known one does, but goes on without a slash.
 *
 * @expect BCCX_OBJECT_PROGRAM_TYPE code section 'raw_tpx/sched_switch'
 */
#include "trick.h"

SEC("raw_tpx/sched_switch") int entry(void *ctx)
{
	return 0;
}

LICENSE;
