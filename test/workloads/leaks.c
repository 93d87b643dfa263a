/* Allocates in every way the C library knows and gives back some of it. What remains outstanding is known by function. */
#define _GNU_SOURCE
#include "workload.h"

#include <malloc.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define SIZE 30000
#define PAIRS 10000
#define THREADS 8

/* The compiler must not see through an allocation. */
static void *volatile kept;
static volatile size_t huge = (size_t)1 << 62;

FRAME void leak_malloc(void)
{
	kept = malloc(SIZE);
}

FRAME void leak_calloc(void)
{
	kept = calloc(SIZE, 1);
}

FRAME void leak_realloc(void)
{
	kept = malloc(10);
	kept = realloc(kept, SIZE);
}

FRAME void leak_reallocarray(void)
{
	kept = reallocarray(NULL, SIZE / 10, 10);
}

FRAME void leak_posix_memalign(void)
{
	void *p;

	if (!posix_memalign(&p, 512, SIZE))
		kept = p;
}

FRAME void leak_valloc(void)
{
	kept = valloc(SIZE);
}

FRAME void leak_memalign(void)
{
	kept = memalign(512, SIZE);
}

#ifdef __GLIBC__
FRAME void leak_pvalloc(void)
{
	kept = pvalloc(SIZE);
}
#endif

FRAME void leak_aligned_alloc(void)
{
	kept = aligned_alloc(512, SIZE);
}

FRAME void leak_mmap(void)
{
	kept = mmap(NULL, SIZE, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

FRAME void leak_mremap(void)
{
	void *p = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	kept = mremap(p, 4096, SIZE, MREMAP_MAYMOVE);
}

FRAME void leak_strdup(void)
{
	static char text[SIZE];

	memset(text, 'x', SIZE - 1);
	kept = strdup(text);
}

/* Half of a mapping goes, from the front. */
FRAME void leak_half_mapping(void)
{
	char *p = mmap(NULL, 16384, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	munmap(p, 8192);
	kept = p + 8192;
}

/* Large enough for malloc to call mmap. */
FRAME void leak_large(void)
{
	kept = malloc(1 << 20);
}

FRAME void leak_hundred(void)
{
	for (int i = 0; i < 100; i++)
		kept = malloc(64);
}

/* A realloc that fails leaves the block as it was. */
FRAME void leak_after_failed_realloc(void)
{
	kept = malloc(1000);
	if (realloc(kept, huge))
		abort();
}

#ifndef PREFIXED /* then malloc is another heap's */
/* The C library's ends in a jump to realloc. */
FRAME void leak_after_failed_reallocarray(void)
{
	kept = malloc(1000);
	if (reallocarray(kept, huge, 1))
		abort();
}
#endif

FRAME void balanced(void)
{
	for (int i = 0; i < 100; i++) {
		kept = malloc(64);
		free(kept);
	}
	kept = malloc(1 << 20);
	free(kept);
	kept = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	munmap(kept, 4096);
	kept = realloc(malloc(100), 200);
	free(realloc(kept, 50));
	free(NULL);
}

FRAME void failing(void)
{
	void *p = NULL;

	kept = calloc(huge, 4);
	kept = malloc(huge);
	if (!posix_memalign(&p, 3, SIZE))
		abort();
	kept = mmap(NULL, huge, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

FRAME void *balanced_thread(void *unused)
{
	for (int i = 0; i < PAIRS; i++)
		free(malloc((size_t)(i & 1023) + 1));
	return unused;
}

static void balanced_threads(void)
{
	pthread_t threads[THREADS];

	for (int i = 0; i < THREADS; i++)
		pthread_create(&threads[i], NULL, balanced_thread, NULL);
	for (int i = 0; i < THREADS; i++)
		pthread_join(threads[i], NULL);
}

static const struct {
	const char *name;
	void (*leak)(void);
	long bytes, count; /* what remains */
} leaks[] = {
	{ "leak_malloc", leak_malloc, SIZE, 1 },
	{ "leak_calloc", leak_calloc, SIZE, 1 },
	{ "leak_realloc", leak_realloc, SIZE, 1 },
	{ "leak_reallocarray", leak_reallocarray, SIZE, 1 },
	{ "leak_posix_memalign", leak_posix_memalign, SIZE, 1 },
	{ "leak_valloc", leak_valloc, SIZE, 1 },
	{ "leak_memalign", leak_memalign, SIZE, 1 },
#ifdef __GLIBC__
	{ "leak_pvalloc", leak_pvalloc, SIZE, 1 },
#endif
	{ "leak_aligned_alloc", leak_aligned_alloc, SIZE, 1 },
	{ "leak_mmap", leak_mmap, SIZE, 1 },
	{ "leak_mremap", leak_mremap, SIZE, 1 },
	{ "leak_strdup", leak_strdup, SIZE, 1 },
	{ "leak_half_mapping", leak_half_mapping, 8192, 1 },
	{ "leak_large", leak_large, 1 << 20, 1 },
	{ "leak_hundred", leak_hundred, 6400, 100 },
	{ "leak_after_failed_realloc", leak_after_failed_realloc, 1000, 1 },
#ifndef PREFIXED
	{ "leak_after_failed_reallocarray", leak_after_failed_reallocarray, 1000, 1 },
#endif
	{ "balanced", balanced, 0, 0 },
	{ "failing", failing, 0, 0 },
};

int main(int argc, char **argv)
{
	struct workload w;
	char details[2000];
	int len = 0;

	workload_begin(&w, argc, argv, "");
	for (size_t i = 0; i < sizeof(leaks) / sizeof(*leaks); i++)
		leaks[i].leak();
	balanced_threads();
	for (size_t i = 0; i < sizeof(leaks) / sizeof(*leaks); i++)
		len += snprintf(details + len, sizeof(details) - (size_t)len, "%s\"%s\":{\"bytes\":%ld,\"count\":%ld}",
				i ? "," : "\"leaks\":{", leaks[i].name, leaks[i].bytes, leaks[i].count);
	snprintf(details + len, sizeof(details) - (size_t)len, ",\"balanced_thread\":{\"bytes\":0,\"count\":0}}");
	workload_end(&w, "leaks", details);
	return 0;
}
