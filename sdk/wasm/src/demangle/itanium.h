/* SPDX-License-Identifier: Apache-2.0 */
/* Demangling of C++ names: a parser that builds a tree in fixed room, and a printer. Grammar: Itanium C++ ABI, section
 * 5.1. Both are bounded: nesting, nodes, steps and output, since a short name can describe an endless one. */
#ifndef BCCX_DEMANGLE_ITANIUM_H
#define BCCX_DEMANGLE_ITANIUM_H

#include <stdbool.h>
#include <stdint.h>

enum node_kind {
	NODE_NONE,
	NODE_TEXT, /* text */
	NODE_SPECIAL_SUB, /* text is the short form (std::string), a the class's own name, c its full name */
	NODE_NESTED, /* a :: b */
	NODE_LOCAL, /* b inside of function a */
	NODE_TEMPLATE, /* name a with arguments b */
	NODE_TEMPLATE_ARGS, /* <list> */
	NODE_ARG_PACK, /* arguments of a pack, in place */
	NODE_PARAM_PACK, /* the same, as a template parameter refers to it */
	NODE_FORWARD, /* template parameter number b, known later: a */
	NODE_ENCODING, /* function: returns a, name b, parameters list, qualifiers flags, enable_if c */
	NODE_FUNCTION, /* function type: returns a, parameters list, qualifiers flags, exception specification c */
	NODE_POINTER,
	NODE_LVALUE_REF,
	NODE_RVALUE_REF,
	NODE_MEMBER_POINTER, /* member b of class a */
	NODE_ARRAY, /* of a, dimension b */
	NODE_VECTOR, /* of a, dimension b */
	NODE_QUALIFIED, /* a with qualifiers flags */
	NODE_POSTFIX, /* a, then text */
	NODE_VENDOR, /* a, blank, text, arguments b */
	NODE_CTOR, /* of the class named a; flags 1: destructor */
	NODE_CONVERSION, /* operator to type a */
	NODE_PREFIX, /* text, then a */
	NODE_CTOR_VTABLE, /* of a in b */
	NODE_ABI_TAG, /* a [abi:text] */
	NODE_UNNAMED, /* type number text */
	NODE_LAMBDA, /* closure type number text: parameters list, template parameters b */
	NODE_BINDING, /* [list] */
	NODE_PACK_EXPANSION, /* of a */
	NODE_ENCLOSED, /* text, a, then ")" */
	NODE_SUFFIX, /* a (text) */
	NODE_DYNAMIC_THROW, /* throw(list) */
	NODE_LIST, /* list with commas */

	/* Expressions. */
	NODE_BINARY, /* a text b */
	NODE_UNARY, /* text a */
	NODE_UNARY_POSTFIX, /* a text */
	NODE_CONDITIONAL, /* a ? b : c */
	NODE_MEMBER, /* a text b, no blanks */
	NODE_SUBSCRIPT, /* a [b] */
	NODE_CALL, /* a (list) */
	NODE_NAMED_CAST, /* text<a>(b) */
	NODE_C_CAST, /* (a)(list) */
	NODE_NEW, /* placement list, type a, initializer b (a list node); flags 1: global, 2: array */
	NODE_DELETE, /* a; flags as of new */
	NODE_BRACES, /* type a { list } */
	NODE_DESIGNATED, /* .a = b, or [a] = b with flags 1 */
	NODE_DESIGNATED_RANGE, /* [a ... b] = c */
	NODE_FOLD, /* pack a, text, start b; flags 1: left */
	NODE_INTEGER, /* value text of type a, or with suffix b */
	NODE_FLOAT, /* bytes text, suffix a */
	NODE_STRING, /* a literal of type a */
};

enum {
	QUAL_CONST = 1,
	QUAL_VOLATILE = 2,
	QUAL_RESTRICT = 4,
	QUAL_LVALUE = 8, /* of a member function */
	QUAL_RVALUE = 16,
};

struct node {
	uint8_t kind;
	uint8_t flags;
	bool visiting; /* by the printer: a forward reference may be part of itself */
	uint32_t a, b, c; /* nodes; 0 is none */
	uint32_t list; /* first of list_len numbers in the list pool */
	uint32_t list_len;
	uint32_t text_len;
	const char *text;
};

#define ITANIUM_NODES 4096u
#define ITANIUM_LISTS 8192u /* list elements, of all lists */
#define ITANIUM_SUBSTITUTIONS 1024u
#define ITANIUM_STACK 2048u /* elements of lists that are being parsed */
#define ITANIUM_DEPTH 192u
#define ITANIUM_LEVELS 8u /* nested template parameter lists */
#define ITANIUM_PARAMS 512u

struct itanium {
	const char *at;
	const char *end;
	uint32_t depth;
	bool failed; /* some room was used up */
	bool is_short; /* print the library's names the short way */

	struct node nodes[ITANIUM_NODES]; /* [0] is not used */
	uint32_t nr_nodes;
	uint32_t lists[ITANIUM_LISTS];
	uint32_t nr_lists;
	uint32_t subs[ITANIUM_SUBSTITUTIONS];
	uint32_t nr_subs;
	uint32_t stack[ITANIUM_STACK];
	uint32_t nr_stack;

	/* What T_, T0_ … and TL0__ … stand for: of each level, a stretch of params. */
	uint32_t params[ITANIUM_PARAMS];
	uint32_t nr_params;
	struct {
		uint32_t start, len;
	} levels[ITANIUM_LEVELS];
	uint32_t nr_levels;

	uint32_t forwards[64]; /* forward references not resolved yet */
	uint32_t nr_forwards;
	bool permit_forward; /* template parameters may be known only later: the type of a conversion operator */
	bool no_template_args; /* what follows a template parameter there belongs to the operator */
	int32_t lambda_level; /* level whose parameters are a lambda's `auto`; -1: none */
	uint32_t synthetic[3]; /* names given to a lambda's template parameters so far, by kind */
};

/* What a name says about the encoding around it. */
struct name_state {
	bool is_special; /* constructor, destructor or conversion: no return type */
	bool has_template_args; /* ends with template arguments: has a return type */
	uint8_t quals;
	uint32_t forwards; /* forward references when it began */
};

/* Nodes and lists; 0 when there is no room. */
uint32_t itanium_node(struct itanium *it, enum node_kind kind, uint32_t a, uint32_t b);
uint32_t itanium_text(struct itanium *it, enum node_kind kind, const char *text, uint32_t len, uint32_t a);
uint32_t itanium_constant(struct itanium *it, enum node_kind kind, const char *text, uint32_t a);
void itanium_take_list(struct itanium *it, uint32_t node, uint32_t from); /* stack[from …) becomes node's list */
bool itanium_push(struct itanium *it, uint32_t node); /* onto the stack; false for 0 or no room */
bool itanium_add_sub(struct itanium *it, uint32_t node);

/* Input. */
char itanium_look(const struct itanium *it, uint32_t ahead); /* 0 at the end */
bool itanium_eat(struct itanium *it, const char *text);
bool itanium_number(struct itanium *it, bool negative, const char **text, uint32_t *len);
bool itanium_sequence(struct itanium *it, uint32_t *number); /* base 36 */
bool itanium_enter(struct itanium *it);
void itanium_leave(struct itanium *it);

/* The grammar; 0 is failure. */
uint32_t itanium_encoding(struct itanium *it);
uint32_t itanium_name(struct itanium *it, struct name_state *state);
uint32_t itanium_source_name(struct itanium *it);
uint32_t itanium_operator_name(struct itanium *it, struct name_state *state);
uint32_t itanium_template_args(struct itanium *it, bool tag);
uint32_t itanium_template_arg(struct itanium *it);
bool itanium_add_param(struct itanium *it, uint32_t node); /* to the last level */
bool itanium_add_level(struct itanium *it);
uint32_t itanium_template_param(struct itanium *it);
uint32_t itanium_substitution(struct itanium *it);
uint32_t itanium_lambda(struct itanium *it);
uint32_t itanium_type(struct itanium *it);
uint32_t itanium_decltype(struct itanium *it);
uint8_t itanium_qualifiers(struct itanium *it);
uint32_t itanium_expression(struct itanium *it);
uint32_t itanium_literal(struct itanium *it);

/* Operators, shared by names and expressions. */
enum operator_kind {
	OPERATOR_BINARY,
	OPERATOR_PREFIX,
	OPERATOR_POSTFIX,
	OPERATOR_SUBSCRIPT,
	OPERATOR_CALL,
	OPERATOR_CAST_C,
	OPERATOR_CAST_NAMED,
	OPERATOR_CONDITIONAL,
	OPERATOR_NEW,
	OPERATOR_DELETE,
	OPERATOR_MEMBER,
	OPERATOR_NAME_ONLY, /* may be a function's name, not an expression */
	OPERATOR_OF_TYPE, /* sizeof (type) … */
	OPERATOR_OF_EXPRESSION,
};

struct itanium_operator {
	char code[3];
	uint8_t kind; /* enum operator_kind */
	uint8_t flags; /* new, delete: 2 for arrays; others 1 when it cannot be a function's name */
	const char *text; /* without "operator" */
};

const struct itanium_operator *itanium_operator(const struct itanium *it);

/* Print a node; length, or 0 when it exceeds cap - 1 bytes or a limit. */
int itanium_print(struct itanium *it, uint32_t node, char *out, uint32_t cap);

/* Short forms, of names as they are printed. */
struct itanium_span {
	const char *text;
	uint32_t len;
};

/* How many of a template's arguments are none that it has by default. */
uint32_t itanium_given_arguments(const char *name, uint32_t len, const struct itanium_span *arguments, uint32_t count);
/* Write what a template of the library is called with that argument alone (std::basic_string<char>: std::string) over its
 * name, which begins at out; its length, 0 when it has no such name. */
uint32_t itanium_alias(const char *name, uint32_t len, const struct itanium_span *argument, char *out);
/* Whether that namespace in that scope is one of a version of the library. */
bool itanium_is_version(const char *scope, uint32_t scope_len, const char *name, uint32_t len);

#endif
