/*
 * A program of type fmod_ret, declared and not granted by name.
 *
 * @manifest {"programs": ["fmod_ret"], "attach": ["*"]}
 * @expect BCCX_PERMISSION_DANGEROUS program 'entry' of type fmod_ret
 */
#include "trick.h"

SEC("fmod_ret/bpf_modify_return_test") int entry(void *ctx)
{
	return 0;
}

LICENSE;
