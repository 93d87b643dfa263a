// SPDX-License-Identifier: Apache-2.0
/* Expressions of the C++ demangler: what template arguments and decltype may hold. */
#include "itanium.h"
#include <string.h>

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Expressions up to E, pushed. */
static bool push_expressions(struct itanium *it)
{
	while (!itanium_eat(it, "E"))
		if (!itanium_push(it, itanium_expression(it)))
			return false;
	return true;
}

/* fp qualifiers [number] _, fL level p qualifiers [number] _, fpT: a function's parameter */
static uint32_t function_param(struct itanium *it)
{
	const char *number = "";
	uint32_t len = 0, level;

	if (itanium_eat(it, "fpT"))
		return itanium_constant(it, NODE_TEXT, "this", 0);
	if (!itanium_eat(it, "fp")) {
		if (!itanium_eat(it, "fL") || !itanium_number(it, false, &number, &level) || !itanium_eat(it, "p"))
			return 0;
	}
	itanium_qualifiers(it);
	number = "";
	itanium_number(it, false, &number, &len);
	if (!itanium_eat(it, "_"))
		return 0;
	return itanium_constant(it, NODE_PREFIX, "fp", itanium_text(it, NODE_TEXT, number, len, 0));
}

/* [gs] name [arguments]: the parts of an unresolved name */
static uint32_t simple_id(struct itanium *it)
{
	uint32_t name = itanium_source_name(it), args;

	if (!name || itanium_look(it, 0) != 'I')
		return name;
	args = itanium_template_args(it, false);
	return args ? itanium_node(it, NODE_TEMPLATE, name, args) : 0;
}

static uint32_t destructor_name(struct itanium *it)
{
	uint32_t name = is_digit(itanium_look(it, 0)) ? simple_id(it) : itanium_type(it);

	return name ? itanium_constant(it, NODE_PREFIX, "~", name) : 0;
}

static uint32_t base_unresolved_name(struct itanium *it)
{
	uint32_t name, args;

	if (is_digit(itanium_look(it, 0)))
		return simple_id(it);
	if (itanium_eat(it, "dn"))
		return destructor_name(it);
	itanium_eat(it, "on");
	name = itanium_operator_name(it, NULL);
	if (!name || itanium_look(it, 0) != 'I')
		return name;
	args = itanium_template_args(it, false);
	return args ? itanium_node(it, NODE_TEMPLATE, name, args) : 0;
}

static uint32_t unresolved_type(struct itanium *it)
{
	uint32_t type;

	if (itanium_look(it, 0) == 'T') {
		type = itanium_template_param(it);
		return itanium_add_sub(it, type) ? type : 0;
	}
	if (itanium_look(it, 0) == 'D') {
		type = itanium_decltype(it);
		return itanium_add_sub(it, type) ? type : 0;
	}
	return itanium_substitution(it);
}

/* Behind "sr": a name that depends on template parameters */
static uint32_t scoped_unresolved_name(struct itanium *it, bool global)
{
	uint32_t scope, level;

	if (itanium_eat(it, "N")) {
		scope = unresolved_type(it);
		if (scope && itanium_look(it, 0) == 'I') {
			uint32_t args = itanium_template_args(it, false);

			scope = args ? itanium_node(it, NODE_TEMPLATE, scope, args) : 0;
		}
		while (scope && !itanium_eat(it, "E")) {
			level = simple_id(it);
			scope = level ? itanium_node(it, NODE_NESTED, scope, level) : 0;
		}
	} else if (!is_digit(itanium_look(it, 0))) {
		scope = unresolved_type(it);
		if (scope && itanium_look(it, 0) == 'I') {
			uint32_t args = itanium_template_args(it, false);

			scope = args ? itanium_node(it, NODE_TEMPLATE, scope, args) : 0;
		}
	} else {
		scope = 0;
		do {
			level = simple_id(it);
			if (!level)
				return 0;
			scope = scope    ? itanium_node(it, NODE_NESTED, scope, level)
				: global ? itanium_constant(it, NODE_PREFIX, "::", level)
					 : level;
		} while (!itanium_eat(it, "E"));
	}
	level = scope ? base_unresolved_name(it) : 0;
	return level ? itanium_node(it, NODE_NESTED, scope, level) : 0;
}

static uint32_t unresolved_name(struct itanium *it, bool global)
{
	uint32_t name;

	if (itanium_eat(it, "sr"))
		return scoped_unresolved_name(it, global);
	name = base_unresolved_name(it);
	return name && global ? itanium_constant(it, NODE_PREFIX, "::", name) : name;
}

/* An integer of a builtin type, written with the suffix or the cast that C++ has for it. */
static uint32_t integer_literal(struct itanium *it, const char *suffix, const char *type)
{
	uint32_t len, node;
	const char *text;

	if (!itanium_number(it, true, &text, &len) || !itanium_eat(it, "E"))
		return 0;
	node = itanium_text(it, NODE_INTEGER, text, len, type ? itanium_constant(it, NODE_TEXT, type, 0) : 0);
	if (node && suffix)
		it->nodes[node].b = itanium_constant(it, NODE_TEXT, suffix, 0);
	return node;
}

/* A floating-point literal is the bytes of its value in hexadecimal; they are shown as they are. */
static uint32_t float_literal(struct itanium *it, const char *suffix)
{
	const char *from = it->at;
	uint32_t node;

	while (is_digit(itanium_look(it, 0)) || (itanium_look(it, 0) >= 'a' && itanium_look(it, 0) <= 'f'))
		it->at++;
	node = itanium_text(it, NODE_FLOAT, from, (uint32_t)(it->at - from),
			    itanium_constant(it, NODE_TEXT, suffix, 0));
	return it->at > from && itanium_eat(it, "E") ? node : 0;
}

/* A string, or a value of an enumeration. */
static uint32_t literal_of_type(struct itanium *it)
{
	uint32_t type = itanium_type(it), len;
	const char *text;

	if (!type)
		return 0;
	if (it->nodes[type].kind == NODE_ARRAY)
		return itanium_eat(it, "E") ? itanium_node(it, NODE_STRING, type, 0) : 0;
	if (!itanium_number(it, true, &text, &len) || !itanium_eat(it, "E"))
		return 0;
	return itanium_text(it, NODE_INTEGER, text, len, type);
}

/* L type value E */
uint32_t itanium_literal(struct itanium *it)
{
	static const struct {
		char code;
		const char *suffix, *type;
	} integers[] = {
		{ 'w', NULL, "wchar_t" },
		{ 'c', NULL, "char" },
		{ 'a', NULL, "signed char" },
		{ 'h', NULL, "unsigned char" },
		{ 's', NULL, "short" },
		{ 't', NULL, "unsigned short" },
		{ 'i', "", NULL },
		{ 'j', "u", NULL },
		{ 'l', "l", NULL },
		{ 'm', "ul", NULL },
		{ 'x', "ll", NULL },
		{ 'y', "ull", NULL },
		{ 'n', NULL, "__int128" },
		{ 'o', NULL, "unsigned __int128" },
	};
	uint32_t node;

	if (!itanium_eat(it, "L"))
		return 0;
	for (size_t i = 0; i < sizeof(integers) / sizeof(*integers); i++)
		if (itanium_look(it, 0) == integers[i].code) {
			it->at++;
			return integer_literal(it, integers[i].suffix, integers[i].type);
		}
	if (itanium_eat(it, "b0E"))
		return itanium_constant(it, NODE_TEXT, "false", 0);
	if (itanium_eat(it, "b1E"))
		return itanium_constant(it, NODE_TEXT, "true", 0);
	if (itanium_eat(it, "f"))
		return float_literal(it, "f");
	if (itanium_eat(it, "d"))
		return float_literal(it, "");
	if (itanium_eat(it, "e"))
		return float_literal(it, "L");
	if (itanium_eat(it, "_Z")) {
		node = itanium_encoding(it);
		return itanium_eat(it, "E") ? node : 0;
	}
	if (itanium_eat(it, "Dn")) {
		itanium_eat(it, "0");
		return itanium_eat(it, "E") ? itanium_constant(it, NODE_TEXT, "nullptr", 0) : 0;
	}
	if (itanium_look(it, 0) == 'T')
		return 0;
	if (itanium_eat(it, "Ul")) {
		node = itanium_lambda(it);
		return itanium_eat(it, "E") ? node : 0;
	}
	return literal_of_type(it);
}

/* fl, fr, fL, fR: (pack op ...) and its kin */
static uint32_t fold(struct itanium *it)
{
	char form = itanium_look(it, 1);
	const struct itanium_operator *op;
	uint32_t pack, start = 0, node;

	it->at += 2;
	op = itanium_operator(it);
	if (!op || (op->kind != OPERATOR_BINARY && op->kind != OPERATOR_MEMBER))
		return 0;
	it->at += 2;
	pack = itanium_expression(it);
	if (pack && (form == 'L' || form == 'R')) {
		start = itanium_expression(it);
		if (!start)
			return 0;
	}
	/* The start of a left fold is written first. */
	if (form == 'L') {
		uint32_t swap = pack;

		pack = start;
		start = swap;
	}
	node = pack ? itanium_constant(it, NODE_FOLD, op->text, pack) : 0;
	if (node) {
		it->nodes[node].b = start;
		it->nodes[node].flags = form == 'l' || form == 'L';
	}
	return node;
}

/* di, dx, dX: designators; anything else is a plain expression. */
static uint32_t braced_expression(struct itanium *it)
{
	uint32_t a, b, c, node;

	if (itanium_eat(it, "di")) {
		a = itanium_source_name(it);
		b = a && itanium_enter(it) ? braced_expression(it) : 0;
		itanium_leave(it);
		return b ? itanium_node(it, NODE_DESIGNATED, a, b) : 0;
	}
	if (itanium_eat(it, "dx")) {
		a = itanium_expression(it);
		b = a && itanium_enter(it) ? braced_expression(it) : 0;
		itanium_leave(it);
		node = b ? itanium_node(it, NODE_DESIGNATED, a, b) : 0;
		if (node)
			it->nodes[node].flags = 1;
		return node;
	}
	if (itanium_eat(it, "dX")) {
		a = itanium_expression(it);
		b = a ? itanium_expression(it) : 0;
		c = b && itanium_enter(it) ? braced_expression(it) : 0;
		itanium_leave(it);
		node = c ? itanium_node(it, NODE_DESIGNATED_RANGE, a, b) : 0;
		if (node)
			it->nodes[node].c = c;
		return node;
	}
	return itanium_expression(it);
}

static uint32_t braces(struct itanium *it, uint32_t type)
{
	uint32_t from = it->nr_stack, node;

	while (!itanium_eat(it, "E"))
		if (!itanium_push(it, braced_expression(it)))
			return 0;
	node = itanium_node(it, NODE_BRACES, type, 0);
	itanium_take_list(it, node, from);
	return node;
}

/* cv type expression, or cv type _ expressions E */
static uint32_t c_cast(struct itanium *it)
{
	bool no_args = it->no_template_args;
	uint32_t type, from, node;

	it->no_template_args = false;
	type = itanium_type(it);
	it->no_template_args = no_args;
	from = it->nr_stack;
	if (!type)
		return 0;
	if (itanium_eat(it, "_")) {
		if (!push_expressions(it))
			return 0;
	} else if (!itanium_push(it, itanium_expression(it))) {
		return 0;
	}
	node = itanium_node(it, NODE_C_CAST, type, 0);
	itanium_take_list(it, node, from);
	return node;
}

/* placement _ type (pi initializers)? E */
static uint32_t new_expression(struct itanium *it, uint8_t flags)
{
	uint32_t from = it->nr_stack, type, node, initializer = 0;

	while (!itanium_eat(it, "_"))
		if (!itanium_push(it, itanium_expression(it)))
			return 0;
	type = itanium_type(it);
	node = type ? itanium_node(it, NODE_NEW, type, 0) : 0;
	itanium_take_list(it, node, from);
	if (!node)
		return 0;
	it->nodes[node].flags = flags;
	if (itanium_eat(it, "pi")) {
		if (!push_expressions(it))
			return 0;
		initializer = itanium_node(it, NODE_LIST, 0, 0);
		itanium_take_list(it, initializer, from);
		it->nodes[node].b = initializer;
		return initializer ? node : 0;
	}
	return itanium_eat(it, "E") ? node : 0;
}

static uint32_t two(struct itanium *it, enum node_kind kind, const char *text)
{
	uint32_t a = itanium_expression(it), b = a ? itanium_expression(it) : 0;
	uint32_t node = b ? itanium_constant(it, kind, text, a) : 0;

	if (node)
		it->nodes[node].b = b;
	return node;
}

static uint32_t operator_expression(struct itanium *it, const struct itanium_operator *op, bool global)
{
	uint32_t a, b, c, from, node;

	it->at += 2;
	switch (op->kind) {
	case OPERATOR_BINARY:
		return two(it, NODE_BINARY, op->text);
	case OPERATOR_MEMBER:
		return two(it, NODE_MEMBER, op->text);
	case OPERATOR_SUBSCRIPT:
		return two(it, NODE_SUBSCRIPT, "");
	case OPERATOR_PREFIX:
		a = itanium_expression(it);
		return a ? itanium_constant(it, NODE_UNARY, op->text, a) : 0;
	case OPERATOR_POSTFIX:
		/* mm_ and pp_ are the prefix forms. */
		node = itanium_eat(it, "_") ? NODE_UNARY : NODE_UNARY_POSTFIX;
		a = itanium_expression(it);
		return a ? itanium_constant(it, (enum node_kind)node, op->text, a) : 0;
	case OPERATOR_CALL:
		a = itanium_expression(it);
		from = it->nr_stack;
		if (!a || !push_expressions(it))
			return 0;
		node = itanium_node(it, NODE_CALL, a, 0);
		itanium_take_list(it, node, from);
		return node;
	case OPERATOR_CAST_C:
		return c_cast(it);
	case OPERATOR_CAST_NAMED:
		a = itanium_type(it);
		b = a ? itanium_expression(it) : 0;
		node = b ? itanium_constant(it, NODE_NAMED_CAST, op->text, a) : 0;
		if (node)
			it->nodes[node].b = b;
		return node;
	case OPERATOR_CONDITIONAL:
		a = itanium_expression(it);
		b = a ? itanium_expression(it) : 0;
		c = b ? itanium_expression(it) : 0;
		node = c ? itanium_node(it, NODE_CONDITIONAL, a, b) : 0;
		if (node)
			it->nodes[node].c = c;
		return node;
	case OPERATOR_NEW:
		return new_expression(it, (uint8_t)(op->flags | global));
	case OPERATOR_DELETE:
		a = itanium_expression(it);
		node = a ? itanium_node(it, NODE_DELETE, a, 0) : 0;
		if (node)
			it->nodes[node].flags = (uint8_t)(op->flags | global);
		return node;
	case OPERATOR_OF_TYPE:
		a = itanium_type(it);
		return a ? itanium_constant(it, NODE_ENCLOSED, op->text, a) : 0;
	case OPERATOR_OF_EXPRESSION:
		a = itanium_expression(it);
		return a ? itanium_constant(it, NODE_ENCLOSED, op->text, a) : 0;
	default:
		return 0;
	}
}

/* u name arguments E: a compiler's own operator */
static uint32_t vendor_expression(struct itanium *it)
{
	uint32_t name = itanium_source_name(it), from = it->nr_stack, node;

	if (!name)
		return 0;
	while (!itanium_eat(it, "E"))
		if (!itanium_push(it, itanium_template_arg(it)))
			return 0;
	node = itanium_node(it, NODE_CALL, name, 0);
	itanium_take_list(it, node, from);
	return node;
}

static uint32_t expression_inner(struct itanium *it)
{
	bool global = itanium_eat(it, "gs");
	const struct itanium_operator *op;
	uint32_t node, from;

	switch (itanium_look(it, 0)) {
	case 'L':
		return itanium_literal(it);
	case 'T':
		return itanium_template_param(it);
	case 'f':
		if (itanium_look(it, 1) == 'p' || (itanium_look(it, 1) == 'L' && is_digit(itanium_look(it, 2))))
			return function_param(it);
		if (itanium_look(it, 1) && strchr("lrLR", itanium_look(it, 1)))
			return fold(it);
		return 0;
	case 'u':
		it->at++;
		return vendor_expression(it);
	}
	if (itanium_eat(it, "il"))
		return braces(it, 0);
	if (itanium_eat(it, "tl")) {
		node = itanium_type(it);
		return node ? braces(it, node) : 0;
	}
	if (itanium_eat(it, "sp")) {
		node = itanium_expression(it);
		return node ? itanium_node(it, NODE_PACK_EXPANSION, node, 0) : 0;
	}
	if (itanium_eat(it, "sZ")) {
		node = itanium_look(it, 0) == 'T' ? itanium_template_param(it) : function_param(it);
		node = node ? itanium_node(it, NODE_PACK_EXPANSION, node, 0) : 0;
		return node ? itanium_constant(it, NODE_ENCLOSED, "sizeof...(", node) : 0;
	}
	if (itanium_eat(it, "sP")) {
		from = it->nr_stack;
		while (!itanium_eat(it, "E"))
			if (!itanium_push(it, itanium_template_arg(it)))
				return 0;
		node = itanium_node(it, NODE_LIST, 0, 0);
		itanium_take_list(it, node, from);
		return node ? itanium_constant(it, NODE_ENCLOSED, "sizeof... (", node) : 0;
	}
	if (itanium_eat(it, "tr"))
		return itanium_constant(it, NODE_TEXT, "throw", 0);
	if (itanium_eat(it, "tw")) {
		node = itanium_expression(it);
		return node ? itanium_constant(it, NODE_UNARY, "throw ", node) : 0;
	}
	if (itanium_look(it, 0) == 's' && itanium_look(it, 1) == 'r')
		return unresolved_name(it, global);
	op = itanium_operator(it);
	if (op && op->kind != OPERATOR_NAME_ONLY)
		return operator_expression(it, op, global);
	return unresolved_name(it, global);
}

uint32_t itanium_expression(struct itanium *it)
{
	uint32_t node;

	if (!itanium_enter(it))
		return 0;
	node = expression_inner(it);
	itanium_leave(it);
	return node;
}
