// SPDX-License-Identifier: Apache-2.0
/* Operators of the C++ demangler: their codes, and functions that are named after them. */
#include "itanium.h"
#include <string.h>

/* By code, so that it can be searched. */
static const struct itanium_operator operators[] = {
	{ "aN", OPERATOR_BINARY, 0, "&=" },
	{ "aS", OPERATOR_BINARY, 0, "=" },
	{ "aa", OPERATOR_BINARY, 0, "&&" },
	{ "ad", OPERATOR_PREFIX, 0, "&" },
	{ "an", OPERATOR_BINARY, 0, "&" },
	{ "at", OPERATOR_OF_TYPE, 1, "alignof (" },
	{ "aw", OPERATOR_NAME_ONLY, 0, " co_await" },
	{ "az", OPERATOR_OF_EXPRESSION, 1, "alignof (" },
	{ "cc", OPERATOR_CAST_NAMED, 1, "const_cast" },
	{ "cl", OPERATOR_CALL, 0, "()" },
	{ "cm", OPERATOR_BINARY, 0, "," },
	{ "co", OPERATOR_PREFIX, 0, "~" },
	{ "cp", OPERATOR_CALL, 1, "()" },
	{ "cv", OPERATOR_CAST_C, 0, "" },
	{ "dV", OPERATOR_BINARY, 0, "/=" },
	{ "da", OPERATOR_DELETE, 2, " delete[]" },
	{ "dc", OPERATOR_CAST_NAMED, 1, "dynamic_cast" },
	{ "de", OPERATOR_PREFIX, 0, "*" },
	{ "dl", OPERATOR_DELETE, 0, " delete" },
	{ "ds", OPERATOR_MEMBER, 1, ".*" },
	{ "dt", OPERATOR_MEMBER, 1, "." },
	{ "dv", OPERATOR_BINARY, 0, "/" },
	{ "eO", OPERATOR_BINARY, 0, "^=" },
	{ "eo", OPERATOR_BINARY, 0, "^" },
	{ "eq", OPERATOR_BINARY, 0, "==" },
	{ "ge", OPERATOR_BINARY, 0, ">=" },
	{ "gt", OPERATOR_BINARY, 0, ">" },
	{ "ix", OPERATOR_SUBSCRIPT, 0, "[]" },
	{ "lS", OPERATOR_BINARY, 0, "<<=" },
	{ "le", OPERATOR_BINARY, 0, "<=" },
	{ "ls", OPERATOR_BINARY, 0, "<<" },
	{ "lt", OPERATOR_BINARY, 0, "<" },
	{ "mI", OPERATOR_BINARY, 0, "-=" },
	{ "mL", OPERATOR_BINARY, 0, "*=" },
	{ "mi", OPERATOR_BINARY, 0, "-" },
	{ "ml", OPERATOR_BINARY, 0, "*" },
	{ "mm", OPERATOR_POSTFIX, 0, "--" },
	{ "na", OPERATOR_NEW, 2, " new[]" },
	{ "ne", OPERATOR_BINARY, 0, "!=" },
	{ "ng", OPERATOR_PREFIX, 0, "-" },
	{ "nt", OPERATOR_PREFIX, 0, "!" },
	{ "nw", OPERATOR_NEW, 0, " new" },
	{ "nx", OPERATOR_OF_EXPRESSION, 1, "noexcept (" },
	{ "oR", OPERATOR_BINARY, 0, "|=" },
	{ "oo", OPERATOR_BINARY, 0, "||" },
	{ "or", OPERATOR_BINARY, 0, "|" },
	{ "pL", OPERATOR_BINARY, 0, "+=" },
	{ "pl", OPERATOR_BINARY, 0, "+" },
	{ "pm", OPERATOR_MEMBER, 0, "->*" },
	{ "pp", OPERATOR_POSTFIX, 0, "++" },
	{ "ps", OPERATOR_PREFIX, 0, "+" },
	{ "pt", OPERATOR_MEMBER, 0, "->" },
	{ "qu", OPERATOR_CONDITIONAL, 0, "?" },
	{ "rM", OPERATOR_BINARY, 0, "%=" },
	{ "rS", OPERATOR_BINARY, 0, ">>=" },
	{ "rc", OPERATOR_CAST_NAMED, 1, "reinterpret_cast" },
	{ "rm", OPERATOR_BINARY, 0, "%" },
	{ "rs", OPERATOR_BINARY, 0, ">>" },
	{ "sc", OPERATOR_CAST_NAMED, 1, "static_cast" },
	{ "ss", OPERATOR_BINARY, 0, "<=>" },
	{ "st", OPERATOR_OF_TYPE, 1, "sizeof (" },
	{ "sz", OPERATOR_OF_EXPRESSION, 1, "sizeof (" },
	{ "te", OPERATOR_OF_EXPRESSION, 1, "typeid (" },
	{ "ti", OPERATOR_OF_TYPE, 1, "typeid (" },
};

const struct itanium_operator *itanium_operator(const struct itanium *it)
{
	int low = 0, high = (int)(sizeof(operators) / sizeof(*operators)) - 1;
	char first = itanium_look(it, 0), second = itanium_look(it, 1);

	while (low <= high) {
		int middle = (low + high) / 2;
		const struct itanium_operator *op = &operators[middle];
		int order = op->code[0] != first ? op->code[0] - first : op->code[1] - second;

		if (!order)
			return op;
		if (order < 0)
			low = middle + 1;
		else
			high = middle - 1;
	}
	return NULL;
}

/* cv type: its template parameters may be given only behind it. */
static uint32_t conversion(struct itanium *it, struct name_state *state)
{
	bool permit = it->permit_forward, no_args = it->no_template_args;
	uint32_t type;

	it->no_template_args = true;
	it->permit_forward = permit || state;
	type = itanium_type(it);
	it->no_template_args = no_args;
	it->permit_forward = permit;
	if (state)
		state->is_special = true;
	return type ? itanium_node(it, NODE_CONVERSION, type, 0) : 0;
}

uint32_t itanium_operator_name(struct itanium *it, struct name_state *state)
{
	const struct itanium_operator *op = itanium_operator(it);
	uint32_t name;

	if (op && op->kind == OPERATOR_CAST_C) {
		it->at += 2;
		return conversion(it, state);
	}
	if (op) {
		if (op->flags == 1)
			return 0;
		it->at += 2;
		return itanium_constant(it, NODE_PREFIX, "operator", itanium_constant(it, NODE_TEXT, op->text, 0));
	}
	if (itanium_eat(it, "li")) {
		name = itanium_source_name(it);
		return name ? itanium_constant(it, NODE_PREFIX, "operator\"\" ", name) : 0;
	}
	if (itanium_look(it, 0) == 'v' && itanium_look(it, 1) >= '0' && itanium_look(it, 1) <= '9') {
		it->at += 2;
		name = itanium_source_name(it);
		return name ? itanium_node(it, NODE_CONVERSION, name, 0) : 0;
	}
	return 0;
}
