/* SPDX-License-Identifier: Apache-2.0 */
/* BLAKE2b with 64 bytes of digest and no key (RFC 7693): what names the bytes that a table was made of. */
#ifndef BCCX_UNWIND_BLAKE2B_H
#define BCCX_UNWIND_BLAKE2B_H

#include <stddef.h>
#include <stdint.h>

#define BLAKE2B_BYTES 64
#define BLAKE2B_BLOCK 128

struct blake2b {
	uint64_t state[8];
	uint64_t bytes; /* taken in so far, without those in the block */
	uint32_t used; /* of the block */
	uint8_t block[BLAKE2B_BLOCK];
};

void blake2b__begin(struct blake2b *b);
void blake2b__add(struct blake2b *b, const void *bytes, size_t len);
void blake2b__end(struct blake2b *b, uint8_t digest[BLAKE2B_BYTES]);

#endif
