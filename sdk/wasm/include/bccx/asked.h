/* SPDX-License-Identifier: Apache-2.0 */
/* What the host was asked for beside the mapped files: names that are kept hold as long as it would answer the same. */
#ifndef BCCX_ASKED_H
#define BCCX_ASKED_H

#include <bccx/kept.h>

/* Ask the host for a companion of an object (companion_open of the ABI). A handle, or -errno. */
int32_t bccx_asked__open(int32_t object, uint32_t kind, const void *name, uint32_t len);

/* Whether the host finds for an object what it found when that was kept. */
bool bccx_asked__is_same(int32_t object, const struct bccx_kept_companion *kept);

/* Put what was asked for an object into keeping. An answer that cannot be recognized again is an error of keeping. */
void bccx_asked__keep(int32_t object, struct bccx_keeping *keeping);

/* Forget everything. */
void bccx_asked__free(void);

#endif
