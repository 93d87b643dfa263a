/* SPDX-License-Identifier: Apache-2.0 */
/* Accounted memory: every table of the library is allocated here, so that one limit holds for all of them.
 * Callers give the size back when they free, which saves a header per block. */
#ifndef BCCX_MEM_H
#define BCCX_MEM_H

#include <stddef.h>
#include <stdint.h>

/* Zeroed memory of size bytes; NULL when the limit or the machine says no. A size of 0 gives NULL. */
void *bccx_mem__alloc(size_t size);

/* Change a block from old to size bytes; the new part is not zeroed. On NULL the old block is untouched. */
void *bccx_mem__resize(void *ptr, size_t old, size_t size);

/* Give back a block of exactly size bytes; NULL is allowed. */
void bccx_mem__free(void *ptr, size_t size);

/* Refuse to go beyond bytes from now on; 0 means no limit of ours. */
void bccx_mem__set_limit(size_t bytes);

/* Bytes allocated now, and the most there ever were. */
size_t bccx_mem__used(void);
size_t bccx_mem__peak(void);

/* An array that grows: BCCX_VEC(uint32_t) offsets = { 0 }; uint32_t *slot = bccx_vec__add(&offsets); */
#define BCCX_VEC(type) \
	struct { \
		type *at; \
		uint32_t len; \
		uint32_t cap; \
	}

/* Bytes that grow. */
struct bccx_bytes {
	uint8_t *at;
	uint32_t len;
	uint32_t cap;
};

/* Room for one more: a pointer to the new, uninitialized last element, or NULL without memory. */
#define bccx_vec__add(vec) \
	((vec)->len < (vec)->cap || bccx_vec__grow((void **)&(vec)->at, &(vec)->cap, (uint64_t)(vec)->len + 1, \
						   sizeof(*(vec)->at)) == 0 \
		 ? &(vec)->at[(vec)->len++] \
		 : NULL)

/* Make room for want elements in all. 0 or -ENOMEM. */
#define bccx_vec__reserve(vec, want) \
	((want) <= (vec)->cap ? 0 : bccx_vec__exact((void **)&(vec)->at, &(vec)->cap, (want), sizeof(*(vec)->at)))

/* Give back the room behind the last element. */
#define bccx_vec__trim(vec) bccx_vec__exact((void **)&(vec)->at, &(vec)->cap, (vec)->len, sizeof(*(vec)->at))

#define bccx_vec__free(vec) \
	do { \
		bccx_mem__free((vec)->at, (size_t)(vec)->cap * sizeof(*(vec)->at)); \
		(vec)->at = NULL; \
		(vec)->len = (vec)->cap = 0; \
	} while (0)

/* The two below are what the macros call. */
int bccx_vec__grow(void **at, uint32_t *cap, uint64_t need, size_t width);
int bccx_vec__exact(void **at, uint32_t *cap, uint64_t want, size_t width);

#endif
