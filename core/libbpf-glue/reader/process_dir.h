/* SPDX-License-Identifier: Apache-2.0 */
/* /proc/PID of one process. Everything is read through a descriptor of the directory, so that it stays with the process
 * that was checked: after its end reads fail, also when the number is in use again. */
#ifndef BCCX_READER_PROCESS_DIR_H
#define BCCX_READER_PROCESS_DIR_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* Descriptor (O_PATH) of /proc/tgid, or -ESRCH. */
int process_dir__open(uint32_t tgid);

struct process_life {
	uint64_t start; /* of the process, in clock ticks after boot */
	uint32_t image; /* the program image that it runs (bccx/image.h); 0: not known */
};

/* Which process it is and what it runs now, from stat. 0 or -errno. */
int process_dir__life(int dir, struct process_life *life);

/* Effective user id, and the process's number in its own pid namespace. 0 or -errno. */
int process_dir__identity(int dir, uid_t *euid, uint32_t *inner_pid);

/* Whole text of maps, allocated, cut behind a line at cap bytes. 0 or -errno. */
int process_dir__maps(int dir, size_t cap, char **text, size_t *len);

/* Directory (O_PATH) that the process has as its root, or -errno. */
int process_dir__root(int dir);

#endif
