/* All CPU time in a function that the compiler inlined into one that it inlined into `outer`. */
#include "workload.h"

static inline __attribute__((always_inline)) uint64_t innermost(uint64_t x)
{
	for (int i = 0; i < 1000000; i++)
		x = x * 6364136223846793005u + (x >> 33); /* line: innermost */
	return x;
}

static inline __attribute__((always_inline)) uint64_t middle(uint64_t x)
{
	return innermost(x | 1) ^ 5; /* line: middle */
}

FRAME uint64_t outer(uint64_t x)
{
	return middle(x) + 3; /* line: outer */
}

int main(int argc, char **argv)
{
	static volatile uint64_t sink;
	struct workload w;
	uint64_t start;

	workload_begin(&w, argc, argv, "");
	start = workload_thread_ns();
	while ((double)(workload_thread_ns() - start) < w.seconds * 1e9)
		sink = outer(sink);
	workload_end(&w, "inlines", "");
	return 0;
}
