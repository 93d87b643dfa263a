/* SPDX-License-Identifier: Apache-2.0 */
/* The kernel's symbols. */
#ifndef BCCX_READER_KALLSYMS_H
#define BCCX_READER_KALLSYMS_H

#include <stddef.h>
#include <stdint.h>

/* Opens the list: who does that decides whether addresses are shown, so it comes before capabilities are dropped.
 * 0 or -errno. */
int kallsyms__open(void);

/* Bytes [offset, offset + len) of the list. The kernel writes it while it is read: ten megabytes that are not kept here,
 * and quick as long as offsets rise. How many there were, 0 at the end, or -errno; -ENOENT when it is not open. */
int64_t kallsyms__read(uint64_t offset, void *into, size_t len);

#endif
