/* SPDX-License-Identifier: Apache-2.0 */
/* What the reader gives up before it serves: its user id, every capability but those that reading takes, every way to
 * write, every system call it does not need. Landlock is not among the layers: it would keep the reader from other processes'
 * /proc, too, as it does from ptrace. */
#ifndef BCCX_READER_CONFINEMENT_H
#define BCCX_READER_CONFINEMENT_H

/* 0, or -errno when capabilities could not be dropped. A layer that the kernel lacks is named on descriptor 2. */
int confinement__enter(void);

#endif
