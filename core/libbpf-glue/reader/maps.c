/* SPDX-License-Identifier: Apache-2.0 */
#include "maps.h"

#include <string.h>

/* A number in base 10 or 16 without sign or prefix, followed by the byte behind. */
static bool number(const char **at, const char *end, unsigned int base, char behind, uint64_t *value)
{
	const char *p = *at;

	*value = 0;
	for (; p < end; p++) {
		unsigned int digit;

		if (*p >= '0' && *p <= '9')
			digit = (unsigned int)(*p - '0');
		else if (*p >= 'a' && *p <= 'f')
			digit = (unsigned int)(*p - 'a') + 10;
		else
			break;
		if (digit >= base || *value > (UINT64_MAX - digit) / base)
			return false;
		*value = *value * base + digit;
	}
	if (p == *at || p == end || *p != behind)
		return false;
	*at = p + 1;
	return true;
}

static bool permissions(const char **at, const char *end, bool *executable)
{
	if (end - *at < 5 || (*at)[4] != ' ')
		return false;
	*executable = (*at)[2] == 'x';
	*at += 5;
	return true;
}

bool maps__next(const char **text, const char *end, struct maps_line *line)
{
	const char *at = *text;
	const char *newline = at < end ? memchr(at, '\n', (size_t)(end - at)) : NULL;
	uint64_t major, minor;

	if (!newline)
		return false;
	*text = newline + 1;
	if (!number(&at, newline, 16, '-', &line->start) || !number(&at, newline, 16, ' ', &line->end) ||
	    !permissions(&at, newline, &line->executable) || !number(&at, newline, 16, ' ', &line->offset) ||
	    !number(&at, newline, 16, ':', &major) || !number(&at, newline, 16, ' ', &minor) ||
	    !number(&at, newline, 10, ' ', &line->inode))
		return false;
	line->device = major << 20 | minor;
	while (at < newline && *at == ' ')
		at++;
	line->path = at;
	line->path_len = (size_t)(newline - at);
	return true;
}
