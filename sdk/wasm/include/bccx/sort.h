/* SPDX-License-Identifier: Apache-2.0 */
/* Stable sort of words by their high half: least-significant-digit radix, insertion for short runs. The C library's
 * qsort costs five to eight times as much in WASM. */
#ifndef BCCX_SORT_H
#define BCCX_SORT_H

#include <stdint.h>

/* Sort count words by (word >> 32); words of equal high half keep their order. spare has room for as many words. */
void bccx_sort__by_high_half(uint64_t *words, uint64_t *spare, uint32_t count);

#endif
