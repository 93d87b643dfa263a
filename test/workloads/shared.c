/* 80 percent of the CPU time in a shared library, 20 in the executable. */
#include "workload.h"

#include <stdio.h>

uint64_t shared_outer(uint64_t ns);

FRAME uint64_t own_part(uint64_t ns)
{
	return workload_burn(ns);
}

int main(int argc, char **argv)
{
	uint64_t library = 0, own = 0;
	struct workload w;
	char details[120];

	workload_begin(&w, argc, argv, "");
	while ((double)(library + own) < w.seconds * 1e9) {
		library += shared_outer(8000000);
		own += own_part(2000000);
	}
	snprintf(details, sizeof(details), "\"shares\":{\"shared_outer\":%.4f,\"own_part\":%.4f}",
		 (double)library / (double)(library + own), (double)own / (double)(library + own));
	workload_end(&w, "shared", details);
	return 0;
}
