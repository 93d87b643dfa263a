// SPDX-License-Identifier: Apache-2.0
#include <bccx/abi.h>
#include <bccx/mem.h>
#include <stdlib.h>
#include <string.h>

static size_t used, peak, limit;

static int admit(size_t more)
{
	if (more > SIZE_MAX - used || (limit && used + more > limit))
		return 0;
	used += more;
	if (used > peak)
		peak = used;
	return 1;
}

void *bccx_mem__alloc(size_t size)
{
	void *ptr;

	if (!size || !admit(size))
		return NULL;
	ptr = calloc(1, size);
	if (!ptr)
		used -= size;
	return ptr;
}

void *bccx_mem__resize(void *ptr, size_t old, size_t size)
{
	void *moved;

	if (!ptr)
		return bccx_mem__alloc(size);
	if (!size || (size > old && !admit(size - old)))
		return NULL;
	moved = realloc(ptr, size);
	if (!moved) {
		if (size > old)
			used -= size - old;
		return NULL;
	}
	if (size < old)
		used -= old - size;
	return moved;
}

void bccx_mem__free(void *ptr, size_t size)
{
	if (!ptr)
		return;
	free(ptr);
	used -= size;
}

void bccx_mem__set_limit(size_t bytes)
{
	limit = bytes;
}

size_t bccx_mem__used(void)
{
	return used;
}

size_t bccx_mem__peak(void)
{
	return peak;
}

int bccx_vec__exact(void **at, uint32_t *cap, uint64_t want, size_t width)
{
	void *moved;

	if (want == *cap)
		return 0;
	if (want > UINT32_MAX || want > SIZE_MAX / width)
		return -BCCX_ENOMEM;
	if (!want) {
		bccx_mem__free(*at, (size_t)*cap * width);
		*at = NULL;
		*cap = 0;
		return 0;
	}
	moved = bccx_mem__resize(*at, (size_t)*cap * width, (size_t)want * width);
	if (!moved)
		return -BCCX_ENOMEM;
	*at = moved;
	*cap = (uint32_t)want;
	return 0;
}

int bccx_vec__grow(void **at, uint32_t *cap, uint64_t need, size_t width)
{
	/* Half again as much: doubling would leave a third of linear memory, which never shrinks, unused. */
	uint64_t want = (uint64_t)*cap + *cap / 2 + 16;

	return bccx_vec__exact(at, cap, want > need ? want : need, width);
}
