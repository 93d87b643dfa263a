// SPDX-License-Identifier: Apache-2.0
/* What the compiler makes beside what is written: thunks, specializations, witnesses, metadata. */
#include "swift.h"
#include <string.h>

struct wording {
	char letter;
	const char *text;
};

static const char *wording(const struct wording *known, uint32_t count, char letter)
{
	for (uint32_t i = 0; i < count; i++)
		if (known[i].letter == letter)
			return known[i].text;
	return NULL;
}

#define WORDING(known, letter) wording(known, sizeof(known) / sizeof(*(known)), letter)

static uint16_t prefixed(struct swift *s, const char *text, uint16_t part)
{
	uint16_t node = part ? swift_text_node(s, SWIFT_PREFIXED, text) : swift_fail(s);

	swift_add(s, node, part);
	return node;
}

static uint16_t pop_entity(struct swift *s)
{
	uint16_t entity = swift_pop_if(s, swift_is_entity);

	return entity ? entity : swift_fail(s);
}

/* One part, a text, another part. */
static uint16_t between(struct swift *s, uint16_t part, const char *text, uint16_t other)
{
	uint16_t node = swift_two(s, SWIFT_BETWEEN, part, other);

	if (node) {
		s->nodes[node].text = text;
		s->nodes[node].len = (uint32_t)strlen(text);
	}
	return node;
}

static void specialization_pass(struct swift *s)
{
	char pass;

	(void)swift_eat(s, 'm');
	(void)swift_eat(s, 'q');
	(void)swift_eat(s, 'a');
	(void)swift_eat(s, 'r');
	pass = swift_next(s);
	if (pass < '0' || pass > '9')
		swift_fail(s);
}

static uint16_t specialized(struct swift *s)
{
	return swift_text_node(s, SWIFT_ATTRIBUTE, "specialized ");
}

static uint16_t generic_specialization(struct swift *s)
{
	specialization_pass(s);
	(void)swift_pop_type_list(s);
	return specialized(s);
}

static void constant(struct swift *s)
{
	switch (swift_next(s)) {
	case 'f':
	case 'g':
	case 'k':
		return;
	case 'i':
	case 'd':
		if (swift_natural(s) < 0)
			swift_fail(s);
		return;
	case 's':
		if (!swift_eat(s, 'b') && !swift_eat(s, 'w') && !swift_eat(s, 'c'))
			swift_fail(s);
		return;
	case 'S':
		return;
	}
	swift_fail(s);
}

static bool specializes(struct swift *s, bool result)
{
	char c = swift_look(s);

	if (result && c == 'n') {
		s->at++;
		return true;
	}
	switch (swift_next(s)) {
	case 'n':
	case 'c':
	case 'i':
	case 's':
	case 'r':
		return true;
	case 'C':
		return swift_natural(s) >= 0;
	case 'p':
		/* Constants of a struct's fields follow one another. */
		do
			constant(s);
		while (!s->failed && swift_look(s) && memchr("fgidsSk", swift_look(s), 7) && s->at[-1] == 'S');
		return !s->failed;
	case 'E':
		return true;
	case 'e':
	case 'd':
	case 'g':
	case 'o':
	case 'x':
		while (swift_look(s) && memchr("DGOX", swift_look(s), 4))
			s->at++;
		return true;
	}
	s->at--;
	return false;
}

/* How arguments are passed to a special version of a function. What they are stands before: types and identifiers. */
static uint16_t argument_specialization(struct swift *s)
{
	uint16_t part;

	specialization_pass(s);
	while (!s->failed && !swift_eat(s, '_'))
		if (s->at == s->end || !specializes(s, false))
			return swift_fail(s);
	if (s->at == s->end || !specializes(s, true))
		return swift_fail(s);
	do {
		part = swift_pop_if(s, swift_is_type);
		if (!part)
			part = swift_pop(s, SWIFT_IDENTIFIER);
	} while (part && s->nr_stack);
	return specialized(s);
}

/* Between two ways to call the same function: the first is the one that is seen. */
static uint16_t reabstraction(struct swift *s, char c)
{
	uint16_t signature = swift_pop(s, SWIFT_SIGNATURE), self = c == 'y' ? swift_pop_type(s) : 0;
	uint16_t to = swift_pop_type(s), from = swift_pop_type(s), both;

	(void)signature;
	if (!self)
		return prefixed(s, "thunk for ", from);
	both = between(s, from, " to ", to);
	return prefixed(s, "reabstraction thunk from ", between(s, both, " self ", self));
}

static uint16_t key_path(struct swift *s, char c)
{
	const char *text = "key path getter for ";
	uint16_t types = swift_node(s, SWIFT_LIST), type, node, signature;

	if (c == 'k') {
		text = "key path setter for ";
		if (s->end - s->at >= 2 && s->at[0] == 'm' && s->at[1] == 'u') {
			text = "key path unapplied method ";
			s->at += 2;
		} else if (s->end - s->at >= 2 && s->at[0] == 'M' && s->at[1] == 'A') {
			text = "key path applied method ";
			s->at += 2;
		}
	}
	(void)swift_eat(s, 'q');
	while ((type = swift_pop_if(s, swift_is_type)))
		swift_add_first(s, types, type);
	if (!s->nodes[types].first)
		return swift_fail(s);
	signature = swift_pop(s, SWIFT_SIGNATURE);
	if (signature)
		types = between(s, signature, "", types);
	node = pop_entity(s);
	return prefixed(s, text, between(s, node, " : ", types));
}

static uint16_t key_path_of_index(struct swift *s, const char *text)
{
	uint16_t tuple = swift_node(s, SWIFT_TUPLE), type;

	(void)swift_eat(s, 'q');
	(void)swift_pop(s, SWIFT_SIGNATURE);
	while ((type = swift_pop_if(s, swift_is_type)))
		swift_add_first(s, tuple, swift_one(s, SWIFT_ELEMENT, type));
	return prefixed(s, text, tuple);
}

static uint16_t associated_conformance(struct swift *s, const char *text)
{
	uint16_t required = swift_pop_protocol(s), path, of;

	/* A type, or the way to one. */
	path = s->nr_stack > 1 && swift_is_type(swift_kind_of(s, s->stack[s->nr_stack - 1])) &&
			       swift_is_type(swift_kind_of(s, s->stack[s->nr_stack - 2])) &&
			       swift_kind_of(s, s->stack[s->nr_stack - 1]) != SWIFT_PROTOCOL
		       ? swift_pop_type(s)
		       : swift_pop_associated_path(s);
	of = swift_pop_type(s);
	return prefixed(s, text, between(s, between(s, of, ".", path), ": ", required));
}

static void skip_subset(struct swift *s)
{
	const char *start = s->at;

	while (swift_eat(s, 'S') || swift_eat(s, 'U'))
		;
	if (s->at == start)
		swift_fail(s);
}

static const struct wording derivatives[] = {
	{ 'f', "forward-mode derivative of " },
	{ 'r', "reverse-mode derivative of " },
	{ 'd', "differential of " },
	{ 'p', "pullback of " },
};

static uint16_t derivative(struct swift *s)
{
	bool thunk = swift_eat(s, 'V'), reorders = !thunk && swift_eat(s, 'O');
	const char *text = WORDING(derivatives, swift_next(s));
	uint16_t node = text ? swift_text_node(s, SWIFT_PREFIXED, text) : swift_fail(s), part;

	if (reorders) {
		(void)swift_pop(s, SWIFT_SIGNATURE);
		(void)swift_pop_type(s);
		return prefixed(s, "autodiff self-reordering reabstraction thunk for ", swift_pop_type(s));
	}
	skip_subset(s);
	if (!swift_eat(s, 'p'))
		swift_fail(s);
	skip_subset(s);
	if (!swift_eat(s, 'r'))
		swift_fail(s);
	(void)swift_pop(s, SWIFT_SIGNATURE);
	part = swift_pop_any(s);
	if (!part)
		return swift_fail(s);
	swift_add(s, node, part);
	return thunk ? prefixed(s, "vtable thunk for ", node) : node;
}

static uint16_t outlined_variable(struct swift *s)
{
	uint16_t node = swift_node(s, SWIFT_ATTRIBUTE);

	s->nodes[node].number = swift_index(s) + 1;
	s->nodes[node].text = swift_eat(s, 'r') ? "outlined read-only object #" : "outlined variable #";
	s->nodes[node].len = (uint32_t)strlen(s->nodes[node].text);
	return node;
}

/* A call by the rules of Objective-C, of which is shown what crosses over. */
static uint16_t outlined_call(struct swift *s)
{
	const char *start = s->at;
	uint16_t node = swift_text_node(s, SWIFT_ATTRIBUTE, "outlined bridged method (");
	uint16_t what = swift_node(s, SWIFT_BUILTIN);

	while (s->at < s->end && *s->at != '_')
		s->at++;
	s->nodes[what].text = start;
	s->nodes[what].len = (uint32_t)(s->at - start);
	if (!swift_eat(s, '_'))
		return swift_fail(s);
	swift_add(s, node, what);
	return node;
}

/* Behind T. */
uint16_t swift_thunk(struct swift *s)
{
	static const struct wording attributes[] = {
		{ 'A', "partial apply for " },
		{ 'a', "partial apply for " },
		{ 'o', "@objc " },
		{ 'O', "@nonobjc " },
		{ 'D', "dynamic " },
		{ 'd', "super " },
		{ 'm', "" },
		{ 'X', "" },
		{ 'x', "" },
		{ 'I', "" },
		{ 'E', "" },
		{ 'F', "" },
		{ 'u', "async function pointer to " },
	};
	static const struct wording entities[] = {
		{ 'j', "dispatch thunk of " },
		{ 'q', "method descriptor for " },
		{ 'S', "protocol self-conformance witness for " },
	};
	static const struct wording suffixes[] = {
		{ 'b', "" },
		{ 'B', "back deployment fallback for " },
		{ 'c', "coro function pointer to " },
		{ 'd', "default override of " },
		{ 'S', "#_hasSymbol query for " },
	};
	char c = swift_next(s);
	const char *text = WORDING(attributes, c);
	uint16_t node, other;

	if (text)
		return swift_text_node(s, SWIFT_ATTRIBUTE, text);
	text = WORDING(entities, c);
	if (text)
		return prefixed(s, text, pop_entity(s));
	switch (c) {
	case 'Q':
	case 'Y':
		(void)swift_index(s);
		return swift_text_node(s, SWIFT_ATTRIBUTE, "");
	case 'w':
		text = WORDING(suffixes, swift_next(s));
		return text ? swift_text_node(s, SWIFT_ATTRIBUTE, text) : swift_fail(s);
	case 'c':
		return swift_one(s, SWIFT_CURRY, pop_entity(s));
	case 'C':
		return prefixed(s, "coroutine continuation prototype for ", swift_pop_type(s));
	case 'V':
		node = pop_entity(s);
		other = pop_entity(s);
		return prefixed(s, "vtable thunk for ", between(s, node, " dispatching to ", other));
	case 'W':
		node = pop_entity(s);
		other = swift_pop_conformance(s);
		return prefixed(s, "protocol witness for ", between(s, node, " in conformance ", other));
	case 't':
		do
			(void)swift_natural(s);
		while (swift_eat(s, 't'));
		c = swift_next(s);
		return c == 'g' || c == 'G' || c == 'B' ? generic_specialization(s) : swift_fail(s);
	case 'g':
	case 'G':
	case 'B':
	case 's':
	case 'i':
		return generic_specialization(s);
	case 'p':
	case 'P':
		specialization_pass(s);
		(void)swift_pop_type(s);
		return specialized(s);
	case 'f':
		return argument_specialization(s);
	case 'R':
	case 'r':
	case 'y':
		return reabstraction(s, c);
	case 'K':
	case 'k':
		return key_path(s, c);
	case 'H':
		return key_path_of_index(s, "key path index equality operator for ");
	case 'h':
		return key_path_of_index(s, "key path index hash operator for ");
	case 'l':
		return prefixed(s, "associated type descriptor for ", swift_associated_name(s));
	case 'L':
		return prefixed(s, "protocol requirements base descriptor for ", swift_pop_protocol(s));
	case 'M':
		return prefixed(s, "default associated type witness accessor for ", swift_associated_name(s));
	case 'n':
		return associated_conformance(s, "associated conformance descriptor for ");
	case 'N':
		return associated_conformance(s, "default associated conformance accessor for ");
	case 'b':
		node = swift_pop_protocol(s);
		other = swift_pop_type(s);
		return prefixed(s, "base conformance descriptor for ", between(s, other, ": ", node));
	case 'v':
		return outlined_variable(s);
	case 'e':
		return outlined_call(s);
	case 'J':
		return derivative(s);
	}
	return swift_fail(s);
}

static uint16_t outlined(struct swift *s)
{
	static const struct wording ways[] = {
		{ 'y', "outlined copy of " },
		{ 'e', "outlined consume of " },
		{ 'r', "outlined retain of " },
		{ 's', "outlined release of " },
		{ 'b', "outlined init with take of " },
		{ 'B', "outlined init with take of " },
		{ 'c', "outlined init with copy of " },
		{ 'C', "outlined init with copy of " },
		{ 'd', "outlined assign with take of " },
		{ 'D', "outlined assign with take of " },
		{ 'f', "outlined assign with copy of " },
		{ 'F', "outlined assign with copy of " },
		{ 'h', "outlined destroy of " },
		{ 'H', "outlined destroy of " },
		{ 'g', "outlined enum get tag of " },
		{ 'i', "outlined enum tag store of " },
		{ 'j', "outlined enum project data for load of " },
	};
	char c = swift_next(s);
	const char *text = WORDING(ways, c);

	if (!text)
		return swift_fail(s);
	if (c == 'i' || c == 'j')
		(void)swift_index(s);
	(void)swift_pop(s, SWIFT_SIGNATURE);
	return prefixed(s, text, swift_pop_type(s));
}

/* The variables that are initialized at once. */
static uint16_t once(struct swift *s, const char *text)
{
	uint16_t names = swift_node(s, SWIFT_TUPLE);

	while (!s->failed && swift_pop(s, SWIFT_FIRST))
		swift_add_first(s, names, swift_one(s, SWIFT_ELEMENT, swift_pop_if(s, swift_is_name)));
	(void)swift_pop_context(s);
	return prefixed(s, text, swift_count(s, names) == 1 ? swift_part(s, names, 0) : names);
}

/* Behind W. */
uint16_t swift_witness(struct swift *s)
{
	static const struct wording tables[] = {
		{ 'P', "protocol witness table for " },
		{ 'p', "protocol witness table pattern for " },
		{ 'G', "generic protocol witness table for " },
		{ 'I', "instantiation function for generic protocol witness table for " },
		{ 'r', "resilient protocol witness table for " },
		{ 'a', "protocol witness table accessor for " },
	};
	char c = swift_next(s);
	const char *text = WORDING(tables, c);
	uint16_t node, other, path;

	if (text)
		return prefixed(s, text, swift_pop_conformance(s));
	switch (c) {
	case 'C':
		return prefixed(s, "enum case for ", pop_entity(s));
	case 'V':
		return prefixed(s, "value witness table for ", swift_pop_type(s));
	case 'S':
		return prefixed(s, "protocol self-conformance witness table for ", swift_pop_protocol(s));
	case 'l':
	case 'L':
		node = swift_pop_conformance(s);
		other = swift_pop_type(s);
		return prefixed(s,
				c == 'l' ? "lazy protocol witness table accessor for type "
					 : "lazy protocol witness table cache variable for type ",
				between(s, other, " and conformance ", node));
	case 't':
		node = swift_pop_if(s, swift_is_name);
		other = swift_pop_conformance(s);
		return prefixed(s, "associated type metadata accessor for ", between(s, node, " in ", other));
	case 'T':
		node = swift_pop_protocol(s);
		path = swift_pop_associated_path(s);
		other = swift_pop_conformance(s);
		return prefixed(s, "associated type witness table accessor for ",
				between(s, between(s, path, " : ", node), " in ", other));
	case 'b':
		node = swift_pop_protocol(s);
		other = swift_pop_conformance(s);
		return prefixed(s, "base witness table accessor for ", between(s, node, " in ", other));
	case 'v':
		c = swift_next(s);
		if (c != 'd' && c != 'i')
			return swift_fail(s);
		return prefixed(s, c == 'd' ? "direct field offset for " : "indirect field offset for ", pop_entity(s));
	case 'O':
		return outlined(s);
	case 'Z':
		return once(s, "one-time initialization function for ");
	case 'z':
		return once(s, "one-time initialization token for ");
	}
	return swift_fail(s);
}

/* Behind M. */
uint16_t swift_metadata(struct swift *s)
{
	static const struct wording of_type[] = {
		{ 'a', "type metadata accessor for " },
		{ 'b', "canonical specialized generic type metadata accessor for " },
		{ 'B', "reflection metadata builtin descriptor " },
		{ 'C', "reflection metadata superclass descriptor " },
		{ 'D', "demangling cache variable for type metadata for " },
		{ 'F', "reflection metadata field descriptor " },
		{ 'f', "full type metadata for " },
		{ 'I', "type metadata instantiation cache for " },
		{ 'i', "type metadata instantiation function for " },
		{ 'L', "lazy cache variable for type metadata for " },
		{ 'l', "type metadata singleton initialization cache for " },
		{ 'M', "specialized generic metaclass for " },
		{ 'm', "metaclass for " },
		{ 'N', "noncanonical specialized generic type metadata for " },
		{ 'n', "nominal type descriptor for " },
		{ 'o', "class metadata base offset for " },
		{ 'P', "generic type metadata pattern for " },
		{ 'r', "type metadata completion function for " },
		{ 's', "ObjC resilient class stub for " },
		{ 't', "full ObjC resilient class stub for " },
		{ 'U', "ObjC metadata update function for " },
		{ 'u', "method lookup function for " },
		{ 'z', "flag for loading of canonical specialized generic type metadata for " },
	};
	static const struct wording of_any[] = {
		{ 'g', "opaque type descriptor accessor for " },
		{ 'h', "opaque type descriptor accessor impl for " },
		{ 'J', "cache variable for noncanonical specialized generic type metadata for " },
		{ 'j', "opaque type descriptor accessor key for " },
		{ 'K', "metadata instantiation cache for " },
		{ 'k', "opaque type descriptor accessor var for " },
		{ 'Q', "opaque type descriptor for " },
		{ 'q', "uniquable " },
	};
	char c = swift_next(s);
	const char *text = WORDING(of_type, c);

	if (text)
		return prefixed(s, text, swift_pop_type(s));
	text = WORDING(of_any, c);
	if (text)
		return prefixed(s, text, swift_pop_any(s));
	switch (c) {
	case 'A':
		return prefixed(s, "reflection metadata associated type descriptor ", swift_pop_conformance(s));
	case 'c':
		return prefixed(s, "protocol conformance descriptor for ", swift_pop_conformance(s));
	case 'p':
		return prefixed(s, "protocol descriptor for ", swift_pop_protocol(s));
	case 'S':
		return prefixed(s, "protocol self-conformance descriptor for ", swift_pop_protocol(s));
	case 'V':
		return prefixed(s, "property descriptor for ", pop_entity(s));
	case 'X':
		switch (swift_next(s)) {
		case 'M':
			return prefixed(s, "module descriptor ", swift_pop_module(s));
		case 'E':
			return prefixed(s, "extension descriptor ", swift_pop_context(s));
		case 'X':
			return prefixed(s, "anonymous descriptor ", swift_pop_context(s));
		case 'Y':
			if (!swift_pop(s, SWIFT_IDENTIFIER))
				return swift_fail(s);
			return prefixed(s, "anonymous descriptor ", swift_pop_context(s));
		}
	}
	return swift_fail(s);
}

/* Behind w. */
uint16_t swift_value_witness(struct swift *s)
{
	static const struct {
		char letters[3];
		const char *text;
	} witnesses[] = {
		{ "al", "allocateBuffer for " },
		{ "ca", "assignWithCopy for " },
		{ "ta", "assignWithTake for " },
		{ "de", "deallocateBuffer for " },
		{ "xx", "destroy for " },
		{ "XX", "destroyBuffer for " },
		{ "Xx", "destroyArray for " },
		{ "CP", "initializeBufferWithCopyOfBuffer for " },
		{ "Cp", "initializeBufferWithCopy for " },
		{ "cp", "initializeWithCopy for " },
		{ "TK", "initializeBufferWithTakeOfBuffer for " },
		{ "Tk", "initializeBufferWithTake for " },
		{ "tk", "initializeWithTake for " },
		{ "pr", "projectBuffer for " },
		{ "xs", "storeExtraInhabitant for " },
		{ "xg", "getExtraInhabitantIndex for " },
		{ "Cc", "initializeArrayWithCopy for " },
		{ "Tt", "initializeArrayWithTakeFrontToBack for " },
		{ "tT", "initializeArrayWithTakeBackToFront for " },
		{ "ug", "getEnumTag for " },
		{ "up", "destructiveProjectEnumData for " },
		{ "ui", "destructiveInjectEnumTag for " },
		{ "et", "getEnumTagSinglePayload for " },
		{ "st", "storeEnumTagSinglePayload for " },
	};
	char first = swift_next(s), second = swift_next(s);

	for (size_t i = 0; i < sizeof(witnesses) / sizeof(*witnesses); i++)
		if (witnesses[i].letters[0] == first && witnesses[i].letters[1] == second)
			return prefixed(s, witnesses[i].text, swift_pop_type(s));
	return swift_fail(s);
}
