// SPDX-License-Identifier: Apache-2.0
/* Names and encodings of the C++ demangler. */
#include "itanium.h"
#include <string.h>

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

uint32_t itanium_source_name(struct itanium *it)
{
	uint32_t len = 0;

	if (!is_digit(itanium_look(it, 0)) || itanium_look(it, 0) == '0')
		return 0;
	while (is_digit(itanium_look(it, 0))) {
		len = len * 10 + (uint32_t)(*it->at++ - '0');
		if (len > (1u << 20))
			return 0;
	}
	if (len > (uint32_t)(it->end - it->at))
		return 0;
	it->at += len;
	/* Compilers name unnamed namespaces after the translation unit. */
	if (len >= 10 && !memcmp(it->at - len, "_GLOBAL__N", 10))
		return itanium_constant(it, NODE_TEXT, "(anonymous namespace)", 0);
	return itanium_text(it, NODE_TEXT, it->at - len, len, 0);
}

static uint32_t abi_tags(struct itanium *it, uint32_t node)
{
	while (node && itanium_eat(it, "B")) {
		uint32_t tag = itanium_source_name(it);

		if (!tag)
			return 0;
		node = itanium_text(it, NODE_ABI_TAG, it->nodes[tag].text, it->nodes[tag].text_len, node);
	}
	return node;
}

/* Ut [number] _ and Ul … E [number] _ */
static uint32_t unnamed_type(struct itanium *it)
{
	const char *number = "";
	uint32_t len = 0;

	if (itanium_eat(it, "Ul"))
		return itanium_lambda(it);
	if (!itanium_eat(it, "Ut"))
		return 0;
	itanium_number(it, false, &number, &len);
	if (!itanium_eat(it, "_"))
		return 0;
	return itanium_text(it, NODE_UNNAMED, number, len, 0);
}

/* Constructors and destructors carry no name of their own: the class's. */
static uint32_t ctor_dtor_name(struct itanium *it, uint32_t *scope, struct name_state *state)
{
	bool is_dtor = itanium_look(it, 0) == 'D';
	uint32_t node;

	/* Of std::string, what is constructed is a basic_string. */
	if (it->nodes[*scope].kind == NODE_SPECIAL_SUB && it->nodes[*scope].c && !it->is_short)
		*scope = it->nodes[*scope].c;
	it->at++;
	if (!is_dtor && itanium_eat(it, "I")) {
		/* An inheriting constructor: of which base class does not show. */
		if (itanium_look(it, 0) < '1' || itanium_look(it, 0) > '5')
			return 0;
		it->at++;
		if (!itanium_name(it, state))
			return 0;
	} else if (is_digit(itanium_look(it, 0)) && itanium_look(it, 0) <= '5') {
		it->at++;
	} else {
		return 0;
	}
	if (state)
		state->is_special = true;
	node = itanium_node(it, NODE_CTOR, *scope, 0);
	if (node)
		it->nodes[node].flags = is_dtor;
	return node;
}

static uint32_t structured_binding(struct itanium *it)
{
	uint32_t from = it->nr_stack, node;

	do {
		if (!itanium_push(it, itanium_source_name(it)))
			return 0;
	} while (!itanium_eat(it, "E"));
	node = itanium_node(it, NODE_BINDING, 0, 0);
	itanium_take_list(it, node, from);
	return node;
}

static uint32_t unqualified_name(struct itanium *it, uint32_t *scope, struct name_state *state)
{
	char c;
	uint32_t node;

	itanium_eat(it, "L"); /* internal linkage */
	c = itanium_look(it, 0);
	if (c >= '1' && c <= '9')
		node = itanium_source_name(it);
	else if (c == 'U')
		node = unnamed_type(it);
	else if (itanium_eat(it, "DC"))
		node = structured_binding(it);
	else if ((c == 'C' || c == 'D') && scope && *scope)
		node = ctor_dtor_name(it, scope, state);
	else
		node = itanium_operator_name(it, state);
	return abi_tags(it, node);
}

static uint32_t unscoped_name(struct itanium *it, struct name_state *state)
{
	bool is_std = itanium_eat(it, "St");
	uint32_t name = unqualified_name(it, NULL, state);

	if (!name || !is_std)
		return name;
	return itanium_node(it, NODE_NESTED, itanium_constant(it, NODE_TEXT, "std", 0), name);
}

static uint32_t join(struct itanium *it, uint32_t scope, uint32_t name)
{
	return scope ? itanium_node(it, NODE_NESTED, scope, name) : name;
}

/* N [qualifiers] prefix … E; every prefix but the whole may be referred to later. */
static uint32_t nested_name(struct itanium *it, struct name_state *state)
{
	uint32_t so_far = 0, name;
	uint8_t quals;

	quals = itanium_qualifiers(it);
	if (itanium_eat(it, "O"))
		quals |= QUAL_RVALUE;
	else if (itanium_eat(it, "R"))
		quals |= QUAL_LVALUE;
	if (state)
		state->quals = quals;
	while (!itanium_eat(it, "E")) {
		char c = itanium_look(it, 0), next = itanium_look(it, 1);

		if (state)
			state->has_template_args = false;
		if (c == 'T') {
			name = so_far ? 0 : itanium_template_param(it);
			so_far = name;
		} else if (c == 'I') {
			name = so_far ? itanium_template_args(it, state != NULL) : 0;
			if (state)
				state->has_template_args = true;
			so_far = name ? itanium_node(it, NODE_TEMPLATE, so_far, name) : 0;
		} else if (c == 'D' && (next == 't' || next == 'T')) {
			name = so_far ? 0 : itanium_decltype(it);
			so_far = name;
		} else if (c == 'S' && next == 't') {
			it->at += 2;
			if (so_far)
				return 0;
			so_far = itanium_constant(it, NODE_TEXT, "std", 0);
			continue;
		} else if (c == 'S') {
			if (so_far)
				return 0;
			so_far = itanium_substitution(it);
			if (!so_far)
				return 0;
			continue;
		} else {
			name = unqualified_name(it, &so_far, state);
			so_far = name ? join(it, so_far, name) : 0;
			itanium_eat(it, "M"); /* initializer of a data member */
		}
		if (!so_far || !itanium_add_sub(it, so_far))
			return 0;
	}
	if (!so_far || !it->nr_subs)
		return 0;
	it->nr_subs--;
	return so_far;
}

/* _ digit, or __ digits _; of entities that a function has several of. */
static void discriminator(struct itanium *it)
{
	const char *before = it->at, *text;
	uint32_t len;

	if (itanium_eat(it, "__")) {
		if (!itanium_number(it, false, &text, &len) || !itanium_eat(it, "_"))
			it->at = before;
	} else if (itanium_eat(it, "_")) {
		if (is_digit(itanium_look(it, 0)))
			it->at++;
		else
			it->at = before;
	}
}

/* Z encoding E name */
static uint32_t local_name(struct itanium *it, struct name_state *state)
{
	uint32_t function = itanium_encoding(it), entity, len;
	const char *text;

	if (!function || !itanium_eat(it, "E"))
		return 0;
	if (itanium_eat(it, "s")) {
		discriminator(it);
		return itanium_node(it, NODE_LOCAL, function, itanium_constant(it, NODE_TEXT, "string literal", 0));
	}
	if (itanium_eat(it, "d")) {
		itanium_number(it, true, &text, &len);
		if (!itanium_eat(it, "_"))
			return 0;
		entity = itanium_name(it, state);
		return entity ? itanium_node(it, NODE_LOCAL, function, entity) : 0;
	}
	entity = itanium_name(it, state);
	if (!entity)
		return 0;
	discriminator(it);
	return itanium_node(it, NODE_LOCAL, function, entity);
}

static uint32_t name_inner(struct itanium *it, struct name_state *state)
{
	bool is_sub = itanium_look(it, 0) == 'S' && itanium_look(it, 1) != 't';
	uint32_t name, args;

	if (itanium_eat(it, "N"))
		return nested_name(it, state);
	if (itanium_eat(it, "Z"))
		return local_name(it, state);
	name = is_sub ? itanium_substitution(it) : unscoped_name(it, state);
	if (!name || itanium_look(it, 0) != 'I')
		return is_sub ? 0 : name;
	if (!is_sub && !itanium_add_sub(it, name))
		return 0;
	args = itanium_template_args(it, state != NULL);
	if (!args)
		return 0;
	if (state)
		state->has_template_args = true;
	return itanium_node(it, NODE_TEMPLATE, name, args);
}

uint32_t itanium_name(struct itanium *it, struct name_state *state)
{
	uint32_t name;

	if (!itanium_enter(it))
		return 0;
	name = name_inner(it, state);
	itanium_leave(it);
	return name;
}

static bool call_offset(struct itanium *it)
{
	const char *text;
	uint32_t len;

	if (itanium_eat(it, "h"))
		return itanium_number(it, true, &text, &len) && itanium_eat(it, "_");
	return itanium_eat(it, "v") && itanium_number(it, true, &text, &len) && itanium_eat(it, "_") &&
	       itanium_number(it, true, &text, &len) && itanium_eat(it, "_");
}

/* T… and G…: what a compiler makes beside functions and data. */
static uint32_t special_name(struct itanium *it)
{
	static const struct {
		const char *code, *text;
		enum { OF_TYPE, OF_NAME, OF_ENCODING, OF_ARGUMENT } of;
	} kinds[] = {
		{ "TV", "vtable for ", OF_TYPE },
		{ "TT", "VTT for ", OF_TYPE },
		{ "TI", "typeinfo for ", OF_TYPE },
		{ "TS", "typeinfo name for ", OF_TYPE },
		{ "TW", "thread-local wrapper routine for ", OF_NAME },
		{ "TH", "thread-local initialization routine for ", OF_NAME },
		{ "GV", "guard variable for ", OF_NAME },
		{ "GTt", "transaction clone for ", OF_ENCODING },
		{ "GTn", "non-transaction clone for ", OF_ENCODING },
	};
	const char *text = NULL;
	uint32_t of = 0, second, number;

	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		if (!itanium_eat(it, kinds[i].code))
			continue;
		of = kinds[i].of == OF_TYPE   ? itanium_type(it)
		     : kinds[i].of == OF_NAME ? itanium_name(it, NULL)
					      : itanium_encoding(it);
		return of ? itanium_constant(it, NODE_PREFIX, kinds[i].text, of) : 0;
	}
	if (itanium_eat(it, "TC")) {
		const char *digits;
		uint32_t len;

		of = itanium_type(it);
		if (!of || !itanium_number(it, true, &digits, &len) || !itanium_eat(it, "_"))
			return 0;
		second = itanium_type(it);
		return second ? itanium_node(it, NODE_CTOR_VTABLE, second, of) : 0;
	}
	if (itanium_eat(it, "GR")) {
		text = "reference temporary for ";
		of = itanium_name(it, NULL);
		(void)itanium_sequence(it, &number);
		if (!itanium_eat(it, "_") && itanium_look(it, 0))
			return 0;
	} else if (itanium_eat(it, "Tc")) {
		text = "covariant return thunk to ";
		of = call_offset(it) && call_offset(it) ? itanium_encoding(it) : 0;
	} else if (itanium_eat(it, "T")) {
		text = itanium_look(it, 0) == 'v' ? "virtual thunk to " : "non-virtual thunk to ";
		of = call_offset(it) ? itanium_encoding(it) : 0;
	}
	return of ? itanium_constant(it, NODE_PREFIX, text, of) : 0;
}

/* Fill in the forward references that a name made, now that its template arguments are known. */
static bool resolve_forwards(struct itanium *it, uint32_t from)
{
	for (uint32_t i = from; i < it->nr_forwards; i++) {
		struct node *forward = &it->nodes[it->forwards[i]];
		uint32_t number = forward->b;

		if (!it->nr_levels || number >= it->levels[0].len)
			return false;
		forward->a = it->params[it->levels[0].start + number];
	}
	it->nr_forwards = from;
	return true;
}

static bool at_encoding_end(const struct itanium *it)
{
	char c = itanium_look(it, 0);

	return !c || c == 'E' || c == '.' || c == '_';
}

static uint32_t enable_if(struct itanium *it)
{
	uint32_t from = it->nr_stack, node;

	while (!itanium_eat(it, "E"))
		if (!itanium_push(it, itanium_template_arg(it)))
			return 0;
	node = itanium_constant(it, NODE_LIST, " [enable_if:", 0);
	itanium_take_list(it, node, from);
	return node;
}

static uint32_t function_encoding(struct itanium *it)
{
	struct name_state state = { .forwards = it->nr_forwards };
	uint32_t name = itanium_name(it, &state), returns = 0, attributes = 0, from, node;

	if (!name || !resolve_forwards(it, state.forwards))
		return 0;
	if (at_encoding_end(it))
		return name;
	if (itanium_eat(it, "Ua9enable_ifI")) {
		attributes = enable_if(it);
		if (!attributes)
			return 0;
	}
	if (state.has_template_args && !state.is_special) {
		returns = itanium_type(it);
		if (!returns)
			return 0;
	}
	from = it->nr_stack;
	if (!itanium_eat(it, "v"))
		do {
			if (!itanium_push(it, itanium_type(it)))
				return 0;
		} while (!at_encoding_end(it));
	node = itanium_node(it, NODE_ENCODING, returns, name);
	itanium_take_list(it, node, from);
	if (node) {
		it->nodes[node].flags = state.quals;
		it->nodes[node].c = attributes;
	}
	return node;
}

uint32_t itanium_encoding(struct itanium *it)
{
	uint32_t nr_params = it->nr_params, nr_levels = it->nr_levels, node;
	bool special = itanium_look(it, 0) == 'G' || itanium_look(it, 0) == 'T';
	typeof(it->levels) levels;

	if (!itanium_enter(it))
		return 0;
	/* Until it ends, template parameters are those of this encoding. */
	memcpy(levels, it->levels, sizeof(levels));
	it->nr_levels = 0;
	node = special ? special_name(it) : function_encoding(it);
	memcpy(it->levels, levels, sizeof(levels));
	it->nr_levels = nr_levels;
	it->nr_params = nr_params;
	itanium_leave(it);
	return node;
}
