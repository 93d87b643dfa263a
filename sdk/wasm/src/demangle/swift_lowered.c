// SPDX-License-Identifier: Apache-2.0
/* Types of functions as the compiler's intermediate language has them: thunks between two of them are named by them. */
#include "swift.h"
#include <string.h>

#define PARTS_MAX 64u

enum { PARAMETER, RESULT, YIELD };

struct convention {
	char letter;
	const char *text;
};

static const struct convention parameters[] = {
	{ 'i', "@in " },
	{ 'c', "@in_constant " },
	{ 'l', "@inout " },
	{ 'b', "@inout_aliasable " },
	{ 'n', "@in_guaranteed " },
	{ 'X', "@in_cxx " },
	{ 'x', "@owned " },
	{ 'g', "@guaranteed " },
	{ 'e', "@deallocating " },
	{ 'y', "@unowned " },
	{ 'v', "@pack_owned " },
	{ 'p', "@pack_guaranteed " },
	{ 'm', "@pack_inout " },
	{ 0, NULL },
};

static const struct convention results[] = {
	{ 'r', "@out " },
	{ 'o', "@owned " },
	{ 'd', "@unowned " },
	{ 'u', "@unowned_inner_pointer " },
	{ 'a', "@autoreleased " },
	{ 'k', "@pack_out " },
	{ 'l', "@guaranteed_address " },
	{ 'g', "@guaranteed " },
	{ 'm', "@inout " },
	{ 0, NULL },
};

static const char *convention(struct swift *s, const struct convention *known)
{
	char c = swift_look(s);

	for (; known->letter; known++)
		if (known->letter == c) {
			s->at++;
			return known->text;
		}
	return NULL;
}

/* Attributes are joined into one text. */
static void say(struct swift *s, uint16_t node, const char *text)
{
	uint32_t len = (uint32_t)strlen(text);

	if (s->failed || SWIFT_TEXT - s->nr_text < len) {
		swift_fail(s);
		return;
	}
	memcpy(s->text + s->nr_text, text, len);
	s->nr_text += len;
	s->nodes[node].len += len;
}

static void attributes(struct swift *s, uint16_t node)
{
	static const struct convention callee[] = {
		{ 'y', "@callee_unowned " },
		{ 'g', "@callee_guaranteed " },
		{ 'x', "@callee_owned " },
		{ 't', "@convention(thin) " },
		{ 0, NULL },
	};
	static const struct convention function[] = {
		{ 'B', "@convention(block) " },
		{ 'C', "@convention(c) " },
		{ 'M', "@convention(method) " },
		{ 'J', "@convention(objc_method) " },
		{ 'K', "@convention(closure) " },
		{ 'W', "@convention(witness_method) " },
		{ 0, NULL },
	};
	static const struct convention differentiable[] = {
		{ 'd', "@differentiable " },
		{ 'l', "@differentiable(_linear) " },
		{ 'f', "@differentiable(_forward) " },
		{ 'r', "@differentiable(reverse) " },
		{ 0, NULL },
	};
	static const struct convention coroutine[] = {
		{ 'A', "@yield_once " },
		{ 'I', "@yield_once_2 " },
		{ 'G', "@yield_many " },
		{ 0, NULL },
	};
	const char *text;
	bool of_c;

	s->nodes[node].text = s->text + s->nr_text;
	if (swift_eat(s, 'e'))
		say(s, node, "@escaping ");
	if (swift_eat(s, 'A'))
		say(s, node, "@isolated(any) ");
	text = convention(s, differentiable);
	if (text)
		say(s, node, text);
	text = convention(s, callee);
	if (!text) {
		swift_fail(s);
		return;
	}
	say(s, node, text);
	of_c = s->end - s->at > 1 && s->at[0] == 'z' && (s->at[1] == 'B' || s->at[1] == 'C');
	s->at += of_c;
	text = convention(s, function);
	if (of_c)
		swift_skip_c_type(s);
	if (text)
		say(s, node, text);
	text = convention(s, coroutine);
	if (text)
		say(s, node, text);
	if (swift_eat(s, 'h'))
		say(s, node, "@Sendable ");
	if (swift_eat(s, 'H'))
		say(s, node, "@async ");
	if (swift_eat(s, 'T'))
		say(s, node, "sending ");
}

/* Behind I. */
uint16_t swift_lowered(struct swift *s)
{
	static struct {
		const char *text, *more;
		uint8_t what;
	} parts[PARTS_MAX];
	uint32_t nr = 0;
	uint16_t list = swift_node(s, SWIFT_LIST), pattern = swift_node(s, SWIFT_LIST),
		 invocation = swift_node(s, SWIFT_LIST);
	uint16_t node = swift_node(s, SWIFT_LOWERED), signature, arguments;
	const char *text;

	swift_add(s, node, list);
	swift_add(s, node, pattern);
	swift_add(s, node, invocation);
	if (swift_eat(s, 's')) {
		arguments = swift_part(s, swift_pop_arguments(s), 0);
		signature = swift_pop(s, SWIFT_SIGNATURE);
		if (!signature)
			return swift_fail(s);
		swift_add(s, pattern, signature);
		swift_add(s, pattern, arguments);
	}
	if (swift_eat(s, 'I'))
		swift_add(s, invocation, swift_part(s, swift_pop_arguments(s), 0));
	signature = swift_pop(s, SWIFT_SIGNATURE);
	(void)swift_eat(s, 'P');
	attributes(s, node);
	while (!s->failed && nr < PARTS_MAX && (text = convention(s, parameters))) {
		parts[nr].text = text;
		parts[nr].more = "";
		parts[nr].what = PARAMETER;
		for (;;) {
			if (swift_eat(s, 'w'))
				parts[nr].more = "@noDerivative ";
			else if (swift_eat(s, 'T'))
				parts[nr].more = "sending ";
			else if (swift_eat(s, 'I'))
				parts[nr].more = "isolated ";
			else if (swift_eat(s, 'L'))
				parts[nr].more = "@sil_implicit_leading_param ";
			else
				break;
		}
		nr++;
	}
	while (!s->failed && nr < PARTS_MAX && (text = convention(s, results))) {
		parts[nr].text = text;
		parts[nr].more = swift_eat(s, 'w') ? "@noDerivative " : "";
		parts[nr++].what = RESULT;
	}
	while (!s->failed && nr < PARTS_MAX && swift_eat(s, 'Y')) {
		text = convention(s, parameters);
		if (!text)
			return swift_fail(s);
		parts[nr].text = text;
		parts[nr].more = "@yields ";
		parts[nr++].what = YIELD;
	}
	if (nr < PARTS_MAX && swift_eat(s, 'z')) {
		text = convention(s, results);
		if (!text)
			return swift_fail(s);
		parts[nr].text = text;
		parts[nr].more = "@error ";
		parts[nr++].what = RESULT;
	}
	if (!swift_eat(s, '_'))
		return swift_fail(s);
	while (nr--) {
		uint16_t type = swift_pop_type(s), part = swift_text_node(s, SWIFT_LOWERED_PART, parts[nr].text);
		uint16_t more = swift_text_node(s, SWIFT_BUILTIN, parts[nr].more);

		s->nodes[part].number = parts[nr].what != PARAMETER;
		swift_add(s, part, more);
		swift_add(s, part, type);
		swift_add_first(s, list, part);
	}
	return signature ? swift_two(s, SWIFT_GENERIC, signature, node) : node;
}
