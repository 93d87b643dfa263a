/* SPDX-License-Identifier: Apache-2.0 */
/* Answers one child. */
#ifndef BCCX_READER_SERVE_H
#define BCCX_READER_SERVE_H

#include <stdint.h>

#include "options.h"

/* What the child may ask for and how much. */
void serve__begin(const struct reader_options *options);

/* The budgets are fresh again. */
void serve__renew(void);

/* One request from the pipe in and its reply to the pipe out. 0, or -EPIPE when the child is gone or broke the protocol:
 * everything it had open is closed then. */
int serve__request(int in, int out);

#endif
