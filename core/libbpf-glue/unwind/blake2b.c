/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>
#include "blake2b.h"

#define ROUNDS 12

/* RFC 7693, 2.6 and 2.7 */
static const uint64_t iv[8] = { 0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
				0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179 };
static const uint8_t order[10][16] = {
	{ 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 },
	{ 14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3 },
	{ 11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4 },
	{ 7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8 },
	{ 9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13 },
	{ 2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9 },
	{ 12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11 },
	{ 13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10 },
	{ 6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5 },
	{ 10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0 },
};

static inline uint64_t rotate(uint64_t v, unsigned int by)
{
	return v >> by | v << (64 - by);
}

static inline void mix(uint64_t *a, uint64_t *b, uint64_t *c, uint64_t *d, uint64_t x, uint64_t y)
{
	*a += *b + x;
	*d = rotate(*d ^ *a, 32);
	*c += *d;
	*b = rotate(*b ^ *c, 24);
	*a += *b + y;
	*d = rotate(*d ^ *a, 16);
	*c += *d;
	*b = rotate(*b ^ *c, 63);
}

static void compress(struct blake2b *b, const uint8_t *block, uint64_t count, int last)
{
	uint64_t v[16], m[16];

	memcpy(m, block, sizeof(m)); /* little-endian machines only, as the wire */
	memcpy(v, b->state, sizeof(b->state));
	memcpy(v + 8, iv, sizeof(iv));
	v[12] ^= count;
	v[14] ^= last ? ~0ull : 0;
	/* Unrolled, the order of words is no memory access: twice as fast. */
#pragma GCC unroll 12
	for (unsigned int round = 0; round < ROUNDS; round++) {
		const uint8_t *s = order[round % 10];

		mix(&v[0], &v[4], &v[8], &v[12], m[s[0]], m[s[1]]);
		mix(&v[1], &v[5], &v[9], &v[13], m[s[2]], m[s[3]]);
		mix(&v[2], &v[6], &v[10], &v[14], m[s[4]], m[s[5]]);
		mix(&v[3], &v[7], &v[11], &v[15], m[s[6]], m[s[7]]);
		mix(&v[0], &v[5], &v[10], &v[15], m[s[8]], m[s[9]]);
		mix(&v[1], &v[6], &v[11], &v[12], m[s[10]], m[s[11]]);
		mix(&v[2], &v[7], &v[8], &v[13], m[s[12]], m[s[13]]);
		mix(&v[3], &v[4], &v[9], &v[14], m[s[14]], m[s[15]]);
	}
	for (unsigned int i = 0; i < 8; i++)
		b->state[i] ^= v[i] ^ v[i + 8];
}

void blake2b__begin(struct blake2b *b)
{
	memset(b, 0, sizeof(*b));
	memcpy(b->state, iv, sizeof(iv));
	b->state[0] ^= 0x01010000 ^ BLAKE2B_BYTES;
}

void blake2b__add(struct blake2b *b, const void *bytes, size_t len)
{
	const uint8_t *from = bytes;

	while (len) {
		size_t room, part;

		/* The last block is compressed in another way: one that is full waits until more comes. */
		if (b->used == BLAKE2B_BLOCK) {
			b->bytes += BLAKE2B_BLOCK;
			compress(b, b->block, b->bytes, 0);
			b->used = 0;
		}
		room = BLAKE2B_BLOCK - b->used;
		part = len < room ? len : room;
		memcpy(b->block + b->used, from, part);
		b->used += (uint32_t)part;
		from += part;
		len -= part;
	}
}

void blake2b__end(struct blake2b *b, uint8_t digest[BLAKE2B_BYTES])
{
	memset(b->block + b->used, 0, BLAKE2B_BLOCK - b->used);
	compress(b, b->block, b->bytes + b->used, 1);
	memcpy(digest, b->state, BLAKE2B_BYTES);
}
