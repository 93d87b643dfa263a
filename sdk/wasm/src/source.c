// SPDX-License-Identifier: Apache-2.0
#include <bccx/abi.h>
#include <bccx/mem.h>
#include <bccx/packed.h>
#include <bccx/source.h>
#include <string.h>

#define WINDOWS 32
#define DIRECT_BYTES (32u << 10) /* reads from here on bypass the pool */
#define CHUNK_BYTES (1u << 20)

struct window {
	uint32_t serial; /* 0: free */
	uint32_t len;
	uint64_t index;
	uint64_t used_at;
	uint8_t *bytes;
};

static struct window windows[WINDOWS];
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

static struct window *find(uint32_t serial, uint64_t index)
{
	if (latest->serial == serial && latest->index == index)
		return latest;
	for (int i = 0; i < WINDOWS; i++)
		if (windows[i].serial == serial && windows[i].index == index)
			return &windows[i];
	return NULL;
}

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

/* The window that holds byte index * BCCX_WINDOW_BYTES; *err when NULL. */
static struct window *load(struct bccx_source *source, uint64_t index, int *err)
{
	struct window *window = find(source->serial, index);
	uint64_t start = index * BCCX_WINDOW_BYTES;

	if (!window) {
		window = oldest();
		window->serial = 0;
		if (!window->bytes)
			window->bytes = bccx_mem__alloc(BCCX_WINDOW_BYTES);
		if (!window->bytes) {
			*err = -BCCX_ENOMEM;
			return NULL;
		}
		window->len =
			(uint32_t)(source->size - start < BCCX_WINDOW_BYTES ? source->size - start : BCCX_WINDOW_BYTES);
		*err = fetch(source, start, window->bytes, window->len);
		if (*err)
			return NULL;
		window->serial = source->serial;
		window->index = index;
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
		struct window *window = load(source, offset / BCCX_WINDOW_BYTES, &err);
		uint32_t skip = (uint32_t)(offset % BCCX_WINDOW_BYTES), part;

		if (!window)
			return err;
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
	window = load(source, offset / BCCX_WINDOW_BYTES, err);
	if (!window)
		return NULL;
	skip = (uint32_t)(offset % BCCX_WINDOW_BYTES);
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
		bccx_mem__free(windows[i].bytes, windows[i].bytes ? BCCX_WINDOW_BYTES : 0);
	memset(windows, 0, sizeof(windows));
}
