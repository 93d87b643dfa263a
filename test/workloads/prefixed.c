/* Allocates with an allocator that is not the C library's. */
#include "workload.h"

#include <stddef.h>

void *px_malloc(size_t size);
void px_free(void *p);

static void *volatile kept;

FRAME void leak_prefixed(void)
{
	kept = px_malloc(30000);
}

FRAME void balanced(void)
{
	for (int i = 0; i < 100; i++)
		px_free(px_malloc(64));
}

int main(int argc, char **argv)
{
	struct workload w;

	workload_begin(&w, argc, argv, "");
	leak_prefixed();
	balanced();
	workload_end(
		&w, "prefixed",
		"\"leaks\":{\"leak_prefixed\":{\"bytes\":30000,\"count\":1},\"balanced\":{\"bytes\":0,\"count\":0}}");
	return 0;
}
