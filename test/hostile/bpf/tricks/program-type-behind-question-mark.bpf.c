/*
 * A question mark before the name hides the type from whoever compares beginnings.
 *
 * @expect BCCX_PERMISSION_PROGRAM program 'entry' is of type lsm
 */
#include "trick.h"

SEC("?lsm/file_open") int entry(void *ctx)
{
	return 0;
}

LICENSE;
