/* SPDX-License-Identifier: Apache-2.0 */
/* BLAKE2bp with 64 bytes of digest and no key: what names the bytes that a table was made of. It is a tree of five BLAKE2b
 * (RFC 7693): four leaves take the input's blocks in turn, so that they are computed side by side, and the root takes their
 * digests (Aumasson, Neves, Wilcox-O'Hearn, Winnerlein: BLAKE2: simpler, smaller, fast as MD5, 2013; section 2.10 on trees). */
#ifndef BCCX_UNWIND_BLAKE2BP_H
#define BCCX_UNWIND_BLAKE2BP_H

#include <stddef.h>
#include <stdint.h>

#define BLAKE2BP_BYTES 64
#define BLAKE2BP_LEAVES 4
#define BLAKE2BP_BLOCK 128
/* One block for each leaf. */
#define BLAKE2BP_STRIPE (BLAKE2BP_LEAVES * BLAKE2BP_BLOCK)

struct blake2bp {
	uint64_t state[8][BLAKE2BP_LEAVES]; /* word by word, those of all leaves together */
	uint64_t bytes; /* that each leaf has taken in, without those held */
	uint32_t used; /* of held */
	uint8_t held[2 * BLAKE2BP_STRIPE];
};

void blake2bp__begin(struct blake2bp *b);
void blake2bp__add(struct blake2bp *b, const void *bytes, size_t len);
void blake2bp__end(struct blake2bp *b, uint8_t digest[BLAKE2BP_BYTES]);

#endif
