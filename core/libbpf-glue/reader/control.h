/* SPDX-License-Identifier: Apache-2.0 */
/* What the host says (struct reader_control). */
#ifndef BCCX_READER_CONTROL_H
#define BCCX_READER_CONTROL_H

/* Reads what has come on the socket and does it. 0, or -EPIPE when the host is gone. */
int control__read(int socket);

#endif
