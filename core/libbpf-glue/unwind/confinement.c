/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <linux/capability.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "../confine/privilege.h"
#include "../confine/seccomp_filter.h"
#include "confinement.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* An .eh_frame of BCCX_EH_FRAME_MAX_BYTES, its index and its rows. */
#define MEMORY_MAX (512ull << 20)

static int drop_privileges(void)
{
	uid_t uid;
	int err;

	privilege_bound(0);
	if (privilege_has(CAP_SETUID) && privilege_has(CAP_SETGID)) {
		err = privilege_unused_uid(&uid);
		if (!err)
			err = privilege_become(uid, uid);
		if (err)
			return err;
	}
	err = privilege_keep(0);
	if (err)
		return err;
	/* A change of user id takes the signal at the host's death back. */
	if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) || prctl(PR_SET_DUMPABLE, 0, 0, 0, 0))
		return -errno;
	return privilege_no_new();
}

static int limit(void)
{
	static const struct {
		int resource;
		uint64_t value;
	} limits[] = {
		{ RLIMIT_FSIZE, 0 }, { RLIMIT_CORE, 0 },   { RLIMIT_MEMLOCK, 0 },
		{ RLIMIT_NPROC, 0 }, { RLIMIT_NOFILE, 0 }, { RLIMIT_AS, MEMORY_MAX },
	};

	for (unsigned int i = 0; i < COUNT(limits); i++) {
		int err = privilege_limit(limits[i].resource, limits[i].value);

		if (err)
			return err;
	}
	return 0;
}

static int filter_calls(void)
{
	static const int plain[] = {
		SYS_read,    SYS_write, SYS_munmap,     SYS_mremap,       SYS_brk,
		SYS_madvise, SYS_exit,  SYS_exit_group, SYS_rt_sigreturn, SYS_restart_syscall,
	};
	const struct seccomp_test data = { .arg = 2, .mask = ~(uint64_t)(PROT_READ | PROT_WRITE), .value = 0 };
	const struct seccomp_test anonymous = { .arg = 3, .mask = MAP_ANONYMOUS, .value = MAP_ANONYMOUS };
	const struct seccomp_test memory[] = { data, anonymous };
	static struct seccomp_filter f;

	seccomp_filter__begin(&f);
	for (unsigned int i = 0; i < COUNT(plain); i++)
		seccomp_filter__allow(&f, plain[i]);
	seccomp_filter__allow_if(&f, SYS_mmap, memory, COUNT(memory));
	seccomp_filter__allow_if(&f, SYS_mprotect, &data, 1);
	return seccomp_filter__install(&f, NULL);
}

int confinement__enter(void)
{
	int err = drop_privileges();

	if (!err)
		err = limit();
	if (err)
		return err;
	err = filter_calls();
	if (err)
		dprintf(STDERR_FILENO, "bccx-unwind: seccomp not in force: %s\n", strerror(-err));
	return 0;
}
