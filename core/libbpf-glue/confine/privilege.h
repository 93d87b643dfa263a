/* SPDX-License-Identifier: Apache-2.0 */
/* Capabilities, user ids and limits. All return 0 or -errno. */
#ifndef BCCX_PRIVILEGE_H
#define BCCX_PRIVILEGE_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/* Whether the effective set has capability cap (CAP_*). */
bool privilege_has(int cap);

/* Take every capability whose bit is not in keep out of the bounding set; needs CAP_SETPCAP. */
int privilege_bound(uint64_t keep);

/* Take every capability whose bit is not in keep out of the permitted and effective sets, and all of them out of the
 * ambient and inheritable sets. */
int privilege_keep(uint64_t keep);

/* Become uid and gid, without supplementary groups. */
int privilege_become(uid_t uid, gid_t gid);

/* A user id that no process has, in a range that distributions, systemd and container managers leave unused. */
int privilege_unused_uid(uid_t *uid);

/* No later exec may raise privileges. */
int privilege_no_new(void);

/* Set the soft and the hard limit of resource (RLIMIT_*) to at most value. */
int privilege_limit(int resource, uint64_t value);

#endif
