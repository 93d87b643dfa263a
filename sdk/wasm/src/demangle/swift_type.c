// SPDX-License-Identifier: Apache-2.0
#include "swift.h"
#include <string.h>

uint16_t swift_pop_type(struct swift *s)
{
	uint16_t type = swift_pop_if(s, swift_is_type);

	return type ? type : swift_fail(s);
}

uint16_t swift_pop_nominal(struct swift *s)
{
	uint16_t type = swift_pop_if(s, swift_is_nominal);

	return type ? type : swift_fail(s);
}

uint16_t swift_pop_module(struct swift *s)
{
	uint16_t module = swift_pop(s, SWIFT_MODULE), name = module ? 0 : swift_pop(s, SWIFT_IDENTIFIER);

	if (name) {
		module = swift_node(s, SWIFT_MODULE);
		s->nodes[module].text = s->nodes[name].text;
		s->nodes[module].len = s->nodes[name].len;
	}
	return module;
}

uint16_t swift_pop_context(struct swift *s)
{
	uint16_t context = swift_pop_module(s);

	if (!context)
		context = swift_pop_if(s, swift_is_nominal);
	if (!context)
		context = swift_pop_if(s, swift_is_context);
	return context ? context : swift_fail(s);
}

static uint16_t declared(struct swift *s, uint8_t kind)
{
	uint16_t name = swift_pop_if(s, swift_is_name);

	return swift_two(s, kind, swift_pop_context(s), name);
}

uint16_t swift_nominal(struct swift *s, uint8_t kind)
{
	return swift_substitutable(s, declared(s, kind));
}

uint16_t swift_pop_protocol(struct swift *s)
{
	uint16_t type = swift_pop_if(s, swift_is_type);

	if (!type)
		return declared(s, SWIFT_PROTOCOL);
	return swift_kind_of(s, type) == SWIFT_PROTOCOL ? type : swift_fail(s);
}

uint16_t swift_pop_type_list(struct swift *s)
{
	uint16_t list = swift_node(s, SWIFT_LIST);
	bool first = swift_pop(s, SWIFT_EMPTY) != 0;

	while (!first && !s->failed) {
		first = swift_pop(s, SWIFT_FIRST) != 0;
		swift_add_first(s, list, swift_pop_type(s));
	}
	return list;
}

/* Parameters or a result. */
static uint16_t pop_signature_type(struct swift *s)
{
	return swift_pop(s, SWIFT_EMPTY) ? swift_node(s, SWIFT_TUPLE) : swift_pop_type(s);
}

uint16_t swift_pop_callable(struct swift *s, const char *how)
{
	uint16_t type = swift_text_node(s, SWIFT_CALLABLE, how), effects = swift_node(s, SWIFT_LIST);

	for (uint32_t order = 0; s->nr_stack && order < 6; order++) {
		const struct swift_node *top = &s->nodes[s->stack[s->nr_stack - 1]];

		if (top->kind == SWIFT_EFFECT && top->number == order)
			swift_add(s, effects, swift_pop_any(s));
	}
	swift_add(s, type, effects);
	swift_add(s, type, pop_signature_type(s));
	swift_add(s, type, pop_signature_type(s));
	return type;
}

uint16_t swift_tuple(struct swift *s)
{
	uint16_t tuple = swift_node(s, SWIFT_TUPLE);
	bool first = swift_pop(s, SWIFT_EMPTY) != 0;

	while (!first && !s->failed) {
		uint16_t element = swift_node(s, SWIFT_ELEMENT), name;

		first = swift_pop(s, SWIFT_FIRST) != 0;
		s->nodes[element].number = swift_pop(s, SWIFT_VARIADIC) != 0;
		name = swift_pop(s, SWIFT_IDENTIFIER);
		swift_add(s, element, swift_pop_type(s));
		swift_add(s, element, name);
		swift_add_first(s, tuple, element);
	}
	return tuple;
}

static uint16_t pop_protocols(struct swift *s)
{
	uint16_t list = swift_node(s, SWIFT_LIST);
	bool first = swift_pop(s, SWIFT_EMPTY) != 0;

	while (!first && !s->failed) {
		first = swift_pop(s, SWIFT_FIRST) != 0;
		swift_add_first(s, list, swift_pop_protocol(s));
	}
	return list;
}

uint16_t swift_protocols(struct swift *s)
{
	return swift_one(s, SWIFT_COMPOSED, pop_protocols(s));
}

#define BUILTIN "Builtin."

/* A number and _, of bits or elements. */
static uint16_t sized(struct swift *s, const char *name, const char *of, uint32_t of_len)
{
	static char digits[12];
	int32_t size = swift_natural(s);
	uint32_t len = (uint32_t)strlen(name), from = sizeof(digits);
	uint16_t node = swift_node(s, SWIFT_BUILTIN);
	char *out = s->text + s->nr_text;

	if (size <= 0 || !swift_eat(s, '_') || SWIFT_TEXT - s->nr_text < len + of_len + sizeof(digits))
		return swift_fail(s);
	for (; size; size /= 10)
		digits[--from] = (char)('0' + size % 10);
	s->nodes[node].text = out;
	s->nodes[node].len = len + (uint32_t)(sizeof(digits) - from) + of_len;
	memcpy(out, name, len);
	memcpy(out + len, digits + from, sizeof(digits) - from);
	memcpy(out + len + (sizeof(digits) - from), of, of_len);
	s->nr_text += s->nodes[node].len;
	return node;
}

static uint16_t vector(struct swift *s)
{
	static char of[64];
	uint16_t element = swift_pop(s, SWIFT_BUILTIN);
	uint32_t len = s->nodes[element].len;

	if (!element || len <= strlen(BUILTIN) || len >= sizeof(of))
		return swift_fail(s);
	of[0] = 'x';
	memcpy(of + 1, s->nodes[element].text + strlen(BUILTIN), len - strlen(BUILTIN));
	return sized(s, BUILTIN "Vec", of, 1 + len - (uint32_t)strlen(BUILTIN));
}

uint16_t swift_builtin(struct swift *s)
{
	static const struct {
		char letter;
		const char *name;
	} names[] = {
		{ 'A', BUILTIN "ImplicitActor" },
		{ 'b', BUILTIN "BridgeObject" },
		{ 'B', BUILTIN "UnsafeValueBuffer" },
		{ 'c', BUILTIN "RawUnsafeContinuation" },
		{ 'D', BUILTIN "DefaultActorStorage" },
		{ 'd', BUILTIN "NonDefaultDistributedActorStorage" },
		{ 'e', BUILTIN "Executor" },
		{ 'I', BUILTIN "IntLiteral" },
		{ 'j', BUILTIN "Job" },
		{ 'O', BUILTIN "UnknownObject" },
		{ 'o', BUILTIN "NativeObject" },
		{ 'P', BUILTIN "PackIndex" },
		{ 'p', BUILTIN "RawPointer" },
		{ 't', BUILTIN "SILToken" },
		{ 'w', BUILTIN "Word" },
	};
	char letter = swift_next(s);
	uint16_t type, size;

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (names[i].letter == letter)
			return swift_text_node(s, SWIFT_BUILTIN, names[i].name);
	switch (letter) {
	case 'f':
		return sized(s, BUILTIN "FPIEEE", "", 0);
	case 'i':
		return sized(s, BUILTIN "Int", "", 0);
	case 'v':
		return vector(s);
	case 'V':
		type = swift_pop_type(s);
		size = swift_pop_type(s);
		return swift_two(s, SWIFT_FIXED_ARRAY, size, type);
	}
	return swift_fail(s);
}

static uint16_t marked(struct swift *s, uint8_t kind, const char *text)
{
	uint16_t node = swift_text_node(s, kind, text);
	uint16_t type = swift_pop_type(s);

	swift_add(s, node, type);
	return node;
}

static const char *representation(struct swift *s)
{
	switch (swift_next(s)) {
	case 't':
		return "@thin ";
	case 'T':
		return "@thick ";
	case 'o':
		return "@objc_metatype ";
	}
	swift_fail(s);
	return "";
}

static uint16_t represented(struct swift *s)
{
	const char *how = representation(s);
	uint16_t type = marked(s, SWIFT_TRAILED, ".Type"), node = swift_text_node(s, SWIFT_MARKED, how);

	swift_add(s, node, type);
	return node;
}

static uint16_t box(struct swift *s, bool generic)
{
	uint16_t arguments = generic ? swift_pop_type_list(s) : 0;
	uint16_t signature = generic ? swift_pop(s, SWIFT_SIGNATURE) : 0;
	uint16_t node = swift_one(s, SWIFT_BOX, swift_pop_type_list(s));

	if (generic && !signature)
		return swift_fail(s);
	swift_add(s, node, signature);
	swift_add(s, node, arguments);
	return node;
}

static uint16_t composed(struct swift *s, bool of_class)
{
	uint16_t superclass = of_class ? swift_pop_type(s) : 0;
	uint16_t node = swift_one(s, SWIFT_COMPOSED, pop_protocols(s));

	if (of_class) {
		swift_add(s, node, superclass);
	} else {
		s->nodes[node].text = "AnyObject";
		s->nodes[node].len = 9;
	}
	return node;
}

static bool is_requirement(uint8_t kind)
{
	return kind == SWIFT_REQUIREMENT;
}

/* A protocol whose associated types are known. */
static uint16_t constrained(struct swift *s)
{
	uint16_t requirements = swift_node(s, SWIFT_LIST);
	bool first = false;

	while (!first && !s->failed) {
		uint16_t requirement;

		first = swift_pop(s, SWIFT_FIRST) != 0;
		requirement = swift_pop_if(s, is_requirement);
		if (!requirement)
			return swift_fail(s);
		swift_add_first(s, requirements, requirement);
	}
	return swift_two(s, SWIFT_CONSTRAINED, swift_pop_type(s), requirements);
}

/* Behind X. */
uint16_t swift_special_type(struct swift *s)
{
	uint16_t types, context;
	char c = swift_next(s);

	switch (c) {
	case 'E':
		return swift_pop_callable(s, "");
	case 'A':
		return swift_pop_callable(s, "@autoclosure ");
	case 'K':
		return swift_pop_callable(s, "@autoclosure ");
	case 'f':
		return swift_pop_callable(s, "@convention(thin) ");
	case 'B':
		return swift_pop_callable(s, "@convention(block) ");
	case 'L':
		return swift_pop_callable(s, "@escaping @convention(block) ");
	case 'C':
		return swift_pop_callable(s, "@convention(c) ");
	case 'z':
		c = swift_next(s);
		swift_skip_c_type(s);
		return c == 'B'   ? swift_pop_callable(s, "@convention(block) ")
		       : c == 'C' ? swift_pop_callable(s, "@convention(c) ")
				  : swift_fail(s);
	case 'o':
		return marked(s, SWIFT_MARKED, "unowned ");
	case 'u':
		return marked(s, SWIFT_MARKED, "unowned(unsafe) ");
	case 'w':
		return marked(s, SWIFT_MARKED, "weak ");
	case 'b':
		return marked(s, SWIFT_MARKED, "@box ");
	case 'D':
		return marked(s, SWIFT_MARKED, "");
	case 'M':
	case 'm':
		return represented(s);
	case 'p':
		return marked(s, SWIFT_TRAILED, ".Type");
	case 'P':
		return constrained(s);
	case 'c':
		return composed(s, true);
	case 'l':
		return composed(s, false);
	case 'x':
		return box(s, false);
	case 'X':
		return box(s, true);
	case 'Y':
		return swift_nominal(s, SWIFT_OTHER);
	case 'Z':
		types = swift_pop_type_list(s);
		if (!swift_pop(s, SWIFT_IDENTIFIER))
			return swift_fail(s);
		context = swift_one(s, SWIFT_ANONYMOUS, swift_pop_context(s));
		swift_add(s, context, types);
		return context;
	case 'e':
		return swift_text_node(s, SWIFT_BUILTIN, "<ERROR TYPE>");
	case 'g':
		return marked(s, SWIFT_MARKED, "any ");
	case 'G':
		types = marked(s, SWIFT_MARKED, "any ");
		context = swift_pop(s, SWIFT_SIGNATURE);
		return context ? types : swift_fail(s);
	}
	return swift_fail(s);
}

static uint16_t effect(struct swift *s, uint32_t order, const char *text)
{
	uint16_t node = swift_text_node(s, SWIFT_EFFECT, text);

	s->nodes[node].number = order;
	return node;
}

/* Behind Y. Effects are numbered in the order in which they are taken, which is their order in a name the other way round. */
uint16_t swift_annotation(struct swift *s)
{
	uint16_t node;

	switch (swift_next(s)) {
	case 'T':
		return effect(s, 0, "sending ");
	case 'A':
		return effect(s, 1, "@isolated(any) ");
	case 'C':
		return effect(s, 1, "nonisolated(nonsending) ");
	case 'c':
		node = effect(s, 1, "@");
		swift_add(s, node, swift_pop_type(s));
		return node;
	case 'j':
		switch (swift_next(s)) {
		case 'f':
			return effect(s, 2, "@differentiable(_forward) ");
		case 'r':
			return effect(s, 2, "@differentiable(reverse) ");
		case 'l':
			return effect(s, 2, "@differentiable(_linear) ");
		case 'd':
			return effect(s, 2, "@differentiable ");
		}
		return swift_fail(s);
	case 'K':
		node = effect(s, 3, " throws");
		swift_add(s, node, swift_pop_type(s));
		return node;
	case 'b':
		return effect(s, 4, "@Sendable ");
	case 'a':
		return effect(s, 5, " async");
	case 'i':
		return marked(s, SWIFT_MARKED, "isolated ");
	case 'k':
		return marked(s, SWIFT_MARKED, "@noDerivative ");
	case 't':
		return marked(s, SWIFT_MARKED, "_const ");
	case 'u':
		return marked(s, SWIFT_MARKED, "sending ");
	}
	return swift_fail(s);
}
