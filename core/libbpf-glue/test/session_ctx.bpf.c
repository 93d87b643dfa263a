// SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause)
/* For kernels whose session functions take the context (seen in 7.2). */
#define SESSION_PARAMETER void *ctx
#define SESSION_ARGUMENT ctx
#include "session.bpf.c"
