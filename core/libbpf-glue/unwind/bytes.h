/* SPDX-License-Identifier: Apache-2.0 */
/* Bounds-checked reading of bytes that nobody vouches for. */
#ifndef BCCX_UNWIND_BYTES_H
#define BCCX_UNWIND_BYTES_H

#include <errno.h>
#include <stdint.h>
#include <string.h>
#include "eh_frame.h"

struct bccx_bytes {
	uint8_t *data;
	uint32_t len;
};

/* Read [offset, offset + len) of a source into fresh memory. 0, -EIO when the file is shorter, -E2BIG, -ENOMEM. */
int bccx_bytes__read(struct bccx_bytes *b, const struct bccx_file *source, uint64_t offset, uint64_t len);
/* The same reads, of which nothing is kept. */
int bccx_bytes__pass_over(const struct bccx_file *source, uint64_t offset, uint64_t len);
void bccx_bytes__free(struct bccx_bytes *b);

/* Little-endian loads; 0 beyond the end. */
static inline uint32_t bccx_bytes__u32(const struct bccx_bytes *b, uint32_t at)
{
	uint32_t v = 0;

	if (b->len >= 4 && at <= b->len - 4)
		memcpy(&v, b->data + at, 4);
	return v;
}

static inline uint8_t bccx_bytes__u8(const struct bccx_bytes *b, uint32_t at)
{
	return at < b->len ? b->data[at] : 0;
}

/* Load `width` (1, 2, 4, 8) bytes at *at, moving it on; -EINVAL when that would pass end. */
static inline int bccx_bytes__uint(const struct bccx_bytes *b, uint32_t *at, uint32_t end, uint32_t width,
				   uint64_t *value)
{
	if (end > b->len || *at > end || end - *at < width)
		return -EINVAL;
	*value = 0;
	memcpy(value, b->data + *at, width);
	*at += width;
	return 0;
}

static inline int bccx_bytes__leb(const struct bccx_bytes *b, uint32_t *at, uint32_t end, uint64_t *value,
				  int is_signed)
{
	unsigned int shift = 0;
	uint8_t byte;

	*value = 0;
	if (end > b->len)
		return -EINVAL;
	do {
		if (*at >= end || shift > 63)
			return -EINVAL;
		byte = b->data[(*at)++];
		*value |= (uint64_t)(byte & 0x7f) << shift;
		shift += 7;
	} while (byte & 0x80);
	if (is_signed && (byte & 0x40) && shift < 64)
		*value |= ~0ULL << shift;
	return 0;
}

static inline int bccx_bytes__uleb(const struct bccx_bytes *b, uint32_t *at, uint32_t end, uint64_t *value)
{
	return bccx_bytes__leb(b, at, end, value, 0);
}

static inline int bccx_bytes__sleb(const struct bccx_bytes *b, uint32_t *at, uint32_t end, int64_t *value)
{
	return bccx_bytes__leb(b, at, end, (uint64_t *)value, 1);
}

#endif
