/* SPDX-License-Identifier: Apache-2.0 */
/* Reading of numbers from bytes in memory. Beyond the end everything is 0 and `bad` is set. */
#ifndef BCCX_DWARF_CURSOR_H
#define BCCX_DWARF_CURSOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct cursor {
	const uint8_t *at;
	const uint8_t *end;
	bool bad;
};

static inline uint64_t cursor_left(const struct cursor *cursor)
{
	return (uint64_t)(cursor->end - cursor->at);
}

static inline void cursor_skip(struct cursor *cursor, uint64_t bytes)
{
	if (bytes > cursor_left(cursor)) {
		cursor->bad = true;
		cursor->at = cursor->end;
		return;
	}
	cursor->at += bytes;
}

/* A little-endian number of at most 8 bytes. */
static inline uint64_t cursor_fixed(struct cursor *cursor, uint32_t bytes)
{
	uint64_t value = 0;

	if (bytes > 8 || bytes > cursor_left(cursor)) {
		cursor->bad = true;
		cursor->at = cursor->end;
		return 0;
	}
	memcpy(&value, cursor->at, bytes);
	cursor->at += bytes;
	return value;
}

static inline uint8_t cursor_byte(struct cursor *cursor)
{
	if (cursor->at == cursor->end) {
		cursor->bad = true;
		return 0;
	}
	return *cursor->at++;
}

static inline uint64_t cursor_uleb(struct cursor *cursor)
{
	uint64_t value = 0;

	/* Most numbers have one byte. */
	if (cursor->at < cursor->end && *cursor->at < 0x80)
		return *cursor->at++;
	for (uint32_t shift = 0; cursor->at < cursor->end; shift += 7) {
		uint8_t byte = *cursor->at++;

		if (shift < 64)
			value |= (uint64_t)(byte & 0x7f) << shift;
		if (byte < 0x80)
			return value;
	}
	cursor->bad = true;
	return 0;
}

static inline int64_t cursor_sleb(struct cursor *cursor)
{
	uint64_t value = 0;

	for (uint32_t shift = 0; cursor->at < cursor->end;) {
		uint8_t byte = *cursor->at++;

		if (shift < 64)
			value |= (uint64_t)(byte & 0x7f) << shift;
		shift += 7;
		if (byte < 0x80)
			return (int64_t)(byte & 0x40 && shift < 64 ? value | ~0ULL << shift : value);
	}
	cursor->bad = true;
	return 0;
}

/* Step over a NUL-terminated string; its bytes, or NULL. */
static inline const char *cursor_string(struct cursor *cursor, uint32_t *len)
{
	const uint8_t *start = cursor->at, *stop = memchr(start, 0, cursor_left(cursor));

	if (!stop) {
		cursor->bad = true;
		cursor->at = cursor->end;
		return NULL;
	}
	*len = (uint32_t)(stop - start);
	cursor->at = stop + 1;
	return (const char *)start;
}

#endif
