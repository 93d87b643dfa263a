/* main calls alpha, beta and gamma, each of which calls its own step, which calls workload_burn: 60, 30 and 10 percent
 * of the CPU time, in turns of 10 ms. */
#include "workload.h"

#include <stdio.h>

#define MS 1000000u

FRAME uint64_t alpha_step(uint64_t ns)
{
	return workload_burn(ns);
}

FRAME uint64_t beta_step(uint64_t ns)
{
	return workload_burn(ns);
}

FRAME uint64_t gamma_step(uint64_t ns)
{
	return workload_burn(ns);
}

FRAME uint64_t alpha(uint64_t ns)
{
	return alpha_step(ns);
}

FRAME uint64_t beta(uint64_t ns)
{
	return beta_step(ns);
}

FRAME uint64_t gamma_(uint64_t ns)
{
	return gamma_step(ns);
}

int main(int argc, char **argv)
{
	uint64_t a = 0, b = 0, c = 0;
	struct workload w;
	char details[160];

	workload_begin(&w, argc, argv, "");
	while ((double)(a + b + c) < w.seconds * 1e9) {
		a += alpha(6 * MS);
		b += beta(3 * MS);
		c += gamma_(1 * MS);
	}
	snprintf(details, sizeof(details), "\"shares\":{\"alpha\":%.4f,\"beta\":%.4f,\"gamma_\":%.4f}",
		 (double)a / (double)(a + b + c), (double)b / (double)(a + b + c), (double)c / (double)(a + b + c));
	workload_end(&w, "tree", details);
	return 0;
}
