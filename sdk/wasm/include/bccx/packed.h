/* SPDX-License-Identifier: Apache-2.0 */
/* A large section that zlib packed (RFC 1950), read by ranges without ever being unpacked whole: places are noted on the way,
 * at equal distances, from which unpacking can go on. Reading forwards costs once what unpacking costs; a jump costs half of
 * such a distance. Each place holds the 32 KB before it, so that a section of any size takes a few megabytes. */
#ifndef BCCX_PACKED_H
#define BCCX_PACKED_H

#include <bccx/source.h>
#include <stddef.h>

struct bccx_packed;

/* Over packed_size bytes at an offset of source, which must outlive it; they unpack to size bytes. 0, -EINVAL for another
 * format, -ENOMEM, or the source's error. */
int bccx_packed__open(struct bccx_packed **packed, struct bccx_source *source, uint64_t offset, uint64_t packed_size,
		      uint64_t size);

/* Exactly len bytes from offset of what is unpacked. 0, -EINVAL for damaged data, -E2BIG when more was unpacked in all than
 * bccx_packed__renew allows, -ENOMEM, or the source's error. */
int bccx_packed__read(struct bccx_packed *packed, uint64_t offset, uint8_t *to, uint32_t len);

/* Allow as much work again as reading everything a few times. */
void bccx_packed__renew(struct bccx_packed *packed);

/* Memory held, in bytes. */
size_t bccx_packed__bytes(const struct bccx_packed *packed);

/* NULL is allowed. */
void bccx_packed__close(struct bccx_packed *packed);

#endif
