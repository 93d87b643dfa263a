/* SPDX-License-Identifier: Apache-2.0 */
/* Symbol lists that JIT compilers write: /tmp/perf-PID.map of the process's own root and pid namespace. */
#ifndef BCCX_READER_PERF_MAP_H
#define BCCX_READER_PERF_MAP_H

#include <stddef.h>
#include <stdint.h>

#include "record.h"

/* Bytes [offset, offset + len); offset 0 opens it afresh. How many there were, 0 at the end, or -errno: -ENOENT when
 * there is none, -EACCES when it is not a regular file of the process's user or of root. */
int64_t perf_map__read(struct record *record, uint64_t offset, void *into, size_t len);

#endif
