/* SPDX-License-Identifier: Apache-2.0 */
/* Walks stacks that the kernel could not finish: by the walker that runs there, over a copy of a part of the stack. */
#ifndef BCCX_LATE_WALK_H
#define BCCX_LATE_WALK_H

#include <stdint.h>
#include "protocol.h"

/* Keep the block of tables that follows on fd. 0 or -errno of reading. */
int late_walk__take_block(int fd, uint64_t number);

/* Walk the stack that follows on fd. Fills the answer's error, text_end, stop and nr_rows; *frames are good until the next
 * call. 0, or -errno: fd cannot be read, or what comes is larger than the protocol allows. */
int late_walk__walk(int fd, struct unwind_answer *answer, const uint64_t **frames);

#endif
