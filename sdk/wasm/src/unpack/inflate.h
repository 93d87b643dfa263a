/* SPDX-License-Identifier: Apache-2.0 */
/* Decoder of DEFLATE (RFC 1951) that stops after any number of bytes and goes on from any place that it noted, given the
 * 32 KB before it. Every offset and length of the stream is checked. */
#ifndef BCCX_UNPACK_INFLATE_H
#define BCCX_UNPACK_INFLATE_H

#include <bccx/source.h>
#include <stdbool.h>

#define INFLATE_HISTORY (32u << 10) /* how far back a copy may reach */
#define INFLATE_INPUT_BYTES (64u << 10)
#define INFLATE_LOADED 8u /* bytes before the next one, which may have to be given back */
#define INFLATE_SLACK 16u /* zeros behind the last input, so that eight bytes can be loaded anywhere */
#define INFLATE_LITERALS 288u
#define INFLATE_DISTANCES 32u
#define INFLATE_FAST_BITS 10u
#define INFLATE_BITS_MAX 15u

/* Where the decoder stands: with the bytes before it, all that it takes to go on. */
struct inflate_place {
	uint64_t bit; /* of the packed bytes, the next one */
	uint64_t produced; /* bytes written so far */
	enum {
		INFLATE_HEADER, /* a block begins */
		INFLATE_STORED,
		INFLATE_CODED,
		INFLATE_END,
	} kind;
	bool is_last; /* block */
	uint32_t stored; /* bytes left of a stored block */
	uint32_t copy; /* bytes left of a copy that the end of the output cut */
	uint32_t distance; /* of that copy */
	uint8_t lengths[INFLATE_LITERALS + INFLATE_DISTANCES]; /* bits of each symbol's code; of a coded block */
};

/* Codes of one alphabet: short ones by table, longer ones by counting. */
struct inflate_codes {
	uint16_t fast[1u << INFLATE_FAST_BITS]; /* symbol << 4 | bits; 0: longer than the table's, or none */
	uint16_t count[INFLATE_BITS_MAX + 1]; /* codes of each number of bits */
	uint16_t symbols[INFLATE_LITERALS]; /* by code */
};

struct inflate {
	struct inflate_place place; /* up to date after inflate__run */
	struct bccx_source *source;
	uint64_t offset; /* of the packed bytes in source */
	uint64_t size;

	uint64_t bits; /* loaded and not consumed, the next one lowest */
	uint32_t nr_bits;
	uint64_t loaded; /* packed bytes that were read into input so far */
	const uint8_t *at;
	const uint8_t *end; /* of what was read; zeros follow */
	struct inflate_codes literals;
	struct inflate_codes distances;
	uint8_t input[INFLATE_LOADED + INFLATE_INPUT_BYTES + INFLATE_SLACK];
};

/* Over size packed bytes at an offset of source, at their first one. */
void inflate__begin(struct inflate *inflate, struct bccx_source *source, uint64_t offset, uint64_t size);

/* Go on from a place that was noted before. 0, or -EINVAL. */
int inflate__resume(struct inflate *inflate, const struct inflate_place *place);

/* Write len bytes, fewer where the stream ends, to `to`; the INFLATE_HISTORY bytes before it are those that were written last.
 * Their number, -EINVAL for a damaged stream, or the source's error. */
int inflate__run(struct inflate *inflate, uint8_t *to, uint32_t len);

#endif
