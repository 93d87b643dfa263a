/*
 * A program that decides about packets of a cgroup: no tool may have one.
 *
 * @expect BCCX_OBJECT_PROGRAM_TYPE code section 'cgroup_skb/egress'
 * @libbpf open * 0
 */
#include "trick.h"

SEC("cgroup_skb/egress") int entry(void *ctx)
{
	return 0;
}

LICENSE;
