/*
 * A kernel variable by name, whose address the kernel symbol list gives.
 *
 * @expect BCCX_PERMISSION_KSYM reads kernel variable schedule
 * @libbpf load 0
 */
#include "trick.h"

extern const void schedule __ksym;

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	return (long)&schedule;
}

LICENSE;
