// SPDX-License-Identifier: Apache-2.0
/* Types, template arguments and substitutions of the C++ demangler. */
#include "itanium.h"
#include <string.h>

uint8_t itanium_qualifiers(struct itanium *it)
{
	uint8_t quals = 0;

	if (itanium_eat(it, "r"))
		quals |= QUAL_RESTRICT;
	if (itanium_eat(it, "V"))
		quals |= QUAL_VOLATILE;
	if (itanium_eat(it, "K"))
		quals |= QUAL_CONST;
	return quals;
}

bool itanium_add_level(struct itanium *it)
{
	if (it->nr_levels == ITANIUM_LEVELS) {
		it->failed = true;
		return false;
	}
	it->levels[it->nr_levels].start = it->nr_params;
	it->levels[it->nr_levels++].len = 0;
	return true;
}

bool itanium_add_param(struct itanium *it, uint32_t node)
{
	if (!node || it->nr_params == ITANIUM_PARAMS || !it->nr_levels) {
		it->failed |= node != 0;
		return false;
	}
	it->params[it->nr_params++] = node;
	it->levels[it->nr_levels - 1].len++;
	return true;
}

/* T_, T<number>_, TL<level>_<number>_ */
uint32_t itanium_template_param(struct itanium *it)
{
	uint32_t level = 0, number = 0, node, len;
	const char *text;

	if (!itanium_eat(it, "T"))
		return 0;
	if (itanium_eat(it, "L")) {
		if (!itanium_number(it, false, &text, &len) || len > 2 || !itanium_eat(it, "_"))
			return 0;
		level = 1 + (uint32_t)(text[0] - '0');
		if (len == 2)
			level = 1 + (uint32_t)(text[0] - '0') * 10 + (uint32_t)(text[1] - '0');
	}
	if (!itanium_eat(it, "_")) {
		if (!itanium_number(it, false, &text, &len) || len > 4 || !itanium_eat(it, "_"))
			return 0;
		for (uint32_t i = 0; i < len; i++)
			number = number * 10 + (uint32_t)(text[i] - '0');
		number++;
	}
	if (it->permit_forward && !level) {
		node = itanium_node(it, NODE_FORWARD, 0, number);
		if (!node || it->nr_forwards == sizeof(it->forwards) / sizeof(*it->forwards)) {
			it->failed = true;
			return 0;
		}
		it->forwards[it->nr_forwards++] = node;
		return node;
	}
	if (level < it->nr_levels && number < it->levels[level].len)
		return it->params[it->levels[level].start + number];
	if (it->lambda_level == (int32_t)level && level <= it->nr_levels) {
		if (level == it->nr_levels && !itanium_add_level(it))
			return 0;
		return itanium_constant(it, NODE_TEXT, "auto", 0);
	}
	return 0;
}

/* J arguments E */
static uint32_t argument_pack(struct itanium *it)
{
	uint32_t from = it->nr_stack, node;

	while (!itanium_eat(it, "E"))
		if (!itanium_push(it, itanium_template_arg(it)))
			return 0;
	node = itanium_node(it, NODE_ARG_PACK, 0, 0);
	itanium_take_list(it, node, from);
	return node;
}

uint32_t itanium_template_arg(struct itanium *it)
{
	uint32_t node;

	if (itanium_eat(it, "X")) {
		node = itanium_expression(it);
		return itanium_eat(it, "E") ? node : 0;
	}
	if (itanium_eat(it, "LZ")) {
		node = itanium_encoding(it);
		return itanium_eat(it, "E") ? node : 0;
	}
	if (itanium_look(it, 0) == 'L')
		return itanium_literal(it);
	if (itanium_eat(it, "J")) {
		if (!itanium_enter(it))
			return 0;
		node = argument_pack(it);
		itanium_leave(it);
		return node;
	}
	return itanium_type(it);
}

/* As the arguments' names see it: a pack stands for its elements, one at a time. */
static uint32_t as_param(struct itanium *it, uint32_t arg)
{
	uint32_t pack;

	if (it->nodes[arg].kind != NODE_ARG_PACK)
		return arg;
	pack = itanium_node(it, NODE_PARAM_PACK, 0, 0);
	if (pack) {
		it->nodes[pack].list = it->nodes[arg].list;
		it->nodes[pack].list_len = it->nodes[arg].list_len;
	}
	return pack;
}

/* What kind of parameter the argument that follows is for, which is not shown. */
static bool argument_declaration(struct itanium *it)
{
	bool is_whole = false;

	if (itanium_eat(it, "Ty"))
		return true;
	if (itanium_eat(it, "Tn"))
		return itanium_type(it) != 0;
	if (!itanium_enter(it))
		return false;
	if (itanium_eat(it, "Tp")) {
		is_whole = argument_declaration(it);
	} else if (itanium_eat(it, "Tt")) {
		do
			is_whole = itanium_eat(it, "E");
		while (!is_whole && argument_declaration(it));
	}
	itanium_leave(it);
	return is_whole;
}

static bool is_declaration(const struct itanium *it)
{
	return itanium_look(it, 0) == 'T' && itanium_look(it, 1) && strchr("yptn", itanium_look(it, 1));
}

/* I arguments E. tag: they are what the template parameters of this encoding stand for. */
uint32_t itanium_template_args(struct itanium *it, bool tag)
{
	uint32_t from = it->nr_stack, node;

	if (!itanium_eat(it, "I"))
		return 0;
	if (tag) {
		it->nr_levels = 0;
		if (!itanium_add_level(it))
			return 0;
	}
	while (!itanium_eat(it, "E")) {
		uint32_t start = it->levels[0].start, len = it->levels[0].len;

		/* Of what is known of a parameter, arguments before it may be a part. */
		if (is_declaration(it) && !argument_declaration(it))
			return 0;
		/* While they are parsed, the arguments cannot refer to each other. */
		if (tag)
			it->nr_levels = 0;
		node = itanium_template_arg(it);
		if (!itanium_push(it, node))
			return 0;
		if (!tag)
			continue;
		it->nr_levels = 1;
		it->levels[0].start = start;
		it->levels[0].len = len;
		if (!itanium_add_param(it, as_param(it, node)))
			return 0;
	}
	node = itanium_node(it, NODE_TEMPLATE_ARGS, 0, 0);
	itanium_take_list(it, node, from);
	return node;
}

static uint32_t special_substitution(struct itanium *it, const char *brief, const char *name, const char *full)
{
	uint32_t own = itanium_constant(it, NODE_TEXT, name, 0), whole = 0, node;

	/* The full form's own name is what its constructors are called. */
	if (full)
		whole = itanium_constant(it, NODE_SPECIAL_SUB, full, own);
	node = itanium_constant(it, NODE_SPECIAL_SUB, brief, own);
	if (node)
		it->nodes[node].c = whole;
	return node;
}

/* S_, S<number>_, and the abbreviations of the standard library */
uint32_t itanium_substitution(struct itanium *it)
{
	static const struct {
		char code;
		const char *brief, *name, *full;
	} kinds[] = {
		{ 'a', "std::allocator", "allocator", NULL },
		{ 'b', "std::basic_string", "basic_string", NULL },
		{ 's', "std::string", "basic_string",
		  "std::basic_string<char, std::char_traits<char>, std::allocator<char>>" },
		{ 'i', "std::istream", "basic_istream", "std::basic_istream<char, std::char_traits<char>>" },
		{ 'o', "std::ostream", "basic_ostream", "std::basic_ostream<char, std::char_traits<char>>" },
		{ 'd', "std::iostream", "basic_iostream", "std::basic_iostream<char, std::char_traits<char>>" },
	};
	uint32_t number = 0, node, tagged;

	if (!itanium_eat(it, "S"))
		return 0;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		if (itanium_look(it, 0) != kinds[i].code)
			continue;
		it->at++;
		node = special_substitution(it, kinds[i].brief, kinds[i].name, kinds[i].full);
		if (itanium_look(it, 0) != 'B')
			return node;
		tagged = node;
		while (itanium_eat(it, "B")) {
			uint32_t tag = itanium_source_name(it);

			if (!tag)
				return 0;
			tagged = itanium_text(it, NODE_ABI_TAG, it->nodes[tag].text, it->nodes[tag].text_len, tagged);
		}
		return itanium_add_sub(it, tagged) ? tagged : 0;
	}
	if (!itanium_eat(it, "_")) {
		if (!itanium_sequence(it, &number) || !itanium_eat(it, "_"))
			return 0;
		number++;
	}
	return number < it->nr_subs ? it->subs[number] : 0;
}

uint32_t itanium_decltype(struct itanium *it)
{
	uint32_t node;

	if (!itanium_eat(it, "Dt") && !itanium_eat(it, "DT"))
		return 0;
	node = itanium_expression(it);
	return node && itanium_eat(it, "E") ? itanium_constant(it, NODE_ENCLOSED, "decltype(", node) : 0;
}

/* Ty, Tn type, Tt parameters E, Tp parameter: a template parameter that a lambda declares. */
static uint32_t template_param_declaration(struct itanium *it)
{
	static const char *const names[3][4] = {
		{ "typename $T", "typename $T0", "typename $T1", "typename $T2" },
		{ "$N", "$N0", "$N1", "$N2" },
		{ "template<> typename $TT", "template<> typename $TT0", "template<> typename $TT1",
		  "template<> typename $TT2" },
	};
	uint32_t kind, node, type, param;

	if (itanium_eat(it, "Tp")) {
		node = itanium_enter(it) ? template_param_declaration(it) : 0;
		itanium_leave(it);
		return node ? itanium_constant(it, NODE_UNARY_POSTFIX, "...", node) : 0;
	}
	kind = itanium_eat(it, "Ty") ? 0 : itanium_eat(it, "Tn") ? 1 : 2;
	if (it->synthetic[kind] == 4)
		return 0;
	if (kind == 2) {
		uint32_t from = it->nr_stack;

		if (!itanium_eat(it, "Tt"))
			return 0;
		while (!itanium_eat(it, "E"))
			if (itanium_look(it, 0) != 'T' || !itanium_push(it, itanium_type(it)))
				return 0;
		it->nr_stack = from;
	}
	node = itanium_constant(it, NODE_TEXT, names[kind][it->synthetic[kind]], 0);
	param = itanium_constant(it, NODE_TEXT, strchr(names[kind][it->synthetic[kind]], '$'), 0);
	it->synthetic[kind]++;
	if (!itanium_add_param(it, param))
		return 0;
	if (kind == 1) {
		type = itanium_type(it);
		node = type ? itanium_constant(it, NODE_POSTFIX, names[1][it->synthetic[1] - 1], type) : 0;
	}
	return node;
}

static uint32_t lambda_inner(struct itanium *it)
{
	uint32_t from = it->nr_stack, params = 0, node, len = 0;
	const char *number = "";

	if (!itanium_add_level(it))
		return 0;
	while (is_declaration(it))
		if (!itanium_push(it, template_param_declaration(it)))
			return 0;
	if (it->nr_stack != from) {
		params = itanium_node(it, NODE_TEMPLATE_ARGS, 0, 0);
		itanium_take_list(it, params, from);
	} else {
		it->nr_levels--;
	}
	if (!itanium_eat(it, "vE"))
		do {
			if (!itanium_push(it, itanium_type(it)))
				return 0;
		} while (!itanium_eat(it, "E"));
	itanium_number(it, false, &number, &len);
	if (!itanium_eat(it, "_"))
		return 0;
	node = itanium_text(it, NODE_LAMBDA, number, len, 0);
	itanium_take_list(it, node, from);
	if (node)
		it->nodes[node].b = params;
	return node;
}

/* Behind Ul: parameters E [number] _ */
uint32_t itanium_lambda(struct itanium *it)
{
	uint32_t levels = it->nr_levels, nr_params = it->nr_params, synthetic[3], node;
	int32_t level = it->lambda_level;

	memcpy(synthetic, it->synthetic, sizeof(synthetic));
	memset(it->synthetic, 0, sizeof(it->synthetic));
	it->lambda_level = (int32_t)levels;
	node = lambda_inner(it);
	it->lambda_level = level;
	it->nr_levels = levels;
	it->nr_params = nr_params;
	memcpy(it->synthetic, synthetic, sizeof(synthetic));
	return node;
}

/* F [Y] returns parameters [R|O] E, behind its qualifiers and exception specification */
static uint32_t function_type(struct itanium *it)
{
	uint8_t quals = itanium_qualifiers(it);
	uint32_t exceptions = 0, from = it->nr_stack, returns, node;

	if (itanium_eat(it, "Do")) {
		exceptions = itanium_constant(it, NODE_TEXT, "noexcept", 0);
	} else if (itanium_eat(it, "DO")) {
		node = itanium_expression(it);
		exceptions = node && itanium_eat(it, "E") ? itanium_constant(it, NODE_ENCLOSED, "noexcept(", node) : 0;
		if (!exceptions)
			return 0;
	} else if (itanium_eat(it, "Dw")) {
		while (!itanium_eat(it, "E"))
			if (!itanium_push(it, itanium_type(it)))
				return 0;
		exceptions = itanium_node(it, NODE_DYNAMIC_THROW, 0, 0);
		itanium_take_list(it, exceptions, from);
	}
	itanium_eat(it, "Dx"); /* transaction-safe */
	if (!itanium_eat(it, "F"))
		return 0;
	itanium_eat(it, "Y"); /* extern "C" */
	returns = itanium_type(it);
	if (!returns)
		return 0;
	while (!itanium_eat(it, "E")) {
		if (itanium_eat(it, "v"))
			continue;
		if (itanium_eat(it, "RE")) {
			quals |= QUAL_LVALUE;
			break;
		}
		if (itanium_eat(it, "OE")) {
			quals |= QUAL_RVALUE;
			break;
		}
		if (!itanium_push(it, itanium_type(it)))
			return 0;
	}
	node = itanium_node(it, NODE_FUNCTION, returns, 0);
	itanium_take_list(it, node, from);
	if (node) {
		it->nodes[node].flags = quals;
		it->nodes[node].c = exceptions;
	}
	return node;
}

/* A [dimension] _ type, and Dv of vectors */
static uint32_t sequence_type(struct itanium *it, enum node_kind kind)
{
	uint32_t dimension = 0, element, len;
	const char *text;

	if (itanium_number(it, false, &text, &len)) {
		dimension = itanium_text(it, NODE_TEXT, text, len, 0);
		if (!itanium_eat(it, "_"))
			return 0;
	} else if (!itanium_eat(it, "_")) {
		dimension = itanium_expression(it);
		if (!dimension || !itanium_eat(it, "_"))
			return 0;
	}
	if (kind == NODE_VECTOR && itanium_eat(it, "p"))
		element = itanium_constant(it, NODE_TEXT, "pixel", 0);
	else
		element = itanium_type(it);
	return element ? itanium_node(it, kind, element, dimension) : 0;
}

static bool is_function_ahead(const struct itanium *it)
{
	uint32_t at = 0;

	at += itanium_look(it, at) == 'r';
	at += itanium_look(it, at) == 'V';
	at += itanium_look(it, at) == 'K';
	if (itanium_look(it, at) == 'F')
		return true;
	return itanium_look(it, at) == 'D' && itanium_look(it, at + 1) && strchr("oOwx", itanium_look(it, at + 1));
}

static uint32_t qualified_type(struct itanium *it)
{
	uint32_t type, args = 0, node;
	uint8_t quals;

	if (itanium_eat(it, "U")) {
		uint32_t name = itanium_source_name(it);

		if (!name)
			return 0;
		if (itanium_look(it, 0) == 'I') {
			args = itanium_template_args(it, false);
			if (!args)
				return 0;
		}
		type = itanium_look(it, 0) == 'U' ? qualified_type(it) : itanium_type(it);
		node = type ? itanium_text(it, NODE_VENDOR, it->nodes[name].text, it->nodes[name].text_len, type) : 0;
		if (node)
			it->nodes[node].b = args;
		return node;
	}
	quals = itanium_qualifiers(it);
	type = itanium_type(it);
	node = type && quals ? itanium_node(it, NODE_QUALIFIED, type, 0) : type;
	if (node && quals)
		it->nodes[node].flags = quals;
	return node;
}

static const char *builtin(char code)
{
	static const char *const names[] = {
		['v' - 'a'] = "void",        ['w' - 'a'] = "wchar_t",
		['b' - 'a'] = "bool",        ['c' - 'a'] = "char",
		['a' - 'a'] = "signed char", ['h' - 'a'] = "unsigned char",
		['s' - 'a'] = "short",       ['t' - 'a'] = "unsigned short",
		['i' - 'a'] = "int",         ['j' - 'a'] = "unsigned int",
		['l' - 'a'] = "long",        ['m' - 'a'] = "unsigned long",
		['x' - 'a'] = "long long",   ['y' - 'a'] = "unsigned long long",
		['n' - 'a'] = "__int128",    ['o' - 'a'] = "unsigned __int128",
		['f' - 'a'] = "float",       ['d' - 'a'] = "double",
		['e' - 'a'] = "long double", ['g' - 'a'] = "__float128",
		['z' - 'a'] = "...",
	};

	return code >= 'a' && code <= 'z' ? names[code - 'a'] : NULL;
}

/* D and a small letter; *done tells whether it was one of them. */
static uint32_t extended_builtin(struct itanium *it, bool *done)
{
	static const struct {
		const char *code, *name;
	} kinds[] = {
		{ "Dd", "decimal64" },      { "De", "decimal128" },     { "Df", "decimal32" }, { "Dh", "half" },
		{ "Di", "char32_t" },       { "Ds", "char16_t" },       { "Du", "char8_t" },   { "Da", "auto" },
		{ "Dc", "decltype(auto)" }, { "Dn", "std::nullptr_t" },
	};

	*done = true;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (itanium_eat(it, kinds[i].code))
			return itanium_constant(it, NODE_TEXT, kinds[i].name, 0);
	if (itanium_look(it, 1) == 'F') { /* DF bits _: a floating-point type of that width */
		const char *text;
		uint32_t len;

		it->at += 2;
		if (itanium_number(it, false, &text, &len) && itanium_eat(it, "_"))
			return itanium_text(it, NODE_PREFIX, "_Float", 6, itanium_text(it, NODE_TEXT, text, len, 0));
	}
	*done = false;
	return 0;
}

/* T: a template parameter, with arguments when it stands for a template; or an elaborated type. */
static uint32_t param_type(struct itanium *it)
{
	static const char *const elaborated[][2] = { { "Ts", "struct " }, { "Tu", "union " }, { "Te", "enum " } };
	uint32_t node, args;

	for (int i = 0; i < 3; i++)
		if (itanium_eat(it, elaborated[i][0])) {
			node = itanium_name(it, NULL);
			return node ? itanium_constant(it, NODE_PREFIX, elaborated[i][1], node) : 0;
		}
	node = itanium_template_param(it);
	if (!node || itanium_look(it, 0) != 'I' || it->no_template_args)
		return node;
	if (!itanium_add_sub(it, node))
		return 0;
	args = itanium_template_args(it, false);
	return args ? itanium_node(it, NODE_TEMPLATE, node, args) : 0;
}

static uint32_t wrap(struct itanium *it, enum node_kind kind)
{
	uint32_t of;

	it->at++;
	of = itanium_type(it);
	return of ? itanium_node(it, kind, of, 0) : 0;
}

static uint32_t member_pointer(struct itanium *it)
{
	uint32_t class, member;

	it->at++;
	class = itanium_type(it);
	member = class ? itanium_type(it) : 0;
	return member ? itanium_node(it, NODE_MEMBER_POINTER, class, member) : 0;
}

/* A type that may be referred to later; *plain: it is none, because it is a builtin or a substitution already. */
static uint32_t type_inner(struct itanium *it, bool *plain)
{
	char c = itanium_look(it, 0), next = itanium_look(it, 1);
	const char *name;
	uint32_t node;

	switch (c) {
	case 'r':
	case 'V':
	case 'K':
		return is_function_ahead(it) ? function_type(it) : qualified_type(it);
	case 'U':
		return next == 'l' || next == 't' ? itanium_name(it, NULL) : qualified_type(it);
	case 'u':
		it->at++;
		*plain = true;
		return itanium_source_name(it);
	case 'D':
		node = extended_builtin(it, plain);
		if (*plain)
			return node;
		if (next == 't' || next == 'T')
			return itanium_decltype(it);
		if (itanium_eat(it, "Dv"))
			return sequence_type(it, NODE_VECTOR);
		if (itanium_eat(it, "Dp")) {
			node = itanium_type(it);
			return node ? itanium_node(it, NODE_PACK_EXPANSION, node, 0) : 0;
		}
		return is_function_ahead(it) ? function_type(it) : 0;
	case 'F':
		return function_type(it);
	case 'A':
		it->at++;
		return sequence_type(it, NODE_ARRAY);
	case 'M':
		return member_pointer(it);
	case 'T':
		return param_type(it);
	case 'P':
		return wrap(it, NODE_POINTER);
	case 'R':
		return wrap(it, NODE_LVALUE_REF);
	case 'O':
		return wrap(it, NODE_RVALUE_REF);
	case 'C':
	case 'G':
		node = wrap(it, NODE_POSTFIX);
		if (node) {
			it->nodes[node].text = c == 'C' ? "complex" : "imaginary";
			it->nodes[node].text_len = c == 'C' ? 7 : 9;
		}
		return node;
	case 'S':
		if (next == 't')
			break;
		node = itanium_substitution(it);
		*plain = itanium_look(it, 0) != 'I' || it->no_template_args;
		if (node && !*plain) {
			uint32_t args = itanium_template_args(it, false);

			return args ? itanium_node(it, NODE_TEMPLATE, node, args) : 0;
		}
		return node;
	default:
		name = builtin(c);
		if (name) {
			it->at++;
			*plain = true;
			return itanium_constant(it, NODE_TEXT, name, 0);
		}
	}
	return itanium_name(it, NULL);
}

uint32_t itanium_type(struct itanium *it)
{
	bool plain = false;
	uint32_t node;

	if (!itanium_enter(it))
		return 0;
	node = type_inner(it, &plain);
	itanium_leave(it);
	if (!node || (!plain && !itanium_add_sub(it, node)))
		return 0;
	return node;
}
