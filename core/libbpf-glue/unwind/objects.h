/* SPDX-License-Identifier: Apache-2.0 */
/* Objects of traced processes, through bccx-reader's pipes. */
#ifndef BCCX_UNWIND_OBJECTS_H
#define BCCX_UNWIND_OBJECTS_H

#include <stdbool.h>
#include "eh_frame.h"
#include "protocol.h"

/* pipes: [0] requests go in, [1] replies come out. */
void objects__begin(const int pipes[2]);

/* Open the object that a request names, as a file to read by ranges. 0 or -errno. */
int objects__open(const struct unwind_request *request, struct bccx_file *file);

/* Whether the object opened last is root's alone to write to. */
bool objects__vouched(void);

/* Give the object opened last back. */
void objects__close(void);

#endif
