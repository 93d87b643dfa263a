/*
 * bpf_override_return is declared, and still it is not granted by running the tool.
 *
 * @manifest {"helpers": ["bpf_override_return"], "programs": ["kprobe"]}
 * @expect BCCX_PERMISSION_DANGEROUS bpf_override_return in program 'entry'
 */
#include "trick.h"

SEC("kprobe/vfs_read") int entry(void *ctx)
{
	bpf_override_return(ctx, -1);
	return 0;
}

LICENSE;
