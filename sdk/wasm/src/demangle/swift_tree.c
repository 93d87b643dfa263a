// SPDX-License-Identifier: Apache-2.0
#include "swift.h"
#include <string.h>

uint16_t swift_fail(struct swift *s)
{
	s->failed = true;
	return 0;
}

uint16_t swift_node(struct swift *s, uint8_t kind)
{
	if (s->failed || s->nr_nodes == SWIFT_NODES)
		return swift_fail(s);
	s->nodes[s->nr_nodes] = (struct swift_node){ .kind = kind };
	return (uint16_t)s->nr_nodes++;
}

uint16_t swift_text_node(struct swift *s, uint8_t kind, const char *text)
{
	uint16_t node = swift_node(s, kind);

	s->nodes[node].text = text;
	s->nodes[node].len = (uint32_t)strlen(text);
	return node;
}

/* A cell for a part; nothing where there is none to add, or nothing to add it to. */
static uint16_t cell(struct swift *s, uint16_t parent, uint16_t part)
{
	if (!parent || !part)
		return 0;
	if (s->failed || s->nr_cells == SWIFT_CELLS)
		return swift_fail(s);
	s->cells[s->nr_cells] = (struct swift_cell){ .node = part };
	return (uint16_t)s->nr_cells++;
}

void swift_add(struct swift *s, uint16_t parent, uint16_t part)
{
	struct swift_node *node = &s->nodes[parent];
	uint16_t added = cell(s, parent, part);

	if (!added)
		return;
	if (node->last)
		s->cells[node->last].next = added;
	else
		node->first = added;
	node->last = added;
}

void swift_add_first(struct swift *s, uint16_t parent, uint16_t part)
{
	struct swift_node *node = &s->nodes[parent];
	uint16_t added = cell(s, parent, part);

	if (!added)
		return;
	s->cells[added].next = node->first;
	node->first = added;
	if (!node->last)
		node->last = added;
}

uint16_t swift_one(struct swift *s, uint8_t kind, uint16_t part)
{
	uint16_t node = part ? swift_node(s, kind) : swift_fail(s);

	swift_add(s, node, part);
	return node;
}

uint16_t swift_two(struct swift *s, uint8_t kind, uint16_t part, uint16_t other)
{
	uint16_t node = other ? swift_one(s, kind, part) : swift_fail(s);

	swift_add(s, node, other);
	return node;
}

uint16_t swift_part(const struct swift *s, uint16_t node, uint32_t index)
{
	uint16_t at = s->nodes[node].first;

	while (at && index--)
		at = s->cells[at].next;
	return at ? s->cells[at].node : 0;
}

uint32_t swift_count(const struct swift *s, uint16_t node)
{
	uint32_t count = 0;

	for (uint16_t at = s->nodes[node].first; at; at = s->cells[at].next)
		count++;
	return count;
}

uint8_t swift_kind_of(const struct swift *s, uint16_t node)
{
	return s->nodes[node].kind;
}

bool swift_push(struct swift *s, uint16_t node)
{
	if (!node || s->failed || s->nr_stack == SWIFT_STACK) {
		swift_fail(s);
		return false;
	}
	s->stack[s->nr_stack++] = node;
	return true;
}

uint16_t swift_pop_any(struct swift *s)
{
	return s->nr_stack ? s->stack[--s->nr_stack] : 0;
}

uint16_t swift_pop(struct swift *s, uint8_t kind)
{
	return s->nr_stack && swift_kind_of(s, s->stack[s->nr_stack - 1]) == kind ? swift_pop_any(s) : 0;
}

uint16_t swift_pop_if(struct swift *s, bool (*is)(uint8_t kind))
{
	return s->nr_stack && is(swift_kind_of(s, s->stack[s->nr_stack - 1])) ? swift_pop_any(s) : 0;
}

uint16_t swift_substitutable(struct swift *s, uint16_t node)
{
	if (!node)
		return 0;
	if (s->nr_substitutions == SWIFT_SUBSTITUTIONS)
		return swift_fail(s);
	s->substitutions[s->nr_substitutions++] = node;
	return node;
}

bool swift_is_name(uint8_t kind)
{
	return kind >= SWIFT_IDENTIFIER && kind <= SWIFT_RELATED_NAME;
}

bool swift_is_type(uint8_t kind)
{
	return kind >= SWIFT_CLASS && kind <= SWIFT_BOX;
}

bool swift_is_nominal(uint8_t kind)
{
	return kind >= SWIFT_CLASS && kind <= SWIFT_ALIAS;
}

bool swift_is_context(uint8_t kind)
{
	return kind >= SWIFT_MODULE && kind <= SWIFT_BOUND_INNER;
}

bool swift_is_entity(uint8_t kind)
{
	return kind >= SWIFT_MODULE && kind <= SWIFT_BOX;
}

char swift_look(const struct swift *s)
{
	return s->at < s->end ? *s->at : 0;
}

bool swift_eat(struct swift *s, char c)
{
	if (s->at == s->end || *s->at != c)
		return false;
	s->at++;
	return true;
}

char swift_next(struct swift *s)
{
	return s->at < s->end ? *s->at++ : 0;
}

int32_t swift_natural(struct swift *s)
{
	int32_t value = 0;

	if (swift_look(s) < '0' || swift_look(s) > '9')
		return -1;
	while (swift_look(s) >= '0' && swift_look(s) <= '9') {
		if (value > 99999999)
			swift_fail(s);
		if (s->failed)
			return 0;
		value = value * 10 + (*s->at++ - '0');
	}
	return value;
}

uint32_t swift_index(struct swift *s)
{
	int32_t value = swift_natural(s);

	if (!swift_eat(s, '_'))
		swift_fail(s);
	return (uint32_t)(value + 1);
}

void swift_skip_c_type(struct swift *s)
{
	int32_t len = swift_natural(s);

	if (len <= 0 || len > s->end - s->at)
		swift_fail(s);
	else
		s->at += len;
}
