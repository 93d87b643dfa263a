/* SPDX-License-Identifier: Apache-2.0 */
/* Reading and writing all of it. 0 or -errno; -EPIPE when the other end is gone. */
#ifndef BCCX_UNWIND_WHOLE_IO_H
#define BCCX_UNWIND_WHOLE_IO_H

#include <stddef.h>

int whole_io__read(int fd, void *dst, size_t len);
int whole_io__write(int fd, const void *src, size_t len);

#endif
