/* SPDX-License-Identifier: Apache-2.0 */
/* The jail's own process, which outlives the fork for three tasks: to let the child execute node once, to kill it when
 * the host is gone or says so, and to tell how it ended. */
#ifndef BCCX_JAIL_SUPERVISE_H
#define BCCX_JAIL_SUPERVISE_H

#include <sys/types.h>

/* Blocks SIGCHLD and makes the descriptor that tells of it: to be called before the fork. Descriptor or -errno. */
int supervise__prepare(void);

/* children: from supervise__prepare; sync: socket to the child; status: kills the child when its peer closes.
 * Returns the exit code for the jail. */
int supervise__run(pid_t child, int children, int sync, int status);

#endif
