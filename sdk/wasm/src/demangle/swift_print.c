// SPDX-License-Identifier: Apache-2.0
/* A tree as Xcode and Instruments write it: `specialized closure #1 in Array.sort<A>(by:)`. What a declaration is in comes
 * before its name, or behind it (`in`, `of`) where one of the two is no single word. */
#include "swift.h"
#include <string.h>

#define DEPTH_MAX 96u
#define STEPS_MAX 20000u

struct printer {
	const struct swift *s;
	char *out;
	uint32_t len, cap, depth, steps;
	bool failed;
};

/* How an entity is written. */
struct manner {
	const char *extra; /* what part of it, or NULL */
	uint32_t extra_len, number;
	const char *name; /* instead of its own */
	uint32_t name_len;
	bool has_name, typed, callable;
};

static uint16_t print(struct printer *p, uint16_t node, bool as_prefix);

static void put(struct printer *p, const char *text, uint32_t len)
{
	if (p->failed || len >= p->cap - p->len) {
		p->failed = true;
		return;
	}
	if (len)
		memcpy(p->out + p->len, text, len);
	p->len += len;
}

static void say(struct printer *p, const char *text)
{
	put(p, text, (uint32_t)strlen(text));
}

static void say_number(struct printer *p, uint32_t number)
{
	char digits[10];
	uint32_t from = sizeof(digits);

	do
		digits[--from] = (char)('0' + number % 10);
	while (number /= 10);
	put(p, digits + from, (uint32_t)sizeof(digits) - from);
}

static void own_text(struct printer *p, uint16_t node)
{
	put(p, p->s->nodes[node].text, p->s->nodes[node].len);
}

static uint8_t kind_of(const struct printer *p, uint16_t node)
{
	return p->s->nodes[node].kind;
}

static uint16_t part(const struct printer *p, uint16_t node, uint32_t index)
{
	return swift_part(p->s, node, index);
}

static void whole(struct printer *p, uint16_t node)
{
	(void)print(p, node, false);
}

static void all(struct printer *p, uint16_t node, const char *separator)
{
	for (uint16_t at = p->s->nodes[node].first; at && !p->failed; at = p->s->cells[at].next) {
		whole(p, p->s->cells[at].node);
		if (p->s->cells[at].next)
			say(p, separator);
	}
}

static bool is_simple(const struct printer *p, uint16_t type)
{
	uint16_t protocols;

	switch (kind_of(p, type)) {
	case SWIFT_COMPOSED:
		protocols = part(p, type, 0);
		return !part(p, type, 1) && swift_count(p->s, protocols) <= !p->s->nodes[type].len;
	case SWIFT_CALLABLE:
	case SWIFT_LOWERED:
	case SWIFT_MARKED:
	case SWIFT_CONSTRAINED:
		return false;
	}
	return true;
}

static void in_parentheses(struct printer *p, uint16_t type)
{
	bool simple = is_simple(p, type);

	if (!simple)
		say(p, "(");
	whole(p, type);
	if (!simple)
		say(p, ")");
}

static bool is_known(const struct printer *p, uint16_t type, const char *name)
{
	uint16_t module = part(p, type, 0), named = part(p, type, 1);

	return swift_is_nominal(kind_of(p, type)) && kind_of(p, module) == SWIFT_MODULE &&
	       p->s->nodes[module].len == 5 && !memcmp(p->s->nodes[module].text, "Swift", 5) &&
	       kind_of(p, named) == SWIFT_IDENTIFIER && p->s->nodes[named].len == strlen(name) &&
	       !memcmp(p->s->nodes[named].text, name, strlen(name));
}

static void bound(struct printer *p, uint16_t node)
{
	uint16_t type = part(p, node, 0), arguments = part(p, node, 1);
	uint32_t count = swift_count(p->s, arguments);

	if (count == 1 && is_known(p, type, "Optional")) {
		in_parentheses(p, part(p, arguments, 0));
		say(p, "?");
	} else if (count == 1 && is_known(p, type, "Array")) {
		say(p, "[");
		all(p, arguments, "");
		say(p, "]");
	} else if (count == 2 && is_known(p, type, "Dictionary")) {
		say(p, "[");
		all(p, arguments, " : ");
		say(p, "]");
	} else {
		whole(p, type);
		say(p, "<");
		all(p, arguments, ", ");
		say(p, ">");
	}
}

static void parameter(struct printer *p, uint32_t depth, uint32_t index)
{
	do {
		char letter = (char)('A' + index % 26);

		put(p, &letter, 1);
	} while (index /= 26);
	if (depth)
		say_number(p, depth);
}

/* The mark of a parameter that stands for several, or for a value. */
static uint16_t mark_of(const struct printer *p, uint16_t signature, uint32_t which)
{
	for (uint16_t at = p->s->nodes[signature].first; at; at = p->s->cells[at].next)
		if (p->s->nodes[part(p, p->s->cells[at].node, 0)].number == which)
			return p->s->cells[at].node;
	return 0;
}

static void one_depth(struct printer *p, uint16_t signature, uint32_t depth, uint32_t count)
{
	if (depth)
		say(p, "><");
	if (count > 256)
		p->failed = true;
	for (uint32_t index = 0; index < count && !p->failed; index++) {
		uint16_t mark = mark_of(p, signature, depth << 16 | index);

		if (index)
			say(p, ", ");
		if (mark)
			say(p, p->s->nodes[mark].number == 'v' ? "each " : "let ");
		parameter(p, depth, index);
		if (mark && part(p, mark, 1)) {
			say(p, ": ");
			whole(p, part(p, mark, 1));
		}
	}
}

/* Counts are as in the name: z, or a number and _, for each depth. */
static void signature(struct printer *p, uint16_t node)
{
	const char *at = p->s->nodes[node].text, *end = at + p->s->nodes[node].len;
	uint32_t depth = 0;

	say(p, "<");
	if (p->s->nodes[node].number)
		one_depth(p, node, depth, 1);
	while (at < end && !p->failed) {
		uint32_t count = 0;

		if (*at == 'z') {
			at++;
		} else {
			bool has_digits = *at != '_';

			while (at < end && *at != '_' && count < 100000)
				count = count * 10 + (uint32_t)(*at++ - '0');
			at++;
			count += has_digits ? 2 : 1;
		}
		one_depth(p, node, depth++, count);
	}
	say(p, ">");
}

static void effects(struct printer *p, uint16_t list, uint32_t order)
{
	for (uint16_t at = p->s->nodes[list].first; at; at = p->s->cells[at].next) {
		uint16_t effect = p->s->cells[at].node, type = part(p, effect, 0);

		if (p->s->nodes[effect].number != order)
			continue;
		own_text(p, effect);
		if (!type)
			continue;
		if (order == 3)
			say(p, "(");
		whole(p, type);
		say(p, order == 3 ? ")" : " ");
	}
}

static void callable(struct printer *p, uint16_t node)
{
	uint16_t marks = part(p, node, 0), parameters = part(p, node, 1);

	own_text(p, node);
	effects(p, marks, 2);
	effects(p, marks, 1);
	effects(p, marks, 4);
	if (kind_of(p, parameters) != SWIFT_TUPLE)
		say(p, "(");
	whole(p, parameters);
	if (kind_of(p, parameters) != SWIFT_TUPLE)
		say(p, ")");
	effects(p, marks, 5);
	effects(p, marks, 3);
	say(p, " -> ");
	effects(p, marks, 0);
	whole(p, part(p, node, 2));
}

static void lowered_parts(struct printer *p, uint16_t node, uint32_t which)
{
	bool first = true;

	say(p, "(");
	for (uint16_t at = p->s->nodes[node].first; at && !p->failed; at = p->s->cells[at].next) {
		uint16_t one = p->s->cells[at].node;

		if (p->s->nodes[one].number != which)
			continue;
		if (!first)
			say(p, ", ");
		first = false;
		if (which)
			whole(p, part(p, one, 0));
		own_text(p, one);
		if (!which)
			whole(p, part(p, one, 0));
		whole(p, part(p, one, 1));
	}
	say(p, ")");
}

/* Types that are parameters of the function's type are given behind it. */
static void lowered(struct printer *p, uint16_t node)
{
	uint16_t list = part(p, node, 0), pattern = part(p, node, 1), invocation = part(p, node, 2);

	own_text(p, node);
	if (swift_count(p->s, pattern)) {
		say(p, "@substituted ");
		whole(p, part(p, pattern, 0));
		say(p, " ");
	}
	lowered_parts(p, list, 0);
	say(p, " -> ");
	lowered_parts(p, list, 1);
	if (swift_count(p->s, pattern)) {
		say(p, " for <");
		all(p, part(p, pattern, 1), ", ");
		say(p, ">");
	}
	if (swift_count(p->s, invocation)) {
		say(p, " for <");
		all(p, part(p, invocation, 0), ", ");
		say(p, ">");
	}
}

static void composed(struct printer *p, uint16_t node)
{
	uint16_t protocols = part(p, node, 0), superclass = part(p, node, 1);

	if (superclass) {
		whole(p, superclass);
		if (p->s->nodes[protocols].first)
			say(p, " & ");
	}
	all(p, protocols, " & ");
	if (p->s->nodes[node].len) {
		if (p->s->nodes[protocols].first)
			say(p, " & ");
		own_text(p, node);
	} else if (!superclass && !p->s->nodes[protocols].first) {
		say(p, "Any");
	}
}

static void box(struct printer *p, uint16_t node)
{
	uint16_t fields = part(p, node, 0);

	if (part(p, node, 1)) {
		whole(p, part(p, node, 1));
		say(p, " ");
	}
	say(p, "{ ");
	for (uint16_t at = p->s->nodes[fields].first; at && !p->failed; at = p->s->cells[at].next) {
		uint16_t field = p->s->cells[at].node;
		bool changes = kind_of(p, field) == SWIFT_MARKED && p->s->nodes[field].text[0] == 'i';

		say(p, changes ? "var " : "let ");
		whole(p, changes ? part(p, field, 0) : field);
		if (p->s->cells[at].next)
			say(p, ", ");
	}
	say(p, " }");
	if (part(p, node, 2)) {
		say(p, " <");
		all(p, part(p, node, 2), ", ");
		say(p, ">");
	}
}

/* Parameters by their labels alone, with the generic ones before them. */
static void labelled(struct printer *p, uint16_t type, uint16_t labels)
{
	uint16_t parameters, label, at;

	while (kind_of(p, type) == SWIFT_GENERIC) {
		whole(p, part(p, type, 0));
		type = part(p, type, 1);
	}
	if (kind_of(p, type) != SWIFT_CALLABLE)
		return;
	parameters = part(p, type, 1);
	if (kind_of(p, parameters) != SWIFT_TUPLE) {
		say(p, "(_:)");
		return;
	}
	say(p, "(");
	label = p->s->nodes[labels].first;
	for (at = p->s->nodes[parameters].first; at && !p->failed; at = p->s->cells[at].next) {
		if (label && kind_of(p, p->s->cells[label].node) == SWIFT_IDENTIFIER)
			own_text(p, p->s->cells[label].node);
		else
			say(p, "_");
		say(p, ":");
		label = p->s->cells[label].next;
	}
	say(p, ")");
}

/* What it is in where that is to come behind: shown by whoever asked for a prefix and got none. */
static uint16_t entity(struct printer *p, uint16_t node, bool as_prefix, const struct manner *how)
{
	uint16_t context = part(p, node, 0), name = part(p, node, 1), behind = 0;
	const char *extra = how->extra;
	uint32_t before;
	bool local = how->has_name && kind_of(p, name) == SWIFT_LOCAL_NAME;
	bool words = local || (how->extra && memchr(how->extra, ' ', how->extra_len));

	if (as_prefix && (how->typed || words))
		return node;
	if (words) {
		behind = context;
	} else {
		before = p->len;
		behind = print(p, context, true);
		if (p->len != before)
			say(p, ".");
	}
	if (how->has_name || how->name) {
		if (extra && words) {
			put(p, extra, how->extra_len);
			if (how->number)
				say_number(p, how->number - 1);
			say(p, " of ");
			extra = NULL;
		}
		before = p->len;
		if (how->name)
			put(p, how->name, how->name_len);
		else
			whole(p, name);
		if (p->len != before && extra)
			say(p, ".");
	}
	if (extra) {
		put(p, extra, how->extra_len);
		if (how->number)
			say_number(p, how->number - 1);
	}
	if (how->callable && words)
		say(p, " ");
	if (how->callable)
		labelled(p, part(p, node, how->has_name ? 2 : 1), part(p, node, how->has_name ? 3 : 2));
	if (!as_prefix && behind) {
		say(p,
		    kind_of(p, node) == SWIFT_PART && how->extra[0] != 'c' && how->extra[0] != 'i' ? " of " : " in ");
		whole(p, behind);
		behind = 0;
	}
	return behind;
}

static uint16_t storage(struct printer *p, uint16_t node, bool as_prefix, struct manner *how)
{
	how->typed = true;
	if (kind_of(p, node) == SWIFT_VARIABLE)
		how->has_name = true;
	else
		how->name = "subscript", how->name_len = 9;
	return entity(p, node, as_prefix, how);
}

static uint16_t declaration(struct printer *p, uint16_t node, bool as_prefix)
{
	const struct swift_node *it = &p->s->nodes[node];
	struct manner how = { 0 };

	switch (it->kind) {
	case SWIFT_FUNCTION:
	case SWIFT_MACRO:
		how.has_name = how.typed = how.callable = true;
		break;
	case SWIFT_SUBSCRIPT:
		how.callable = true;
		/* fall through */
	case SWIFT_VARIABLE:
		return storage(p, node, as_prefix, &how);
	case SWIFT_ACCESSOR:
		how.extra = it->text;
		how.extra_len = it->len;
		return storage(p, part(p, node, 0), as_prefix, &how);
	case SWIFT_INIT:
		how.name = it->text;
		how.name_len = it->len;
		how.typed = how.callable = true;
		break;
	case SWIFT_MEMBER:
		how.name = it->text;
		how.name_len = it->len;
		break;
	case SWIFT_NAMED_PART:
		how.has_name = true;
		/* fall through */
	case SWIFT_PART:
		how.extra = it->text;
		how.extra_len = it->len;
		how.number = it->number;
		break;
	default:
		how.has_name = true;
	}
	return entity(p, node, as_prefix, &how);
}

static uint16_t extension(struct printer *p, uint16_t node)
{
	uint16_t behind = print(p, part(p, node, 0), true);

	if (part(p, node, 1))
		whole(p, part(p, node, 1));
	return behind;
}

static uint16_t one(struct printer *p, uint16_t node, bool as_prefix)
{
	const struct swift_node *it = &p->s->nodes[node];

	switch (it->kind) {
	case SWIFT_IDENTIFIER:
	case SWIFT_OPERATOR:
	case SWIFT_BUILTIN:
		own_text(p, node);
		break;
	case SWIFT_LOCAL_NAME:
		whole(p, part(p, node, 0));
		say(p, " #");
		say_number(p, it->number + 1);
		break;
	case SWIFT_PRIVATE_NAME:
		if (part(p, node, 0))
			whole(p, part(p, node, 0));
		break;
	case SWIFT_RELATED_NAME: {
		char letter = (char)it->number;

		say(p, "related decl '");
		put(p, &letter, 1);
		say(p, "' for ");
		whole(p, part(p, node, 0));
		break;
	}
	case SWIFT_MODULE:
		break;
	case SWIFT_EXTENSION:
		return extension(p, node);
	case SWIFT_ANONYMOUS:
		return print(p, part(p, node, 0), as_prefix);
	case SWIFT_STATIC:
		say(p, "static ");
		whole(p, part(p, node, 0));
		break;
	case SWIFT_CURRY:
		say(p, "curry thunk of ");
		whole(p, part(p, node, 0));
		break;
	case SWIFT_BOUND:
	case SWIFT_BOUND_INNER:
		bound(p, node);
		break;
	case SWIFT_TUPLE:
		say(p, "(");
		all(p, node, ", ");
		say(p, ")");
		break;
	case SWIFT_ELEMENT:
		if (part(p, node, 1)) {
			whole(p, part(p, node, 1));
			say(p, ": ");
		}
		whole(p, part(p, node, 0));
		if (it->number)
			say(p, "...");
		break;
	case SWIFT_CALLABLE:
		callable(p, node);
		break;
	case SWIFT_MARKED:
		own_text(p, node);
		whole(p, part(p, node, 0));
		break;
	case SWIFT_TRAILED:
		in_parentheses(p, part(p, node, 0));
		if (it->number && (kind_of(p, part(p, node, 0)) == SWIFT_COMPOSED ||
				   kind_of(p, part(p, node, 0)) == SWIFT_CONSTRAINED))
			say(p, ".Protocol");
		else
			own_text(p, node);
		break;
	case SWIFT_COMPOSED:
		composed(p, node);
		break;
	case SWIFT_GENERIC:
		whole(p, part(p, node, 0));
		if (kind_of(p, part(p, node, 1)) != SWIFT_CALLABLE && kind_of(p, part(p, node, 1)) != SWIFT_GENERIC)
			say(p, " ");
		whole(p, part(p, node, 1));
		break;
	case SWIFT_PARAMETER:
		parameter(p, it->number >> 16, it->number & UINT16_MAX);
		break;
	case SWIFT_ASSOCIATED:
		whole(p, part(p, node, 0));
		say(p, ".");
		whole(p, part(p, node, 1));
		break;
	case SWIFT_OPAQUE:
		say(p, "some");
		break;
	case SWIFT_OPAQUE_OF:
		say(p, "<<opaque return type of ");
		whole(p, part(p, node, 0));
		say(p, ">>");
		break;
	case SWIFT_PACK:
		say(p, "Pack{");
		all(p, node, ", ");
		say(p, "}");
		break;
	case SWIFT_CONSTRAINED:
		say(p, "any ");
		whole(p, part(p, node, 0));
		say(p, "<");
		all(p, part(p, node, 1), ", ");
		say(p, ">");
		break;
	case SWIFT_REQUIREMENT:
		whole(p, part(p, node, 0));
		own_text(p, node);
		if (part(p, node, 1))
			whole(p, part(p, node, 1));
		break;
	case SWIFT_LOWERED:
		lowered(p, node);
		break;
	case SWIFT_ASSOCIATED_NAME:
		if (part(p, node, 1)) {
			whole(p, part(p, node, 1));
			say(p, ".");
		}
		whole(p, part(p, node, 0));
		break;
	case SWIFT_INTEGER:
		own_text(p, node);
		say_number(p, it->number);
		break;
	case SWIFT_FIXED_ARRAY:
		say(p, "Builtin.FixedArray<");
		all(p, node, ", ");
		say(p, ">");
		break;
	case SWIFT_BOX:
		box(p, node);
		break;
	case SWIFT_SIGNATURE:
		signature(p, node);
		break;
	case SWIFT_CONFORMANCE:
		whole(p, part(p, node, 0));
		break;
	case SWIFT_LIST:
		all(p, node, it->len ? it->text : ", ");
		break;
	case SWIFT_PREFIXED:
		own_text(p, node);
		all(p, node, "");
		break;
	case SWIFT_BETWEEN:
		whole(p, part(p, node, 0));
		own_text(p, node);
		whole(p, part(p, node, 1));
		break;
	default:
		if (swift_is_context(it->kind) || swift_is_nominal(it->kind))
			return declaration(p, node, as_prefix);
		p->failed = true;
	}
	return 0;
}

/* What could not be written before a name is returned when it was to be. */
static uint16_t print(struct printer *p, uint16_t node, bool as_prefix)
{
	uint16_t behind;

	if (!node || p->depth == DEPTH_MAX || ++p->steps > STEPS_MAX)
		p->failed = true;
	if (p->failed)
		return 0;
	p->depth++;
	behind = one(p, node, as_prefix);
	p->depth--;
	return behind;
}

static void attribute(struct printer *p, uint16_t node)
{
	own_text(p, node);
	if (p->s->nodes[node].number) {
		say_number(p, p->s->nodes[node].number - 1);
		say(p, " of ");
	} else if (part(p, node, 0)) {
		whole(p, part(p, node, 0));
		say(p, ") of ");
	}
}

/* What a symbol may be the name of. */
static bool is_whole(uint8_t kind)
{
	return kind == SWIFT_PREFIXED || kind == SWIFT_BETWEEN || (swift_is_entity(kind) && kind != SWIFT_MODULE);
}

int swift_print(struct swift *s, char *out, uint32_t cap)
{
	struct printer p = { .s = s, .out = out, .cap = cap };
	bool is_specialized = false, has_attribute = false;
	uint16_t node;

	while ((node = swift_pop(s, SWIFT_ATTRIBUTE))) {
		bool specialized = s->nodes[node].text[0] == 's' && s->nodes[node].text[1] == 'p';

		has_attribute = true;
		if (!specialized || !is_specialized)
			attribute(&p, node);
		is_specialized |= specialized;
	}
	node = swift_pop_if(s, is_whole);
	/* A function whose symbol was chosen by hand is an identifier in the names of its copies. */
	if (!node && has_attribute)
		node = swift_pop(s, SWIFT_IDENTIFIER);
	if (!node || s->nr_stack)
		return 0;
	whole(&p, node);
	if (p.failed || !p.len)
		return 0;
	out[p.len] = 0;
	return (int)p.len;
}
