/* SPDX-License-Identifier: Apache-2.0 */
/* Landlock rulesets (Linux 5.13+, Documentation/userspace-api/landlock.rst). */
#ifndef BCCX_LANDLOCK_H
#define BCCX_LANDLOCK_H

#include <stdint.h>

/* Landlock ABI of the kernel, at least 1; -errno without Landlock (-ENOSYS, or -EOPNOTSUPP when it is off). */
int landlock_abi(void);

/* A ruleset that takes every file, network and scope right that the kernel knows: its descriptor (close-on-exec) or
 * -errno. */
int landlock_create(void);

/* Give access (BCCX_LANDLOCK_FS_*) back for the file that fd is open on. 0 or -errno. */
int landlock_admit(int ruleset, int fd, uint64_t access);

/* Bind the calling thread to ruleset for good; needs no_new_privs. 0 or -errno. */
int landlock_enforce(int ruleset);

#endif
