// SPDX-License-Identifier: Apache-2.0
/* Format: the LZMA specification (7-zip.org, "lzma-specification"). */
#include "lzma.h"
#include <bccx/abi.h>
#include <stdbool.h>
#include <string.h>

#define PROBABILITY_BITS 11
#define HALF (1u << (PROBABILITY_BITS - 1))
#define MOVE_BITS 5
#define RANGE_TOP (1u << 24)

/* States from here on mean that the latest symbol was no literal. */
#define AFTER_MATCH 7

struct range {
	const uint8_t *at;
	const uint8_t *end;
	uint32_t range;
	uint32_t code;
	bool overrun;
};

static void normalize(struct range *r)
{
	if (r->range >= RANGE_TOP)
		return;
	r->range <<= 8;
	if (r->at == r->end) {
		r->overrun = true;
		r->code <<= 8;
	} else {
		r->code = r->code << 8 | *r->at++;
	}
}

static uint32_t bit(struct range *r, uint16_t *probability)
{
	uint32_t bound;

	normalize(r);
	bound = (r->range >> PROBABILITY_BITS) * *probability;
	if (r->code < bound) {
		r->range = bound;
		*probability = (uint16_t)(*probability + (((1u << PROBABILITY_BITS) - *probability) >> MOVE_BITS));
		return 0;
	}
	r->range -= bound;
	r->code -= bound;
	*probability = (uint16_t)(*probability - (*probability >> MOVE_BITS));
	return 1;
}

static uint32_t direct_bits(struct range *r, uint32_t count)
{
	uint32_t value = 0;

	while (count--) {
		uint32_t is_zero;

		normalize(r);
		r->range >>= 1;
		is_zero = (r->code - r->range) >> 31;
		r->code -= r->range & (is_zero - 1);
		value = value << 1 | (1 - is_zero);
	}
	return value;
}

/* A number of so many bits, most significant first. */
static uint32_t tree(struct range *r, uint16_t *probabilities, uint32_t bits)
{
	uint32_t symbol = 1;

	for (uint32_t i = 0; i < bits; i++)
		symbol = symbol << 1 | bit(r, &probabilities[symbol]);
	return symbol - (1u << bits);
}

static uint32_t reverse_tree(struct range *r, uint16_t *probabilities, uint32_t bits)
{
	uint32_t symbol = 1, value = 0;

	for (uint32_t i = 0; i < bits; i++) {
		uint32_t one = bit(r, &probabilities[symbol]);

		symbol = symbol << 1 | one;
		value |= one << i;
	}
	return value;
}

static void fill(uint16_t *probabilities, size_t bytes)
{
	for (size_t i = 0; i < bytes / sizeof(*probabilities); i++)
		probabilities[i] = HALF;
}

void lzma__reset(struct lzma *lzma)
{
	lzma->state = 0;
	memset(lzma->distances, 0, sizeof(lzma->distances));
	fill(lzma->is_match[0], sizeof(lzma->is_match));
	fill(lzma->is_repeat, sizeof(lzma->is_repeat));
	fill(lzma->is_repeat_0, sizeof(lzma->is_repeat_0));
	fill(lzma->is_repeat_1, sizeof(lzma->is_repeat_1));
	fill(lzma->is_repeat_2, sizeof(lzma->is_repeat_2));
	fill(lzma->is_long_repeat_0[0], sizeof(lzma->is_long_repeat_0));
	fill(lzma->slots[0], sizeof(lzma->slots));
	fill(lzma->near, sizeof(lzma->near));
	fill(lzma->align, sizeof(lzma->align));
	fill((uint16_t *)&lzma->match, sizeof(lzma->match));
	fill((uint16_t *)&lzma->repeat, sizeof(lzma->repeat));
	fill(lzma->literals, sizeof(lzma->literals));
}

int lzma__set_properties(struct lzma *lzma, uint8_t byte)
{
	uint32_t context = byte % 9, rest = byte / 9;

	if (byte >= 9 * 5 * 5 || context + rest % 5 > 4)
		return -BCCX_EINVAL;
	lzma->literal_context = context;
	lzma->literal_position = rest % 5;
	lzma->position = rest / 5;
	return 0;
}

static uint32_t length(struct range *r, struct lzma_lengths *lengths, uint32_t position)
{
	if (!bit(r, &lengths->choice[0]))
		return 2 + tree(r, lengths->low[position], 3);
	if (!bit(r, &lengths->choice[1]))
		return 10 + tree(r, lengths->middle[position], 3);
	return 18 + tree(r, lengths->high, 8);
}

/* How far back a match begins, less one; UINT32_MAX is the mark of an end, which LZMA2 does not use. */
static uint32_t distance(struct lzma *lzma, struct range *r, uint32_t len)
{
	uint32_t slot = tree(r, lzma->slots[len - 2 < 3 ? len - 2 : 3], 6), bits, far;

	if (slot < 4)
		return slot;
	bits = (slot >> 1) - 1;
	far = (2 | (slot & 1)) << bits;
	if (slot < 14)
		return far + reverse_tree(r, lzma->near + far - slot, bits);
	far += direct_bits(r, bits - 4) << 4;
	return far + reverse_tree(r, lzma->align, 4);
}

static uint8_t literal(struct lzma *lzma, struct range *r, const struct bccx_bytes *out, uint32_t start)
{
	uint32_t at = out->len - start, before = at ? out->at[out->len - 1] : 0, symbol = 1;
	uint32_t row = (at & ((1u << lzma->literal_position) - 1)) << lzma->literal_context |
		       before >> (8 - lzma->literal_context);
	uint16_t *probabilities = lzma->literals + 0x300u * row;

	if (lzma->state >= AFTER_MATCH && lzma->distances[0] < at) {
		uint32_t match = out->at[out->len - 1 - lzma->distances[0]];

		/* As long as it is the byte that the match would have gone on with, that byte predicts the next bit. */
		do {
			uint32_t expected = match >> 7 & 1, one;

			match <<= 1;
			one = bit(r, &probabilities[((1 + expected) << 8) + symbol]);
			symbol = symbol << 1 | one;
			if (expected != one)
				break;
		} while (symbol < 0x100);
	}
	while (symbol < 0x100)
		symbol = symbol << 1 | bit(r, &probabilities[symbol]);
	return (uint8_t)symbol;
}

static uint32_t after_literal(uint32_t state)
{
	return state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
}

/* One of the four latest distances is used again: which one becomes the latest. Returns the length. */
static uint32_t repeat(struct lzma *lzma, struct range *r, uint32_t position)
{
	uint32_t state = lzma->state, again;

	if (!bit(r, &lzma->is_repeat_0[state])) {
		if (!bit(r, &lzma->is_long_repeat_0[state][position])) {
			lzma->state = state < AFTER_MATCH ? 9 : 11;
			return 1;
		}
	} else {
		if (!bit(r, &lzma->is_repeat_1[state])) {
			again = lzma->distances[1];
		} else {
			if (!bit(r, &lzma->is_repeat_2[state])) {
				again = lzma->distances[2];
			} else {
				again = lzma->distances[3];
				lzma->distances[3] = lzma->distances[2];
			}
			lzma->distances[2] = lzma->distances[1];
		}
		lzma->distances[1] = lzma->distances[0];
		lzma->distances[0] = again;
	}
	lzma->state = state < AFTER_MATCH ? 8 : 11;
	return length(r, &lzma->repeat, position);
}

static uint32_t match(struct lzma *lzma, struct range *r, uint32_t position)
{
	uint32_t len;

	lzma->distances[3] = lzma->distances[2];
	lzma->distances[2] = lzma->distances[1];
	lzma->distances[1] = lzma->distances[0];
	len = length(r, &lzma->match, position);
	lzma->state = lzma->state < AFTER_MATCH ? 7 : 10;
	lzma->distances[0] = distance(lzma, r, len);
	return len;
}

int lzma__decode(struct lzma *lzma, const uint8_t *bytes, uint32_t len, struct bccx_bytes *out, uint32_t size,
		 uint32_t start)
{
	struct range r = { .at = bytes + 5, .end = bytes + len, .range = UINT32_MAX };
	uint32_t end = out->len + size;

	if (len < 5 || bytes[0])
		return -BCCX_EINVAL;
	for (int i = 1; i < 5; i++)
		r.code = r.code << 8 | bytes[i];
	while (out->len < end && !r.overrun) {
		uint32_t position = (out->len - start) & ((1u << lzma->position) - 1), count;

		if (!bit(&r, &lzma->is_match[lzma->state][position])) {
			uint8_t byte = literal(lzma, &r, out, start);

			out->at[out->len++] = byte;
			lzma->state = after_literal(lzma->state);
			continue;
		}
		count = bit(&r, &lzma->is_repeat[lzma->state]) ? repeat(lzma, &r, position) : match(lzma, &r, position);
		if (lzma->distances[0] >= out->len - start || count > end - out->len)
			return -BCCX_EINVAL;
		for (; count; count--, out->len++)
			out->at[out->len] = out->at[out->len - 1 - lzma->distances[0]];
	}
	normalize(&r);
	return r.overrun || r.at != r.end || r.code ? -BCCX_EINVAL : 0;
}
