/*
 * A program of type xdp, declared and not granted by name.
 *
 * @manifest {"programs": ["xdp"], "attach": ["*"]}
 * @expect BCCX_PERMISSION_DANGEROUS program 'entry' of type xdp
 */
#include "trick.h"

SEC("xdp") int entry(void *ctx)
{
	return 0;
}

LICENSE;
