/* SPDX-License-Identifier: Apache-2.0 */
/* Bytes of one object, read by ranges: from the host, through a pool of windows that all objects share, from memory
 * (an unpacked section), or unpacked where they are read (a large one). Nothing maps or copies a whole file. A question to
 * the host costs as much as some 50 KiB of its answer, so windows grow where reading goes on. */
#ifndef BCCX_SOURCE_H
#define BCCX_SOURCE_H

#include <stdint.h>

#define BCCX_WINDOW_BYTES_MIN (16u << 10)
#define BCCX_WINDOW_BYTES_MAX (256u << 10)
#define BCCX_WINDOWS_BYTES (4u << 20) /* of all */
#define BCCX_NAME_MAX 16384u /* longest name that is read; a longer one is cut */

struct bccx_packed;

struct bccx_source {
	int32_t handle; /* of bccx_host_object_read; 0: bytes or packed is set */
	int32_t error; /* first -errno of the host: final */
	uint32_t serial; /* names this source in the pool */
	const uint8_t *bytes; /* not owned */
	struct bccx_packed *packed; /* not owned */
	uint64_t size;
};

/* Over an open object handle, which stays the caller's. 0 or -errno. */
int bccx_source__open(struct bccx_source *source, int32_t handle);

/* Over size bytes of memory, which stay the caller's. */
void bccx_source__over(struct bccx_source *source, const void *bytes, uint64_t size);

/* Over the size bytes that packed ones are unpacked to; packed stays the caller's. */
void bccx_source__unpacking(struct bccx_source *source, struct bccx_packed *packed, uint64_t size);

/* Exactly len bytes from offset. 0, -ERANGE beyond the end, or the host's -errno. */
int bccx_source__read(struct bccx_source *source, uint64_t offset, void *dst, uint32_t len);

/* The same without the pool, for what is read once, and by what fills the pool. */
int bccx_source__read_direct(struct bccx_source *source, uint64_t offset, void *dst, uint32_t len);

/* The NUL-terminated string at offset, which must end before limit; valid until the next call of this library. A string
 * of more than BCCX_NAME_MAX bytes is cut there. Its length or -errno. */
int bccx_source__string(struct bccx_source *source, uint64_t offset, uint64_t limit, const char **string);

/* Drop this source's windows. */
void bccx_source__close(struct bccx_source *source);

/* Give the pool's memory back. */
void bccx_source__free_windows(void);

#endif
