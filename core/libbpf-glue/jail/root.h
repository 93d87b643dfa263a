/* SPDX-License-Identifier: Apache-2.0 */
/* A root directory that holds node's own files and nothing else, read-only. */
#ifndef BCCX_JAIL_ROOT_H
#define BCCX_JAIL_ROOT_H

#include "own_files.h"

/* Leaves the caller's mount namespace for a private one whose root is an own tmpfs with files in it. Needs
 * CAP_SYS_ADMIN over the namespace. 0, or -errno with the caller's root as it was. */
int root__enter(const struct own_files *files);

#endif
