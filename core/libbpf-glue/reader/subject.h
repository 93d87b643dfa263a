/* SPDX-License-Identifier: Apache-2.0 */
/* What the reader touches, shown to the host and possibly blocked by it (protocol.h, enum reader_subject). */
#ifndef BCCX_READER_SUBJECT_H
#define BCCX_READER_SUBJECT_H

#include <stddef.h>
#include <stdint.h>

#include "protocol.h"

/* Where the process's command line lies, to be overwritten with the subject. */
void subject__title(char *memory, size_t size);

/* Shows that a, b is touched from now on. 0, or -EIO when the host has blocked it. */
int subject__enter(enum reader_subject kind, uint64_t a, uint64_t b);

/* Shows that the child has got at what others than root can write. */
void subject__others(void);

/* 0, or -ENOSPC when too many are blocked. */
int subject__block(enum reader_subject kind, uint64_t a, uint64_t b);

#endif
