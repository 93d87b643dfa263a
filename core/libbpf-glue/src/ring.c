// SPDX-License-Identifier: Apache-2.0
/*
 * A consumer of BPF ring buffers that copies into the caller's memory. Layout and protocol: kernel
 * Documentation/bpf/ringbuf.rst and kernel/bpf/ringbuf.c: a page with the consumer's position, a page with the producer's,
 * the data mapped twice in a row.
 */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "glue.h"

struct bccx_ring {
	uint32_t magic;
	int fd; /* the map's, our own duplicate: a ring outlives its object */
	size_t page, size;
	_Atomic uint64_t *consumer;
	const _Atomic uint64_t *producer;
	const char *data;
	const volatile uint64_t *lost; /* NULL: not counted */
	void *lost_section;
	size_t lost_section_len;
	uint64_t lost_before;
	char name[32];
};

static int map_lost(struct bccx_ring *ring, const struct bccx_object *object, const char *name)
{
	struct glue_global global;
	int err = glue_find_global(object, name, &global);

	if (err < 0)
		return err;
	if (global.size != sizeof(uint64_t) || global.offset % sizeof(uint64_t))
		return glue_fail(EMSGSIZE, "ring '%s': its lost counter '%s' is not an aligned u64", ring->name, name);
	if (bpf_map__map_flags(global.map->bpf) & BPF_F_RDONLY_PROG)
		return glue_fail(EINVAL, "ring '%s': its lost counter '%s' is read-only", ring->name, name);
	ring->lost_section = glue_map_section(global.map, &ring->lost_section_len);
	if (!ring->lost_section)
		return glue_fail(errno, "ring '%s': map its lost counter '%s': %s", ring->name, name,
				 glue_strerror(errno));
	ring->lost = (const volatile uint64_t *)((char *)ring->lost_section + global.offset);
	return 0;
}

static int map_buffer(struct bccx_ring *ring)
{
	void *bytes;

	bytes = mmap(NULL, ring->page, PROT_READ | PROT_WRITE, MAP_SHARED, ring->fd, 0);
	if (bytes == MAP_FAILED)
		return glue_fail(errno, "ring '%s': map it: %s", ring->name, glue_strerror(errno));
	ring->consumer = bytes;
	bytes = mmap(NULL, ring->page + 2 * ring->size, PROT_READ, MAP_SHARED, ring->fd, ring->page);
	if (bytes == MAP_FAILED)
		return glue_fail(errno, "ring '%s': map it: %s", ring->name, glue_strerror(errno));
	ring->producer = bytes;
	ring->data = (const char *)bytes + ring->page;
	return 0;
}

static void destroy(struct bccx_ring *ring)
{
	if (ring->consumer)
		munmap(ring->consumer, ring->page);
	if (ring->producer)
		munmap((void *)(uintptr_t)ring->producer, ring->page + 2 * ring->size);
	if (ring->lost_section)
		munmap(ring->lost_section, ring->lost_section_len);
	if (ring->fd >= 0)
		close(ring->fd);
	ring->magic = 0;
	free(ring);
}

struct bccx_ring *bccx_ring__open(struct bccx_map *map, const char *lost)
{
	struct bccx_ring *ring;
	int err;

	if (glue_check_map(map, GLUE_LOADED) < 0)
		return NULL;
	if (bpf_map__type(map->bpf) != BPF_MAP_TYPE_RINGBUF)
		return glue_fail_null(EINVAL, "ring '%s': not a ring buffer map", map->name);
	ring = calloc(1, sizeof(*ring));
	if (!ring)
		return glue_fail_null(ENOMEM, "ring '%s': out of memory", map->name);
	ring->magic = GLUE_RING;
	glue_copy_text(ring->name, sizeof(ring->name), map->name);
	ring->page = sysconf(_SC_PAGESIZE);
	ring->size = bpf_map__max_entries(map->bpf);
	ring->fd = fcntl(bpf_map__fd(map->bpf), F_DUPFD_CLOEXEC, 3);
	if (ring->fd < 0)
		err = glue_fail(errno, "ring '%s': duplicate its descriptor: %s", ring->name, glue_strerror(errno));
	else
		err = map_buffer(ring) ?: (lost ? map_lost(ring, map->object, lost) : 0);
	if (err < 0) {
		destroy(ring);
		errno = -err;
		return NULL;
	}
	return ring;
}

int bccx_ring__close(struct bccx_ring *ring)
{
	if (!ring)
		return 0;
	if (ring->magic != GLUE_RING)
		return glue_fail(EINVAL, "close ring: not a ring");
	destroy(ring);
	return 0;
}

int bccx_ring__fd(struct bccx_ring *ring)
{
	if (!ring || ring->magic != GLUE_RING)
		return glue_fail(EINVAL, "ring descriptor: not a ring");
	return ring->fd;
}

int64_t bccx_ring__waiting(struct bccx_ring *ring)
{
	if (!ring || ring->magic != GLUE_RING)
		return glue_fail(EINVAL, "ring: not a ring");
	return atomic_load_explicit(ring->producer, memory_order_acquire) -
	       atomic_load_explicit(ring->consumer, memory_order_relaxed);
}

static void put_record(char *into, const char *payload, uint32_t len)
{
	uint32_t header[2] = { len, 0 };

	memcpy(into, header, sizeof(header));
	memcpy(into + sizeof(header), payload, len);
	memset(into + sizeof(header) + len, 0, glue_pad8(len) - len);
}

/* Copies until the buffer is full (done 0), a record is still being written or none is left (done 1). */
static int copy_records(struct bccx_ring *ring, char *into, size_t size, struct bccx_consume *out)
{
	uint64_t at = atomic_load_explicit(ring->consumer, memory_order_relaxed);
	int err = 0;

	out->done = 1;
	while (at < atomic_load_explicit(ring->producer, memory_order_acquire)) {
		const char *record = ring->data + (at & (ring->size - 1));
		uint32_t header = atomic_load_explicit((const _Atomic uint32_t *)record, memory_order_acquire);
		uint32_t len = header & ~(BPF_RINGBUF_BUSY_BIT | BPF_RINGBUF_DISCARD_BIT);
		size_t total = BPF_RINGBUF_HDR_SZ + glue_pad8(len);

		if (header & BPF_RINGBUF_BUSY_BIT)
			break;
		if (total > ring->size) {
			err = glue_fail(EBADMSG, "ring '%s': a record claims %u bytes", ring->name, len);
			break;
		}
		if (!(header & BPF_RINGBUF_DISCARD_BIT)) {
			if (total > size - out->bytes) {
				out->done = 0;
				if (!out->count)
					err = glue_fail(EMSGSIZE, "ring '%s': a record has %zu bytes, the buffer %zu",
							ring->name, total, size);
				break;
			}
			put_record(into + out->bytes, record + BPF_RINGBUF_HDR_SZ, len);
			out->bytes += total;
			out->count++;
		}
		at += total;
		/* At once, not at the end: the program may be waiting for the room. */
		atomic_store_explicit(ring->consumer, at, memory_order_release);
	}
	return err;
}

int bccx_ring__consume(struct bccx_ring *ring, void *into, size_t size, struct bccx_consume *consume)
{
	struct bccx_consume ours;
	uint64_t lost;
	int err;

	if (!ring || ring->magic != GLUE_RING || !into)
		return glue_fail(EINVAL, "consume: not a ring or no buffer");
	err = glue_opts_in(&ours, sizeof(ours), sizeof(ours), consume);
	if (err < 0)
		return err;
	ours.bytes = ours.count = ours.lost = 0;
	err = copy_records(ring, into, size, &ours);
	if (err < 0)
		return err;
	if (ring->lost) {
		lost = *ring->lost;
		ours.lost = lost - ring->lost_before;
		ring->lost_before = lost;
	}
	glue_opts_out(&ours, sizeof(ours), consume);
	return 0;
}
