// SPDX-License-Identifier: Apache-2.0
#include <bccx/abi.h>
#include <bccx/perf_map.h>
#include <bccx/sort.h>
#include <bccx/text.h>
#include <string.h>

#define ENTRIES_MAX (1u << 20)
#define REBUILD_ENTRIES (1u << 16)
#define NAME_MAX_BYTES 4096u
#define READ_BYTES (256u << 10)

struct bccx_perf_map_entry {
	uint64_t start;
	uint32_t size;
	uint32_t order; /* in which they came; 0: those that were built before */
	uint32_t name; /* offset in names */
	uint32_t name_len;
};

static bool scan_number(const char **at, const char *end, uint64_t *value)
{
	/* Some writers put 0x in front. */
	if (end - *at > 2 && (*at)[0] == '0' && (*at)[1] == 'x')
		*at += 2;
	return bccx_scan__hex(at, end, value);
}

/* START SIZE name, where the name may hold blanks */
static int add_line(void *context, const char *at, const char *end)
{
	struct bccx_perf_map *map = context;
	struct bccx_perf_map_entry *entry;
	uint64_t start, size, need;
	uint32_t len;

	if (!scan_number(&at, end, &start) || !bccx_scan__char(&at, end, ' ') || !scan_number(&at, end, &size) ||
	    !bccx_scan__char(&at, end, ' ') || at == end || !size || size > UINT32_MAX || start > UINT64_MAX - size)
		return 0;
	/* Most of a long map may be of code that was replaced since. */
	if (map->entries.len - map->built > REBUILD_ENTRIES + map->built && bccx_perf_map__build(map))
		return -BCCX_ENOMEM;
	if (map->entries.len == ENTRIES_MAX)
		return -BCCX_E2BIG;
	len = (uint32_t)(end - at) < NAME_MAX_BYTES ? (uint32_t)(end - at) : NAME_MAX_BYTES;
	need = (uint64_t)map->names.len + len;
	if (need > map->names.cap && bccx_vec__grow((void **)&map->names.at, &map->names.cap, need, 1))
		return -BCCX_ENOMEM;
	entry = bccx_vec__add(&map->entries);
	if (!entry)
		return -BCCX_ENOMEM;
	*entry = (struct bccx_perf_map_entry){ start, (uint32_t)size, map->entries.len, map->names.len, len };
	memcpy(map->names.at + map->names.len, at, len);
	map->names.len = (uint32_t)need;
	return 0;
}

int bccx_perf_map__feed(struct bccx_perf_map *map, const char *text, uint32_t len)
{
	map->lines.line = add_line;
	map->lines.context = map;
	return bccx_lines__feed(&map->lines, text, len);
}

/* Append the next entry by address to the built ones. */
static void keep(struct bccx_perf_map *map, const struct bccx_perf_map_entry *entry)
{
	while (map->built) {
		struct bccx_perf_map_entry *last = &map->entries.at[map->built - 1];

		if (entry->start - last->start >= last->size)
			break;
		/* Its beginning was overwritten: that code is gone. */
		if (last->order > entry->order)
			return;
		last->size = (uint32_t)(entry->start - last->start);
		if (last->size)
			break;
		map->built--;
	}
	map->entries.at[map->built++] = *entry;
}

/* Let go of names that no entry has any more, once they are the most. */
static void compact_names(struct bccx_perf_map *map)
{
	uint64_t used = 0;
	uint32_t to = 0;
	char *names;

	for (uint32_t i = 0; i < map->built; i++)
		used += map->entries.at[i].name_len;
	if (used > map->names.len / 2)
		return;
	names = used ? bccx_mem__alloc((size_t)used) : NULL;
	/* Without memory for it they stay. */
	if (!names)
		return;
	for (uint32_t i = 0; i < map->built; i++) {
		struct bccx_perf_map_entry *entry = &map->entries.at[i];

		memcpy(names + to, map->names.at + entry->name, entry->name_len);
		entry->name = to;
		to += entry->name_len;
	}
	bccx_vec__free(&map->names);
	map->names.at = names;
	map->names.len = map->names.cap = to;
}

int bccx_perf_map__build(struct bccx_perf_map *map)
{
	uint32_t count = map->entries.len;

	if (count == map->built)
		return 0;
	if (bccx_sort__by_leading_number(map->entries.at, count, sizeof(*map->entries.at)))
		return -BCCX_ENOMEM;
	map->built = 0;
	/* Those that are kept are never more than those that were looked at. */
	for (uint32_t i = 0; i < count; i++) {
		struct bccx_perf_map_entry entry = map->entries.at[i];

		keep(map, &entry);
	}
	map->entries.len = map->built;
	for (uint32_t i = 0; i < map->built; i++)
		map->entries.at[i].order = 0;
	compact_names(map);
	return 0;
}

/* Remember the end of what was read; it lies in one part but for parts that are shorter than it. */
static void keep_tail(struct bccx_perf_map *map, const char *text, uint32_t len)
{
	map->tail_len = len < BCCX_PERF_MAP_TAIL ? len : BCCX_PERF_MAP_TAIL;
	memcpy(map->tail, text + len - map->tail_len, map->tail_len);
}

/* Begin anew when the text before the offset is another by now. What was built stays, for code that the new text no longer
 * has; where it has some the new name counts. */
static void look_for_another(struct bccx_perf_map *map, int32_t process)
{
	char tail[BCCX_PERF_MAP_TAIL];
	int64_t got;

	if (!map->offset)
		return;
	got = bccx_host_perf_map(process, map->offset - map->tail_len, tail, map->tail_len);
	if (got < 0 || (got == map->tail_len && !memcmp(tail, map->tail, map->tail_len)))
		return;
	map->offset = 0;
	map->lines.rest_len = 0;
}

int bccx_perf_map__update(struct bccx_perf_map *map, int32_t process)
{
	char *buffer;
	int64_t got;
	int err = 0;

	if (map->error)
		return map->error;
	buffer = bccx_mem__alloc(READ_BYTES);
	if (!buffer)
		return -BCCX_ENOMEM;
	look_for_another(map, process);
	while (!err && map->offset < BCCX_PERF_MAP_BYTES &&
	       (got = bccx_host_perf_map(process, map->offset, buffer, READ_BYTES)) != 0) {
		if (got < 0 || got > READ_BYTES) {
			err = got < 0 ? (int)got : -BCCX_EIO;
			break;
		}
		/* What was read before an error is used. */
		err = bccx_perf_map__feed(map, buffer, (uint32_t)got);
		keep_tail(map, buffer, (uint32_t)got);
		map->offset += (uint64_t)got;
	}
	bccx_mem__free(buffer, READ_BYTES);
	/* One that is not there may come. */
	if (map->offset)
		map->error = err;
	if (bccx_perf_map__build(map))
		return -BCCX_ENOMEM;
	return err;
}

bool bccx_perf_map__find(const struct bccx_perf_map *map, uint64_t address, struct bccx_jit_symbol *symbol)
{
	const struct bccx_perf_map_entry *entries = map->entries.at;
	uint32_t at = 0, left = map->built;

	if (!left || entries[0].start > address)
		return false;
	while (left > 1) {
		uint32_t half = left / 2;

		at += entries[at + half].start <= address ? half : 0;
		left -= half;
	}
	if (address - entries[at].start >= entries[at].size)
		return false;
	*symbol = (struct bccx_jit_symbol){ entries[at].start, entries[at].size, map->names.at + entries[at].name,
					    entries[at].name_len };
	return true;
}

void bccx_perf_map__free(struct bccx_perf_map *map)
{
	bccx_vec__free(&map->entries);
	bccx_vec__free(&map->names);
	bccx_mem__free(map->lines.rest, map->lines.rest ? BCCX_LINE_MAX : 0);
	memset(map, 0, sizeof(*map));
}
