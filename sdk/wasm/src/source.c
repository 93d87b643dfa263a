// SPDX-License-Identifier: Apache-2.0
#include <bccx/abi.h>
#include <bccx/mem.h>
#include <bccx/packed.h>
#include <bccx/source.h>
#include <stdbool.h>
#include <string.h>

#define WINDOWS 64
#define PAGE_BYTES 4096u
#define DIRECT_BYTES (32u << 10) /* reads from here on bypass the pool */
#define CHUNK_BYTES (1u << 20)

struct window {
	uint32_t serial; /* 0: free */
	uint32_t len;
	uint64_t start;
	uint64_t used_at;
	uint8_t *bytes;
	uint32_t room; /* allocated */
};

static struct window windows[WINDOWS];
static uint32_t all_room;
static struct window *latest = &windows[0];
static uint64_t now;
static uint32_t next_serial = 1;
static char string_buffer[BCCX_NAME_MAX + 1];

int bccx_source__open(struct bccx_source *source, int32_t handle)
{
	int64_t size = bccx_host_object_size(handle);

	memset(source, 0, sizeof(*source));
	if (size < 0)
		return (int)size;
	source->handle = handle;
	source->size = (uint64_t)size;
	source->serial = next_serial++;
	return 0;
}

void bccx_source__over(struct bccx_source *source, const void *bytes, uint64_t size)
{
	memset(source, 0, sizeof(*source));
	source->bytes = bytes;
	source->size = size;
}

void bccx_source__unpacking(struct bccx_source *source, struct bccx_packed *packed, uint64_t size)
{
	memset(source, 0, sizeof(*source));
	source->packed = packed;
	source->size = size;
	source->serial = next_serial++;
}

/* Read from the host until len bytes are there. */
static int fetch(struct bccx_source *source, uint64_t offset, uint8_t *dst, uint32_t len)
{
	if (source->packed)
		return bccx_packed__read(source->packed, offset, dst, len);
	while (len) {
		uint32_t part = len < CHUNK_BYTES ? len : CHUNK_BYTES;
		int64_t got = bccx_host_object_read(source->handle, offset, dst, part);

		/* Short before the size that was told: the file shrank. */
		if (got <= 0 || got > part) {
			source->error = got < 0 ? (int32_t)got : -BCCX_EIO;
			return source->error;
		}
		offset += (uint64_t)got;
		dst += got;
		len -= (uint32_t)got;
	}
	return 0;
}

static bool holds(const struct window *window, uint32_t serial, uint64_t offset)
{
	return window->serial == serial && offset - window->start < window->len;
}

static struct window *find(uint32_t serial, uint64_t offset)
{
	if (holds(latest, serial, offset))
		return latest;
	for (int i = 0; i < WINDOWS; i++)
		if (holds(&windows[i], serial, offset))
			return &windows[i];
	return NULL;
}

static void drop(struct window *window)
{
	bccx_mem__free(window->bytes, window->room);
	all_room -= window->room;
	memset(window, 0, sizeof(*window));
}

/* The one to be filled next: a free one, otherwise the one that was used longest ago. */
static struct window *oldest(void)
{
	struct window *best = &windows[0];

	for (int i = 0; i < WINDOWS; i++) {
		if (!windows[i].serial)
			return &windows[i];
		if (windows[i].used_at < best->used_at)
			best = &windows[i];
	}
	return best;
}

/* Drops what was used longest ago until there is room for len bytes more. */
static void make_room(uint32_t len)
{
	while (all_room > BCCX_WINDOWS_BYTES - len) {
		struct window *best = NULL;

		for (int i = 0; i < WINDOWS; i++)
			if (windows[i].room && (!best || windows[i].used_at < best->used_at))
				best = &windows[i];
		drop(best);
	}
}

/* Where a window for offset begins and how long it is: twice as long as the one that it goes on from. */
static void place(const struct bccx_source *source, uint64_t offset, uint64_t *start, uint32_t *len)
{
	/* What is unpacked on the way costs work, whether it is kept or not. */
	uint64_t bytes = source->packed ? BCCX_WINDOW_BYTES_MAX / 4 : BCCX_WINDOW_BYTES_MIN;

	*start = offset - offset % PAGE_BYTES;
	for (int i = 0; i < WINDOWS; i++) {
		uint64_t end = windows[i].start + windows[i].len;

		if (windows[i].serial != source->serial || offset < end || offset - end >= windows[i].len)
			continue;
		if (*start < end)
			*start = end;
		if (bytes < 2 * (uint64_t)windows[i].len)
			bytes = 2 * (uint64_t)windows[i].len;
	}
	if (bytes > BCCX_WINDOW_BYTES_MAX)
		bytes = BCCX_WINDOW_BYTES_MAX;
	*len = (uint32_t)(source->size - *start < bytes ? source->size - *start : bytes);
}

static struct window *allocate(uint32_t len)
{
	struct window *window = oldest();

	window->serial = 0;
	if (window->room >= len)
		return window;
	drop(window);
	make_room(len);
	window->bytes = bccx_mem__alloc(len);
	if (!window->bytes)
		return NULL;
	window->room = len;
	all_room += len;
	return window;
}

/* The window that holds the byte at offset; *err when NULL. */
static struct window *load(struct bccx_source *source, uint64_t offset, int *err)
{
	struct window *window = find(source->serial, offset);

	if (!window) {
		uint64_t start;
		uint32_t len;

		place(source, offset, &start, &len);
		window = allocate(len);
		if (!window && len > BCCX_WINDOW_BYTES_MIN) {
			len = BCCX_WINDOW_BYTES_MIN;
			window = allocate(len);
		}
		if (!window) {
			*err = -BCCX_ENOMEM;
			return NULL;
		}
		*err = fetch(source, start, window->bytes, len);
		if (*err)
			return NULL;
		window->serial = source->serial;
		window->start = start;
		window->len = len;
	}
	window->used_at = ++now;
	latest = window;
	return window;
}

int bccx_source__read_direct(struct bccx_source *source, uint64_t offset, void *dst, uint32_t len)
{
	if (offset > source->size || len > source->size - offset)
		return -BCCX_ERANGE;
	if (source->bytes) {
		memcpy(dst, source->bytes + offset, len);
		return 0;
	}
	return source->error ? source->error : fetch(source, offset, dst, len);
}

int bccx_source__read(struct bccx_source *source, uint64_t offset, void *dst, uint32_t len)
{
	uint8_t *to = dst;
	int err;

	if (source->bytes || source->error || len >= DIRECT_BYTES || offset > source->size ||
	    len > source->size - offset)
		return bccx_source__read_direct(source, offset, dst, len);
	while (len) {
		struct window *window = load(source, offset, &err);
		uint32_t skip, part;

		if (!window)
			return err;
		skip = (uint32_t)(offset - window->start);
		part = window->len - skip < len ? window->len - skip : len;
		memcpy(to, window->bytes + skip, part);
		offset += part;
		to += part;
		len -= part;
	}
	return 0;
}

/* The contiguous bytes at offset that are at hand: of memory all, of a file the rest of a window. */
static const char *peek(struct bccx_source *source, uint64_t offset, uint64_t *len, int *err)
{
	struct window *window;
	uint32_t skip;

	if (source->bytes) {
		*len = source->size - offset;
		return (const char *)source->bytes + offset;
	}
	if (source->error) {
		*err = source->error;
		return NULL;
	}
	window = load(source, offset, err);
	if (!window)
		return NULL;
	skip = (uint32_t)(offset - window->start);
	*len = window->len - skip;
	return (const char *)window->bytes + skip;
}

int bccx_source__string(struct bccx_source *source, uint64_t offset, uint64_t limit, const char **string)
{
	uint64_t room, kept = 0;
	int err = 0;

	if (limit > source->size)
		limit = source->size;
	if (offset >= limit)
		return -BCCX_ERANGE;
	while (offset < limit && kept < BCCX_NAME_MAX) {
		const char *part = peek(source, offset, &room, &err), *stop;

		if (!part)
			return err;
		if (room > limit - offset)
			room = limit - offset;
		if (room > BCCX_NAME_MAX - kept)
			room = BCCX_NAME_MAX - kept;
		stop = memchr(part, 0, (size_t)room);
		if (stop && !kept) {
			*string = part;
			return (int)(stop - part);
		}
		memcpy(string_buffer + kept, part, (size_t)(stop ? (uint64_t)(stop - part) : room));
		kept += stop ? (uint64_t)(stop - part) : room;
		offset += room;
		if (stop)
			break;
		if (offset == limit && kept < BCCX_NAME_MAX)
			return -BCCX_EINVAL;
	}
	string_buffer[kept] = 0;
	*string = string_buffer;
	return (int)kept;
}

void bccx_source__close(struct bccx_source *source)
{
	for (int i = 0; source->serial && i < WINDOWS; i++)
		if (windows[i].serial == source->serial)
			windows[i].serial = 0;
	memset(source, 0, sizeof(*source));
}

void bccx_source__free_windows(void)
{
	for (int i = 0; i < WINDOWS; i++)
		drop(&windows[i]);
}
