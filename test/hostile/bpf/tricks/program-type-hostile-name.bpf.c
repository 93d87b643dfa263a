/*
 * Bytes in a section name that would move the cursor of a terminal.
 *
 * @expect BCCX_OBJECT_PROGRAM_TYPE code section '\x1b[2Jraw_tp'
 */
#include "trick.h"

SEC("\033[2Jraw_tp") int entry(void *ctx)
{
	return 0;
}

LICENSE;
