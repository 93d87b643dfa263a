// SPDX-License-Identifier: Apache-2.0
/* Rust's second mangling, RFC 2603 (rust-lang.github.io/rfcs/2603-rust-symbol-name-mangling-v0.html). Printed as it is
 * parsed; hashes of crates and the types of constants are left out. */
#include "punycode.h"
#include "rust.h"
#include <stdbool.h>
#include <string.h>

#define DEPTH_MAX 128u
#define STEPS_MAX 65536u

struct v0 {
	const char *name; /* back references count from here */
	uint32_t len;
	uint32_t at;
	char *out;
	uint32_t out_len;
	uint32_t cap;
	uint32_t depth;
	uint32_t steps;
	uint32_t lifetimes; /* bound by the binders around */
	bool quiet; /* parse without printing */
	bool open; /* the list of generic arguments that was printed last has no end yet */
	bool failed;
};

static void path(struct v0 *v, bool in_value);
static void type(struct v0 *v);
static void constant(struct v0 *v);

static void fail(struct v0 *v)
{
	v->failed = true;
}

static void put(struct v0 *v, const char *bytes, uint32_t len)
{
	if (v->quiet || v->failed)
		return;
	if (len > v->cap - 1 - v->out_len) {
		fail(v);
		return;
	}
	memcpy(v->out + v->out_len, bytes, len);
	v->out_len += len;
}

static void string(struct v0 *v, const char *text)
{
	put(v, text, (uint32_t)strlen(text));
}

static void decimal(struct v0 *v, uint64_t value)
{
	char digits[20];
	uint32_t at = sizeof(digits);

	do {
		digits[--at] = (char)('0' + value % 10);
		value /= 10;
	} while (value);
	put(v, digits + at, (uint32_t)sizeof(digits) - at);
}

static char look(const struct v0 *v)
{
	return v->at < v->len ? v->name[v->at] : 0;
}

static bool eat(struct v0 *v, char c)
{
	if (look(v) != c || !c)
		return false;
	v->at++;
	return true;
}

static char take(struct v0 *v)
{
	if (v->at == v->len) {
		fail(v);
		return 0;
	}
	return v->name[v->at++];
}

static bool enter(struct v0 *v)
{
	if (v->failed || v->depth == DEPTH_MAX || v->steps == STEPS_MAX) {
		fail(v);
		return false;
	}
	v->depth++;
	v->steps++;
	return true;
}

/* digits _ in base 62, where no digits mean 0 and 0 means 1 */
static uint64_t base62(struct v0 *v)
{
	uint64_t value = 0;

	if (eat(v, '_'))
		return 0;
	while (!v->failed) {
		char c = take(v);
		uint64_t digit;

		if (c == '_')
			return value + 1;
		if (c >= '0' && c <= '9')
			digit = (uint64_t)(c - '0');
		else if (c >= 'a' && c <= 'z')
			digit = (uint64_t)(c - 'a') + 10;
		else if (c >= 'A' && c <= 'Z')
			digit = (uint64_t)(c - 'A') + 36;
		else
			break;
		if (value > (UINT64_MAX - 62) / 62)
			break;
		value = value * 62 + digit;
	}
	fail(v);
	return 0;
}

static uint64_t tagged62(struct v0 *v, char tag)
{
	return eat(v, tag) ? base62(v) + 1 : 0;
}

struct identifier {
	const char *at;
	uint32_t len;
	bool punycode;
	uint64_t disambiguator;
};

static struct identifier identifier(struct v0 *v)
{
	struct identifier id = { .disambiguator = tagged62(v, 's') };
	uint32_t len = 0;

	id.punycode = eat(v, 'u');
	if (look(v) < '0' || look(v) > '9') {
		fail(v);
		return id;
	}
	if (!eat(v, '0'))
		while (look(v) >= '0' && look(v) <= '9') {
			len = len * 10 + (uint32_t)(take(v) - '0');
			if (len > v->len)
				break;
		}
	eat(v, '_');
	if (len > v->len - v->at) {
		fail(v);
		return id;
	}
	id.at = v->name + v->at;
	id.len = len;
	v->at += len;
	return id;
}

static void put_code_point(struct v0 *v, uint32_t c)
{
	char bytes[4];

	put(v, bytes, punycode_utf8(c, bytes));
}

/* An identifier that is no ASCII; surrogates are no characters. */
static bool punycode(const struct identifier *id, uint32_t *points, uint32_t *count)
{
	if (!punycode_points(id->at, id->len, '0', points, count))
		return false;
	for (uint32_t i = 0; i < *count; i++)
		if (points[i] >= 0xd800 && points[i] < 0xe000)
			return false;
	return true;
}

static void put_identifier(struct v0 *v, const struct identifier *id)
{
	static uint32_t points[PUNYCODE_MAX];
	uint32_t count;

	if (v->failed)
		return;
	if (!id->punycode) {
		put(v, id->at, id->len);
	} else if (punycode(id, points, &count)) {
		for (uint32_t i = 0; i < count; i++)
			put_code_point(v, points[i]);
	} else {
		string(v, "punycode{");
		put(v, id->at, id->len);
		string(v, "}");
	}
}

/* B: what stands at an earlier place, parsed again there. */
static void back_reference(struct v0 *v, void (*parse)(struct v0 *v))
{
	uint32_t here = v->at - 1, after;
	uint64_t target = base62(v);

	if (v->failed || target >= here || v->quiet) {
		v->failed |= target >= here;
		return;
	}
	after = v->at;
	v->at = (uint32_t)target;
	parse(v);
	v->at = after;
}

static void path_in_type(struct v0 *v)
{
	path(v, false);
}

static void path_in_value(struct v0 *v)
{
	path(v, true);
}

static void lifetime(struct v0 *v, uint64_t number)
{
	uint64_t depth = v->lifetimes - number;
	char letter;

	if (!number) {
		string(v, "'_");
		return;
	}
	if (number > v->lifetimes) {
		fail(v);
		return;
	}
	string(v, "'");
	if (depth < 26) {
		letter = (char)('a' + depth);
		put(v, &letter, 1);
	} else {
		string(v, "_");
		decimal(v, depth);
	}
}

/* G: lifetimes that a function type or a trait object binds; returns how many to forget afterwards. */
static uint32_t binder(struct v0 *v)
{
	uint64_t count = tagged62(v, 'G');

	if (count > 64) {
		fail(v);
		return 0;
	}
	if (!count)
		return 0;
	string(v, "for<");
	for (uint32_t i = 0; i < count; i++) {
		if (i)
			string(v, ", ");
		v->lifetimes++;
		lifetime(v, 1);
	}
	string(v, "> ");
	return (uint32_t)count;
}

static void generic_arg(struct v0 *v)
{
	if (eat(v, 'L'))
		lifetime(v, base62(v));
	else if (eat(v, 'K'))
		constant(v);
	else
		type(v);
}

static void generic_args(struct v0 *v)
{
	string(v, "<");
	for (uint32_t i = 0; !v->failed && !eat(v, 'E'); i++) {
		if (i)
			string(v, ", ");
		generic_arg(v);
	}
	string(v, ">");
}

/* The path of an impl says where it is written, which nobody looks for. */
static void skip_impl_path(struct v0 *v)
{
	bool quiet = v->quiet;

	v->quiet = true;
	tagged62(v, 's');
	path(v, false);
	v->quiet = quiet;
}

static void nested_path(struct v0 *v, bool in_value)
{
	char space = take(v);
	struct identifier id;

	path(v, in_value);
	id = identifier(v);
	if (space >= 'A' && space <= 'Z') {
		string(v, "::{");
		if (space == 'C')
			string(v, "closure");
		else if (space == 'S')
			string(v, "shim");
		else
			put(v, &space, 1);
		if (id.len) {
			string(v, ":");
			put_identifier(v, &id);
		}
		string(v, "#");
		decimal(v, id.disambiguator);
		string(v, "}");
	} else if (space >= 'a' && space <= 'z') {
		if (id.len) {
			string(v, "::");
			put_identifier(v, &id);
		}
	} else {
		fail(v);
	}
}

static void path_inner(struct v0 *v, bool in_value)
{
	struct identifier id;
	char tag = take(v);

	switch (tag) {
	case 'C':
		id = identifier(v);
		put_identifier(v, &id);
		return;
	case 'N':
		nested_path(v, in_value);
		return;
	case 'M':
	case 'X':
		skip_impl_path(v);
		/* fall through */
	case 'Y':
		string(v, "<");
		type(v);
		if (tag != 'M') {
			string(v, " as ");
			path(v, false);
		}
		string(v, ">");
		return;
	case 'I':
		path(v, in_value);
		if (in_value)
			string(v, "::");
		generic_args(v);
		return;
	case 'B':
		back_reference(v, in_value ? path_in_value : path_in_type);
		return;
	default:
		fail(v);
	}
}

static void path(struct v0 *v, bool in_value)
{
	if (!enter(v))
		return;
	path_inner(v, in_value);
	v->depth--;
}

static const char *basic_type(char tag)
{
	static const char *const names[] = {
		['b' - 'a'] = "bool", ['c' - 'a'] = "char",  ['e' - 'a'] = "str",  ['u' - 'a'] = "()",
		['a' - 'a'] = "i8",   ['s' - 'a'] = "i16",   ['l' - 'a'] = "i32",  ['x' - 'a'] = "i64",
		['n' - 'a'] = "i128", ['i' - 'a'] = "isize", ['h' - 'a'] = "u8",   ['t' - 'a'] = "u16",
		['m' - 'a'] = "u32",  ['y' - 'a'] = "u64",   ['o' - 'a'] = "u128", ['j' - 'a'] = "usize",
		['f' - 'a'] = "f32",  ['d' - 'a'] = "f64",   ['z' - 'a'] = "!",    ['p' - 'a'] = "_",
		['v' - 'a'] = "...",
	};

	return tag >= 'a' && tag <= 'z' ? names[tag - 'a'] : NULL;
}

static void function_signature(struct v0 *v)
{
	uint32_t bound = binder(v), count = 0;
	struct identifier abi;

	if (eat(v, 'U'))
		string(v, "unsafe ");
	if (eat(v, 'K')) {
		string(v, "extern \"");
		if (eat(v, 'C')) {
			string(v, "C");
		} else {
			abi = identifier(v);
			for (uint32_t i = 0; i < abi.len && !v->failed; i++)
				put(v, abi.at[i] == '_' ? "-" : abi.at + i, 1);
		}
		string(v, "\" ");
	}
	string(v, "fn(");
	while (!v->failed && !eat(v, 'E')) {
		if (count++)
			string(v, ", ");
		type(v);
	}
	string(v, ")");
	if (!eat(v, 'u')) {
		string(v, " -> ");
		type(v);
	}
	v->lifetimes -= bound;
}

/* The path of an object's trait; its generic arguments are left open for the associated types that may follow. */
static void open_path(struct v0 *v)
{
	if (!enter(v))
		return;
	if (eat(v, 'B')) {
		back_reference(v, open_path);
	} else if (eat(v, 'I')) {
		path(v, false);
		string(v, "<");
		v->open = true;
		for (uint32_t i = 0; !v->failed && !eat(v, 'E'); i++) {
			if (i)
				string(v, ", ");
			generic_arg(v);
		}
		v->open = true; /* an argument may have had a trait object of its own */
	} else {
		path(v, false);
		v->open = false;
	}
	v->depth--;
}

static void object_trait(struct v0 *v)
{
	struct identifier id;
	bool open;

	v->open = false;
	open_path(v);
	open = v->open;
	while (!v->failed && eat(v, 'p')) {
		string(v, open ? ", " : "<");
		open = true;
		id = identifier(v);
		put_identifier(v, &id);
		string(v, " = ");
		type(v);
	}
	if (open)
		string(v, ">");
}

static void trait_object(struct v0 *v)
{
	uint32_t bound, count = 0;
	uint64_t number;

	string(v, "dyn ");
	bound = binder(v);
	while (!v->failed && !eat(v, 'E')) {
		if (count++)
			string(v, " + ");
		object_trait(v);
	}
	v->lifetimes -= bound;
	if (!eat(v, 'L')) {
		fail(v);
		return;
	}
	number = base62(v);
	if (number) {
		string(v, " + ");
		lifetime(v, number);
	}
}

static void reference(struct v0 *v, bool mutable)
{
	string(v, "&");
	if (eat(v, 'L')) {
		uint64_t number = base62(v);

		if (number) {
			lifetime(v, number);
			string(v, " ");
		}
	}
	if (mutable)
		string(v, "mut ");
	type(v);
}

static void tuple(struct v0 *v)
{
	uint32_t count = 0;

	string(v, "(");
	while (!v->failed && !eat(v, 'E')) {
		if (count++)
			string(v, ", ");
		type(v);
	}
	string(v, count == 1 ? ",)" : ")");
}

static void type_inner(struct v0 *v)
{
	const char *basic = basic_type(look(v));

	if (basic) {
		v->at++;
		string(v, basic);
		return;
	}
	switch (take(v)) {
	case 'A':
		string(v, "[");
		type(v);
		string(v, "; ");
		constant(v);
		string(v, "]");
		return;
	case 'S':
		string(v, "[");
		type(v);
		string(v, "]");
		return;
	case 'T':
		tuple(v);
		return;
	case 'R':
		reference(v, false);
		return;
	case 'Q':
		reference(v, true);
		return;
	case 'P':
		string(v, "*const ");
		type(v);
		return;
	case 'O':
		string(v, "*mut ");
		type(v);
		return;
	case 'F':
		function_signature(v);
		return;
	case 'D':
		trait_object(v);
		return;
	case 'B':
		back_reference(v, type);
		return;
	default:
		v->at--;
		path(v, false);
	}
}

static void type(struct v0 *v)
{
	if (!enter(v))
		return;
	type_inner(v);
	v->depth--;
}

static void integer(struct v0 *v, bool is_signed)
{
	uint64_t value = 0;
	uint32_t from, len;

	if (is_signed && eat(v, 'n'))
		string(v, "-");
	from = v->at;
	while (!v->failed && !eat(v, '_')) {
		char c = take(v);

		if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f')))
			fail(v);
		value = value << 4 | (uint64_t)(c <= '9' ? c - '0' : c - 'a' + 10);
	}
	len = v->at - from - 1;
	if (v->failed)
		return;
	if (len <= 16) {
		decimal(v, value);
	} else {
		string(v, "0x");
		put(v, v->name + from, len);
	}
}

static void character(struct v0 *v)
{
	uint32_t value = 0;

	while (!v->failed && !eat(v, '_')) {
		char c = take(v);

		if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f')) || value > 0x10ffff)
			fail(v);
		value = value << 4 | (uint32_t)(c <= '9' ? c - '0' : c - 'a' + 10);
	}
	string(v, "'");
	if (value >= 0x20 && value != 0x7f && value < 0xd800)
		put_code_point(v, value);
	else
		string(v, "?");
	string(v, "'");
}

static void constant_inner(struct v0 *v)
{
	char tag = take(v);

	switch (tag) {
	case 'h':
	case 't':
	case 'm':
	case 'y':
	case 'o':
	case 'j':
		integer(v, false);
		return;
	case 'a':
	case 's':
	case 'l':
	case 'x':
	case 'n':
	case 'i':
		integer(v, true);
		return;
	case 'b':
		if (eat(v, '0'))
			string(v, "false");
		else if (eat(v, '1'))
			string(v, "true");
		else
			fail(v);
		if (!eat(v, '_'))
			fail(v);
		return;
	case 'c':
		character(v);
		return;
	case 'p':
		string(v, "_");
		return;
	case 'B':
		back_reference(v, constant);
		return;
	default:
		fail(v);
	}
}

static void constant(struct v0 *v)
{
	if (!enter(v))
		return;
	constant_inner(v);
	v->depth--;
}

int rust_v0(const char *name, uint32_t len, char *out, uint32_t cap)
{
	struct v0 v = { .name = name, .len = len, .out = out, .cap = cap };

	/* A digit would be the version of a later encoding. */
	if (!len || (name[0] >= '0' && name[0] <= '9'))
		return 0;
	path(&v, true);
	/* The crate that instantiated a generic may follow. */
	if (!v.failed && v.at < v.len) {
		v.quiet = true;
		path(&v, false);
	}
	if (v.failed || v.at != v.len || !v.out_len)
		return 0;
	out[v.out_len] = 0;
	return (int)v.out_len;
}
