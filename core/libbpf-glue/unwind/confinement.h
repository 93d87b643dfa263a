/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BCCX_UNWIND_CONFINEMENT_H
#define BCCX_UNWIND_CONFINEMENT_H

/* From here on: no capability, a user id that nobody has, no new file, process or socket, bounded memory; of system calls
 * read, write, exit and what malloc needs. 0 or -errno. */
int confinement__enter(void);

#endif
