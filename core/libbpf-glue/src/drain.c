// SPDX-License-Identifier: Apache-2.0
/*
 * Draining a map into a caller's buffer, in parts. Kernel side: kernel/bpf/hashtab.c (__htab_map_lookup_and_delete_batch),
 * kernel/bpf/syscall.c (generic_map_lookup_batch).
 *
 * A fetch brings whole hash buckets into a staging area of the cursor; records go from there to the caller, however small
 * the buffer. Between calls the cursor keeps what was fetched and not yet delivered.
 */
#include <stdlib.h>
#include <string.h>

#include "glue.h"

#define STAGE_BYTES (256u << 10) /* stays in the second-level cache between the kernel's copy and ours */
#define STAGE_MIN 64u /* entries: more than a bucket has, short of collisions made on purpose */
#define STAGE_MAX 8192u
#define STAGE_LIMIT (1u << 30)
#define INTERRUPTED_MAX 64 /* fetches of one call that the kernel broke off */

struct glue_cursor {
	struct bccx_map *map;
	uint32_t flags;
	size_t key_size, value_size;
	/* what was fetched: entries [next, staged) of keys and values */
	char *keys, *values;
	uint32_t room, staged, next;
	bool started, ended;
	char *token; /* where the kernel goes on: a bucket number or a key */
	/* without batches: keys delivered so far, because an iteration whose key vanished starts over */
	struct seen {
		char *keys;
		uint32_t *slots; /* index into keys + 1 */
		uint32_t count, capacity;
	} seen;
	uint64_t steps; /* left, see fetch_single() */
	bool one_step; /* lookup-and-delete works for this map */
};

static int map_fd(const struct glue_cursor *cursor)
{
	return bpf_map__fd(cursor->map->bpf);
}

void glue_cursor_free(struct glue_cursor *cursor)
{
	if (!cursor)
		return;
	free(cursor->keys);
	free(cursor->values);
	free(cursor->token);
	free(cursor->seen.keys);
	free(cursor->seen.slots);
	free(cursor);
}

/* ---- staging ---- */

static int stage_resize(struct glue_cursor *cursor, uint32_t room)
{
	char *keys = realloc(cursor->keys, (size_t)room * cursor->key_size);
	char *values;

	if (!keys)
		return glue_fail(ENOMEM, "drain '%s': out of memory", cursor->map->name);
	cursor->keys = keys;
	values = realloc(cursor->values, (size_t)room * cursor->value_size);
	if (!values)
		return glue_fail(ENOMEM, "drain '%s': out of memory", cursor->map->name);
	cursor->values = values;
	cursor->room = room;
	return 0;
}

static uint32_t first_room(const struct glue_cursor *cursor)
{
	size_t room = STAGE_BYTES / (cursor->key_size + cursor->value_size);

	if (room > STAGE_MAX)
		return STAGE_MAX;
	return room < STAGE_MIN ? STAGE_MIN : room;
}

static struct glue_cursor *cursor_new(struct bccx_map *map, uint32_t flags)
{
	struct glue_cursor *cursor = calloc(1, sizeof(*cursor));

	if (!cursor)
		return glue_fail_null(ENOMEM, "drain '%s': out of memory", map->name);
	cursor->map = map;
	cursor->flags = flags;
	cursor->key_size = bpf_map__key_size(map->bpf);
	cursor->value_size = glue_map_transfer_size(map);
	cursor->one_step = true;
	cursor->steps = 16ull * bpf_map__max_entries(map->bpf) + 1024;
	cursor->token = calloc(1, cursor->key_size < 8 ? 8 : cursor->key_size);
	if (!cursor->token || !cursor->value_size || stage_resize(cursor, first_room(cursor)) < 0) {
		glue_cursor_free(cursor);
		return glue_fail_null(ENOMEM, "drain '%s': out of memory", map->name);
	}
	return cursor;
}

/* ---- with batches ---- */

static bool means_no_batch(int err)
{
	return err == -EINVAL || err == -GLUE_ENOTSUPP || err == -EOPNOTSUPP;
}

static int zero_staged(struct glue_cursor *cursor)
{
	int err;
	char *zeros = calloc(cursor->staged ? cursor->staged : 1, cursor->value_size);

	if (!zeros)
		return glue_fail(ENOMEM, "drain '%s': out of memory", cursor->map->name);
	err = bccx_map__update_batch(cursor->map, cursor->keys, zeros, cursor->staged);
	free(zeros);
	return err;
}

static int ask_batch(struct glue_cursor *cursor, uint32_t *count)
{
	LIBBPF_OPTS(bpf_map_batch_opts, opts);
	void *from = cursor->started ? cursor->token : NULL;

	*count = cursor->room;
	if ((cursor->flags & BCCX_DRAIN_DELETE) && !glue_map_is_array(bpf_map__type(cursor->map->bpf)))
		return bpf_map_lookup_and_delete_batch(map_fd(cursor), from, cursor->token, cursor->keys,
						       cursor->values, count, &opts);
	return bpf_map_lookup_batch(map_fd(cursor), from, cursor->token, cursor->keys, cursor->values, count, &opts);
}

/* Brings the next entries; 0, or -errno as the kernel gave it (text set by the caller). */
static int fetch_batch(struct glue_cursor *cursor)
{
	uint32_t most = bpf_map__max_entries(cursor->map->bpf), count;
	int err, interrupted = 0;

	for (;;) {
		err = ask_batch(cursor, &count);
		/* The next bucket alone is fuller than the stage. Preallocated maps may exceed their maximum a little. */
		if (err == -ENOSPC && cursor->room / 2 <= most && cursor->room < STAGE_LIMIT) {
			err = stage_resize(cursor, cursor->room * 2);
			if (err < 0)
				return err;
			continue;
		}
		/* A trie's iteration gives up when keys vanish under it; nothing was consumed. */
		if (err == -EINTR && ++interrupted < INTERRUPTED_MAX)
			continue;
		break;
	}
	if (err < 0 && err != -ENOENT)
		return err;
	cursor->started = true;
	cursor->ended = err == -ENOENT;
	cursor->staged = count;
	cursor->next = 0;
	if ((cursor->flags & BCCX_DRAIN_DELETE) && glue_map_is_array(bpf_map__type(cursor->map->bpf)))
		return zero_staged(cursor);
	return 0;
}

/* ---- without batches ---- */

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
	uint32_t *slots = capacity <= STAGE_LIMIT ? calloc(capacity * 2, sizeof(*slots)) : NULL;
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

static int take_single(struct glue_cursor *cursor, const char *key, char *value)
{
	bool array = glue_map_is_array(bpf_map__type(cursor->map->bpf));
	bool remove = cursor->flags & BCCX_DRAIN_DELETE;
	int err;

	if (remove && !array && cursor->one_step) {
		err = bpf_map_lookup_and_delete_elem(map_fd(cursor), key, value);
		if (!means_no_batch(err))
			return err;
		cursor->one_step = false;
	}
	err = bpf_map_lookup_elem(map_fd(cursor), key, value);
	if (err < 0 || !remove)
		return err;
	if (!array)
		return bpf_map_delete_elem(map_fd(cursor), key);
	{
		char *zero = calloc(1, cursor->value_size);

		err = zero ? bpf_map_update_elem(map_fd(cursor), key, zero, BPF_ANY) : -ENOMEM;
		free(zero);
	}
	return err;
}

/*
 * Goes from key to key. A key that vanished since makes the kernel start over at the first: then keys delivered before
 * come again and are passed over, except when entries are deleted as they are read, which makes what comes again new. The
 * number of steps is bounded, since a map that others keep emptying and filling could go on for ever.
 */
static int fetch_single(struct glue_cursor *cursor)
{
	bool again_is_new = cursor->flags & BCCX_DRAIN_DELETE;
	char *next = malloc(cursor->key_size);
	int err = next ? 0 : -ENOMEM;

	cursor->staged = cursor->next = 0;
	if (!cursor->started)
		err = err ?: bpf_map_get_next_key(map_fd(cursor), NULL, cursor->token);
	cursor->ended = err == -ENOENT;
	cursor->started = true;
	while (!err && cursor->staged < cursor->room) {
		char *key = cursor->keys + cursor->staged * cursor->key_size;
		int end, fresh;

		memcpy(key, cursor->token, cursor->key_size);
		/* Before the entry is removed: from a missing key there is no way on. */
		end = bpf_map_get_next_key(map_fd(cursor), cursor->token, next);
		if (end && end != -ENOENT) {
			err = end;
			break;
		}
		fresh = again_is_new ? 1 : seen_add(&cursor->seen, key, cursor->key_size);
		if (fresh < 0)
			err = fresh;
		else if (fresh)
			err = take_single(cursor, key, cursor->values + cursor->staged * cursor->value_size);
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

/* ---- delivery ---- */

static void put_padded(char *into, const char *bytes, size_t len)
{
	size_t padded = glue_pad8(len);

	memcpy(into, bytes, len);
	if (padded > len)
		memset(into + len, 0, padded - len);
}

static size_t deliver(struct glue_cursor *cursor, char *into, size_t size, uint32_t *count)
{
	size_t key_room = glue_pad8(cursor->key_size), record = key_room + glue_pad8(cursor->value_size), bytes = 0;

	for (; cursor->next < cursor->staged && record <= size - bytes; cursor->next++, bytes += record, ++*count) {
		put_padded(into + bytes, cursor->keys + cursor->next * cursor->key_size, cursor->key_size);
		put_padded(into + bytes + key_room, cursor->values + cursor->next * cursor->value_size,
			   cursor->value_size);
	}
	return bytes;
}

static int fetch(struct glue_cursor *cursor)
{
	struct bccx_map *map = cursor->map;
	bool batch = !map->no_batch && !(cursor->flags & BCCX_DRAIN_SINGLE);
	int err = batch ? fetch_batch(cursor) : 0;

	if (batch && !cursor->started && means_no_batch(err)) {
		map->no_batch = true;
		batch = false;
	}
	if (!batch)
		err = fetch_single(cursor);
	return err < 0 ? glue_fail(-err, "drain '%s': %s", map->name, glue_strerror(err)) : 0;
}

static bool drainable(enum bpf_map_type type)
{
	return type == BPF_MAP_TYPE_HASH || type == BPF_MAP_TYPE_LRU_HASH || type == BPF_MAP_TYPE_LPM_TRIE ||
	       glue_map_is_percpu(type) || glue_map_is_array(type);
}

static int check(const struct bccx_map *map, const struct bccx_drain *drain, const void *into, size_t size)
{
	size_t record = glue_pad8(bpf_map__key_size(map->bpf)) + glue_pad8(glue_map_transfer_size(map));

	if (drain->flags & ~(BCCX_DRAIN_DELETE | BCCX_DRAIN_SINGLE))
		return glue_fail(EINVAL, "drain '%s': flags 0x%x are not known", map->name, drain->flags);
	if (!drainable(bpf_map__type(map->bpf)))
		return glue_fail(EOPNOTSUPP, "drain '%s': a map of type %s has no entries to read", map->name,
				 libbpf_bpf_map_type_str(bpf_map__type(map->bpf)) ?: "unknown");
	if (!into || size < record)
		return glue_fail(EMSGSIZE, "drain '%s': a record has %zu bytes, the buffer %zu", map->name, record,
				 size);
	return 0;
}

int bccx_map__drain(struct bccx_map *map, void *into, size_t size, struct bccx_drain *drain)
{
	struct bccx_drain ours;
	struct glue_cursor *cursor;
	int err = glue_check_map(map, GLUE_LOADED) ?: glue_opts_in(&ours, sizeof(ours), sizeof(ours), drain) ?:
		  check(map, &ours, into, size);

	if (err < 0)
		return err;
	if (map->cursor && map->cursor->flags != ours.flags) {
		glue_cursor_free(map->cursor);
		map->cursor = NULL;
	}
	if (!map->cursor)
		map->cursor = cursor_new(map, ours.flags);
	cursor = map->cursor;
	if (!cursor)
		return -ENOMEM;
	ours.bytes = ours.count = ours.done = 0;
	for (;;) {
		ours.bytes += deliver(cursor, (char *)into + ours.bytes, size - ours.bytes, &ours.count);
		if (cursor->next < cursor->staged || cursor->ended)
			break;
		err = fetch(cursor);
		if (err < 0) {
			/* What was delivered stays delivered: the next call goes on here and meets the failure again. */
			if (ours.bytes)
				break;
			glue_cursor_free(cursor);
			map->cursor = NULL;
			return err;
		}
	}
	if (cursor->next == cursor->staged && cursor->ended) {
		ours.done = 1;
		glue_cursor_free(cursor);
		map->cursor = NULL;
	}
	glue_opts_out(&ours, sizeof(ours), drain);
	return 0;
}
