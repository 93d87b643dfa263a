/*
 * A structure of callbacks that the kernel would install.
 *
 * @expect BCCX_PERMISSION_PROGRAM program 'control' is of type struct_ops
 */
#include "trick.h"

struct tcp_congestion_ops {
	char name[16];
	void (*init)(void *);
};

SEC(".struct_ops")
struct tcp_congestion_ops control = { .name = "hostile" };

SEC("raw_tp/sched_switch") int entry(void *ctx)
{
	return 0;
}

LICENSE;
