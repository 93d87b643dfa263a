/* SPDX-License-Identifier: Apache-2.0 */
/* Root directories of recorded processes: they outlive them, so that perf maps and debug files of a process that has
 * ended are still found. Processes of one mount namespace share one descriptor. */
#ifndef BCCX_READER_ROOT_H
#define BCCX_READER_ROOT_H

#include <stdint.h>
#include <sys/types.h>

struct root {
	struct root *next;
	unsigned int references;
	uint64_t namespace; /* inode of the mount namespace */
	dev_t device;
	ino_t inode;
	int fd; /* O_PATH */
};

/* The root of the process whose directory dir is; the caller gets a reference. NULL when it cannot be opened. */
struct root *root__of(int dir);

/* The reader's own, which stays open; not to be given back. NULL when it cannot be opened. */
const struct root *root__own(void);

/* NULL is allowed. */
void root__put(struct root *root);

#endif
