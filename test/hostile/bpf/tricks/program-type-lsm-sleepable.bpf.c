/*
 * A program of type lsm, declared and not granted by name.
 *
 * @manifest {"programs": ["lsm"], "attach": ["*"]}
 * @expect BCCX_PERMISSION_DANGEROUS program 'entry' of type lsm
 */
#include "trick.h"

SEC("lsm.s/bprm_committed_creds") int entry(void *ctx)
{
	return 0;
}

LICENSE;
