/* SPDX-License-Identifier: Apache-2.0 */
/* The decoder inside of LZMA2: chunks of range-coded literals and matches. Its dictionary is the output itself. */
#ifndef BCCX_UNPACK_LZMA_H
#define BCCX_UNPACK_LZMA_H

#include <bccx/mem.h>

#define LZMA_STATES 12
#define LZMA_POSITIONS 16 /* 1 << most position bits */
#define LZMA_LITERALS (0x300u << 4) /* LZMA2 allows lc + lp of at most 4 */
#define LZMA_DISTANCES 115 /* full distances: 1 + 128 - 14 */

struct lzma_lengths {
	uint16_t choice[2];
	uint16_t low[LZMA_POSITIONS][8];
	uint16_t middle[LZMA_POSITIONS][8];
	uint16_t high[256];
};

struct lzma {
	uint32_t literal_context; /* lc, lp and pb of the format */
	uint32_t literal_position;
	uint32_t position;

	uint32_t state;
	uint32_t distances[4]; /* latest first */

	uint16_t is_match[LZMA_STATES][LZMA_POSITIONS];
	uint16_t is_repeat[LZMA_STATES];
	uint16_t is_repeat_0[LZMA_STATES];
	uint16_t is_repeat_1[LZMA_STATES];
	uint16_t is_repeat_2[LZMA_STATES];
	uint16_t is_long_repeat_0[LZMA_STATES][LZMA_POSITIONS];
	uint16_t slots[4][64];
	uint16_t near[LZMA_DISTANCES];
	uint16_t align[16];
	struct lzma_lengths match;
	struct lzma_lengths repeat;
	uint16_t literals[LZMA_LITERALS];
};

/* Take lc, lp and pb from their byte. 0 or -EINVAL. */
int lzma__set_properties(struct lzma *lzma, uint8_t byte);

/* Forget what was learnt. */
void lzma__reset(struct lzma *lzma);

/* Decode one chunk of len bytes to exactly size bytes behind out->len; there is room for them. Bytes before start are no
 * part of the dictionary. 0 or -EINVAL. */
int lzma__decode(struct lzma *lzma, const uint8_t *bytes, uint32_t len, struct bccx_bytes *out, uint32_t size,
		 uint32_t start);

#endif
