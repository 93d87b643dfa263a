// SPDX-License-Identifier: Apache-2.0
#include "punycode.h"
#include <string.h>

bool punycode_points(const char *text, uint32_t len, char zero, uint32_t *points, uint32_t *count)
{
	uint32_t n = 0x80, i = 0, bias = 72, at = 0, basic = 0;

	for (uint32_t k = len; k--;)
		if (text[k] == '_') {
			basic = k;
			at = k + 1;
			break;
		}
	if (basic > PUNYCODE_MAX)
		return false;
	for (*count = 0; *count < basic; ++*count)
		points[*count] = (unsigned char)text[*count];
	while (at < len) {
		uint32_t before = i, weight = 1, delta, k;

		for (k = 36;; k += 36) {
			uint32_t threshold = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias, digit;
			char c = at < len ? text[at++] : 0;

			if (c >= 'a' && c <= 'z')
				digit = (uint32_t)(c - 'a');
			else if (c >= zero && c < zero + 10)
				digit = (uint32_t)(c - zero) + 26;
			else
				return false;
			if (digit > (0x7fffffffu - i) / weight)
				return false;
			i += digit * weight;
			if (digit < threshold)
				break;
			if (weight > 0x7fffffffu / (36 - threshold))
				return false;
			weight *= 36 - threshold;
		}
		if (*count == PUNYCODE_MAX)
			return false;
		++*count;
		delta = (i - before) / (before ? 2 : 700);
		delta += delta / *count;
		for (k = 0; delta > 35 * 26 / 2; k += 36)
			delta /= 35;
		bias = k + 36 * delta / (delta + 38);
		n += i / *count;
		i %= *count;
		if (n > 0x10ffff)
			return false;
		memmove(points + i + 1, points + i, (*count - 1 - i) * sizeof(*points));
		points[i++] = n;
	}
	return true;
}

uint32_t punycode_utf8(uint32_t point, char *out)
{
	static const uint8_t marks[] = { 0, 0, 0xc0, 0xe0, 0xf0 };
	uint32_t len = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;

	for (uint32_t i = len; i-- > 1; point >>= 6)
		out[i] = (char)(0x80 | (point & 0x3f));
	out[0] = (char)(len > 1 ? marks[len] | point : point);
	return len;
}
