/* SPDX-License-Identifier: Apache-2.0 */
/* Stable sort of words by their high half: least-significant-digit radix, insertion for short runs. The C library's
 * qsort costs five to eight times as much in WASM. */
#ifndef BCCX_SORT_H
#define BCCX_SORT_H

#include <stddef.h>
#include <stdint.h>

/* Sort count words by (word >> 32); words of equal high half keep their order. spare has room for as many words. */
void bccx_sort__by_high_half(uint64_t *words, uint64_t *spare, uint32_t count);

/* Sort count elements of stride bytes, each of which begins with a uint64_t, by that number; equal ones keep their order.
 * 0 or -ENOMEM. */
int bccx_sort__by_leading_number(void *elements, uint32_t count, size_t stride);

#endif
