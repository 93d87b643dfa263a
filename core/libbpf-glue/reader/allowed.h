/* SPDX-License-Identifier: Apache-2.0 */
/* The processes that may be asked for. */
#ifndef BCCX_READER_ALLOWED_H
#define BCCX_READER_ALLOWED_H

#include <stdbool.h>
#include <stdint.h>

void allowed__everything(void);

void allowed__add(uint32_t tgid);

bool allowed__has(uint32_t tgid);

#endif
