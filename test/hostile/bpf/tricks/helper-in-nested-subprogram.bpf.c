/*
 * Three calls lie between the program and the helper.
 *
 * @expect BCCX_PERMISSION_HELPER of function 'third'
 * @libbpf helper 16
 */
#include "trick.h"

static __attribute__((noinline)) long third(char *comm)
{
	return bpf_get_current_comm(comm, 16);
}

static __attribute__((noinline)) long second(char *comm, long depth)
{
	return third(comm) + depth;
}

static __attribute__((noinline)) long first(long depth)
{
	char comm[16] = {};

	return second(comm, depth + 1) + comm[3];
}

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	return first(*(long *)ctx);
}

LICENSE;
