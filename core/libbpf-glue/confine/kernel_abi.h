/* SPDX-License-Identifier: Apache-2.0 */
/* Kernel interfaces newer than the headers that this must build with (Linux 5.10's). Numbers are those of x86-64 and
 * arm64, which agree from 424 on. */
#ifndef BCCX_KERNEL_ABI_H
#define BCCX_KERNEL_ABI_H

#include <stdint.h>
#include <sys/syscall.h>

#ifndef SYS_clone3
#define SYS_clone3 435
#endif
#ifndef SYS_close_range
#define SYS_close_range 436
#endif
#ifndef SYS_mount_setattr
#define SYS_mount_setattr 442
#endif
#ifndef SYS_landlock_create_ruleset
#define SYS_landlock_create_ruleset 444
#define SYS_landlock_add_rule 445
#define SYS_landlock_restrict_self 446
#endif

/* Linux 5.13, grown since: a kernel takes the bytes it knows and refuses a larger size with unknown bits set. */
struct bccx_landlock_ruleset {
	uint64_t handled_access_fs;
	uint64_t handled_access_net; /* ABI 4 */
	uint64_t scoped; /* ABI 6 */
};

struct bccx_landlock_path_beneath {
	uint64_t allowed_access;
	int32_t parent_fd;
} __attribute__((packed));

#define BCCX_LANDLOCK_CREATE_RULESET_VERSION 1u
#define BCCX_LANDLOCK_RULE_PATH_BENEATH 1

#define BCCX_LANDLOCK_FS_EXECUTE (1ull << 0)
#define BCCX_LANDLOCK_FS_READ_FILE (1ull << 2)

/* Linux 5.12 */
struct bccx_mount_attr {
	uint64_t attr_set;
	uint64_t attr_clr;
	uint64_t propagation;
	uint64_t userns_fd;
};

#define BCCX_MOUNT_ATTR_RDONLY 0x1ull
#define BCCX_MOUNT_ATTR_NOSUID 0x2ull
#define BCCX_MOUNT_ATTR_NODEV 0x4ull
#define BCCX_AT_RECURSIVE 0x8000

#endif
