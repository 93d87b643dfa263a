/*
 * Two licences with a NUL between them: the kernel reads the first, a tool that prints the section the second.
 *
 * @expect BCCX_OBJECT_FORMAT its licence is not one text of at most 63 characters
 * @libbpf load 0
 */
#include "trick.h"

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	return 0;
}

char _license[] SEC("license") = "GPL\0Proprietary";
