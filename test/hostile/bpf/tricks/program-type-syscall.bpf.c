/*
 * A program of type syscall, declared and not granted by name.
 *
 * @manifest {"programs": ["syscall"], "attach": ["*"]}
 * @expect BCCX_PERMISSION_DANGEROUS program 'entry' of type syscall
 */
#include "trick.h"

SEC("syscall") int entry(void *ctx)
{
	return 0;
}

LICENSE;
