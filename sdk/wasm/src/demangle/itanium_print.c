// SPDX-License-Identifier: Apache-2.0
/* Printer of the C++ demangler. A type is written around its name (int (*name)[3]), so each node has a left and a right
 * part. */
#include "itanium.h"
#include <string.h>

#define PRINT_DEPTH 256u
#define PRINT_STEPS 65536u
#define PLACES_MAX 5u /* a template of the library has no more arguments */

struct printer {
	struct itanium *it;
	char *out;
	uint32_t len;
	uint32_t cap;
	uint32_t depth;
	uint32_t steps;
	bool failed;
	/* Which element a parameter pack stands for, and how many there are; NO_PACK outside of an expansion. */
	uint32_t pack_index;
	uint32_t pack_count;
};

#define NO_PACK UINT32_MAX

static void left(struct printer *p, uint32_t node);
static void right(struct printer *p, uint32_t node);

static void put(struct printer *p, const char *text, uint32_t len)
{
	if (len > p->cap - 1 - p->len) {
		p->failed = true;
		return;
	}
	if (len)
		memcpy(p->out + p->len, text, len);
	p->len += len;
}

static void string(struct printer *p, const char *text)
{
	put(p, text, (uint32_t)strlen(text));
}

static void whole(struct printer *p, uint32_t node)
{
	if (!node)
		return;
	left(p, node);
	right(p, node);
}

static void text_of(struct printer *p, const struct node *node)
{
	put(p, node->text, node->text_len);
}

static char last(const struct printer *p)
{
	return p->len ? p->out[p->len - 1] : 0;
}

/* Where elements of a list lie in the output. */
struct places {
	uint32_t from[PLACES_MAX], to[PLACES_MAX], count;
};

static void list_places(struct printer *p, const struct node *node, struct places *places)
{
	bool first = true;

	for (uint32_t i = 0; i < node->list_len && !p->failed; i++) {
		uint32_t before = p->len, after;

		if (!first)
			string(p, ", ");
		after = p->len;
		whole(p, p->it->lists[node->list + i]);
		/* An empty pack leaves nothing, not even its comma. */
		if (p->len == after) {
			p->len = before;
			continue;
		}
		first = false;
		if (places && places->count < PLACES_MAX) {
			places->from[places->count] = after;
			places->to[places->count] = p->len;
		}
		if (places)
			places->count++;
	}
}

static void list(struct printer *p, const struct node *node)
{
	list_places(p, node, NULL);
}

static void qualifiers(struct printer *p, uint8_t quals)
{
	if (quals & QUAL_CONST)
		string(p, " const");
	if (quals & QUAL_VOLATILE)
		string(p, " volatile");
	if (quals & QUAL_RESTRICT)
		string(p, " restrict");
	if (quals & QUAL_LVALUE)
		string(p, " &");
	if (quals & QUAL_RVALUE)
		string(p, " &&");
}

/* A pack begins its expansion when it is met for the first time. */
static uint32_t pack_element(struct printer *p, const struct node *node)
{
	if (p->pack_count == NO_PACK) {
		p->pack_count = node->list_len;
		p->pack_index = 0;
	}
	return p->pack_index < node->list_len ? p->it->lists[node->list + p->pack_index] : 0;
}

/* The node that a parameter pack or a forward reference stands for now; 0 when for none. */
static uint32_t resolve(struct printer *p, uint32_t number)
{
	for (uint32_t steps = 0; number && steps < PRINT_DEPTH; steps++) {
		const struct node *node = &p->it->nodes[number];

		if (node->kind == NODE_FORWARD)
			number = node->a;
		else if (node->kind == NODE_PARAM_PACK)
			number = pack_element(p, node);
		else
			return number;
	}
	return 0;
}

enum shape { SHAPE_PLAIN, SHAPE_ARRAY, SHAPE_FUNCTION };

/* Whether a type is written around its name as arrays and functions are. */
static enum shape shape_of(struct printer *p, uint32_t number)
{
	for (uint32_t steps = 0; steps < PRINT_DEPTH; steps++) {
		const struct node *node;

		number = resolve(p, number);
		node = &p->it->nodes[number];
		switch (node->kind) {
		case NODE_ARRAY:
			return SHAPE_ARRAY;
		case NODE_FUNCTION:
		case NODE_ENCODING:
			return SHAPE_FUNCTION;
		case NODE_QUALIFIED:
			number = node->a;
			continue;
		default:
			return SHAPE_PLAIN;
		}
	}
	return SHAPE_PLAIN;
}

/* Whether anything is written behind the name. */
static bool has_right(struct printer *p, uint32_t number)
{
	for (uint32_t steps = 0; steps < PRINT_DEPTH; steps++) {
		const struct node *node;

		number = resolve(p, number);
		node = &p->it->nodes[number];
		switch (node->kind) {
		case NODE_ARRAY:
		case NODE_FUNCTION:
		case NODE_ENCODING:
			return true;
		case NODE_QUALIFIED:
		case NODE_POINTER:
		case NODE_LVALUE_REF:
		case NODE_RVALUE_REF:
			number = node->a;
			continue;
		case NODE_MEMBER_POINTER:
			number = node->b;
			continue;
		default:
			return false;
		}
	}
	return false;
}

/* References to references are one: an lvalue reference when any of them is. */
static uint32_t collapse(struct printer *p, uint32_t number, bool *is_lvalue)
{
	for (uint32_t steps = 0; steps < PRINT_DEPTH; steps++) {
		uint32_t target = resolve(p, number);
		const struct node *node = &p->it->nodes[target];

		if (node->kind != NODE_LVALUE_REF && node->kind != NODE_RVALUE_REF)
			return number;
		*is_lvalue |= node->kind == NODE_LVALUE_REF;
		number = node->a;
	}
	return 0;
}

static void pointer_left(struct printer *p, uint32_t to, const char *sign)
{
	enum shape shape = shape_of(p, to);

	left(p, to);
	if (shape == SHAPE_ARRAY)
		string(p, " ");
	if (shape != SHAPE_PLAIN)
		string(p, "(");
	string(p, sign);
}

static void pointer_right(struct printer *p, uint32_t to)
{
	if (shape_of(p, to) != SHAPE_PLAIN)
		string(p, ")");
	right(p, to);
}

/* The class's name alone, as its constructors have it. */
static void base_name(struct printer *p, uint32_t number)
{
	for (uint32_t steps = 0; number && steps < PRINT_DEPTH; steps++) {
		const struct node *node;

		number = resolve(p, number);
		node = &p->it->nodes[number];
		switch (node->kind) {
		case NODE_NESTED:
		case NODE_LOCAL:
			number = node->b;
			continue;
		case NODE_TEMPLATE:
		case NODE_ABI_TAG:
		case NODE_SPECIAL_SUB:
			number = node->a;
			continue;
		default:
			whole(p, number);
			return;
		}
	}
}

static void pack_expansion(struct printer *p, const struct node *node)
{
	uint32_t index = p->pack_index, count = p->pack_count, before = p->len;

	p->pack_index = p->pack_count = NO_PACK;
	whole(p, node->a);
	/* The first pack met in it has set these. */
	if (p->pack_count == NO_PACK)
		string(p, "...");
	else if (!p->pack_count)
		p->len = before;
	for (uint32_t i = 1; p->pack_count != NO_PACK && i < p->pack_count && !p->failed; i++) {
		string(p, ", ");
		p->pack_index = i;
		whole(p, node->a);
	}
	p->pack_index = index;
	p->pack_count = count;
}

static void parameters(struct printer *p, const struct node *node)
{
	string(p, "(");
	list(p, node);
	string(p, ")");
}

static void in_parentheses(struct printer *p, uint32_t node)
{
	string(p, "(");
	whole(p, node);
	string(p, ")");
}

static void integer(struct printer *p, const struct node *node)
{
	const char *text = node->text;
	uint32_t len = node->text_len;

	if (node->a)
		in_parentheses(p, node->a);
	if (len && text[0] == 'n') {
		string(p, "-");
		text++;
		len--;
	}
	put(p, text, len);
	whole(p, node->b);
}

/* What is written within another expression: in parentheses where it has an operator of its own. */
static void operand(struct printer *p, uint32_t node)
{
	switch (p->it->nodes[resolve(p, node)].kind) {
	case NODE_BINARY:
	case NODE_UNARY:
	case NODE_UNARY_POSTFIX:
	case NODE_CONDITIONAL:
	case NODE_C_CAST:
	case NODE_NEW:
	case NODE_DELETE:
	case NODE_INTEGER:
	case NODE_PACK_EXPANSION:
		in_parentheses(p, node);
		return;
	default:
		whole(p, node);
	}
}

/* Of two sides: what has one operand binds closer. */
static void side(struct printer *p, uint32_t node)
{
	if (p->it->nodes[resolve(p, node)].kind == NODE_UNARY)
		whole(p, node);
	else
		operand(p, node);
}

static void fold(struct printer *p, const struct node *node)
{
	bool is_left = node->flags & 1;

	/* (start op ... op pack), (pack op ... op start), (... op pack), (pack op ...) */
	string(p, "(");
	if (!is_left || node->b) {
		in_parentheses(p, node->a);
		string(p, " ");
		text_of(p, node);
		string(p, " ");
	}
	string(p, "...");
	if (is_left || node->b) {
		string(p, " ");
		text_of(p, node);
		string(p, " ");
		in_parentheses(p, is_left && !node->b ? node->a : node->b);
	}
	string(p, ")");
}

static void new_expression(struct printer *p, const struct node *node)
{
	if (node->flags & 1)
		string(p, "::operator ");
	string(p, node->flags & 2 ? "new[]" : "new");
	string(p, " ");
	if (node->list_len) {
		parameters(p, node);
		string(p, " ");
	}
	whole(p, node->a);
	if (node->b)
		parameters(p, &p->it->nodes[node->b]);
}

static void expression(struct printer *p, const struct node *node)
{
	bool is_greater = node->text_len == 1 && node->text[0] == '>';

	switch (node->kind) {
	case NODE_BINARY:
		/* Inside of template arguments a bare > would end them. */
		if (is_greater)
			string(p, "(");
		side(p, node->a);
		string(p, " ");
		text_of(p, node);
		string(p, " ");
		side(p, node->b);
		if (is_greater)
			string(p, ")");
		return;
	case NODE_UNARY:
		text_of(p, node);
		operand(p, node->a);
		return;
	case NODE_UNARY_POSTFIX:
		operand(p, node->a);
		text_of(p, node);
		return;
	case NODE_CONDITIONAL:
		operand(p, node->a);
		string(p, " ? ");
		operand(p, node->b);
		string(p, " : ");
		operand(p, node->c);
		return;
	case NODE_MEMBER:
		whole(p, node->a);
		text_of(p, node);
		whole(p, node->b);
		return;
	case NODE_SUBSCRIPT:
		operand(p, node->a);
		string(p, "[");
		whole(p, node->b);
		string(p, "]");
		return;
	case NODE_CALL:
		whole(p, node->a);
		parameters(p, node);
		return;
	case NODE_NAMED_CAST:
		text_of(p, node);
		string(p, "<");
		whole(p, node->a);
		string(p, ">");
		in_parentheses(p, node->b);
		return;
	case NODE_C_CAST:
		in_parentheses(p, node->a);
		parameters(p, node);
		return;
	case NODE_NEW:
		new_expression(p, node);
		return;
	case NODE_DELETE:
		string(p, node->flags & 1 ? "::" : "");
		string(p, node->flags & 2 ? "delete[] " : "delete ");
		whole(p, node->a);
		return;
	case NODE_BRACES:
		whole(p, node->a);
		string(p, "{");
		list(p, node);
		string(p, "}");
		return;
	case NODE_DESIGNATED:
		string(p, node->flags & 1 ? "[" : ".");
		whole(p, node->a);
		string(p, node->flags & 1 ? "]" : "");
		string(p, " = ");
		whole(p, node->b);
		return;
	case NODE_DESIGNATED_RANGE:
		string(p, "[");
		whole(p, node->a);
		string(p, " ... ");
		whole(p, node->b);
		string(p, "] = ");
		whole(p, node->c);
		return;
	case NODE_FOLD:
		fold(p, node);
		return;
	case NODE_INTEGER:
		integer(p, node);
		return;
	case NODE_FLOAT:
		string(p, "[0x");
		text_of(p, node);
		string(p, "]");
		whole(p, node->a);
		return;
	case NODE_STRING:
		string(p, "\"<");
		whole(p, node->a);
		string(p, ">\"");
		return;
	default:
		p->failed = true;
	}
}

/* An instance of a template without the arguments that it has by default. */
static void short_template(struct printer *p, const struct node *node)
{
	struct places places = { .count = 0 };
	struct itanium_span spans[PLACES_MAX];
	uint32_t start = p->len, name_len, given, alias = 0;
	const struct node *arguments = &p->it->nodes[node->b];

	whole(p, node->a);
	name_len = p->len - start;
	if (arguments->kind != NODE_TEMPLATE_ARGS || last(p) == '<') {
		whole(p, node->b);
		return;
	}
	string(p, "<");
	list_places(p, arguments, &places);
	if (!p->failed && places.count && places.count <= PLACES_MAX) {
		for (uint32_t i = 0; i < places.count; i++)
			spans[i] = (struct itanium_span){ p->out + places.from[i], places.to[i] - places.from[i] };
		given = itanium_given_arguments(p->out + start, name_len, spans, places.count);
		p->len = places.to[given - 1];
		if (given == 1)
			alias = itanium_alias(p->out + start, name_len, &spans[0], p->out + start);
	}
	if (alias)
		p->len = start + alias;
	else
		string(p, ">");
}

static void nested(struct printer *p, const struct node *node)
{
	const struct node *inner = &p->it->nodes[node->b];
	uint32_t start = p->len;

	whole(p, node->a);
	if (p->it->is_short && inner->kind == NODE_TEXT &&
	    itanium_is_version(p->out + start, p->len - start, inner->text, inner->text_len))
		return;
	string(p, "::");
	whole(p, node->b);
}

static void name(struct printer *p, const struct node *node)
{
	switch (node->kind) {
	case NODE_NESTED:
	case NODE_LOCAL:
		nested(p, node);
		return;
	case NODE_TEMPLATE:
		if (p->it->is_short) {
			short_template(p, node);
			return;
		}
		whole(p, node->a);
		whole(p, node->b);
		return;
	case NODE_TEMPLATE_ARGS:
		/* operator< <int> */
		if (last(p) == '<')
			string(p, " ");
		string(p, "<");
		list(p, node);
		string(p, ">");
		return;
	case NODE_CTOR:
		string(p, node->flags ? "~" : "");
		base_name(p, node->a);
		return;
	case NODE_CONVERSION:
		string(p, "operator ");
		whole(p, node->a);
		return;
	case NODE_PREFIX:
		text_of(p, node);
		whole(p, node->a);
		return;
	case NODE_CTOR_VTABLE:
		string(p, "construction vtable for ");
		whole(p, node->a);
		string(p, "-in-");
		whole(p, node->b);
		return;
	case NODE_ABI_TAG:
		whole(p, node->a);
		if (p->it->is_short)
			return;
		string(p, "[abi:");
		text_of(p, node);
		string(p, "]");
		return;
	case NODE_UNNAMED:
		string(p, "'unnamed");
		text_of(p, node);
		string(p, "'");
		return;
	case NODE_LAMBDA:
		string(p, "'lambda");
		text_of(p, node);
		string(p, "'");
		whole(p, node->b);
		parameters(p, node);
		return;
	case NODE_BINDING:
		string(p, "[");
		list(p, node);
		string(p, "]");
		return;
	case NODE_SUFFIX:
		whole(p, node->a);
		string(p, " (");
		text_of(p, node);
		string(p, ")");
		return;
	default:
		expression(p, node);
	}
}

static void type_left(struct printer *p, const struct node *node)
{
	bool is_lvalue = node->kind == NODE_LVALUE_REF;
	uint32_t to;

	switch (node->kind) {
	case NODE_ENCODING:
		if (node->a) {
			left(p, node->a);
			if (!has_right(p, node->a))
				string(p, " ");
		}
		whole(p, node->b);
		return;
	case NODE_FUNCTION:
		left(p, node->a);
		string(p, " ");
		return;
	case NODE_POINTER:
		pointer_left(p, node->a, "*");
		return;
	case NODE_LVALUE_REF:
	case NODE_RVALUE_REF:
		to = collapse(p, node->a, &is_lvalue);
		pointer_left(p, to, is_lvalue ? "&" : "&&");
		return;
	case NODE_MEMBER_POINTER:
		left(p, node->b);
		string(p, shape_of(p, node->b) != SHAPE_PLAIN ? "(" : " ");
		whole(p, node->a);
		string(p, "::*");
		return;
	case NODE_ARRAY:
		left(p, node->a);
		return;
	case NODE_QUALIFIED:
		left(p, node->a);
		qualifiers(p, node->flags);
		return;
	case NODE_POSTFIX:
		whole(p, node->a);
		string(p, " ");
		text_of(p, node);
		return;
	case NODE_VENDOR:
		whole(p, node->a);
		string(p, " ");
		text_of(p, node);
		whole(p, node->b);
		return;
	case NODE_VECTOR:
		whole(p, node->a);
		string(p, " vector[");
		whole(p, node->b);
		string(p, "]");
		return;
	case NODE_ENCLOSED:
		text_of(p, node);
		whole(p, node->a);
		string(p, ")");
		return;
	case NODE_DYNAMIC_THROW:
		string(p, "throw");
		parameters(p, node);
		return;
	default:
		name(p, node);
	}
}

static void left_inner(struct printer *p, struct node *node)
{
	switch (node->kind) {
	case NODE_TEXT:
	case NODE_SPECIAL_SUB:
		text_of(p, node);
		return;
	case NODE_LIST:
		text_of(p, node);
		list(p, node);
		return;
	case NODE_ARG_PACK:
		list(p, node);
		return;
	case NODE_PARAM_PACK:
		left(p, pack_element(p, node));
		return;
	case NODE_PACK_EXPANSION:
		pack_expansion(p, node);
		return;
	case NODE_FORWARD:
		if (node->visiting || !node->a) {
			p->failed = true;
			return;
		}
		node->visiting = true;
		left(p, node->a);
		node->visiting = false;
		return;
	default:
		type_left(p, node);
	}
}

static void right_inner(struct printer *p, struct node *node)
{
	bool is_lvalue = false;

	switch (node->kind) {
	case NODE_PARAM_PACK:
		right(p, pack_element(p, node));
		return;
	case NODE_FORWARD:
		if (node->visiting)
			return;
		node->visiting = true;
		right(p, node->a);
		node->visiting = false;
		return;
	case NODE_ENCODING:
	case NODE_FUNCTION:
		parameters(p, node);
		right(p, node->a);
		qualifiers(p, node->flags);
		if (node->c && node->kind == NODE_FUNCTION)
			string(p, " ");
		whole(p, node->c);
		if (node->c && node->kind == NODE_ENCODING)
			string(p, "]");
		return;
	case NODE_POINTER:
		pointer_right(p, node->a);
		return;
	case NODE_LVALUE_REF:
	case NODE_RVALUE_REF:
		pointer_right(p, collapse(p, node->a, &is_lvalue));
		return;
	case NODE_MEMBER_POINTER:
		pointer_right(p, node->b);
		return;
	case NODE_ARRAY:
		if (last(p) != ']')
			string(p, " ");
		string(p, "[");
		whole(p, node->b);
		string(p, "]");
		right(p, node->a);
		return;
	case NODE_QUALIFIED:
		right(p, node->a);
		return;
	}
}

static bool enter(struct printer *p)
{
	if (p->failed || p->depth == PRINT_DEPTH || p->steps == PRINT_STEPS) {
		p->failed = true;
		return false;
	}
	p->depth++;
	p->steps++;
	return true;
}

static void left(struct printer *p, uint32_t node)
{
	if (!node || !enter(p))
		return;
	left_inner(p, &p->it->nodes[node]);
	p->depth--;
}

static void right(struct printer *p, uint32_t node)
{
	if (!node || !enter(p))
		return;
	right_inner(p, &p->it->nodes[node]);
	p->depth--;
}

int itanium_print(struct itanium *it, uint32_t node, char *out, uint32_t cap)
{
	struct printer p = { .it = it, .out = out, .cap = cap, .pack_index = NO_PACK, .pack_count = NO_PACK };

	whole(&p, node);
	if (p.failed || !p.len)
		return 0;
	out[p.len] = 0;
	return (int)p.len;
}
