// SPDX-License-Identifier: Apache-2.0
/* Generic parameters, what they are replaced by, and what they must be. */
#include "swift.h"
#include <stddef.h>

uint16_t swift_parameter(struct swift *s, uint32_t depth, uint32_t index)
{
	uint16_t node = swift_node(s, SWIFT_PARAMETER);

	if (depth > UINT16_MAX || index > UINT16_MAX)
		return swift_fail(s);
	s->nodes[node].number = depth << 16 | index;
	return node;
}

uint16_t swift_parameter_index(struct swift *s)
{
	uint32_t depth = 0;

	if (swift_eat(s, 's'))
		return swift_text_node(s, SWIFT_BUILTIN, "Self");
	if (swift_eat(s, 'z'))
		return swift_parameter(s, 0, 0);
	if (swift_eat(s, 'd')) {
		depth = swift_index(s) + 1;
		return swift_parameter(s, depth, swift_index(s));
	}
	return swift_parameter(s, 0, swift_index(s) + 1);
}

static bool is_of_signature(uint8_t kind)
{
	return kind == SWIFT_REQUIREMENT || kind == SWIFT_PARAMETER_MARK;
}

/* Behind r, or l with one parameter. */
uint16_t swift_signature(struct swift *s, bool counts)
{
	const char *start = s->at;
	uint16_t node, part;

	while (counts && !s->failed && !swift_eat(s, 'l'))
		if (!swift_eat(s, 'z'))
			(void)swift_index(s);
	node = swift_node(s, SWIFT_SIGNATURE);
	s->nodes[node].text = counts ? start : "z";
	/* Without any count there is one parameter. */
	s->nodes[node].len = counts ? (uint32_t)(s->at - start) - 1 : 0;
	s->nodes[node].number = !counts;
	while ((part = swift_pop_if(s, is_of_signature)))
		if (swift_kind_of(s, part) == SWIFT_PARAMETER_MARK)
			swift_add_first(s, node, part);
	return node;
}

static void skip_layout(struct swift *s)
{
	switch (swift_next(s)) {
	case 'U':
	case 'R':
	case 'N':
	case 'C':
	case 'D':
	case 'T':
	case 'B':
	case 'S':
		return;
	case 'E':
	case 'M':
		(void)swift_index(s);
		(void)swift_index(s);
		return;
	case 'e':
	case 'm':
		(void)swift_index(s);
		return;
	}
	swift_fail(s);
}

uint16_t swift_associated_name(struct swift *s)
{
	uint16_t protocol = swift_pop_if(s, swift_is_type), name = swift_pop(s, SWIFT_IDENTIFIER);

	if (!name || (protocol && swift_kind_of(s, protocol) != SWIFT_PROTOCOL))
		return swift_fail(s);
	name = swift_one(s, SWIFT_ASSOCIATED_NAME, name);
	swift_add(s, name, protocol);
	return name;
}

/* The base is on the stack where none is given. */
static uint16_t associated(struct swift *s, bool has_base)
{
	uint16_t name = swift_associated_name(s), base = has_base ? swift_parameter_index(s) : swift_pop_type(s);

	return swift_substitutable(s, swift_two(s, SWIFT_ASSOCIATED, base, name));
}

uint16_t swift_pop_associated_path(struct swift *s)
{
	uint16_t path = swift_text_node(s, SWIFT_LIST, ".");
	bool first = false;

	while (!first && !s->failed) {
		first = swift_pop(s, SWIFT_FIRST) != 0;
		swift_add_first(s, path, swift_associated_name(s));
	}
	return path;
}

static uint16_t along(struct swift *s, uint16_t base, uint16_t path)
{
	for (uint16_t at = s->nodes[path].first; at; at = s->cells[at].next)
		base = swift_two(s, SWIFT_ASSOCIATED, base, s->cells[at].node);
	return base;
}

static uint16_t associated_deep(struct swift *s, bool has_base)
{
	uint16_t path = swift_pop_associated_path(s), base = has_base ? swift_parameter_index(s) : swift_pop_type(s);

	return swift_substitutable(s, along(s, base, path));
}

/* Behind R. What must hold is shown of a protocol's associated types alone, of other parameters it is left out. */
uint16_t swift_requirement(struct swift *s)
{
	enum { PROTOCOL, BASE, SAME, LAYOUT, SHAPE, INVERSE } what = PROTOCOL;
	enum { PARAMETER, ASSOCIATED, DEEP, SUBSTITUTED } of = PARAMETER;
	uint16_t node, left, right = 0;
	char c = swift_look(s);

	static const struct {
		char letter;
		uint8_t what, of;
	} letters[] = {
		{ 'p', PROTOCOL, ASSOCIATED }, { 'P', PROTOCOL, DEEP },     { 'Q', PROTOCOL, SUBSTITUTED },
		{ 'b', BASE, PARAMETER },      { 'c', BASE, ASSOCIATED },   { 'C', BASE, DEEP },
		{ 'B', BASE, SUBSTITUTED },    { 's', SAME, PARAMETER },    { 't', SAME, ASSOCIATED },
		{ 'T', SAME, DEEP },           { 'S', SAME, SUBSTITUTED },  { 'l', LAYOUT, PARAMETER },
		{ 'm', LAYOUT, ASSOCIATED },   { 'M', LAYOUT, DEEP },       { 'L', LAYOUT, SUBSTITUTED },
		{ 'h', SHAPE, PARAMETER },     { 'i', INVERSE, PARAMETER }, { 'I', INVERSE, SUBSTITUTED },
		{ 'j', INVERSE, ASSOCIATED },  { 'J', INVERSE, DEEP },
	};

	if (c == 'v' || c == 'V') {
		s->at++;
		left = swift_parameter_index(s);
		node = swift_one(s, SWIFT_PARAMETER_MARK, left);
		if (c == 'V')
			swift_add(s, node, swift_pop_type(s));
		s->nodes[node].number = (uint8_t)c;
		return node;
	}
	for (size_t i = 0; i < sizeof(letters) / sizeof(*letters); i++)
		if (letters[i].letter == c) {
			what = letters[i].what;
			of = letters[i].of;
			s->at++;
			break;
		}
	if (what == INVERSE && of != SUBSTITUTED)
		(void)swift_index(s);
	switch (of) {
	case PARAMETER:
		left = swift_parameter_index(s);
		break;
	case ASSOCIATED:
		left = associated(s, true);
		break;
	case DEEP:
		left = associated_deep(s, true);
		break;
	case SUBSTITUTED:
	default:
		left = swift_pop_type(s);
	}
	if (what == INVERSE && of == SUBSTITUTED)
		(void)swift_index(s);
	if (what == LAYOUT)
		skip_layout(s);
	else if (what == PROTOCOL)
		right = swift_pop_protocol(s);
	else if (what != INVERSE)
		right = swift_pop_type(s);
	node = swift_text_node(s, SWIFT_REQUIREMENT, what == SAME ? " == " : ": ");
	swift_add(s, node, left);
	swift_add(s, node, right);
	return node;
}

static uint16_t opaque(struct swift *s)
{
	uint32_t index = swift_index(s);
	uint16_t arguments = swift_pop_arguments(s), of = swift_pop(s, SWIFT_OPAQUE_OF), node;

	node = swift_two(s, SWIFT_OPAQUE, of, arguments);
	s->nodes[node].number = index;
	return swift_substitutable(s, node);
}

/* Behind Q. */
uint16_t swift_archetype(struct swift *s)
{
	uint16_t node, type;
	char c = swift_next(s);

	switch (c) {
	case 'a':
		node = swift_pop(s, SWIFT_IDENTIFIER);
		type = swift_pop_type(s);
		return swift_substitutable(s, swift_two(s, SWIFT_ASSOCIATED, type, node));
	case 'O':
		return swift_one(s, SWIFT_OPAQUE_OF, swift_pop_context(s));
	case 'o':
		return opaque(s);
	case 'R':
	case 'U':
		(void)swift_index(s);
		/* fall through */
	case 'r':
	case 'u':
		return swift_text_node(s, SWIFT_BUILTIN, "some");
	case 'x':
		return associated(s, false);
	case 'X':
		return associated_deep(s, false);
	case 'y':
		return associated(s, true);
	case 'Y':
		return associated_deep(s, true);
	case 'z':
	case 'Z':
		/* As with a first parameter's index. */
		if (c == 'z') {
			node = swift_associated_name(s);
			node = swift_two(s, SWIFT_ASSOCIATED, swift_parameter(s, 0, 0), node);
		} else {
			node = swift_pop_associated_path(s);
			node = along(s, swift_parameter(s, 0, 0), node);
		}
		return swift_substitutable(s, node);
	case 'e':
		(void)swift_index(s);
		node = swift_text_node(s, SWIFT_MARKED, "");
		swift_add(s, node, swift_pop_type(s));
		return node;
	case 'p':
		(void)swift_pop_type(s); /* how many, which the pattern shows */
		node = swift_text_node(s, SWIFT_MARKED, "repeat ");
		swift_add(s, node, swift_pop_type(s));
		return node;
	case 'P':
		return swift_one(s, SWIFT_PACK, swift_pop_type_list(s));
	case 'S':
		c = swift_next(s);
		node = swift_one(s, SWIFT_PACK, swift_pop_type_list(s));
		if (c != 'i' && c != 'd')
			return swift_fail(s);
		return node;
	}
	return swift_fail(s);
}

uint16_t swift_pop_arguments(struct swift *s)
{
	uint16_t lists = swift_node(s, SWIFT_LIST);

	while (swift_pop(s, SWIFT_RETROACTIVE))
		;
	do {
		uint16_t list = swift_node(s, SWIFT_LIST), type;

		while ((type = swift_pop_if(s, swift_is_type)))
			swift_add_first(s, list, type);
		swift_add(s, lists, list);
		if (swift_pop(s, SWIFT_EMPTY))
			return lists;
	} while (swift_pop(s, SWIFT_FIRST) && !s->failed);
	return swift_fail(s);
}

/* Whether a declaration may have arguments. */
static bool takes_arguments(uint8_t kind)
{
	return kind != SWIFT_VARIABLE && kind != SWIFT_SUBSCRIPT && kind != SWIFT_PART && kind != SWIFT_NAMED_PART &&
	       kind != SWIFT_MEMBER;
}

/* Give the lists from the cell on to a declaration and what it is in. */
static uint16_t with_arguments(struct swift *s, uint16_t declaration, uint16_t lists, uint32_t depth)
{
	uint8_t kind = swift_kind_of(s, declaration);
	uint16_t copy, at, list = 0;

	if (!lists)
		return declaration;
	if (depth > 32 || (!swift_is_nominal(kind) && !swift_is_context(kind)) || kind == SWIFT_MODULE)
		return swift_fail(s);
	if (takes_arguments(kind) && kind != SWIFT_EXTENSION) {
		list = s->cells[lists].node;
		lists = s->cells[lists].next;
	}
	if (lists) {
		copy = swift_node(s, kind);
		if (!copy)
			return 0;
		s->nodes[copy].text = s->nodes[declaration].text;
		s->nodes[copy].len = s->nodes[declaration].len;
		s->nodes[copy].number = s->nodes[declaration].number;
		at = s->nodes[declaration].first;
		if (!at)
			return swift_fail(s);
		swift_add(s, copy, with_arguments(s, s->cells[at].node, lists, depth + 1));
		while ((at = s->cells[at].next))
			swift_add(s, copy, s->cells[at].node);
		declaration = copy;
	}
	if (!list || !s->nodes[list].first)
		return declaration;
	return swift_two(s, swift_is_nominal(kind) ? SWIFT_BOUND : SWIFT_BOUND_INNER, declaration, list);
}

uint16_t swift_bound(struct swift *s)
{
	uint16_t lists = swift_pop_arguments(s), nominal = swift_pop_nominal(s);

	if (s->failed)
		return 0;
	return swift_substitutable(s, with_arguments(s, nominal, s->nodes[lists].first, 0));
}

uint16_t swift_pop_conformance(struct swift *s)
{
	uint16_t signature = swift_pop(s, SWIFT_SIGNATURE), module = swift_pop_module(s), type, protocol, node;

	protocol = swift_pop_protocol(s);
	type = swift_pop_if(s, swift_is_type);
	if (!type || (!module && swift_is_nominal(swift_kind_of(s, type))))
		return swift_fail(s);
	if (signature)
		type = swift_two(s, SWIFT_GENERIC, signature, type);
	node = swift_two(s, SWIFT_CONFORMANCE, type, protocol);
	return node;
}

static bool is_any_conformance(uint8_t kind)
{
	return kind == SWIFT_CONFORMANCES;
}

uint16_t swift_pop_any_conformance(struct swift *s)
{
	uint16_t node = swift_pop_if(s, is_any_conformance);

	return node ? node : swift_fail(s);
}

static void pop_conformances(struct swift *s)
{
	bool first = swift_pop(s, SWIFT_EMPTY) != 0;

	while (!first && !s->failed) {
		first = swift_pop(s, SWIFT_FIRST) != 0;
		(void)swift_pop_any_conformance(s);
	}
}

/* Conformances as arguments, behind H: nothing of them is shown. */
uint16_t swift_conformance(struct swift *s)
{
	static const struct {
		char letter;
		const char *text;
	} records[] = {
		{ 'r', "protocol descriptor runtime record for " },
		{ 'n', "nominal type descriptor runtime record for " },
		{ 'o', "opaque type descriptor runtime record for " },
	};
	uint16_t node;
	char c = swift_next(s);

	switch (c) {
	case 'P':
	case 'p':
		return swift_one(s, SWIFT_CONFORMANCE_REF, swift_pop_protocol(s));
	case 'C':
		pop_conformances(s);
		if (!swift_pop(s, SWIFT_CONFORMANCE_REF)) {
			(void)swift_pop_module(s);
			(void)swift_pop_protocol(s);
		}
		(void)swift_pop_type(s);
		return swift_node(s, SWIFT_CONFORMANCES);
	case 'D':
		(void)swift_index(s);
		(void)swift_pop_protocol(s);
		(void)swift_pop_type(s);
		return swift_node(s, SWIFT_CONFORMANCES);
	case 'I':
		(void)swift_index(s);
		(void)swift_pop_protocol(s);
		return swift_pop_any_conformance(s);
	case 'A':
		(void)swift_index(s);
		(void)swift_pop_protocol(s);
		(void)swift_pop_type(s);
		return swift_pop_any_conformance(s);
	case 'O':
		(void)swift_pop_type(s);
		return swift_pop_any_conformance(s);
	case 'X':
		pop_conformances(s);
		return swift_node(s, SWIFT_CONFORMANCES);
	case 'c':
		node = swift_text_node(s, SWIFT_PREFIXED, "protocol conformance descriptor runtime record for ");
		swift_add(s, node, swift_pop_conformance(s));
		return node;
	case 'F':
		return swift_text_node(s, SWIFT_ATTRIBUTE, "accessible function runtime record for ");
	}
	for (size_t i = 0; i < sizeof(records) / sizeof(*records); i++)
		if (records[i].letter == c) {
			node = swift_text_node(s, SWIFT_PREFIXED, records[i].text);
			swift_add(s, node,
				  c == 'r'   ? swift_pop_protocol(s)
				  : c == 'n' ? swift_pop_nominal(s)
					     : swift_one(s, SWIFT_LIST, swift_pop(s, SWIFT_OPAQUE_OF)));
			return node;
		}
	return swift_fail(s);
}
