/* SPDX-License-Identifier: Apache-2.0 */
#include "confinement.h"

#include <errno.h>
#include <fcntl.h>
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

#ifndef CAP_CHECKPOINT_RESTORE
#define CAP_CHECKPOINT_RESTORE 40
#endif

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const int plain[] = {
	SYS_read,  SYS_pread64,         SYS_write,         SYS_close,  SYS_fstat,        SYS_fstatfs,
	SYS_lseek, SYS_getdents64,      SYS_readlinkat,    SYS_ppoll,  SYS_munmap,       SYS_mremap,
	SYS_brk,   SYS_madvise,         SYS_exit_group,    SYS_getpid, SYS_rt_sigreturn, SYS_rt_sigprocmask,
	SYS_futex, SYS_restart_syscall, SYS_clock_gettime,
#ifdef __x86_64__
	SYS_poll,
#endif
};

/* CAP_SYS_PTRACE: maps, root and map_files of others' processes. CAP_DAC_READ_SEARCH: files that their owner alone may
 * read. map_files wants CAP_CHECKPOINT_RESTORE, before Linux 5.9 CAP_SYS_ADMIN. */
static uint64_t needed_capabilities(void)
{
	uint64_t keep = 1ull << CAP_SYS_PTRACE | 1ull << CAP_DAC_READ_SEARCH;

	return keep | 1ull << (privilege_has(CAP_CHECKPOINT_RESTORE) ? CAP_CHECKPOINT_RESTORE : CAP_SYS_ADMIN);
}

static int drop_user(void)
{
	uid_t uid;
	int err = privilege_unused_uid(&uid);

	if (err)
		return err;
	if (prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0))
		return -errno;
	return privilege_become(uid, uid);
}

static int drop_privileges(void)
{
	const uint64_t keep = needed_capabilities();
	int err;

	privilege_bound(keep);
	if (privilege_has(CAP_SETUID) && privilege_has(CAP_SETGID)) {
		err = drop_user();
		if (err)
			return err;
	}
	err = privilege_keep(keep);
	if (err)
		return err;
	/* A change of user id takes the signal at the host's death back. */
	if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0))
		return -errno;
	return privilege_no_new();
}

static int limit(void)
{
	static const int none[] = { RLIMIT_FSIZE, RLIMIT_CORE, RLIMIT_MEMLOCK, RLIMIT_NPROC };
	struct rlimit files;

	for (unsigned int i = 0; i < COUNT(none); i++) {
		int err = privilege_limit(none[i], 0);

		if (err)
			return err;
	}
	/* Every recorded object is a descriptor. */
	if (getrlimit(RLIMIT_NOFILE, &files))
		return -errno;
	files.rlim_cur = files.rlim_max;
	return setrlimit(RLIMIT_NOFILE, &files) ? -errno : 0;
}

static void allow_opening(struct seccomp_filter *f)
{
	const struct seccomp_test read_only = {
		.arg = 2,
		.mask = ~(uint64_t)(O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW | O_NOCTTY | O_DIRECTORY | O_LARGEFILE |
				    O_PATH),
		.value = O_RDONLY,
	};
	const struct seccomp_test opened = { .arg = 3, .mask = ~0ull, .value = AT_EMPTY_PATH };

	seccomp_filter__allow_if(f, SYS_openat, &read_only, 1);
#ifdef SYS_open
	seccomp_filter__allow_if(f, SYS_open, &(struct seccomp_test){ 1, read_only.mask, O_RDONLY }, 1);
#endif
	seccomp_filter__allow_if(f, SYS_newfstatat, &opened, 1);
}

static void allow_memory(struct seccomp_filter *f)
{
	const struct seccomp_test data = { .arg = 2, .mask = ~(uint64_t)(PROT_READ | PROT_WRITE), .value = 0 };

	seccomp_filter__allow_if(f, SYS_mmap, &data, 1);
	seccomp_filter__allow_if(f, SYS_mprotect, &data, 1);
}

static int filter_calls(void)
{
	static const uint64_t commands[] = { F_GETFL, F_SETFD, F_GETFD, F_DUPFD_CLOEXEC };
	static struct seccomp_filter f;

	seccomp_filter__begin(&f);
	for (unsigned int i = 0; i < COUNT(plain); i++)
		seccomp_filter__allow(&f, plain[i]);
	allow_opening(&f);
	allow_memory(&f);
	seccomp_filter__allow_values(&f, SYS_fcntl, 1, commands, COUNT(commands));
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
		dprintf(STDERR_FILENO, "bccx-reader: seccomp not in force: %s\n", strerror(-err));
	return 0;
}
