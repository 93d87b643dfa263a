/* SPDX-License-Identifier: Apache-2.0 */
/* The processors whose rules are known: one file each. */
#ifndef BCCX_UNWIND_RULES_H
#define BCCX_UNWIND_RULES_H

#include "cfa_state.h"

extern const struct bccx_processor bccx_processor_x86; /* rules_x86.c */
extern const struct bccx_processor bccx_processor_arm64; /* rules_arm64.c */

#endif
