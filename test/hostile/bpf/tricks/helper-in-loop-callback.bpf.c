/*
 * The helper is in a function whose address is handed to bpf_loop: no call instruction leads there.
 *
 * @manifest {"helpers": ["bpf_loop"]}
 * @expect BCCX_PERMISSION_HELPER of function 'body'
 * @libbpf helper 15
 */
#include "trick.h"

static int body(__u32 index, void *sum)
{
	*(__u64 *)sum += bpf_get_current_uid_gid();
	return 0;
}

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	__u64 sum = 0;

	bpf_loop(4, body, &sum, 0);
	return sum;
}

LICENSE;
