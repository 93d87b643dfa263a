/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>
#include "blake2bp.h"

#define ROUNDS 12

/* The first words of the tree's parameters: 64 bytes of digest, four leaves, two levels; 64 bytes from leaf to root. */
#define PARAMETERS (64 | BLAKE2BP_LEAVES << 16 | 2 << 24)
#define INNER_BYTES (64 << 8)

/* A word of each leaf. */
typedef uint64_t words __attribute__((vector_size(8 * BLAKE2BP_LEAVES)));

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

/* The mixing of RFC 7693, 3.1 and 3.2, of one word or of as many as a vector has. Unrolled, the order of words is no memory
 * access: twice as fast. */
#define ROTATE(v, by) ((v) >> (by) | (v) << (64 - (by)))
#define MIX(a, b, c, d, x, y) \
	do { \
		v[a] += v[b] + (x); \
		v[d] = ROTATE(v[d] ^ v[a], 32); \
		v[c] += v[d]; \
		v[b] = ROTATE(v[b] ^ v[c], 24); \
		v[a] += v[b] + (y); \
		v[d] = ROTATE(v[d] ^ v[a], 16); \
		v[c] += v[d]; \
		v[b] = ROTATE(v[b] ^ v[c], 63); \
	} while (0)
#define MIX_ALL() \
	_Pragma("GCC unroll 12") for (unsigned int round = 0; round < ROUNDS; round++) \
	{ \
		const uint8_t *s = order[round % 10]; \
\
		MIX(0, 4, 8, 12, m[s[0]], m[s[1]]); \
		MIX(1, 5, 9, 13, m[s[2]], m[s[3]]); \
		MIX(2, 6, 10, 14, m[s[4]], m[s[5]]); \
		MIX(3, 7, 11, 15, m[s[6]], m[s[7]]); \
		MIX(0, 5, 10, 15, m[s[8]], m[s[9]]); \
		MIX(1, 6, 11, 12, m[s[10]], m[s[11]]); \
		MIX(2, 7, 8, 13, m[s[12]], m[s[13]]); \
		MIX(3, 4, 9, 14, m[s[14]], m[s[15]]); \
	}

/* One block of one node. Numbers are little-endian, as on every machine that this is for. */
static void compress(uint64_t state[8], const uint8_t *block, uint64_t count, int last_block, int last_node)
{
	uint64_t v[16], m[16];

	memcpy(m, block, sizeof(m));
	memcpy(v, state, 8 * sizeof(v[0]));
	memcpy(v + 8, iv, sizeof(iv));
	v[12] ^= count;
	v[14] ^= last_block ? ~0ull : 0;
	v[15] ^= last_node ? ~0ull : 0;
	MIX_ALL();
	for (unsigned int i = 0; i < 8; i++)
		state[i] ^= v[i] ^ v[i + 8];
}

/* Stripes of all leaves, none of them a leaf's last. */
static inline __attribute__((always_inline)) void compress_stripes(struct blake2bp *b, const uint8_t *stripe, size_t nr)
{
	words state[8];

	memcpy(state, b->state, sizeof(state));
	for (; nr; nr--, stripe += BLAKE2BP_STRIPE) {
		words v[16], m[16];

		for (unsigned int i = 0; i < 16; i++) {
			for (unsigned int leaf = 0; leaf < BLAKE2BP_LEAVES; leaf++) {
				uint64_t word;

				memcpy(&word, stripe + leaf * BLAKE2BP_BLOCK + 8 * i, 8);
				m[i][leaf] = word;
			}
		}
		b->bytes += BLAKE2BP_BLOCK;
		memcpy(v, state, sizeof(state));
		for (unsigned int i = 0; i < 8; i++)
			v[i + 8] = (words){ 0 } + iv[i];
		v[12] ^= b->bytes;
		MIX_ALL();
		for (unsigned int i = 0; i < 8; i++)
			state[i] ^= v[i] ^ v[i + 8];
	}
	memcpy(b->state, state, sizeof(state));
}

#if defined(__x86_64__)
__attribute__((target("avx512vl"))) static void compress_avx512(struct blake2bp *b, const uint8_t *stripe, size_t nr)
{
	compress_stripes(b, stripe, nr);
}

__attribute__((target("avx2"))) static void compress_avx2(struct blake2bp *b, const uint8_t *stripe, size_t nr)
{
	compress_stripes(b, stripe, nr);
}
#endif

static void take(struct blake2bp *b, const uint8_t *stripe, size_t nr)
{
#if defined(__x86_64__)
	if (__builtin_cpu_supports("avx512vl")) {
		compress_avx512(b, stripe, nr);
		return;
	}
	if (__builtin_cpu_supports("avx2")) {
		compress_avx2(b, stripe, nr);
		return;
	}
#endif
	compress_stripes(b, stripe, nr);
}

void blake2bp__begin(struct blake2bp *b)
{
	memset(b, 0, sizeof(*b));
	for (unsigned int leaf = 0; leaf < BLAKE2BP_LEAVES; leaf++) {
		for (unsigned int i = 0; i < 8; i++)
			b->state[i][leaf] = iv[i];
		b->state[0][leaf] ^= PARAMETERS;
		b->state[1][leaf] ^= leaf;
		b->state[2][leaf] ^= INNER_BYTES;
	}
}

/* A leaf's last block is compressed in another way: a stripe goes in only when a whole one follows it. */
void blake2bp__add(struct blake2bp *b, const void *bytes, size_t len)
{
	const uint8_t *from = bytes;

	while (len) {
		size_t room = sizeof(b->held) - b->used, part = len < room ? len : room;

		if (!b->used && len > 2 * BLAKE2BP_STRIPE) {
			size_t nr = len / BLAKE2BP_STRIPE - 1;

			take(b, from, nr);
			from += nr * BLAKE2BP_STRIPE;
			len -= nr * BLAKE2BP_STRIPE;
			continue;
		}
		if (!room) {
			take(b, b->held, 1);
			b->used -= BLAKE2BP_STRIPE;
			memcpy(b->held, b->held + BLAKE2BP_STRIPE, b->used);
			continue;
		}
		memcpy(b->held + b->used, from, part);
		b->used += (uint32_t)part;
		from += part;
		len -= part;
	}
}

/* What is held, into one leaf. */
static void end_leaf(struct blake2bp *b, unsigned int leaf, uint8_t digest[64])
{
	uint32_t first = leaf * BLAKE2BP_BLOCK, second = first + BLAKE2BP_STRIPE;
	uint64_t state[8], bytes = b->bytes;
	uint8_t block[BLAKE2BP_BLOCK] = { 0 };
	uint32_t at = b->used > second ? second : first, len = b->used > at ? b->used - at : 0;

	for (unsigned int i = 0; i < 8; i++)
		state[i] = b->state[i][leaf];
	if (at == second) {
		bytes += BLAKE2BP_BLOCK;
		compress(state, b->held + first, bytes, 0, 0);
	}
	len = len < BLAKE2BP_BLOCK ? len : BLAKE2BP_BLOCK;
	memcpy(block, b->held + at, len);
	compress(state, block, bytes + len, 1, leaf == BLAKE2BP_LEAVES - 1);
	memcpy(digest, state, sizeof(state));
}

void blake2bp__end(struct blake2bp *b, uint8_t digest[BLAKE2BP_BYTES])
{
	uint8_t leaves[BLAKE2BP_LEAVES * BLAKE2BP_BYTES];
	uint64_t root[8];

	for (unsigned int leaf = 0; leaf < BLAKE2BP_LEAVES; leaf++)
		end_leaf(b, leaf, leaves + leaf * BLAKE2BP_BYTES);
	memcpy(root, iv, sizeof(root));
	root[0] ^= PARAMETERS;
	root[2] ^= 1 | INNER_BYTES; /* the level above the leaves */
	compress(root, leaves, BLAKE2BP_BLOCK, 0, 0);
	compress(root, leaves + BLAKE2BP_BLOCK, sizeof(leaves), 1, 1);
	memcpy(digest, root, sizeof(root));
}
