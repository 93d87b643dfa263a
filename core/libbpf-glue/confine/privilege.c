/* SPDX-License-Identifier: Apache-2.0 */
#include "privilege.h"

#include <errno.h>
#include <grp.h>
#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#define CAP_WORDS 2

static int capget_self(struct __user_cap_data_struct data[CAP_WORDS])
{
	struct __user_cap_header_struct header = { .version = _LINUX_CAPABILITY_VERSION_3 };

	return syscall(SYS_capget, &header, data) ? -errno : 0;
}

bool privilege_has(int cap)
{
	struct __user_cap_data_struct data[CAP_WORDS];

	return capget_self(data) == 0 && data[cap / 32].effective >> (cap % 32) & 1;
}

int privilege_bound(uint64_t keep)
{
	for (int cap = 0; cap < 64; cap++) {
		if (keep >> cap & 1)
			continue;
		if (prctl(PR_CAPBSET_DROP, cap, 0, 0, 0)) {
			/* EINVAL: the first number that this kernel does not know. */
			return errno == EINVAL && cap > 0 ? 0 : -errno;
		}
	}
	return 0;
}

int privilege_keep(uint64_t keep)
{
	struct __user_cap_header_struct header = { .version = _LINUX_CAPABILITY_VERSION_3 };
	struct __user_cap_data_struct data[CAP_WORDS];
	int err;

	/* Linux before 4.3 has no ambient set. */
	if (prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0) && errno != EINVAL)
		return -errno;
	err = capget_self(data);
	if (err)
		return err;
	for (unsigned int i = 0; i < CAP_WORDS; i++) {
		data[i].permitted &= (uint32_t)(keep >> (32 * i));
		data[i].effective = data[i].permitted;
		data[i].inheritable = 0;
	}
	return syscall(SYS_capset, &header, data) ? -errno : 0;
}

int privilege_become(uid_t uid, gid_t gid)
{
	/* Raw calls: the process has one thread, and libc's wrappers bring signal handlers to synchronize threads. */
	if (syscall(SYS_setgroups, 0, NULL))
		return -errno;
	if (syscall(SYS_setresgid, gid, gid, gid))
		return -errno;
	if (syscall(SYS_setresuid, uid, uid, uid))
		return -errno;
	return 0;
}

/* Between systemd's container range (up to 0x6fffffff) and its foreign range (0x7ffe0000): https://systemd.io/UIDS-GIDS */
#define UID_FIRST 0x70000000u
#define UID_COUNT 0x0ffd0000u

int privilege_unused_uid(uid_t *uid)
{
	for (int attempt = 0; attempt < 32; attempt++) {
		uint32_t random;

		if (getrandom(&random, sizeof(random), GRND_NONBLOCK) != sizeof(random))
			return -EAGAIN;
		*uid = UID_FIRST + random % UID_COUNT;
		/* Looks at every process of every user namespace; ESRCH: none has it. */
		errno = 0;
		if (getpriority(PRIO_USER, *uid) == -1 && errno == ESRCH)
			return 0;
	}
	return -EBUSY;
}

int privilege_no_new(void)
{
	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) ? -errno : 0;
}

int privilege_limit(int resource, uint64_t value)
{
	struct rlimit limit;

	if (getrlimit(resource, &limit))
		return -errno;
	if (limit.rlim_max > value)
		limit.rlim_max = value;
	limit.rlim_cur = limit.rlim_max;
	return setrlimit(resource, &limit) ? -errno : 0;
}
