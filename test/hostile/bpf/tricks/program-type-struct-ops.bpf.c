/*
 * A program of type struct_ops, declared and not granted by name.
 *
 * @manifest {"programs": ["struct_ops"], "attach": ["*"]}
 * @expect BCCX_PERMISSION_DANGEROUS program 'entry' of type struct_ops
 */
#include "trick.h"

SEC("struct_ops/init") int entry(void *ctx)
{
	return 0;
}

LICENSE;
