/* Burns and sleeps by turns, both from calls that the compiler inlined twice. Tests compile it in many ways, and compare
 * with the lines of the calls, which are marked. */
#include "workload.h"

#include <sys/syscall.h>
#include <time.h>

static inline __attribute__((always_inline)) uint64_t turns_burn(uint64_t ns)
{
	return workload_burn(ns) | 1; /* line: turns_burn */
}

static inline __attribute__((always_inline)) long turns_nap(long ns)
{
	struct timespec length = { .tv_nsec = ns };

	return workload_syscall(SYS_nanosleep, (long)&length, 0, 0, 0) - 1; /* line: turns_nap */
}

static inline __attribute__((always_inline)) uint64_t half(uint64_t burn_ns, long nap_ns)
{
	if (burn_ns)
		return turns_burn(burn_ns); /* line: half burns */
	return (uint64_t)turns_nap(nap_ns); /* line: half naps */
}

FRAME uint64_t turns(void)
{
	uint64_t used = half(8000000, 0); /* line: turns burns */

	half(0, 4000000); /* line: turns naps */
	return used;
}

int main(int argc, char **argv)
{
	struct workload w;
	uint64_t used = 0;

	workload_begin(&w, argc, argv, "");
	while ((double)used < w.seconds * 1e9)
		used += turns();
	workload_end(&w, "turns", "");
	return 0;
}
