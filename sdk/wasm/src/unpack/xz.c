// SPDX-License-Identifier: Apache-2.0
#include "lzma.h"
#include <bccx/abi.h>
#include <bccx/crc.h>
#include <bccx/xz.h>
#include <stdbool.h>
#include <string.h>

#define STREAM_HEADER_BYTES 12u
#define FILTER_LZMA2 0x21

enum { CHECK_NONE = 0, CHECK_CRC32 = 1, CHECK_CRC64 = 4, CHECK_SHA256 = 10 };

struct input {
	const uint8_t *at;
	const uint8_t *end;
};

static uint32_t left(const struct input *in)
{
	return (uint32_t)(in->end - in->at);
}

static uint32_t word(const uint8_t *bytes)
{
	return (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
}

/* A number of 7 bits a byte, least significant first. */
static bool number(struct input *in, uint64_t *value)
{
	*value = 0;
	for (int shift = 0; shift < 63 && in->at < in->end; shift += 7) {
		uint8_t byte = *in->at++;

		*value |= (uint64_t)(byte & 0x7f) << shift;
		if (byte < 0x80)
			return true;
	}
	return false;
}

static uint32_t check_bytes(uint8_t check)
{
	return check == CHECK_CRC32 ? 4 : check == CHECK_CRC64 ? 8 : check == CHECK_SHA256 ? 32 : 0;
}

static int reserve(struct bccx_bytes *out, uint32_t more, uint32_t limit)
{
	uint64_t want = (uint64_t)out->len + more;

	if (want > limit)
		return -BCCX_E2BIG;
	return want <= out->cap ? 0 : bccx_vec__grow((void **)&out->at, &out->cap, want, 1);
}

/* Chunks up to the one that says end: a control byte, sizes, maybe properties, data. */
static int lzma2(struct lzma *lzma, struct input *in, struct bccx_bytes *out, uint32_t limit)
{
	uint32_t start = out->len, size, packed;
	bool need_properties = true, need_dictionary = true;
	int err;

	for (;;) {
		uint8_t control;

		if (!left(in))
			return -BCCX_EINVAL;
		control = *in->at++;
		if (!control)
			return 0;
		if (control >= 0xe0 || control == 1) {
			need_dictionary = false;
			start = out->len;
		} else if (need_dictionary) {
			return -BCCX_EINVAL;
		}
		if (control < 0x80) {
			if (control > 2 || left(in) < 2)
				return -BCCX_EINVAL;
			size = ((uint32_t)in->at[0] << 8 | in->at[1]) + 1;
			in->at += 2;
			if (left(in) < size)
				return -BCCX_EINVAL;
			err = reserve(out, size, limit);
			if (err)
				return err;
			memcpy(out->at + out->len, in->at, size);
			out->len += size;
			in->at += size;
			continue;
		}
		if (left(in) < 5)
			return -BCCX_EINVAL;
		size = ((uint32_t)(control & 0x1f) << 16 | (uint32_t)in->at[0] << 8 | in->at[1]) + 1;
		packed = ((uint32_t)in->at[2] << 8 | in->at[3]) + 1;
		in->at += 4;
		if (control >= 0xc0) {
			if (lzma__set_properties(lzma, *in->at++))
				return -BCCX_EINVAL;
			need_properties = false;
		}
		if (need_properties || left(in) < packed)
			return -BCCX_EINVAL;
		if (control >= 0xa0)
			lzma__reset(lzma);
		err = reserve(out, size, limit);
		if (!err)
			err = lzma__decode(lzma, in->at, packed, out, size, start);
		if (err)
			return err;
		in->at += packed;
	}
}

/* A block's header: flags, optional sizes, filters. 0 when LZMA2 is its only filter. */
static int block_header(struct input *in)
{
	uint32_t size = ((uint32_t)*in->at + 1) * 4;
	struct input header;
	uint64_t value;
	uint8_t flags;

	if (left(in) < size || word(in->at + size - 4) != bccx_crc32(0, in->at, size - 4))
		return -BCCX_EINVAL;
	header = (struct input){ in->at + 2, in->at + size - 4 };
	flags = in->at[1];
	in->at += size;
	if (flags & 0x3f)
		return -BCCX_ENOSYS;
	if ((flags & 0x40 && !number(&header, &value)) || (flags & 0x80 && !number(&header, &value)))
		return -BCCX_EINVAL;
	if (!number(&header, &value))
		return -BCCX_EINVAL;
	return value == FILTER_LZMA2 ? 0 : -BCCX_ENOSYS;
}

static bool check_holds(uint8_t check, const uint8_t *at, const uint8_t *bytes, uint32_t len)
{
	if (check == CHECK_CRC32)
		return word(at) == bccx_crc32(0, bytes, len);
	if (check == CHECK_CRC64)
		return (word(at) | (uint64_t)word(at + 4) << 32) == bccx_crc64(0, bytes, len);
	return true;
}

static int block(struct lzma *lzma, struct input *in, struct bccx_bytes *out, uint32_t limit, uint8_t check)
{
	uint32_t before = out->len, padding;
	const uint8_t *data;
	int err = block_header(in);

	if (err)
		return err;
	data = in->at;
	err = lzma2(lzma, in, out, limit);
	if (err)
		return err;
	padding = (uint32_t)(data - in->at) & 3;
	if (left(in) < padding + check_bytes(check))
		return -BCCX_EINVAL;
	in->at += padding;
	/* A block may be empty, and out without memory yet. */
	if (!check_holds(check, in->at, out->len > before ? out->at + before : in->at, out->len - before))
		return -BCCX_EINVAL;
	in->at += check_bytes(check);
	return 0;
}

/* The index and the footer repeat what is known by now; step over them. */
static int stream_end(struct input *in)
{
	const uint8_t *start = in->at++;
	uint64_t records, value;

	if (!number(in, &records) || records > left(in))
		return -BCCX_EINVAL;
	for (; records; records--)
		if (!number(in, &value) || !number(in, &value))
			return -BCCX_EINVAL;
	while ((in->at - start) & 3) {
		if (!left(in) || *in->at++)
			return -BCCX_EINVAL;
	}
	if (left(in) < 4 + STREAM_HEADER_BYTES || in->at[4 + 10] != 'Y' || in->at[4 + 11] != 'Z')
		return -BCCX_EINVAL;
	in->at += 4 + STREAM_HEADER_BYTES;
	return 0;
}

static int stream(struct lzma *lzma, struct input *in, struct bccx_bytes *out, uint32_t limit)
{
	static const uint8_t magic[] = { 0xfd, '7', 'z', 'X', 'Z', 0, 0 };
	uint8_t check;
	int err;

	if (left(in) < STREAM_HEADER_BYTES || memcmp(in->at, magic, sizeof(magic)) || in->at[7] > 0x0f ||
	    word(in->at + 8) != bccx_crc32(0, in->at + 6, 2))
		return -BCCX_EINVAL;
	check = in->at[7];
	if (check && !check_bytes(check))
		return -BCCX_ENOSYS;
	in->at += STREAM_HEADER_BYTES;
	while (left(in) && *in->at) {
		err = block(lzma, in, out, limit, check);
		if (err)
			return err;
	}
	return left(in) ? stream_end(in) : -BCCX_EINVAL;
}

int bccx_xz__unpack(const uint8_t *bytes, size_t len, struct bccx_bytes *out, uint32_t limit)
{
	struct lzma *lzma = bccx_mem__alloc(sizeof(*lzma));
	struct input in = { bytes, bytes + len };
	int err = -BCCX_EINVAL;

	if (!lzma)
		return -BCCX_ENOMEM;
	while (left(&in)) {
		err = stream(lzma, &in, out, limit);
		if (err)
			break;
		/* Padding between streams: whole words of zeros. */
		while (left(&in) >= 4 && !word(in.at))
			in.at += 4;
	}
	bccx_mem__free(lzma, sizeof(*lzma));
	return err;
}
