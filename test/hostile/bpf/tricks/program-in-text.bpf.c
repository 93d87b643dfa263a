/*
 * The only function is in .text: libbpf takes it as a program without a type, which its user could set.
 *
 * @expect BCCX_OBJECT_PROGRAM_TYPE it has no program
 * @libbpf program entry .text 0 0 2
 */
#include "trick.h"

int entry(void *ctx)
{
	return 0;
}

LICENSE;
