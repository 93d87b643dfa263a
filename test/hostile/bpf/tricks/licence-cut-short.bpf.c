/*
 * A licence that is longer than what libbpf keeps: people would read another one than the kernel.
 *
 * @expect BCCX_OBJECT_FORMAT its licence is not one text of at most 63 characters
 * @libbpf load 0
 */
#include "trick.h"

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	return 0;
}

char _license[] SEC("license") = "Proprietary, and this text goes on and on until nobody reads it: GPL";
