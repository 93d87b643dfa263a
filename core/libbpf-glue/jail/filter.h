/* SPDX-License-Identifier: Apache-2.0 */
/* The system calls that node may make inside the jail. */
#ifndef BCCX_JAIL_FILTER_H
#define BCCX_JAIL_FILTER_H

/* Binds the calling process, which has one thread and is about to execute node, to the list. execveat is decided by
 * *listener; sendmsg works on the descriptor sync alone. 0 or -errno. */
int filter__install(int sync, int *listener);

#endif
