// SPDX-License-Identifier: Apache-2.0
/* D's names: _D, a qualified name, a type. Source of the format: the D language's specification, "Application Binary
 * Interface", name mangling, with the back references of version 2.077. Written are the qualified name and the types of a
 * function's parameters; its result and its attributes are not. */
#include "languages.h"
#include <stdbool.h>
#include <string.h>

#define DEPTH_MAX 64u
#define STEPS_MAX 20000u /* parts looked at: references may make a name of a few bytes a large one */

struct dlang {
	const char *start, *at, *end; /* start: what back references count from */
	char *out;
	uint32_t len, cap;
	uint32_t depth, steps;
	bool failed;
};

/* A part of the name that is shown later. */
struct dlang_span {
	const char *at, *end;
};

static void fail(struct dlang *d)
{
	d->failed = true;
}

static void put(struct dlang *d, const char *text, uint32_t len)
{
	if (d->failed || len >= d->cap - d->len) {
		fail(d);
		return;
	}
	memcpy(d->out + d->len, text, len);
	d->len += len;
}

static void say(struct dlang *d, const char *text)
{
	put(d, text, (uint32_t)strlen(text));
}

static char look(const struct dlang *d, uint32_t ahead)
{
	return (uint32_t)(d->end - d->at) > ahead ? d->at[ahead] : 0;
}

static bool eat(struct dlang *d, char c)
{
	if (look(d, 0) != c)
		return false;
	d->at++;
	return true;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool enter(struct dlang *d)
{
	if (d->depth == DEPTH_MAX || ++d->steps > STEPS_MAX)
		fail(d);
	if (d->failed)
		return false;
	d->depth++;
	return true;
}

static uint64_t number(struct dlang *d)
{
	uint64_t value = 0;

	if (!is_digit(look(d, 0)))
		fail(d);
	while (!d->failed && is_digit(look(d, 0))) {
		if (value > UINT64_MAX / 10 - 1)
			fail(d);
		value = value * 10 + (uint64_t)(*d->at++ - '0');
	}
	return value;
}

/* The length of what follows, and is there. */
static uint32_t length(struct dlang *d)
{
	uint64_t len = number(d);

	if (!len || len > (uint64_t)(d->end - d->at))
		fail(d);
	return d->failed ? 0 : (uint32_t)len;
}

/* Behind Q: a number to base 26, capital letters and a small one at its end, that says how far back from the Q. Where that
 * is, or NULL. */
static const char *back(struct dlang *d)
{
	const char *q = d->at - 1;
	uint64_t distance = 0;

	for (int digits = 0; digits < 8; digits++) {
		char c = look(d, 0);

		if (d->at == d->end)
			break;
		d->at++;
		if (c >= 'a' && c <= 'z') {
			distance = distance * 26 + (uint64_t)(c - 'a');
			return distance && distance <= (uint64_t)(q - d->start) ? q - distance : NULL;
		}
		if (c < 'A' || c > 'Z')
			break;
		distance = distance * 26 + (uint64_t)(c - 'A');
	}
	fail(d);
	return NULL;
}

static void type(struct dlang *d);
static void qualified_name(struct dlang *d, bool suffixes);
static void mangled(struct dlang *d);

static bool is_template(const struct dlang *d)
{
	return look(d, 0) == '_' && look(d, 1) == '_' && (look(d, 2) == 'T' || look(d, 2) == 'U');
}

static bool starts_name(const struct dlang *d)
{
	const char *q = d->at;
	uint64_t distance = 0;

	if (is_digit(look(d, 0)) || is_template(d))
		return true;
	if (look(d, 0) != 'Q')
		return false;
	/* A reference to a name leads to its length. */
	for (q++; q < d->end && *q >= 'A' && *q <= 'Z'; q++)
		distance = distance > UINT32_MAX ? distance : distance * 26 + (uint64_t)(*q - 'A');
	if (q == d->end || *q < 'a' || *q > 'z')
		return false;
	distance = distance * 26 + (uint64_t)(*q - 'a');
	return distance && distance <= (uint64_t)(d->at - d->start) && is_digit(*(d->at - distance));
}

static bool has(const char *name, uint32_t len, const char *what)
{
	return len == strlen(what) && !memcmp(name, what, len);
}

/* A name of len bytes; those that the compiler makes have readable forms. */
static void plain_name(struct dlang *d, const char *name, uint32_t len)
{
	static const char *const special[][2] = { { "__ctor", "this" }, { "__dtor", "~this" } };

	for (size_t i = 0; i < sizeof(special) / sizeof(*special); i++)
		if (has(name, len, special[i][0])) {
			say(d, special[i][1]);
			return;
		}
	put(d, name, len);
}

static void hex_string(struct dlang *d, uint64_t bytes, char kind)
{
	say(d, "\"");
	for (; bytes && !d->failed; bytes--) {
		static const char digits[] = "0123456789abcdef", controls[] = "\a\b\f\n\r\t\v", letters[] = "abfnrtv";
		const char *high = look(d, 0) ? memchr(digits, look(d, 0), 16) : NULL;
		const char *low = look(d, 1) ? memchr(digits, look(d, 1), 16) : NULL;
		const char *control;
		char byte;

		if (!high || !low) {
			fail(d);
			return;
		}
		byte = (char)((high - digits) << 4 | (low - digits));
		control = byte ? strchr(controls, byte) : NULL;
		if (byte >= ' ' && byte < 0x7f) {
			put(d, &byte, 1);
		} else if (control) {
			say(d, "\\");
			put(d, &letters[control - controls], 1);
		} else {
			say(d, "\\x");
			put(d, d->at, 2);
		}
		d->at += 2;
	}
	say(d, "\"");
	if (kind != 'a')
		put(d, &kind, 1);
}

/* A character of one, two or four bytes. */
static void character(struct dlang *d, uint64_t code, char of_type)
{
	static const char hex[] = "0123456789abcdef";
	uint32_t digits = of_type == 'a' ? 2 : of_type == 'u' ? 4 : 8;
	char text[13] = "'";
	uint32_t len = 1;

	if (of_type == 'a' && code >= ' ' && code < 0x7f) {
		text[len++] = (char)code;
	} else {
		text[len++] = '\\';
		text[len++] = of_type == 'a' ? 'x' : of_type == 'u' ? 'u' : 'U';
		while (digits--)
			text[len++] = hex[code >> 4 * digits & 15];
	}
	text[len++] = '\'';
	put(d, text, len);
}

static void value(struct dlang *d, char of_type)
{
	char kind;
	uint64_t count;

	if (!enter(d))
		return;
	kind = look(d, 0);
	d->at += kind ? 1 : 0;
	switch (kind) {
	case 'n':
		say(d, "null");
		break;
	case 'N':
		say(d, "-");
		/* fall through */
	case 'i':
	case '0':
	case '1':
	case '2':
	case '3':
	case '4':
	case '5':
	case '6':
	case '7':
	case '8':
	case '9': {
		const char *digits = kind == 'N' || kind == 'i' ? d->at : --d->at;
		uint64_t integer = number(d);

		if (of_type == 'a' || of_type == 'u' || of_type == 'w')
			character(d, integer, of_type);
		else if (of_type == 'b')
			say(d, integer ? "true" : "false");
		else
			put(d, digits, (uint32_t)(d->at - digits));
		if (of_type == 'h' || of_type == 't' || of_type == 'k')
			say(d, "u");
		else if (of_type == 'l')
			say(d, "L");
		else if (of_type == 'm')
			say(d, "uL");
		break;
	}
	case 'a':
	case 'w':
	case 'd':
		count = number(d);
		if (!eat(d, '_'))
			fail(d);
		hex_string(d, count, kind);
		break;
	case 'A':
		say(d, "[");
		count = number(d);
		for (uint64_t i = 0; i < count && !d->failed; i++) {
			if (i)
				say(d, ", ");
			value(d, 0);
			if (of_type == 'H') {
				say(d, ":");
				value(d, 0);
			}
		}
		say(d, "]");
		break;
	case 'S':
		say(d, "(");
		count = number(d);
		for (uint64_t i = 0; i < count && !d->failed; i++) {
			if (i)
				say(d, ", ");
			value(d, 0);
		}
		say(d, ")");
		break;
	case 'f':
		if (look(d, 0) != '_' || look(d, 1) != 'D')
			fail(d);
		else
			mangled(d);
		break;
	default:
		/* Floating point and what is newer. */
		fail(d);
	}
	d->depth--;
}

/* The letter of the type that comes next, also behind a reference. */
static char kind_of_type(struct dlang *d)
{
	const char *here = d->at, *to;
	char kind = look(d, 0);

	if (!eat(d, 'Q'))
		return kind;
	to = back(d);
	d->at = here;
	return to ? *to : 0;
}

/* Arguments of a template up to Z. */
static void arguments(struct dlang *d)
{
	for (uint32_t i = 0; !d->failed && !eat(d, 'Z'); i++) {
		uint32_t len, before;
		char kind;

		if (i)
			say(d, ", ");
		(void)eat(d, 'H'); /* chosen by a specialization */
		kind = look(d, 0);
		d->at += kind ? 1 : 0;
		switch (kind) {
		case 'T':
			type(d);
			break;
		case 'V':
			kind = kind_of_type(d);
			before = d->len;
			type(d);
			/* It is shown before the members of a struct alone. */
			if (!d->failed && look(d, 0) != 'S')
				d->len = before;
			value(d, kind);
			break;
		case 'S':
			if (look(d, 0) == '_' && look(d, 1) == 'D')
				mangled(d);
			else
				qualified_name(d, false);
			break;
		case 'X':
			len = length(d);
			put(d, d->at, len);
			d->at += len;
			break;
		default:
			fail(d);
		}
	}
}

/* __T, a name, arguments, Z. */
static void template(struct dlang *d)
{
	uint32_t len;

	d->at += 3;
	if (look(d, 0) == 'Q' || !is_digit(look(d, 0))) {
		qualified_name(d, false);
	} else {
		len = length(d);
		plain_name(d, d->at, len);
		d->at += len;
	}
	say(d, "!(");
	arguments(d);
	say(d, ")");
}

static void one_name(struct dlang *d)
{
	const char *from, *resume, *limit;
	uint32_t len;

	if (!enter(d))
		return;
	if (is_template(d)) {
		template(d);
	} else if (eat(d, 'Q')) {
		from = back(d);
		resume = d->at;
		if (from) {
			d->at = from;
			if (is_digit(look(d, 0)))
				one_name(d);
			else
				fail(d);
			d->at = resume;
		} else {
			fail(d);
		}
	} else {
		len = length(d);
		limit = d->at + len;
		/* The older way to write an instance of a template: with its length. */
		if (len > 5 && is_template(d)) {
			template(d);
			if (d->at != limit)
				fail(d);
		} else {
			plain_name(d, d->at, len);
			d->at = limit;
		}
	}
	d->depth--;
}

static bool is_convention(char c)
{
	return c && memchr("FUWVRY", c, 6);
}

/* Attributes of a function: N and a letter each. Those of a type, with another letter, stay. */
static const char attribute_letters[] = "abcdefijlm";

static struct dlang_span attributes(struct dlang *d)
{
	struct dlang_span span = { d->at, d->at };

	while (look(d, 0) == 'N' && look(d, 1) && memchr(attribute_letters, look(d, 1), sizeof(attribute_letters) - 1))
		d->at += 2;
	span.end = d->at;
	return span;
}

static void show_attributes(struct dlang *d, struct dlang_span span)
{
	static const char *const names[] = { " pure",  " nothrow", " ref",    " @property", " @trusted",
					     " @safe", " @nogc",   " return", " scope",     " @live" };

	for (; span.at < span.end; span.at += 2)
		say(d, names[strchr(attribute_letters, span.at[1]) - attribute_letters]);
}

/* How a method takes the object itself, from which on it is shown behind the parameters. */
static struct dlang_span modifiers(struct dlang *d)
{
	struct dlang_span span = { d->at, d->at };

	for (;;) {
		if (look(d, 0) && memchr("xyO", look(d, 0), 3))
			d->at++;
		else if (look(d, 0) == 'N' && look(d, 1) == 'g')
			d->at += 2;
		else
			break;
	}
	span.end = d->at;
	return span;
}

static void show_modifiers(struct dlang *d, struct dlang_span span)
{
	for (; span.at < span.end; span.at++) {
		if (*span.at == 'x')
			say(d, " const");
		else if (*span.at == 'y')
			say(d, " immutable");
		else if (*span.at == 'O')
			say(d, " shared");
		else if (*span.at == 'g')
			say(d, " inout");
	}
}

static void parameters(struct dlang *d)
{
	say(d, "(");
	for (uint32_t i = 0; !d->failed; i++) {
		if (look(d, 0) == 'X' || look(d, 0) == 'Y' || look(d, 0) == 'Z') {
			/* X: the last one stands for any number; Y: C's way of that; Z: no more. */
			if (look(d, 0) == 'X')
				say(d, "...");
			if (look(d, 0) == 'Y')
				say(d, i ? ", ..." : "...");
			d->at++;
			break;
		}
		if (i)
			say(d, ", ");
		for (;;) {
			if (eat(d, 'M')) {
				say(d, "scope ");
			} else if (look(d, 0) == 'N' && look(d, 1) == 'k') {
				d->at += 2;
				say(d, "return ");
			} else {
				break;
			}
		}
		if (eat(d, 'I')) {
			say(d, "in ");
			if (eat(d, 'K'))
				say(d, "ref ");
		} else if (eat(d, 'J')) {
			say(d, "out ");
		} else if (eat(d, 'K')) {
			say(d, "ref ");
		} else if (eat(d, 'L')) {
			say(d, "lazy ");
		}
		type(d);
	}
	say(d, ")");
}

static void reverse(char *text, uint32_t len)
{
	for (uint32_t i = 0; i < len / 2; i++) {
		char swap = text[i];

		text[i] = text[len - 1 - i];
		text[len - 1 - i] = swap;
	}
}

/* Some things are written in another order than they are shown: what was put from `middle` on comes before what was put
 * from `start` on. */
static void turn(struct dlang *d, uint32_t start, uint32_t middle)
{
	if (d->failed)
		return;
	reverse(d->out + start, middle - start);
	reverse(d->out + middle, d->len - middle);
	reverse(d->out + start, d->len - start);
}

/* Behind its convention: attributes, parameters, and the result, which is shown before them. */
static void function_type(struct dlang *d)
{
	struct dlang_span shown = attributes(d);
	uint32_t start = d->len, middle;

	parameters(d);
	show_attributes(d, shown);
	middle = d->len;
	type(d);
	turn(d, start, middle);
}

static const char *basic_type(char c)
{
	static const char *const names[26] = {
		"char",  "bool",   "creal", "double", "real",         "float",  "byte",    "ubyte",  "int",
		"ireal", "uint",   "long",  "ulong",  "typeof(null)", "ifloat", "idouble", "cfloat", "cdouble",
		"short", "ushort", "wchar", "void",   "dchar",        NULL,     NULL,      NULL
	};

	return c >= 'a' && c <= 'z' ? names[c - 'a'] : NULL;
}

static void wrapped(struct dlang *d, const char *word)
{
	say(d, word);
	say(d, "(");
	type(d);
	say(d, ")");
}

static void type(struct dlang *d)
{
	const char *from, *resume, *digits;
	uint32_t before, middle, digits_len;
	struct dlang_span mods;
	char kind;

	if (!enter(d))
		return;
	kind = look(d, 0);
	d->at += kind ? 1 : 0;
	switch (kind) {
	case 'O':
		wrapped(d, "shared");
		break;
	case 'x':
		wrapped(d, "const");
		break;
	case 'y':
		wrapped(d, "immutable");
		break;
	case 'N':
		if (eat(d, 'g')) {
			wrapped(d, "inout");
		} else if (eat(d, 'h')) {
			say(d, "__vector(");
			type(d);
			say(d, ")");
		} else if (eat(d, 'n')) {
			say(d, "typeof(*null)");
		} else {
			fail(d);
		}
		break;
	case 'A':
		type(d);
		say(d, "[]");
		break;
	case 'G':
		digits = d->at;
		(void)number(d);
		digits_len = (uint32_t)(d->at - digits);
		type(d);
		say(d, "[");
		put(d, digits, digits_len);
		say(d, "]");
		break;
	case 'H':
		/* The key comes first, and is shown behind. */
		before = d->len;
		say(d, "[");
		type(d);
		say(d, "]");
		middle = d->len;
		type(d);
		turn(d, before, middle);
		break;
	case 'P':
		if (is_convention(look(d, 0))) {
			d->at++;
			function_type(d);
			say(d, " function");
		} else {
			type(d);
			say(d, "*");
		}
		break;
	case 'F':
	case 'U':
	case 'W':
	case 'V':
	case 'R':
	case 'Y':
		function_type(d);
		break;
	case 'D':
		mods = modifiers(d);
		if (!is_convention(look(d, 0))) {
			fail(d);
			break;
		}
		d->at++;
		function_type(d);
		say(d, " delegate");
		show_modifiers(d, mods);
		break;
	case 'C':
	case 'S':
	case 'E':
	case 'T':
	case 'I':
		qualified_name(d, false);
		break;
	case 'B': {
		uint64_t count = number(d);

		say(d, "Tuple!(");
		for (uint64_t i = 0; i < count && !d->failed; i++) {
			if (i)
				say(d, ", ");
			type(d);
		}
		say(d, ")");
		break;
	}
	case 'Q':
		from = back(d);
		resume = d->at;
		if (from) {
			d->at = from;
			type(d);
			d->at = resume;
		} else {
			fail(d);
		}
		break;
	case 'z':
		if (eat(d, 'i'))
			say(d, "cent");
		else if (eat(d, 'k'))
			say(d, "ucent");
		else
			fail(d);
		break;
	default:
		if (basic_type(kind))
			say(d, basic_type(kind));
		else
			fail(d);
	}
	d->depth--;
}

/* What a name inside of a function has behind it: the function's convention and parameters. Kept when more names follow or
 * all of them are wanted; put back when it was no such thing. */
static void parameters_of_name(struct dlang *d, bool suffixes)
{
	struct dlang saved = *d;
	struct dlang_span mods = { d->at, d->at };

	if (eat(d, 'M'))
		mods = modifiers(d);
	if (!is_convention(look(d, 0))) {
		*d = saved;
		return;
	}
	d->at++;
	(void)attributes(d);
	parameters(d);
	if (suffixes)
		show_modifiers(d, mods);
	if (d->failed || (!suffixes && !starts_name(d)))
		*d = saved;
}

static void qualified_name(struct dlang *d, bool suffixes)
{
	if (!enter(d))
		return;
	for (uint32_t i = 0; !d->failed; i++) {
		if (i)
			say(d, ".");
		/* A scope without a name. */
		while (look(d, 0) == '0')
			d->at++;
		one_name(d);
		if (!d->failed)
			parameters_of_name(d, suffixes);
		if (!starts_name(d))
			break;
	}
	d->depth--;
}

/* _D, a qualified name, and the type of what it names: of a function, its result. */
static void mangled(struct dlang *d)
{
	uint32_t before;

	d->at += 2;
	qualified_name(d, true);
	/* What the compiler made has no type. */
	if (eat(d, 'Z'))
		return;
	before = d->len;
	type(d);
	if (!d->failed)
		d->len = before;
}

/* Where the name begins of the method that _DTi, an offset in the object and a whole name are a thunk to, or NULL. */
static const char *behind_thunk(const char *name, const char *end)
{
	const char *at = name + 4;

	if (end - name < 8 || memcmp(name, "_DTi", 4))
		return NULL;
	while (at < end && is_digit(*at))
		at++;
	return at > name + 4 && end - at > 2 && at[0] == '_' && at[1] == 'D' ? at : NULL;
}

int dlang_demangle(const char *name, uint32_t len, char *out, uint32_t cap)
{
	const char *method = behind_thunk(name, name + len), *start = method ? method : name;
	struct dlang d = { .start = start, .at = start, .end = name + len, .out = out, .cap = cap };

	if (method)
		say(&d, "thunk to ");
	if (len == 6 && !memcmp(name, "_Dmain", 6)) {
		say(&d, "D main");
	} else {
		mangled(&d);
		if (d.at != d.end)
			return 0;
	}
	if (d.failed)
		return 0;
	out[d.len] = 0;
	return (int)d.len;
}
