// SPDX-License-Identifier: Apache-2.0
#include "inflate.h"
#include <bccx/abi.h>
#include <string.h>

#define END_OF_BLOCK 256u
#define LENGTH_CODES 29u
#define DISTANCE_CODES 30u
#define LENGTHS_OF_CODES 19u

/* RFC 1951, section 3.2.5. */
static const uint16_t length_base[LENGTH_CODES] = { 3,  4,  5,  6,  7,  8,  9,  10, 11,  13,  15,  17,  19,  23, 27,
						    31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258 };
static const uint8_t length_extra[LENGTH_CODES] = { 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2,
						    2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0 };
static const uint16_t distance_base[DISTANCE_CODES] = { 1,    2,    3,    4,    5,    7,    9,    13,    17,    25,
							33,   49,   65,   97,   129,  193,  257,  385,   513,   769,
							1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577 };

static inline uint32_t distance_extra(uint32_t code)
{
	return code < 2 ? 0 : code / 2 - 1;
}

static inline uint32_t between(const uint8_t *from, const uint8_t *to)
{
	return (uint32_t)(to - from);
}

/* ---- bits */

/* Read more input when fewer than eight bytes are at hand. */
static int refill_input(struct inflate *inflate)
{
	uint32_t left = between(inflate->at, inflate->end);
	uint64_t rest = inflate->size - inflate->loaded;
	uint32_t part;
	int err;

	if (left >= 8 || !rest)
		return 0;
	memmove(inflate->input, inflate->at - INFLATE_LOADED, left + INFLATE_LOADED);
	part = rest < INFLATE_INPUT_BYTES - left ? (uint32_t)rest : INFLATE_INPUT_BYTES - left;
	err = bccx_source__read_direct(inflate->source, inflate->offset + inflate->loaded,
				       inflate->input + INFLATE_LOADED + left, part);
	inflate->at = inflate->input + INFLATE_LOADED;
	inflate->end = inflate->at + left + part;
	memset(inflate->input + INFLATE_LOADED + left + part, 0, INFLATE_SLACK);
	inflate->loaded += part;
	return err;
}

/* Have at least 56 bits, zeros where the input ends. 0; -EINVAL when the stream goes on behind its end. */
static int refill(struct inflate *inflate)
{
	uint64_t word;
	int err = refill_input(inflate);

	if (err)
		return err;
	/* Zeros that stand behind the end may be loaded, but not consumed. */
	if (inflate->at > inflate->end && 8 * between(inflate->end, inflate->at) > inflate->nr_bits)
		return -BCCX_EINVAL;
	memcpy(&word, inflate->at, sizeof(word));
	inflate->bits |= word << inflate->nr_bits;
	inflate->at += (63 - inflate->nr_bits) >> 3;
	inflate->nr_bits |= 56;
	return 0;
}

static inline uint32_t take(struct inflate *inflate, uint32_t count)
{
	uint32_t value = (uint32_t)(inflate->bits & ((1ULL << count) - 1));

	inflate->bits >>= count;
	inflate->nr_bits -= count;
	return value;
}

/* ---- codes */

static uint32_t reversed(uint32_t code, uint32_t bits)
{
	uint32_t out = 0;

	for (; bits; bits--, code >>= 1)
		out = out << 1 | (code & 1);
	return out;
}

/* Canonical codes from the number of bits of each. An incomplete set is taken, as of a single distance; an oversubscribed
 * one is damage. */
static int make_codes(struct inflate_codes *codes, const uint8_t *lengths, uint32_t count)
{
	uint32_t next[INFLATE_BITS_MAX + 2] = { 0 }, place[INFLATE_BITS_MAX + 2] = { 0 };
	int32_t left = 1;

	memset(codes, 0, sizeof(*codes));
	for (uint32_t i = 0; i < count; i++)
		codes->count[lengths[i]]++;
	codes->count[0] = 0;
	for (uint32_t bits = 1; bits <= INFLATE_BITS_MAX; bits++) {
		left = 2 * left - codes->count[bits];
		if (left < 0)
			return -BCCX_EINVAL;
		next[bits + 1] = (next[bits] + codes->count[bits]) << 1;
		place[bits + 1] = place[bits] + codes->count[bits];
	}
	for (uint32_t i = 0; i < count; i++) {
		uint32_t bits = lengths[i], code;

		if (!bits)
			continue;
		codes->symbols[place[bits]++] = (uint16_t)i;
		code = next[bits]++;
		if (bits > INFLATE_FAST_BITS)
			continue;
		for (uint32_t at = reversed(code, bits); at < 1u << INFLATE_FAST_BITS; at += 1u << bits)
			codes->fast[at] = (uint16_t)(i << 4 | bits);
	}
	return 0;
}

/* The next symbol, of which enough bits are loaded; UINT32_MAX when no code is like that. */
static inline uint32_t next_symbol(struct inflate *inflate, const struct inflate_codes *codes)
{
	uint32_t entry = codes->fast[inflate->bits & ((1u << INFLATE_FAST_BITS) - 1)];
	uint32_t code = 0, first = 0, place = 0;

	if (entry) {
		take(inflate, entry & 15);
		return entry >> 4;
	}
	/* Codes of a number of bits follow each other, and those of more bits follow them. */
	for (uint32_t bits = 1; bits <= INFLATE_BITS_MAX; bits++) {
		code = code << 1 | take(inflate, 1);
		first <<= 1;
		if (code - first < codes->count[bits])
			return codes->symbols[place + code - first];
		first += codes->count[bits];
		place += codes->count[bits];
	}
	return UINT32_MAX;
}

/* ---- blocks */

static void set_fixed_lengths(uint8_t *lengths)
{
	memset(lengths, 8, 144);
	memset(lengths + 144, 9, 112);
	memset(lengths + 256, 7, 24);
	memset(lengths + 280, 8, 8);
	memset(lengths + INFLATE_LITERALS, 5, INFLATE_DISTANCES);
}

/* Lengths of codes are coded themselves: section 3.2.7. */
static int read_lengths(struct inflate *inflate)
{
	static const uint8_t order[LENGTHS_OF_CODES] = { 16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
							 11, 4,  12, 3, 13, 2, 14, 1, 15 };
	uint8_t of_codes[LENGTHS_OF_CODES] = { 0 }, all[INFLATE_LITERALS + INFLATE_DISTANCES] = { 0 };
	uint32_t literals = take(inflate, 5) + 257, distances = take(inflate, 5) + 1, given = take(inflate, 4) + 4;
	int err = 0;

	if (literals > INFLATE_LITERALS - 2)
		return -BCCX_EINVAL;
	for (uint32_t i = 0; !err && i < given; i++) {
		err = refill(inflate);
		of_codes[order[i]] = (uint8_t)take(inflate, 3);
	}
	if (!err)
		err = make_codes(&inflate->distances, of_codes, LENGTHS_OF_CODES);
	for (uint32_t i = 0; !err && i < literals + distances;) {
		uint32_t symbol, times = 1;
		uint8_t length;

		err = refill(inflate);
		if (err)
			break;
		symbol = next_symbol(inflate, &inflate->distances);
		if (symbol > 18 || (symbol == 16 && !i))
			return -BCCX_EINVAL;
		length = symbol < 16 ? (uint8_t)symbol : symbol == 16 ? all[i - 1] : 0;
		if (symbol >= 16)
			times = symbol == 16   ? 3 + take(inflate, 2)
				: symbol == 17 ? 3 + take(inflate, 3)
					       : 11 + take(inflate, 7);
		if (times > literals + distances - i)
			return -BCCX_EINVAL;
		while (times--)
			all[i++] = length;
	}
	memset(inflate->place.lengths, 0, sizeof(inflate->place.lengths));
	memcpy(inflate->place.lengths, all, literals);
	memcpy(inflate->place.lengths + INFLATE_LITERALS, all + literals, distances);
	return err;
}

static int make_both(struct inflate *inflate)
{
	int err = make_codes(&inflate->literals, inflate->place.lengths, INFLATE_LITERALS);

	return err ? err
		   : make_codes(&inflate->distances, inflate->place.lengths + INFLATE_LITERALS, INFLATE_DISTANCES);
}

static int begin_block(struct inflate *inflate)
{
	struct inflate_place *place = &inflate->place;
	uint32_t type, len;
	int err = refill(inflate);

	if (err)
		return err;
	place->is_last = take(inflate, 1);
	type = take(inflate, 2);
	if (type == 0) {
		take(inflate, inflate->nr_bits & 7);
		err = refill(inflate);
		len = take(inflate, 16);
		if (err || (take(inflate, 16) ^ len) != 0xffff)
			return err ? err : -BCCX_EINVAL;
		place->kind = INFLATE_STORED;
		place->stored = len;
		return 0;
	}
	if (type == 3)
		return -BCCX_EINVAL;
	place->kind = INFLATE_CODED;
	if (type == 1)
		set_fixed_lengths(place->lengths);
	else
		err = read_lengths(inflate);
	return err ? err : make_both(inflate);
}

static void end_block(struct inflate_place *place)
{
	place->kind = place->is_last ? INFLATE_END : INFLATE_HEADER;
}

/* What bits were loaded too many go back, so that bytes can be copied. */
static void unload(struct inflate *inflate)
{
	inflate->at -= inflate->nr_bits >> 3;
	inflate->nr_bits &= 7;
	inflate->bits &= (1u << inflate->nr_bits) - 1;
}

static int run_stored(struct inflate *inflate, uint8_t **to, const uint8_t *end)
{
	struct inflate_place *place = &inflate->place;
	int err;

	unload(inflate);
	while (place->stored && *to < end) {
		uint32_t part = place->stored;

		err = refill_input(inflate);
		if (err)
			return err;
		if (inflate->at >= inflate->end)
			return -BCCX_EINVAL;
		if (part > between(inflate->at, inflate->end))
			part = between(inflate->at, inflate->end);
		if (part > between(*to, end))
			part = between(*to, end);
		memcpy(*to, inflate->at, part);
		*to += part;
		inflate->at += part;
		place->stored -= part;
	}
	if (!place->stored)
		end_block(place);
	return 0;
}

/* As much of a copy as there is room for; the rest is for the next call. */
static uint8_t *copy(struct inflate_place *place, uint8_t *to, const uint8_t *end)
{
	uint32_t len = place->copy < between(to, end) ? place->copy : between(to, end);
	const uint8_t *from = to - place->distance;

	place->copy -= len;
	/* One that reaches into what it writes repeats it. */
	for (; len >= 8 && place->distance >= 8; len -= 8, to += 8, from += 8)
		memcpy(to, from, 8);
	while (len--)
		*to++ = *from++;
	return to;
}

/* The rest of a copy whose length was read. */
static int begin_copy(struct inflate *inflate, uint32_t length_code, uint64_t produced)
{
	struct inflate_place *place = &inflate->place;
	uint32_t code;

	if (length_code >= LENGTH_CODES)
		return -BCCX_EINVAL;
	place->copy = length_base[length_code] + take(inflate, length_extra[length_code]);
	code = next_symbol(inflate, &inflate->distances);
	if (code >= DISTANCE_CODES)
		return -BCCX_EINVAL;
	place->distance = distance_base[code] + take(inflate, distance_extra(code));
	return place->distance > produced ? -BCCX_EINVAL : 0;
}

static int run_coded(struct inflate *inflate, uint8_t **to, const uint8_t *start, const uint8_t *end)
{
	struct inflate_place *place = &inflate->place;
	uint8_t *at = copy(place, *to, end);
	int err = 0;

	while (at < end) {
		uint32_t symbol;

		/* Enough for the longest copy: 15 + 5 bits of its length, 15 + 13 of its distance. */
		err = refill(inflate);
		if (err)
			break;
		symbol = next_symbol(inflate, &inflate->literals);
		if (symbol < END_OF_BLOCK) {
			*at++ = (uint8_t)symbol;
			continue;
		}
		if (symbol == END_OF_BLOCK) {
			end_block(place);
			break;
		}
		err = symbol == UINT32_MAX ? -BCCX_EINVAL
					   : begin_copy(inflate, symbol - END_OF_BLOCK - 1,
							place->produced + (uint64_t)(at - start));
		if (err)
			break;
		at = copy(place, at, end);
	}
	*to = at;
	return err;
}

/* ---- the stream */

void inflate__begin(struct inflate *inflate, struct bccx_source *source, uint64_t offset, uint64_t size)
{
	memset(inflate, 0, sizeof(*inflate));
	inflate->source = source;
	inflate->offset = offset;
	inflate->size = size;
	inflate->at = inflate->end = inflate->input + INFLATE_LOADED;
}

int inflate__resume(struct inflate *inflate, const struct inflate_place *place)
{
	int err;

	if (place->bit > 8 * inflate->size)
		return -BCCX_EINVAL;
	inflate->place = *place;
	inflate->loaded = place->bit / 8;
	inflate->at = inflate->end = inflate->input + INFLATE_LOADED;
	inflate->bits = inflate->nr_bits = 0;
	memset(inflate->input, 0, INFLATE_LOADED + INFLATE_SLACK);
	err = refill(inflate);
	if (err)
		return err;
	take(inflate, place->bit % 8);
	return place->kind == INFLATE_CODED ? make_both(inflate) : 0;
}

int inflate__run(struct inflate *inflate, uint8_t *to, uint32_t len)
{
	struct inflate_place *place = &inflate->place;
	uint8_t *start = to, *end = to + len;
	int err = 0;

	while (!err && place->kind != INFLATE_END && to < end) {
		switch (place->kind) {
		case INFLATE_STORED:
			err = run_stored(inflate, &to, end);
			break;
		case INFLATE_CODED:
			err = run_coded(inflate, &to, start, end);
			break;
		default:
			err = begin_block(inflate);
		}
	}
	if (err)
		return err;
	place->produced += (uint64_t)(to - start);
	place->bit = 8 * (inflate->loaded - (uint64_t)(inflate->end - inflate->at)) - inflate->nr_bits;
	return (int)(to - start);
}
