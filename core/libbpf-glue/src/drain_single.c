// SPDX-License-Identifier: Apache-2.0
/* Draining entry by entry: for kernels before 5.6 and for maps that lack the batch operation. */
#include <stdlib.h>
#include <string.h>

#include "cursor.h"

static uint64_t hash_bytes(const char *bytes, size_t len)
{
	uint64_t hash = 0xcbf29ce484222325; /* FNV-1a */

	for (size_t i = 0; i < len; i++)
		hash = (hash ^ (unsigned char)bytes[i]) * 0x100000001b3;
	return hash ^ hash >> 32;
}

static uint32_t *seen_slot(const struct seen *seen, const char *key, size_t key_size)
{
	uint32_t mask = seen->capacity * 2 - 1, at = hash_bytes(key, key_size) & mask;

	while (seen->slots[at] && memcmp(seen->keys + (size_t)(seen->slots[at] - 1) * key_size, key, key_size))
		at = (at + 1) & mask;
	return &seen->slots[at];
}

static int seen_grow(struct seen *seen, size_t key_size)
{
	size_t capacity = seen->capacity ? seen->capacity * 2 : 1024;
	uint32_t *slots = capacity <= CURSOR_ROOM_LIMIT ? calloc(capacity * 2, sizeof(*slots)) : NULL;
	char *keys = slots ? realloc(seen->keys, capacity * key_size) : NULL;

	if (!keys) {
		free(slots);
		return -ENOMEM;
	}
	free(seen->slots);
	*seen = (struct seen){ .keys = keys, .slots = slots, .count = seen->count, .capacity = capacity };
	for (uint32_t i = 0; i < seen->count; i++)
		*seen_slot(seen, keys + i * key_size, key_size) = i + 1;
	return 0;
}

/* 1: new and now known; 0: delivered before; -ENOMEM. */
static int seen_add(struct seen *seen, const char *key, size_t key_size)
{
	uint32_t *slot;

	if (seen->count == seen->capacity && seen_grow(seen, key_size) < 0)
		return -ENOMEM;
	slot = seen_slot(seen, key, key_size);
	if (*slot)
		return 0;
	memcpy(seen->keys + (size_t)seen->count * key_size, key, key_size);
	*slot = ++seen->count;
	return 1;
}

static int zero_entry(const struct glue_cursor *cursor, const char *key)
{
	char *zeros = calloc(1, cursor->value_size);
	int err = zeros ? bpf_map_update_elem(cursor_map_fd(cursor), key, zeros, BPF_ANY) : -ENOMEM;

	free(zeros);
	return err;
}

static int take(struct glue_cursor *cursor, const char *key, char *value)
{
	bool array = glue_map_is_array(bpf_map__type(cursor->map->bpf));
	bool remove = cursor->flags & BCCX_DRAIN_DELETE;
	int err;

	if (remove && !array && cursor->one_step) {
		err = bpf_map_lookup_and_delete_elem(cursor_map_fd(cursor), key, value);
		if (!cursor_is_unknown(err))
			return err;
		cursor->one_step = false;
	}
	err = bpf_map_lookup_elem(cursor_map_fd(cursor), key, value);
	if (err < 0 || !remove)
		return err;
	return array ? zero_entry(cursor, key) : bpf_map_delete_elem(cursor_map_fd(cursor), key);
}

/*
 * Goes from key to key. A key that vanished since makes the kernel start over at the first: then keys delivered before
 * come again and are passed over, except when entries are deleted as they are read, which makes what comes again new. The
 * number of steps is bounded, since a map that others keep emptying and filling could go on for ever.
 */
int cursor_fetch_single(struct glue_cursor *cursor)
{
	bool again_is_new = cursor->flags & BCCX_DRAIN_DELETE;
	char *next = malloc(cursor->key_size);
	int err = next ? 0 : -ENOMEM;

	cursor->staged = cursor->next = 0;
	if (!cursor->started)
		err = err ?: bpf_map_get_next_key(cursor_map_fd(cursor), NULL, cursor->token);
	cursor->ended = err == -ENOENT;
	cursor->started = true;
	while (!err && cursor->staged < cursor->room) {
		char *key = cursor->keys + cursor->staged * cursor->key_size;
		int end, fresh;

		memcpy(key, cursor->token, cursor->key_size);
		/* Before the entry is removed: from a missing key there is no way on. */
		end = bpf_map_get_next_key(cursor_map_fd(cursor), cursor->token, next);
		if (end && end != -ENOENT) {
			err = end;
			break;
		}
		fresh = again_is_new ? 1 : seen_add(&cursor->seen, key, cursor->key_size);
		if (fresh < 0)
			err = fresh;
		else if (fresh)
			err = take(cursor, key, cursor->values + cursor->staged * cursor->value_size);
		if (!err && fresh)
			cursor->staged++;
		if (err == -ENOENT)
			err = 0; /* deleted by others meanwhile */
		cursor->ended = end == -ENOENT || !--cursor->steps;
		if (cursor->ended)
			break;
		memcpy(cursor->token, next, cursor->key_size);
	}
	free(next);
	return err == -ENOENT ? 0 : err;
}
