// SPDX-License-Identifier: Apache-2.0
/* Functions, variables, and the parts of them that are functions of their own. */
#include "swift.h"
#include <string.h>

/* The labels of a function's parameters; a mark for each that has none. Taken only where there are any: 0 is no mistake. */
uint16_t swift_pop_labels(struct swift *s, uint16_t type)
{
	uint16_t labels = swift_node(s, SWIFT_LIST), parameters, label;
	uint32_t count;

	if (swift_pop(s, SWIFT_EMPTY))
		return labels;
	while (swift_kind_of(s, type) == SWIFT_GENERIC)
		type = swift_part(s, type, 1);
	if (swift_kind_of(s, type) != SWIFT_CALLABLE)
		return 0;
	parameters = swift_part(s, type, 1);
	count = swift_kind_of(s, parameters) == SWIFT_TUPLE ? swift_count(s, parameters) : 1;
	while (count--) {
		label = swift_pop(s, SWIFT_IDENTIFIER);
		if (!label)
			label = swift_pop(s, SWIFT_FIRST);
		if (!label)
			return swift_fail(s);
		swift_add_first(s, labels, label);
	}
	return labels;
}

uint16_t swift_plain_function(struct swift *s)
{
	uint16_t signature = swift_pop(s, SWIFT_SIGNATURE), type = swift_pop_callable(s, ""),
		 labels = swift_pop_labels(s, type);
	uint16_t name = swift_pop_if(s, swift_is_name), node;

	if (signature)
		type = swift_two(s, SWIFT_GENERIC, signature, type);
	node = swift_two(s, SWIFT_FUNCTION, swift_pop_context(s), name);
	swift_add(s, node, type);
	swift_add(s, node, labels);
	return node;
}

static uint16_t addressor(struct swift *s, const char *unsafe, const char *owning, const char *native,
			  const char *pinning, uint16_t storage)
{
	char c = swift_next(s);
	const char *text = c == 'u' ? unsafe : c == 'O' ? owning : c == 'o' ? native : c == 'p' ? pinning : NULL;
	uint16_t node;

	if (!text)
		return swift_fail(s);
	node = swift_text_node(s, SWIFT_ACCESSOR, text);
	swift_add(s, node, storage);
	return node;
}

static uint16_t accessor(struct swift *s, uint16_t storage)
{
	static const struct {
		char letter;
		const char *text;
	} accessors[] = {
		{ 'g', "getter" },  { 'G', "getter" },          { 's', "setter" }, { 'm', "materializeForSet" },
		{ 'w', "willset" }, { 'W', "didset" },          { 'r', "read" },   { 'y', "yielding_borrow" },
		{ 'M', "modify" },  { 'x', "yielding_mutate" }, { 'i', "init" },   { 'b', "borrow" },
		{ 'z', "mutate" },
	};
	char c = swift_next(s);
	uint16_t node;

	if (c == 'p')
		return storage;
	if (c == 'a')
		return addressor(s, "unsafeMutableAddressor", "owningMutableAddressor", "nativeOwningMutableAddressor",
				 "nativePinningMutableAddressor", storage);
	if (c == 'l')
		return addressor(s, "unsafeAddressor", "owningAddressor", "nativeOwningAddressor",
				 "nativePinningAddressor", storage);
	for (size_t i = 0; i < sizeof(accessors) / sizeof(*accessors); i++)
		if (accessors[i].letter == c) {
			node = swift_text_node(s, SWIFT_ACCESSOR, accessors[i].text);
			swift_add(s, node, storage);
			return node;
		}
	return swift_fail(s);
}

uint16_t swift_variable(struct swift *s)
{
	uint16_t type = swift_pop_type(s);
	uint16_t name;

	(void)swift_pop_labels(s, type);
	name = swift_pop_if(s, swift_is_name);
	return accessor(s, swift_two(s, SWIFT_VARIABLE, swift_pop_context(s), name));
}

uint16_t swift_subscript(struct swift *s)
{
	uint16_t type, labels, node;

	(void)swift_pop(s, SWIFT_PRIVATE_NAME);
	type = swift_pop_type(s);
	labels = swift_pop_labels(s, type);
	node = swift_one(s, SWIFT_SUBSCRIPT, swift_pop_context(s));
	swift_add(s, node, type);
	swift_add(s, node, labels);
	return accessor(s, node);
}

static uint16_t initializer(struct swift *s, bool allocating)
{
	uint16_t type, labels, context, node;

	(void)swift_pop(s, SWIFT_PRIVATE_NAME);
	type = swift_pop_type(s);
	labels = swift_pop_labels(s, type);
	context = swift_pop_context(s);
	node = swift_text_node(s, SWIFT_INIT,
			       allocating && swift_kind_of(s, context) == SWIFT_CLASS ? "__allocating_init" : "init");
	swift_add(s, node, context);
	swift_add(s, node, type);
	swift_add(s, node, labels);
	return node;
}

/* What has a name of its own in a type. */
static uint16_t member(struct swift *s, const char *text, const char *of_class)
{
	uint16_t context = swift_pop_context(s);
	uint16_t node = swift_text_node(s, SWIFT_MEMBER, swift_kind_of(s, context) == SWIFT_CLASS ? of_class : text);

	swift_add(s, node, context);
	return node;
}

/* A part of a declaration; number is what to show, 0 for nothing. */
static uint16_t part(struct swift *s, const char *text, uint32_t number)
{
	uint16_t node = swift_text_node(s, SWIFT_PART, text);

	s->nodes[node].number = number;
	swift_add(s, node, swift_pop_context(s));
	return node;
}

static uint16_t closure(struct swift *s, const char *text)
{
	uint32_t number = swift_index(s) + 2;

	(void)swift_pop_type(s);
	return part(s, text, number);
}

static uint16_t macro_expansion(struct swift *s)
{
	static const struct {
		char letter;
		const char *text;
	} kinds[] = {
		{ 'a', "accessor macro @" },    { 'r', "member attribute macro @" },
		{ 'm', "member macro @" },      { 'p', "peer macro @" },
		{ 'c', "conformance macro @" }, { 'e', "extension macro @" },
		{ 'q', "preamble macro @" },    { 'b', "body macro @" },
		{ 'f', "freestanding macro" },  { 'u', "unique name" },
	};
	static const char behind[] = " expansion #";
	char c = swift_next(s);
	uint16_t name = swift_pop(s, SWIFT_IDENTIFIER), attached, node;
	const char *before = NULL;
	uint32_t len, name_len = s->nodes[name].len;
	char *out = s->text + s->nr_text;

	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (kinds[i].letter == c)
			before = kinds[i].text;
	if (!before || !name)
		return swift_fail(s);
	if (c == 'f' || c == 'u') {
		(void)(c == 'f' && swift_pop(s, SWIFT_PRIVATE_NAME));
		attached = name;
		name_len = 0;
	} else {
		attached = swift_pop_if(s, swift_is_name);
	}
	len = (uint32_t)strlen(before);
	if (!attached || SWIFT_TEXT - s->nr_text < len + name_len + sizeof(behind))
		return swift_fail(s);
	memcpy(out, before, len);
	memcpy(out + len, s->nodes[name].text, name_len);
	len += name_len;
	memcpy(out + len, c == 'u' ? " #" : behind, c == 'u' ? 2 : sizeof(behind) - 1);
	len += c == 'u' ? 2 : (uint32_t)sizeof(behind) - 1;
	s->nr_text += len;
	node = swift_two(s, SWIFT_NAMED_PART, swift_pop_context(s), attached);
	s->nodes[node].text = out;
	s->nodes[node].len = len;
	s->nodes[node].number = swift_index(s) + 2;
	return node;
}

/* Behind f. */
uint16_t swift_function_entity(struct swift *s)
{
	uint16_t signature, type, labels, name, node;

	switch (swift_next(s)) {
	case 'C':
		return initializer(s, true);
	case 'c':
		return initializer(s, false);
	case 'D':
		return member(s, "deinit", "__deallocating_deinit");
	case 'd':
		return member(s, "deinit", "deinit");
	case 'Z':
		return member(s, "deinit", "__isolated_deallocating_deinit");
	case 'E':
		return member(s, "__ivar_destroyer", "__ivar_destroyer");
	case 'e':
		return member(s, "__ivar_initializer", "__ivar_initializer");
	case 'U':
		return closure(s, "closure #");
	case 'u':
		return closure(s, "implicit closure #");
	case 'A': {
		uint32_t index = swift_index(s);

		node = part(s, "default argument ", index + 1);
		return node;
	}
	case 'i':
		return part(s, "variable initialization expression", 0);
	case 'P':
		return part(s, "property wrapper backing initializer", 0);
	case 'W':
		return part(s, "property wrapper init from projected value", 0);
	case 'F':
		return part(s, "property wrapped field init accessor", 0);
	case 'm':
		signature = swift_pop(s, SWIFT_SIGNATURE);
		type = swift_pop_type(s);
		labels = swift_pop_labels(s, type);
		if (signature)
			type = swift_two(s, SWIFT_GENERIC, signature, type);
		name = swift_pop_if(s, swift_is_name);
		node = swift_two(s, SWIFT_MACRO, swift_pop_context(s), name);
		swift_add(s, node, type);
		swift_add(s, node, labels);
		return node;
	case 'M':
		return macro_expansion(s);
	case 'p':
		type = swift_pop_type(s);
		name = swift_pop_if(s, swift_is_name);
		return swift_two(s, SWIFT_TYPE_PARAMETER, swift_pop_context(s), name);
	}
	return swift_fail(s);
}
