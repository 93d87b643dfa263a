// SPDX-License-Identifier: Apache-2.0
#include <bccx/text.h>
#include <string.h>

struct bccx_text bccx_text__over(char *buffer, size_t cap)
{
	buffer[0] = 0;
	return (struct bccx_text){ .at = buffer, .cap = cap };
}

void bccx_text__bytes(struct bccx_text *text, const void *bytes, size_t len)
{
	size_t room = text->cap - 1 - text->len;

	if (len > room) {
		len = room;
		text->cut = true;
	}
	memcpy(text->at + text->len, bytes, len);
	text->len += len;
	text->at[text->len] = 0;
}

void bccx_text__string(struct bccx_text *text, const char *string)
{
	bccx_text__bytes(text, string, strlen(string));
}

void bccx_text__char(struct bccx_text *text, char c)
{
	bccx_text__bytes(text, &c, 1);
}

static void number(struct bccx_text *text, uint64_t value, unsigned int base)
{
	char digits[20];
	size_t at = sizeof(digits);

	do {
		digits[--at] = "0123456789abcdef"[value % base];
		value /= base;
	} while (value);
	bccx_text__bytes(text, digits + at, sizeof(digits) - at);
}

void bccx_text__decimal(struct bccx_text *text, uint64_t value)
{
	number(text, value, 10);
}

void bccx_text__hex(struct bccx_text *text, uint64_t value)
{
	number(text, value, 16);
}

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

bool bccx_scan__hex(const char **at, const char *end, uint64_t *value)
{
	const char *p = *at;
	uint64_t sum = 0;
	int digit;

	for (; p < end && (digit = hex_digit(*p)) >= 0; p++) {
		if (sum >> 60)
			return false;
		sum = sum << 4 | (uint64_t)digit;
	}
	if (p == *at)
		return false;
	*at = p;
	*value = sum;
	return true;
}

bool bccx_scan__decimal(const char **at, const char *end, uint64_t *value)
{
	const char *p = *at;
	uint64_t sum = 0;

	for (; p < end && *p >= '0' && *p <= '9'; p++) {
		uint64_t digit = (uint64_t)(*p - '0');

		if (sum > (UINT64_MAX - digit) / 10)
			return false;
		sum = sum * 10 + digit;
	}
	if (p == *at)
		return false;
	*at = p;
	*value = sum;
	return true;
}

bool bccx_scan__char(const char **at, const char *end, char c)
{
	if (*at >= end || **at != c)
		return false;
	++*at;
	return true;
}

void bccx_scan__blanks(const char **at, const char *end)
{
	while (*at < end && (**at == ' ' || **at == '\t'))
		++*at;
}
