/* SPDX-License-Identifier: Apache-2.0 */
/* Swift's names ($s, $S: Swift 4.2 and later). Source of the format: the Swift project's docs/ABI/Mangling.rst. A name is a
 * program for a stack machine: identifiers and operators, each of which takes what it is made of from the stack. Running it
 * gives a tree (a graph where parts are referred to again), which is then written the short way, as Xcode and Instruments
 * show names: without modules, types of parameters and results, and conditions on generic parameters. */
#ifndef BCCX_DEMANGLE_SWIFT_H
#define BCCX_DEMANGLE_SWIFT_H

#include <stdbool.h>
#include <stdint.h>

#define SWIFT_NODES 2048u
#define SWIFT_CELLS 4096u
#define SWIFT_STACK 512u
#define SWIFT_SUBSTITUTIONS 512u
#define SWIFT_WORDS 26u
#define SWIFT_TEXT 8192u /* bytes of identifiers that are not in the name as they are */

enum swift_kind {
	SWIFT_NONE,
	/* Names of declarations. */
	SWIFT_IDENTIFIER,
	SWIFT_OPERATOR,
	SWIFT_LOCAL_NAME, /* name; number: which of that name */
	SWIFT_PRIVATE_NAME, /* name, or nothing */
	SWIFT_RELATED_NAME, /* name; number: a letter */
	/* What declarations are in, that is no type. */
	SWIFT_MODULE,
	SWIFT_EXTENSION, /* type, signature or nothing */
	SWIFT_ANONYMOUS, /* context */
	SWIFT_FUNCTION, /* context, name, labels, type */
	SWIFT_VARIABLE, /* context, name */
	SWIFT_SUBSCRIPT, /* context */
	SWIFT_ACCESSOR, /* variable or subscript; text: which */
	SWIFT_INIT, /* context, labels, type; text: its name */
	SWIFT_MEMBER, /* context; text: its name */
	SWIFT_PART, /* context; text: what part of it; number, if any */
	SWIFT_NAMED_PART, /* context, name; text: what part of it */
	SWIFT_STATIC, /* declaration */
	SWIFT_MACRO, /* context, name, labels, type */
	SWIFT_TYPE_PARAMETER,
	SWIFT_CURRY, /* declaration */
	/* Types. */
	SWIFT_CLASS,
	SWIFT_STRUCT,
	SWIFT_ENUM,
	SWIFT_PROTOCOL,
	SWIFT_OTHER,
	SWIFT_ALIAS, /* context, name */
	SWIFT_BOUND, /* type, list of arguments */
	SWIFT_BOUND_INNER, /* a generic declaration that is none of a type, the same way */
	SWIFT_BUILTIN, /* text */
	SWIFT_TUPLE, /* elements */
	SWIFT_CALLABLE, /* marks, parameters, result; text: how it is called */
	SWIFT_MARKED, /* type; text: what is before it */
	SWIFT_TRAILED, /* type; text: what is behind it */
	SWIFT_COMPOSED, /* protocols, superclass; text: "AnyObject" or nothing */
	SWIFT_GENERIC, /* signature, type */
	SWIFT_PARAMETER, /* number: depth << 16 | index */
	SWIFT_ASSOCIATED, /* type, name */
	SWIFT_OPAQUE, /* declaration, arguments; number */
	SWIFT_PACK, /* types */
	SWIFT_CONSTRAINED, /* protocols, requirements */
	SWIFT_LOWERED, /* parts of a function type of the intermediate language; text: attributes */
	SWIFT_INTEGER, /* number */
	SWIFT_FIXED_ARRAY, /* number, type */
	SWIFT_BOX, /* fields, signature, types */
	/* Marks, which are taken by other operators. */
	SWIFT_EMPTY,
	SWIFT_FIRST,
	SWIFT_VARIADIC,
	SWIFT_EFFECT, /* text; type, if it has one. number: in what order */
	SWIFT_ASSOCIATED_NAME, /* name; protocol, if it is named */
	SWIFT_SIGNATURE, /* requirements, marks; text: counts as in the name */
	SWIFT_REQUIREMENT, /* left, right; text: between them */
	SWIFT_PARAMETER_MARK, /* parameter, type or nothing */
	SWIFT_CONFORMANCE_REF,
	SWIFT_CONFORMANCE,
	SWIFT_CONFORMANCES,
	SWIFT_RETROACTIVE,
	SWIFT_OPAQUE_OF, /* declaration */
	SWIFT_MACRO_EXPANSION,
	/* Parts. */
	SWIFT_LIST,
	SWIFT_ELEMENT, /* name or nothing, type; number: variadic */
	SWIFT_LOWERED_PART, /* type; text: how it is passed; number: parameter, result */
	/* What is at the outermost. */
	SWIFT_PREFIXED, /* parts; text: before them */
	SWIFT_BETWEEN, /* two parts; text: between them */
	SWIFT_ATTRIBUTE, /* text; type, if it has one */
};

struct swift_node {
	const char *text;
	uint32_t len, number;
	uint16_t first, last; /* cells of its parts; 0: none */
	uint8_t kind;
};

struct swift_cell {
	uint16_t node, next;
};

struct swift {
	const char *at, *end;
	struct swift_node nodes[SWIFT_NODES]; /* from 1 */
	struct swift_cell cells[SWIFT_CELLS];
	uint16_t stack[SWIFT_STACK], substitutions[SWIFT_SUBSTITUTIONS];
	struct {
		const char *text;
		uint32_t len;
	} words[SWIFT_WORDS];
	char text[SWIFT_TEXT];
	uint32_t nr_nodes, nr_cells, nr_stack, nr_substitutions, nr_words, nr_text;
	bool failed;
};

/* Parts of a tree. All give 0 for what is not there, and take it. */
uint16_t swift_fail(struct swift *s);
uint16_t swift_node(struct swift *s, uint8_t kind);
uint16_t swift_text_node(struct swift *s, uint8_t kind, const char *text);
void swift_add(struct swift *s, uint16_t parent, uint16_t part);
void swift_add_first(struct swift *s, uint16_t parent, uint16_t part);
/* A node with up to two parts, both of which must be there. */
uint16_t swift_one(struct swift *s, uint8_t kind, uint16_t part);
uint16_t swift_two(struct swift *s, uint8_t kind, uint16_t part, uint16_t other);
uint16_t swift_part(const struct swift *s, uint16_t node, uint32_t index);
uint32_t swift_count(const struct swift *s, uint16_t node);
uint8_t swift_kind_of(const struct swift *s, uint16_t node);

/* The stack. */
bool swift_push(struct swift *s, uint16_t node);
uint16_t swift_pop(struct swift *s, uint8_t kind);
uint16_t swift_pop_any(struct swift *s);
uint16_t swift_pop_if(struct swift *s, bool (*is)(uint8_t kind));
uint16_t swift_substitutable(struct swift *s, uint16_t node);

bool swift_is_name(uint8_t kind);
bool swift_is_type(uint8_t kind);
bool swift_is_nominal(uint8_t kind);
bool swift_is_context(uint8_t kind);
bool swift_is_entity(uint8_t kind);

/* Reading. */
char swift_look(const struct swift *s);
bool swift_eat(struct swift *s, char c);
char swift_next(struct swift *s);
/* A number, or -1 where there is none. */
int32_t swift_natural(struct swift *s);
/* _ is 0, a number and _ that plus one. */
uint32_t swift_index(struct swift *s);
/* How C spells a type, which is not shown. */
void swift_skip_c_type(struct swift *s);

/* swift_name.c */
uint16_t swift_identifier(struct swift *s);
uint16_t swift_operator_name(struct swift *s);
uint16_t swift_local_name(struct swift *s);
uint16_t swift_again(struct swift *s);
uint16_t swift_standard(struct swift *s);

/* swift_type.c */
uint16_t swift_pop_type(struct swift *s);
uint16_t swift_pop_nominal(struct swift *s);
uint16_t swift_pop_protocol(struct swift *s);
uint16_t swift_pop_module(struct swift *s);
uint16_t swift_pop_context(struct swift *s);
uint16_t swift_pop_type_list(struct swift *s);
uint16_t swift_pop_callable(struct swift *s, const char *how);
uint16_t swift_nominal(struct swift *s, uint8_t kind);
uint16_t swift_builtin(struct swift *s);
uint16_t swift_special_type(struct swift *s);
uint16_t swift_annotation(struct swift *s);
uint16_t swift_tuple(struct swift *s);
uint16_t swift_protocols(struct swift *s);

/* swift_generic.c */
uint16_t swift_parameter(struct swift *s, uint32_t depth, uint32_t index);
uint16_t swift_parameter_index(struct swift *s);
uint16_t swift_signature(struct swift *s, bool counts);
uint16_t swift_requirement(struct swift *s);
uint16_t swift_archetype(struct swift *s);
uint16_t swift_bound(struct swift *s);
/* Lists of generic arguments, innermost first. */
uint16_t swift_pop_arguments(struct swift *s);
uint16_t swift_conformance(struct swift *s);
/* A type's conformance to a protocol: of its type, with its signature, nothing else is shown. */
uint16_t swift_pop_conformance(struct swift *s);
uint16_t swift_pop_any_conformance(struct swift *s);
uint16_t swift_associated_name(struct swift *s);
uint16_t swift_pop_associated_path(struct swift *s);

/* swift_lowered.c */
uint16_t swift_lowered(struct swift *s);

/* swift_entity.c */
uint16_t swift_pop_labels(struct swift *s, uint16_t type);
uint16_t swift_plain_function(struct swift *s);
uint16_t swift_variable(struct swift *s);
uint16_t swift_subscript(struct swift *s);
uint16_t swift_function_entity(struct swift *s);

/* swift_thunk.c */
uint16_t swift_thunk(struct swift *s);
uint16_t swift_witness(struct swift *s);
uint16_t swift_metadata(struct swift *s);
uint16_t swift_value_witness(struct swift *s);

/* swift_print.c */
int swift_print(struct swift *s, char *out, uint32_t cap);

#endif
