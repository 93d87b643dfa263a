// SPDX-License-Identifier: Apache-2.0
#include <bccx/abi.h>
#include <bccx/perf_map.h>
#include <bccx/sort.h>
#include <bccx/text.h>
#include <string.h>

#define ENTRIES_MAX (1u << 20)
#define NAME_MAX_BYTES 4096u
#define READ_BYTES (256u << 10)

struct bccx_perf_map_entry {
	uint64_t start;
	uint32_t size;
	uint32_t order; /* position in the file */
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
	if (map->all.len == ENTRIES_MAX)
		return -BCCX_E2BIG;
	len = (uint32_t)(end - at) < NAME_MAX_BYTES ? (uint32_t)(end - at) : NAME_MAX_BYTES;
	need = (uint64_t)map->names.len + len;
	if (need > map->names.cap && bccx_vec__grow((void **)&map->names.at, &map->names.cap, need, 1))
		return -BCCX_ENOMEM;
	entry = bccx_vec__add(&map->all);
	if (!entry)
		return -BCCX_ENOMEM;
	*entry = (struct bccx_perf_map_entry){ start, (uint32_t)size, map->all.len - 1, map->names.len, len };
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

/* Append the next entry by address to those without overlaps, which are never more than those it was taken from. */
static void keep(struct bccx_perf_map *map, const struct bccx_perf_map_entry *entry)
{
	while (map->entries.len) {
		struct bccx_perf_map_entry *last = &map->entries.at[map->entries.len - 1];

		if (entry->start - last->start >= last->size)
			break;
		/* Its beginning was overwritten: that code is gone. */
		if (last->order > entry->order)
			return;
		last->size = (uint32_t)(entry->start - last->start);
		if (last->size)
			break;
		map->entries.len--;
	}
	map->entries.at[map->entries.len++] = *entry;
}

int bccx_perf_map__build(struct bccx_perf_map *map)
{
	uint32_t count = map->all.len;

	if (!count)
		return 0;
	map->entries.len = 0;
	if (bccx_vec__reserve(&map->entries, count))
		return -BCCX_ENOMEM;
	memcpy(map->entries.at, map->all.at, count * sizeof(*map->entries.at));
	if (bccx_sort__by_leading_number(map->entries.at, count, sizeof(*map->entries.at)))
		return -BCCX_ENOMEM;
	for (uint32_t i = 0; i < count; i++) {
		struct bccx_perf_map_entry entry = map->entries.at[i];

		keep(map, &entry);
	}
	return 0;
}

int bccx_perf_map__update(struct bccx_perf_map *map, int32_t process)
{
	uint64_t before = map->offset;
	char *buffer;
	int64_t got;

	if (map->error)
		return map->error;
	buffer = bccx_mem__alloc(READ_BYTES);
	if (!buffer)
		return -BCCX_ENOMEM;
	while (!map->error && map->offset < BCCX_PERF_MAP_BYTES &&
	       (got = bccx_host_perf_map(process, map->offset, buffer, READ_BYTES)) != 0) {
		if (got < 0 || got > READ_BYTES) {
			map->error = got < 0 ? (int)got : -BCCX_EIO;
			break;
		}
		/* What was read before an error is used. */
		map->error = bccx_perf_map__feed(map, buffer, (uint32_t)got);
		map->offset += (uint64_t)got;
	}
	bccx_mem__free(buffer, READ_BYTES);
	if (map->offset == before)
		return map->error;
	return bccx_perf_map__build(map);
}

bool bccx_perf_map__find(const struct bccx_perf_map *map, uint64_t address, struct bccx_jit_symbol *symbol)
{
	const struct bccx_perf_map_entry *entries = map->entries.at;
	uint32_t at = 0, left = map->entries.len;

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
	bccx_vec__free(&map->all);
	bccx_vec__free(&map->entries);
	bccx_vec__free(&map->names);
	bccx_mem__free(map->lines.rest, map->lines.rest ? BCCX_LINE_MAX : 0);
	memset(map, 0, sizeof(*map));
}
