// SPDX-License-Identifier: Apache-2.0
#include "inflate.h"
#include <bccx/abi.h>
#include <bccx/mem.h>
#include <bccx/packed.h>
#include <string.h>

#define PART_BYTES (64u << 10) /* unpacked at a time */
#define PLACES_MAX 128u
#define PLACE_DISTANCE_MIN (1u << 20)
#define ROUNDS_MAX 8u /* how often all of it may be unpacked */
#define ROUND_BYTES (256u << 20) /* and jumps within it */

#define ZLIB_HEAD_BYTES 2u
#define ZLIB_TAIL_BYTES 4u /* checksum of the whole, which is never at hand */

struct place {
	struct inflate_place at;
	uint8_t history[INFLATE_HISTORY];
};

struct bccx_packed {
	uint64_t size;
	uint64_t parts;
	uint64_t parts_apart; /* from one place to the next */
	uint64_t part; /* number of the one in memory; parts: none */
	uint64_t parts_left; /* that may still be unpacked */
	struct inflate inflate;
	BCCX_VEC(struct place *) places;
	/* The part, behind the bytes that lie before it. */
	uint8_t bytes[INFLATE_HISTORY + PART_BYTES];
};

void bccx_packed__renew(struct bccx_packed *packed)
{
	packed->parts_left = ROUNDS_MAX * packed->parts + ROUND_BYTES / PART_BYTES;
}

int bccx_packed__open(struct bccx_packed **opened, struct bccx_source *source, uint64_t offset, uint64_t packed_size,
		      uint64_t size)
{
	struct bccx_packed *packed;
	uint8_t head[ZLIB_HEAD_BYTES];
	int err;

	if (packed_size < ZLIB_HEAD_BYTES + ZLIB_TAIL_BYTES || !size)
		return -BCCX_EINVAL;
	err = bccx_source__read(source, offset, head, sizeof(head));
	if (err)
		return err;
	/* Method 8, a checksum of these two bytes, no dictionary of another file. */
	if ((head[0] & 15) != 8 || (head[0] << 8 | head[1]) % 31 || head[1] & 0x20)
		return -BCCX_EINVAL;
	packed = bccx_mem__alloc(sizeof(*packed));
	if (!packed)
		return -BCCX_ENOMEM;
	packed->size = size;
	packed->parts = (size + PART_BYTES - 1) / PART_BYTES;
	packed->part = packed->parts;
	packed->parts_apart = (packed->parts + PLACES_MAX - 1) / PLACES_MAX;
	if (packed->parts_apart < PLACE_DISTANCE_MIN / PART_BYTES)
		packed->parts_apart = PLACE_DISTANCE_MIN / PART_BYTES;
	bccx_packed__renew(packed);
	inflate__begin(&packed->inflate, source, offset + ZLIB_HEAD_BYTES,
		       packed_size - ZLIB_HEAD_BYTES - ZLIB_TAIL_BYTES);
	*opened = packed;
	return 0;
}

/* Note where part `number` begins; packed->bytes ends with what lies before it. */
static int note_place(struct bccx_packed *packed, uint64_t number)
{
	struct place *place, **slot;

	if (number % packed->parts_apart || number / packed->parts_apart != packed->places.len)
		return 0;
	place = bccx_mem__alloc(sizeof(*place));
	slot = place ? bccx_vec__add(&packed->places) : NULL;
	if (!slot) {
		bccx_mem__free(place, sizeof(*place));
		return -BCCX_ENOMEM;
	}
	*slot = place;
	place->at = packed->inflate.place;
	memcpy(place->history, packed->bytes, INFLATE_HISTORY);
	return 0;
}

/* Unpack the part that begins where the decoder stands. */
static int unpack_part(struct bccx_packed *packed, uint64_t number)
{
	uint64_t left = packed->size - number * PART_BYTES;
	uint32_t len = left < PART_BYTES ? (uint32_t)left : PART_BYTES;
	int got;

	if (!packed->parts_left)
		return -BCCX_E2BIG;
	packed->parts_left--;
	got = note_place(packed, number);
	if (!got)
		got = inflate__run(&packed->inflate, packed->bytes + INFLATE_HISTORY, len);
	if (got >= 0 && (uint32_t)got < len)
		got = -BCCX_EINVAL;
	if (got < 0)
		return got;
	packed->part = number;
	return 0;
}

/* The part from which unpacking goes on to reach `number`: the next one, or where a noted place is nearer, that one. */
static int find_start(struct bccx_packed *packed, uint64_t number, uint64_t *start)
{
	uint32_t noted = (uint32_t)(number / packed->parts_apart);
	const struct place *place;

	*start = 0;
	if (packed->places.len) {
		noted = noted < packed->places.len ? noted : packed->places.len - 1;
		*start = noted * packed->parts_apart;
	}
	if (packed->part < number && *start <= packed->part + 1) {
		*start = packed->part + 1;
		return 0;
	}
	/* Nothing was unpacked yet. */
	if (!packed->places.len)
		return 0;
	place = packed->places.at[noted];
	memcpy(packed->bytes + PART_BYTES, place->history, INFLATE_HISTORY);
	return inflate__resume(&packed->inflate, &place->at);
}

/* Have a part in memory. */
static int load_part(struct bccx_packed *packed, uint64_t number)
{
	uint64_t next;
	int err;

	if (packed->part == number)
		return 0;
	err = find_start(packed, number, &next);
	for (; !err && next <= number; next++) {
		memcpy(packed->bytes, packed->bytes + PART_BYTES, INFLATE_HISTORY);
		err = unpack_part(packed, next);
	}
	/* Where the decoder stands is not known. */
	if (err)
		packed->part = packed->parts;
	return err;
}

int bccx_packed__read(struct bccx_packed *packed, uint64_t offset, uint8_t *to, uint32_t len)
{
	if (offset > packed->size || len > packed->size - offset)
		return -BCCX_ERANGE;
	while (len) {
		uint32_t skip = (uint32_t)(offset % PART_BYTES);
		uint32_t part = PART_BYTES - skip < len ? PART_BYTES - skip : len;
		int err = load_part(packed, offset / PART_BYTES);

		if (err)
			return err;
		memcpy(to, packed->bytes + INFLATE_HISTORY + skip, part);
		offset += part;
		to += part;
		len -= part;
	}
	return 0;
}

size_t bccx_packed__bytes(const struct bccx_packed *packed)
{
	return packed ? sizeof(*packed) + packed->places.len * sizeof(struct place) : 0;
}

void bccx_packed__close(struct bccx_packed *packed)
{
	if (!packed)
		return;
	for (uint32_t i = 0; i < packed->places.len; i++)
		bccx_mem__free(packed->places.at[i], sizeof(struct place));
	bccx_vec__free(&packed->places);
	bccx_mem__free(packed, sizeof(*packed));
}
