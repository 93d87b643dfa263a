/*
 * A socket filter: no tool may have one.
 *
 * @expect BCCX_OBJECT_PROGRAM_TYPE code section 'socket'
 * @libbpf load 0
 */
#include "trick.h"

SEC("socket") int entry(void *ctx)
{
	return 0;
}

LICENSE;
