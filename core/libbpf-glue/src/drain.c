// SPDX-License-Identifier: Apache-2.0
/* Draining a map into a caller's buffer, in parts. */
#include <stdlib.h>
#include <string.h>

#include "cursor.h"

#define STAGE_BYTES (256u << 10) /* stays in the second-level cache between the kernel's copy and ours */
#define STAGE_MIN 64u /* entries: more than a bucket has, short of collisions made on purpose */
#define STAGE_MAX 8192u

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

int cursor_resize(struct glue_cursor *cursor, uint32_t room)
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
	if (!cursor->token || !cursor->value_size || cursor_resize(cursor, first_room(cursor)) < 0) {
		glue_cursor_free(cursor);
		return glue_fail_null(ENOMEM, "drain '%s': out of memory", map->name);
	}
	return cursor;
}

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
	int err = batch ? cursor_fetch_batch(cursor) : 0;

	if (batch && !cursor->started && cursor_is_unknown(err)) {
		map->no_batch = true;
		batch = false;
	}
	if (!batch)
		err = cursor_fetch_single(cursor);
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
