// SPDX-License-Identifier: Apache-2.0
#include "itanium.h"
#include "languages.h"
#include "rust.h"
#include <bccx/demangle.h>
#include <string.h>

#define LLVM_MARK ".llvm."

/* The length of a name without the number that tells link-time copies apart: it says nothing to a reader. */
static uint32_t without_llvm_mark(const char *name, uint32_t len)
{
	for (uint32_t i = 0; i + sizeof(LLVM_MARK) <= len; i++)
		if (name[i] == '.' && !memcmp(name + i, LLVM_MARK, sizeof(LLVM_MARK) - 1))
			return i;
	return len;
}

/* A compiler's mark on a copy or a part of a function (.isra.0, .cold) begins here. */
static uint32_t without_suffix(const char *name, uint32_t len)
{
	const char *dot = memchr(name, '.', len);

	return dot ? (uint32_t)(dot - name) : len;
}

static int itanium(const char *name, uint32_t len, char *out, uint32_t cap, bool is_short)
{
	static struct itanium it;
	uint32_t node;

	it.at = name;
	it.end = name + len;
	it.depth = it.nr_lists = it.nr_subs = it.nr_stack = it.nr_params = it.nr_levels = it.nr_forwards = 0;
	it.nr_nodes = 1;
	it.failed = it.permit_forward = it.no_template_args = false;
	it.lambda_level = -1;
	it.is_short = is_short;
	memset(it.synthetic, 0, sizeof(it.synthetic));
	node = itanium_encoding(&it);
	if (node && itanium_look(&it, 0) == '.') {
		node = itanium_text(&it, NODE_SUFFIX, it.at, (uint32_t)(it.end - it.at), node);
		it.at = it.end;
	}
	if (!node || it.failed || it.at != it.end)
		return 0;
	return itanium_print(&it, node, out, cap);
}

/* Append a mark the way the C++ printer does. */
static int with_suffix(char *out, int len, const char *suffix, uint32_t suffix_len, uint32_t cap)
{
	if (len <= 0 || !suffix_len)
		return len;
	if (suffix_len + 4 > cap - (uint32_t)len)
		return 0;
	out[len++] = ' ';
	out[len++] = '(';
	memcpy(out + len, suffix, suffix_len);
	len += (int)suffix_len;
	out[len++] = ')';
	out[len] = 0;
	return len;
}

/* The length of $s, $S, _$s or _$S at the name's beginning, or 0. */
static uint32_t swift_prefix(const char *name, uint32_t len)
{
	uint32_t at = name[0] == '_';

	return len > at + 2 && name[at] == '$' && (name[at + 1] == 's' || name[at + 1] == 'S') ? at + 2 : 0;
}

static int demangle(const char *name, uint32_t len, char *out, uint32_t cap, bool is_short)
{
	uint32_t bare, prefix;
	int written;

	if (len < 3 || cap < 2)
		return 0;
	prefix = swift_prefix(name, len);
	if (prefix) {
		len = without_llvm_mark(name, len);
		bare = without_suffix(name, len);
		written = bare > prefix ? swift_demangle(name + prefix, bare - prefix, out, cap) : 0;
		return with_suffix(out, written, name + bare, len - bare, cap);
	}
	if (name[0] == '_' && name[1] == 'D') {
		bare = without_suffix(name, len);
		written = bare < 3 ? 0 : dlang_demangle(name, bare, out, cap);
		return with_suffix(out, written, name + bare, len - bare, cap);
	}
	if (name[0] == 'c')
		written = ocaml_demangle(name, len, out, cap);
	else
		written = 0;
	if (written || name[0] != '_' || (name[1] != 'R' && name[1] != 'Z'))
		return written ? written : memchr(name, '%', len) ? go_demangle(name, len, out, cap) : 0;
	len = without_llvm_mark(name, len);
	if (len < 3)
		return 0;
	if (name[1] == 'R') {
		bare = without_suffix(name, len);
		written = bare < 3 ? 0 : rust_v0(name + 2, bare - 2, out, cap);
		return with_suffix(out, written, name + bare, len - bare, cap);
	}
	written = rust_legacy(name + 2, len - 2, &bare, out, cap);
	if (written)
		return with_suffix(out, written, name + 2 + bare, len - 2 - bare, cap);
	return itanium(name + 2, len - 2, out, cap, is_short);
}

int bccx_demangle(const char *name, uint32_t len, char *out, uint32_t cap)
{
	return demangle(name, len, out, cap, false);
}

int bccx_demangle_short(const char *name, uint32_t len, char *out, uint32_t cap)
{
	return demangle(name, len, out, cap, true);
}
