// SPDX-License-Identifier: Apache-2.0
/* Names that are readable but for a few escaped characters: OCaml's and Go's. */
#include "languages.h"
#include <stdbool.h>
#include <string.h>

static int digit(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The byte that two hexadecimal digits at `at` write, or -1. */
static int byte_at(const char *at, const char *end)
{
	int high, low;

	if (end - at < 2)
		return -1;
	high = digit(at[0]);
	low = digit(at[1]);
	return high < 0 || low < 0 ? -1 : high << 4 | low;
}

/* Where the number that tells functions of one name apart begins: _ and digits. Functions without a name are called `fun`, a word
 * of the language: theirs is all that they have. */
static const char *without_stamp(const char *name, const char *end)
{
	const char *at = end;

	while (at > name && at[-1] >= '0' && at[-1] <= '9')
		at--;
	if (at == end || at == name || at[-1] != '_')
		return end;
	at--;
	if (at - name > 4 && !memcmp(at - 3, "fun", 3) && (at[-4] == '.' || (at[-4] == '_' && at[-5] == '_')))
		return end;
	return at;
}

/* Modules are separated by __ (since OCaml 5.1 the last of them and the function by .), characters that no symbol may have are $
 * and two digits. Source: symbols of programs by OCaml 4.13 and 5.4. */
int ocaml_demangle(const char *name, uint32_t len, char *out, uint32_t cap)
{
	const char *end = name + len, *at = name + 4;
	uint32_t written = 0;
	bool has_module = false;

	if (len < 6 || name[0] != 'c' || name[1] != 'a' || name[2] != 'm' || name[3] != 'l' || name[4] < 'A' ||
	    name[4] > 'Z')
		return 0;
	end = without_stamp(at, end);
	while (at < end) {
		int byte = *at == '$' ? byte_at(at + 1, end) : -1;

		if (written + 2 > cap)
			return 0;
		if (byte > ' ' && byte < 0x7f) {
			out[written++] = (char)byte;
			at += 3;
		} else if (end - at > 2 && at[0] == '_' && at[1] == '_') {
			out[written++] = '.';
			at += 2;
			has_module = true;
		} else {
			has_module |= *at == '.';
			out[written++] = *at++;
		}
	}
	if (!has_module || written + 1 > cap)
		return 0;
	out[written] = 0;
	return (int)written;
}

/* The linker escapes, as % and two digits, the dots of a path's last element, quotes, percent signs and what is no ASCII:
 * cmd/internal/objabi, PathToPrefix. */
int go_demangle(const char *name, uint32_t len, char *out, uint32_t cap)
{
	const char *end = name + len;
	uint32_t written = 0;
	bool changed = false;

	for (const char *at = name; at < end;) {
		int byte = *at == '%' ? byte_at(at + 1, end) : -1;

		if (written + 2 > cap)
			return 0;
		if (byte == '.' || byte == '%' || byte == '"' || byte >= 0x80) {
			out[written++] = (char)byte;
			at += 3;
			changed = true;
		} else {
			out[written++] = *at++;
		}
	}
	out[written] = 0;
	return changed ? (int)written : 0;
}
