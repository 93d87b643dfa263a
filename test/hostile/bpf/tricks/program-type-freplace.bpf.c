/*
 * A program of type ext, declared and not granted by name.
 *
 * @manifest {"programs": ["ext"], "attach": ["*"]}
 * @expect BCCX_PERMISSION_DANGEROUS program 'entry' of type ext
 */
#include "trick.h"

SEC("freplace/other") int entry(void *ctx)
{
	return 0;
}

LICENSE;
