// SPDX-License-Identifier: Apache-2.0
#include "swift.h"
#include "languages.h"
#include <string.h>

static uint16_t marked_type(struct swift *s, const char *text)
{
	uint16_t node = swift_text_node(s, SWIFT_MARKED, text);

	swift_add(s, node, swift_pop_type(s));
	return node;
}

static uint16_t effect(struct swift *s)
{
	uint16_t node = swift_text_node(s, SWIFT_EFFECT, " throws");

	s->nodes[node].number = 3;
	return node;
}

static uint16_t integer(struct swift *s)
{
	uint16_t node = swift_text_node(s, SWIFT_INTEGER, swift_eat(s, 'n') ? "-" : "");

	s->nodes[node].number = swift_index(s);
	return node;
}

static uint16_t extension(struct swift *s)
{
	uint16_t signature = swift_pop(s, SWIFT_SIGNATURE), module = swift_pop_module(s), node;

	if (!module)
		return swift_fail(s);
	node = swift_one(s, SWIFT_EXTENSION, swift_pop_nominal(s));
	swift_add(s, node, signature);
	return node;
}

static uint16_t operation(struct swift *s)
{
	uint16_t node, type;
	char c = swift_next(s);

	switch (c) {
	case 'A':
		return swift_again(s);
	case 'B':
		return swift_builtin(s);
	case 'C':
		return swift_nominal(s, SWIFT_CLASS);
	case 'D':
		node = swift_node(s, SWIFT_PREFIXED);
		swift_add(s, node, swift_pop_type(s));
		return node;
	case 'E':
		return extension(s);
	case 'F':
		return swift_plain_function(s);
	case 'G':
		return swift_bound(s);
	case 'H':
		return swift_conformance(s);
	case 'I':
		return swift_lowered(s);
	case 'K':
		return effect(s);
	case 'L':
		return swift_local_name(s);
	case 'M':
		return swift_metadata(s);
	case 'N':
		node = swift_text_node(s, SWIFT_PREFIXED, "type metadata for ");
		swift_add(s, node, swift_pop_type(s));
		return node;
	case 'O':
		return swift_nominal(s, SWIFT_ENUM);
	case 'P':
		return swift_nominal(s, SWIFT_PROTOCOL);
	case 'Q':
		return swift_archetype(s);
	case 'R':
		return swift_requirement(s);
	case 'S':
		return swift_standard(s);
	case 'T':
		return swift_thunk(s);
	case 'V':
		return swift_nominal(s, SWIFT_STRUCT);
	case 'W':
		return swift_witness(s);
	case 'X':
		return swift_special_type(s);
	case 'Y':
		return swift_annotation(s);
	case 'Z':
		return swift_one(s, SWIFT_STATIC, swift_pop_if(s, swift_is_entity));
	case 'a':
		return swift_nominal(s, SWIFT_ALIAS);
	case 'c':
		return swift_pop_callable(s, "");
	case 'd':
		return swift_node(s, SWIFT_VARIADIC);
	case 'f':
		return swift_function_entity(s);
	case 'g':
		(void)swift_index(s);
		return swift_pop_any_conformance(s) ? swift_node(s, SWIFT_RETROACTIVE) : 0;
	case 'h':
		return marked_type(s, "__shared ");
	case 'i':
		return swift_subscript(s);
	case 'l':
		return swift_signature(s, false);
	case 'm':
		node = swift_text_node(s, SWIFT_TRAILED, ".Type");
		s->nodes[node].number = 1;
		swift_add(s, node, swift_pop_type(s));
		return node;
	case 'n':
		return marked_type(s, "__owned ");
	case 'o':
		return swift_operator_name(s);
	case 'p':
		return swift_protocols(s);
	case 'q':
		return swift_parameter_index(s);
	case 'r':
		return swift_signature(s, true);
	case 's':
		return swift_text_node(s, SWIFT_MODULE, "Swift");
	case 't':
		return swift_tuple(s);
	case 'u':
		node = swift_pop(s, SWIFT_SIGNATURE);
		type = swift_pop_type(s);
		return swift_two(s, SWIFT_GENERIC, node, type);
	case 'v':
		return swift_variable(s);
	case 'w':
		return swift_value_witness(s);
	case 'x':
		return swift_parameter(s, 0, 0);
	case 'y':
		return swift_node(s, SWIFT_EMPTY);
	case 'z':
		return marked_type(s, "inout ");
	case '_':
		return swift_node(s, SWIFT_FIRST);
	case '$':
		return integer(s);
	}
	s->at--;
	return swift_identifier(s);
}

int swift_demangle(const char *name, uint32_t len, char *out, uint32_t cap)
{
	static struct swift s;

	s.at = name;
	s.end = name + len;
	s.nr_nodes = s.nr_cells = 1;
	s.nr_stack = s.nr_substitutions = s.nr_words = s.nr_text = 0;
	s.failed = false;
	memset(&s.nodes[0], 0, sizeof(s.nodes[0]));
	memset(&s.cells[0], 0, sizeof(s.cells[0]));
	while (s.at < s.end && swift_push(&s, operation(&s)))
		;
	return s.failed ? 0 : swift_print(&s, out, cap);
}
