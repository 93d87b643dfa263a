/* SPDX-License-Identifier: Apache-2.0 */
/* The build id that an object has in itself. The module names build ids, too, but what it names must not reach a server in
 * the net: it could be anything that the module has read. */
#ifndef BCCX_READER_BUILD_ID_H
#define BCCX_READER_BUILD_ID_H

#include "object.h"

#define BUILD_ID_MAX 64u

/* Its length, or -ENOENT when a checked 64-bit object has none in its first notes, or another -errno. */
int build_id__of(struct object *object, unsigned char id[BUILD_ID_MAX]);

#endif
