/* SPDX-License-Identifier: Apache-2.0 */
/* The child's way from the jail's privileges to node without any. */
#ifndef BCCX_JAIL_CHILD_H
#define BCCX_JAIL_CHILD_H

#include <stdbool.h>
#include <sys/types.h>

#include "options.h"
#include "own_files.h"

/* What was opened and made before the fork; all descriptors above CHILD_DESCRIPTORS. */
struct jail_child {
	const struct jail_options *options;
	struct own_files files; /* file[0] is node */
	int script;
	int pipes[2]; /* requests, replies; -1 without a reader */
	int sync; /* socket to the supervisor */
	bool became; /* the supervisor has given up its user id already */
};

/* Gives everything up, reporting each layer, and executes node. Returns only when it failed, having reported why. */
void jail_child__run(struct jail_child *child);

#endif
