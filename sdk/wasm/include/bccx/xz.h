/* SPDX-License-Identifier: Apache-2.0 */
/* Decoder of .xz (tukaani.org/xz/xz-file-format.txt) with the LZMA2 filter, which is how .gnu_debugdata is packed. The host
 * has no such decoder. */
#ifndef BCCX_XZ_H
#define BCCX_XZ_H

#include <bccx/mem.h>

/* Unpack len bytes of one or more .xz streams and append them to out, which may grow to limit bytes. 0; -EINVAL for
 * damaged data, -ENOSYS for a filter other than LZMA2, -E2BIG beyond the limit, -ENOMEM. */
int bccx_xz__unpack(const uint8_t *bytes, size_t len, struct bccx_bytes *out, uint32_t limit);

#endif
