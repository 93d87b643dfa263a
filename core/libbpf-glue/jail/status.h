/* SPDX-License-Identifier: Apache-2.0 */
/* What bccx-jail tells the host, one line each:
 *
 *   layer NAME yes|no [DETAIL]   one layer around the child holds, or does not and why
 *   child PID                    the child, before it runs anything of node
 *   error STEP DETAIL            it could not be started
 *   exit CODE | signal NUMBER    it ended
 */
#ifndef BCCX_JAIL_STATUS_H
#define BCCX_JAIL_STATUS_H

/* Lines go to fd from now on. */
void status_open(int fd);

/* err: 0 when the layer holds, else why not (-errno). detail: NULL or more about a layer that holds. */
void status_layer(const char *name, int err, const char *detail);

void status_number(const char *what, long number);

void status_error(const char *step, int err);

#endif
