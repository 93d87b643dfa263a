// SPDX-License-Identifier: Apache-2.0
/* Rust's first mangling: an Itanium nested name whose parts spell punctuation as $…$, the last part being a hash. Source
 * of the format: the Rust compiler's documentation, "Symbol Mangling", legacy. */
#include "rust.h"
#include <stdbool.h>
#include <string.h>

#define HASH_LEN 17u /* h and 16 digits */

struct part {
	const char *at;
	uint32_t len;
};

/* The next <number><bytes>; false at the end of the path or when it is malformed. */
static bool next_part(const char **at, const char *end, struct part *part)
{
	uint32_t len = 0;
	const char *p = *at;

	if (p == end || *p < '1' || *p > '9')
		return false;
	for (; p < end && *p >= '0' && *p <= '9'; p++) {
		len = len * 10 + (uint32_t)(*p - '0');
		if (len > (1u << 20))
			return false;
	}
	if (len > (uint32_t)(end - p))
		return false;
	part->at = p;
	part->len = len;
	*at = p + len;
	return true;
}

static bool is_hex(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

static bool is_hash(const struct part *part)
{
	if (part->len != HASH_LEN || part->at[0] != 'h')
		return false;
	for (uint32_t i = 1; i < HASH_LEN; i++)
		if (!is_hex(part->at[i]))
			return false;
	return true;
}

struct out {
	char *at;
	uint32_t len;
	uint32_t cap;
	bool failed;
};

static void put(struct out *out, const char *bytes, uint32_t len)
{
	if (len > out->cap - 1 - out->len) {
		out->failed = true;
		return;
	}
	memcpy(out->at + out->len, bytes, len);
	out->len += len;
}

/* $u<hex>$: an ASCII character; others stay as they are. */
static bool put_code(struct out *out, const char *code, uint32_t len)
{
	uint32_t value = 0;
	char c;

	if (len < 2 || len > 3 || code[0] != 'u')
		return false;
	for (uint32_t i = 1; i < len; i++) {
		if (!is_hex(code[i]))
			return false;
		value = value * 16 + (uint32_t)(code[i] <= '9' ? code[i] - '0' : code[i] - 'a' + 10);
	}
	if (value < 0x20 || value > 0x7e)
		return false;
	c = (char)value;
	put(out, &c, 1);
	return true;
}

static bool put_escape(struct out *out, const char *code, uint32_t len)
{
	static const char *const escapes[][2] = { { "SP", "@" }, { "BP", "*" }, { "RF", "&" }, { "LT", "<" },
						  { "GT", ">" }, { "LP", "(" }, { "RP", ")" }, { "C", "," } };

	for (size_t i = 0; i < sizeof(escapes) / sizeof(*escapes); i++)
		if (strlen(escapes[i][0]) == len && !memcmp(escapes[i][0], code, len)) {
			put(out, escapes[i][1], 1);
			return true;
		}
	return put_code(out, code, len);
}

static void put_part(struct out *out, struct part part)
{
	const char *at = part.at, *end = at + part.len;

	/* An identifier may not begin with '$': an underscore was put before it. */
	if (part.len > 1 && at[0] == '_' && at[1] == '$')
		at++;
	while (at < end) {
		const char *stop;

		if (*at == '$' && (stop = memchr(at + 1, '$', (size_t)(end - at - 1))) &&
		    put_escape(out, at + 1, (uint32_t)(stop - at - 1))) {
			at = stop + 1;
		} else if (end - at > 1 && at[0] == '.' && at[1] == '.') {
			put(out, "::", 2);
			at += 2;
		} else {
			put(out, at++, 1);
		}
	}
}

int rust_legacy(const char *name, uint32_t len, uint32_t *used, char *text, uint32_t cap)
{
	const char *at = name + 1, *end = name + len;
	struct out out = { .at = text, .cap = cap };
	struct part part, last = { 0 };
	uint32_t count = 0;

	if (len < 2 || name[0] != 'N')
		return 0;
	while (next_part(&at, end, &part)) {
		last = part;
		count++;
	}
	/* Dots may be part of it: a compiler's mark begins behind the end. */
	if (count < 2 || !is_hash(&last) || at == end || *at != 'E' || (end - at > 1 && at[1] != '.'))
		return 0;
	*used = (uint32_t)(at + 1 - name);
	at = name + 1;
	for (uint32_t i = 0; i + 1 < count; i++) {
		next_part(&at, end, &part);
		if (i)
			put(&out, "::", 2);
		put_part(&out, part);
	}
	text[out.len] = 0;
	return out.failed ? 0 : (int)out.len;
}
