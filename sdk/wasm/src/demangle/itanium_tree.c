// SPDX-License-Identifier: Apache-2.0
/* Room and input of the C++ demangler. */
#include "itanium.h"
#include <string.h>

uint32_t itanium_node(struct itanium *it, enum node_kind kind, uint32_t a, uint32_t b)
{
	struct node *node;

	if (it->nr_nodes == ITANIUM_NODES) {
		it->failed = true;
		return 0;
	}
	node = &it->nodes[it->nr_nodes];
	memset(node, 0, sizeof(*node));
	node->kind = (uint8_t)kind;
	node->a = a;
	node->b = b;
	return it->nr_nodes++;
}

uint32_t itanium_text(struct itanium *it, enum node_kind kind, const char *text, uint32_t len, uint32_t a)
{
	uint32_t node = itanium_node(it, kind, a, 0);

	if (node) {
		it->nodes[node].text = text;
		it->nodes[node].text_len = len;
	}
	return node;
}

uint32_t itanium_constant(struct itanium *it, enum node_kind kind, const char *text, uint32_t a)
{
	return itanium_text(it, kind, text, (uint32_t)strlen(text), a);
}

void itanium_take_list(struct itanium *it, uint32_t node, uint32_t from)
{
	uint32_t len = it->nr_stack - from;

	it->nr_stack = from;
	if (!node)
		return;
	if (len > ITANIUM_LISTS - it->nr_lists) {
		it->failed = true;
		return;
	}
	memcpy(it->lists + it->nr_lists, it->stack + from, len * sizeof(*it->lists));
	it->nodes[node].list = it->nr_lists;
	it->nodes[node].list_len = len;
	it->nr_lists += len;
}

bool itanium_push(struct itanium *it, uint32_t node)
{
	if (!node || it->nr_stack == ITANIUM_STACK) {
		it->failed |= node != 0;
		return false;
	}
	it->stack[it->nr_stack++] = node;
	return true;
}

bool itanium_add_sub(struct itanium *it, uint32_t node)
{
	if (!node || it->nr_subs == ITANIUM_SUBSTITUTIONS) {
		it->failed |= node != 0;
		return false;
	}
	it->subs[it->nr_subs++] = node;
	return true;
}

char itanium_look(const struct itanium *it, uint32_t ahead)
{
	return (uint64_t)(it->end - it->at) > ahead ? it->at[ahead] : 0;
}

bool itanium_eat(struct itanium *it, const char *text)
{
	size_t len = strlen(text);

	if ((size_t)(it->end - it->at) < len || memcmp(it->at, text, len))
		return false;
	it->at += len;
	return true;
}

bool itanium_number(struct itanium *it, bool negative, const char **text, uint32_t *len)
{
	const char *from = it->at;

	if (negative && itanium_look(it, 0) == 'n')
		it->at++;
	if (itanium_look(it, 0) < '0' || itanium_look(it, 0) > '9') {
		it->at = from;
		return false;
	}
	while (itanium_look(it, 0) >= '0' && itanium_look(it, 0) <= '9')
		it->at++;
	*text = from;
	*len = (uint32_t)(it->at - from);
	return true;
}

bool itanium_sequence(struct itanium *it, uint32_t *number)
{
	uint32_t sum = 0, digits = 0;

	for (;; it->at++, digits++) {
		char c = itanium_look(it, 0);

		if (c >= '0' && c <= '9')
			sum = sum * 36 + (uint32_t)(c - '0');
		else if (c >= 'A' && c <= 'Z')
			sum = sum * 36 + (uint32_t)(c - 'A') + 10;
		else
			break;
		if (sum > ITANIUM_NODES)
			return false;
	}
	*number = sum;
	return digits != 0;
}

bool itanium_enter(struct itanium *it)
{
	if (it->depth == ITANIUM_DEPTH) {
		it->failed = true;
		return false;
	}
	it->depth++;
	return true;
}

void itanium_leave(struct itanium *it)
{
	it->depth--;
}
