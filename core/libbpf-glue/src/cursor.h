/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The position of a drain. A fetch brings entries into the cursor's staging area, from where they go to the caller, however
 * small the buffer; what was fetched and not yet delivered stays between calls.
 */
#ifndef CURSOR_H
#define CURSOR_H

#include "glue.h"

#define CURSOR_ROOM_LIMIT (1u << 30) /* entries */

/* Keys that were delivered. */
struct seen {
	char *keys;
	uint32_t *slots; /* index into keys + 1 */
	uint32_t count, capacity;
};

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
	struct seen seen;
	uint64_t steps; /* left, see cursor_fetch_single() */
	bool one_step; /* lookup-and-delete works for this map */
};

static inline int cursor_map_fd(const struct glue_cursor *cursor)
{
	return bpf_map__fd(cursor->map->bpf);
}

/* Room for that many entries in the staging area; -ENOMEM with the text set. */
int cursor_resize(struct glue_cursor *cursor, uint32_t room);

/* Fill the staging area anew: 0, or -errno as the kernel gave it. Sets ended once nothing follows. */
int cursor_fetch_batch(struct glue_cursor *cursor);
int cursor_fetch_single(struct glue_cursor *cursor);

/* The kernel does not know the operation for this map (EINVAL: for none, before 5.6). */
static inline bool cursor_is_unknown(int err)
{
	return err == -EINVAL || err == -GLUE_ENOTSUPP || err == -EOPNOTSUPP;
}

#endif
