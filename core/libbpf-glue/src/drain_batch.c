// SPDX-License-Identifier: Apache-2.0
/*
 * Draining by the kernel's batch operations: kernel/bpf/hashtab.c (__htab_map_lookup_and_delete_batch), which returns whole
 * buckets, and kernel/bpf/syscall.c (generic_map_lookup_batch).
 */
#include <stdlib.h>

#include "cursor.h"

#define INTERRUPTED_MAX 64 /* fetches of one call that the kernel broke off */

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
		return bpf_map_lookup_and_delete_batch(cursor_map_fd(cursor), from, cursor->token, cursor->keys,
						       cursor->values, count, &opts);
	return bpf_map_lookup_batch(cursor_map_fd(cursor), from, cursor->token, cursor->keys, cursor->values, count,
				    &opts);
}

int cursor_fetch_batch(struct glue_cursor *cursor)
{
	uint32_t most = bpf_map__max_entries(cursor->map->bpf), count;
	int err, interrupted = 0;

	for (;;) {
		err = ask_batch(cursor, &count);
		/* The next bucket alone is fuller than the stage. Preallocated maps may exceed their maximum a little. */
		if (err == -ENOSPC && cursor->room / 2 <= most && cursor->room < CURSOR_ROOM_LIMIT) {
			err = cursor_resize(cursor, cursor->room * 2);
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
