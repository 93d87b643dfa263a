/* SPDX-License-Identifier: Apache-2.0 */
#include "confinement.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "../confine/kernel_abi.h"
#include "../confine/landlock.h"
#include "../confine/privilege.h"
#include "../confine/seccomp_filter.h"

#ifndef CAP_CHECKPOINT_RESTORE
#define CAP_CHECKPOINT_RESTORE 40
#endif

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const int plain[] = {
	SYS_read,          SYS_pread64, SYS_write,        SYS_close,          SYS_fstat, SYS_lseek,
	SYS_getdents64,    SYS_ppoll,   SYS_munmap,       SYS_mremap,         SYS_brk,   SYS_madvise,
	SYS_exit_group,    SYS_getpid,  SYS_rt_sigreturn, SYS_rt_sigprocmask, SYS_futex, SYS_restart_syscall,
	SYS_clock_gettime,
#ifdef __x86_64__
	SYS_poll,
#endif
};

static void missing(const char *layer, int err)
{
	dprintf(STDERR_FILENO, "bccx-reader: %s not in force: %s\n", layer, strerror(-err));
}

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
	return err ? err : privilege_no_new();
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

/* For reading all stays open; no rule gives a right to write back. */
static int forbid_writing(void)
{
	int ruleset = landlock_create(LANDLOCK_WRITES);
	int err;

	if (ruleset < 0)
		return ruleset;
	err = landlock_enforce(ruleset);
	close(ruleset);
	return err;
}

static void allow_opening(struct seccomp_filter *f, bool rooted)
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
	/* A filter cannot look into the flags of openat2: only where Landlock forbids writing. */
	if (rooted)
		seccomp_filter__allow(f, SYS_openat2);
	else
		seccomp_filter__errno(f, SYS_openat2, ENOSYS);
}

static void allow_memory(struct seccomp_filter *f)
{
	const struct seccomp_test data = { .arg = 2, .mask = ~(uint64_t)(PROT_READ | PROT_WRITE), .value = 0 };

	seccomp_filter__allow_if(f, SYS_mmap, &data, 1);
	seccomp_filter__allow_if(f, SYS_mprotect, &data, 1);
}

static int filter_calls(bool rooted)
{
	static const uint64_t commands[] = { F_GETFL, F_SETFD, F_GETFD };
	static struct seccomp_filter f;

	seccomp_filter__begin(&f);
	for (unsigned int i = 0; i < COUNT(plain); i++)
		seccomp_filter__allow(&f, plain[i]);
	allow_opening(&f, rooted);
	allow_memory(&f);
	seccomp_filter__allow_values(&f, SYS_fcntl, 1, commands, COUNT(commands));
	return seccomp_filter__install(&f, NULL);
}

int confinement__enter(void)
{
	int err = drop_privileges();
	int written;

	if (!err)
		err = limit();
	if (err)
		return err;
	written = forbid_writing();
	if (written)
		missing("landlock", written);
	err = filter_calls(!written);
	if (err)
		missing("seccomp", err);
	return 0;
}
