/* SPDX-License-Identifier: Apache-2.0 */
/* Descriptors handed over a UNIX socket. */
#ifndef BCCX_PASSING_H
#define BCCX_PASSING_H

/* Most descriptors in one message. */
#define PASSING_MAX 4

/* Sends n descriptors with one byte. 0 or -errno. */
int passing__send(int socket, const int *fds, unsigned int n);

/* Receives n descriptors (close-on-exec) that were sent so, waiting at most timeout_ms. 0 or -errno; -EPROTO when
 * something else came, -EPIPE when the peer is gone. */
int passing__receive(int socket, int *fds, unsigned int n, int timeout_ms);

#endif
