/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BCCX_READER_VDSO_H
#define BCCX_READER_VDSO_H

#include <stdint.h>

struct object;
struct record;

/* The [vdso] of a process at [start, end): from its memory while it runs, later the reader's own, which the kernel maps
 * into every process of the same word size, if that has the same length. NULL with errno. */
struct object *vdso__object(const struct record *record, uint64_t start, uint64_t end);

#endif
