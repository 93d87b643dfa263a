/* SPDX-License-Identifier: Apache-2.0 */
#include "filter.h"

#include <asm/ioctls.h>
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "../confine/kernel_abi.h"
#include "../confine/seccomp_filter.h"

#ifndef SYS_rseq
#error "kernel headers before 4.18"
#endif

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const int plain[] = {
	/* channels and the script */
	SYS_read,
	SYS_write,
	SYS_readv,
	SYS_writev,
	SYS_pread64,
	SYS_lseek,
	SYS_close,
	SYS_fstat,
	/* memory */
	SYS_mmap,
	SYS_mprotect,
	SYS_munmap,
	SYS_mremap,
	SYS_madvise,
	SYS_brk,
	/* threads and signals */
	SYS_futex,
	SYS_set_tid_address,
	SYS_set_robust_list,
	SYS_rseq,
	SYS_membarrier,
	SYS_sched_yield,
	SYS_sched_getaffinity,
	SYS_sched_getparam,
	SYS_sched_getscheduler,
	SYS_rt_sigaction,
	SYS_rt_sigprocmask,
	SYS_rt_sigreturn,
	SYS_sigaltstack,
	SYS_restart_syscall,
	SYS_exit,
	SYS_exit_group,
	/* the event loop */
	SYS_epoll_create1,
	SYS_epoll_ctl,
	SYS_epoll_pwait,
	SYS_eventfd2,
	SYS_pipe2,
	SYS_ppoll,
	/* time, randomness, identity */
	SYS_clock_gettime,
	SYS_clock_getres,
	SYS_clock_nanosleep,
	SYS_nanosleep,
	SYS_gettimeofday,
	SYS_getrandom,
	SYS_getpid,
	SYS_gettid,
	SYS_getuid,
	SYS_geteuid,
	SYS_getgid,
	SYS_getegid,
	SYS_capget,
	SYS_getrusage,
	SYS_getcwd,
	SYS_sysinfo,
	SYS_uname,
#ifdef __x86_64__
	SYS_arch_prctl,
	SYS_epoll_wait,
	SYS_poll,
	SYS_time,
#endif
};

/* What libc tries first and does without when the kernel has not got it. */
static const int missing[] = {
	SYS_clone3, SYS_pkey_alloc, SYS_statx,
#ifdef __x86_64__
	SYS_access, SYS_readlink,
#endif
};

static void allow_threads(struct seccomp_filter *f)
{
	const struct seccomp_test thread = {
		.arg = 0,
		.mask = ~0ull,
		.value = CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD | CLONE_SYSVSEM |
			 CLONE_SETTLS | CLONE_PARENT_SETTID | CLONE_CHILD_CLEARTID,
	};

	seccomp_filter__allow_if(f, SYS_clone, &thread, 1);
}

static void allow_reading(struct seccomp_filter *f)
{
	const struct seccomp_test read_only = {
		.arg = 2,
		.mask = ~(uint64_t)(O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW | O_NOCTTY | O_DIRECTORY | O_LARGEFILE),
		.value = O_RDONLY,
	};
	const struct seccomp_test opened = { .arg = 3, .mask = ~0ull, .value = AT_EMPTY_PATH };

	seccomp_filter__allow_if(f, SYS_openat, &read_only, 1);
	seccomp_filter__allow_if(f, SYS_newfstatat, &opened, 1);
}

static void allow_descriptor_flags(struct seccomp_filter *f)
{
	static const uint64_t commands[] = { F_GETFL, F_SETFL, F_GETFD, F_SETFD, F_DUPFD_CLOEXEC };
	static const uint64_t requests[] = { FIONBIO, FIOCLEX, TCGETS };

	seccomp_filter__allow_values(f, SYS_fcntl, 1, commands, COUNT(commands));
	seccomp_filter__allow_values(f, SYS_ioctl, 1, requests, COUNT(requests));
}

/* abort() and the profiler's signals reach the own process only. */
static void allow_own_signals(struct seccomp_filter *f)
{
	const uint64_t self = (uint64_t)getpid();

	seccomp_filter__allow_values(f, SYS_kill, 0, &self, 1);
	seccomp_filter__allow_values(f, SYS_tgkill, 0, &self, 1);
}

static void allow_self_description(struct seccomp_filter *f)
{
	static const uint64_t names[] = { PR_SET_NAME, PR_GET_NAME };
	const struct seccomp_test query = { .arg = 2, .mask = ~0ull, .value = 0 };

	seccomp_filter__allow_values(f, SYS_prctl, 0, names, COUNT(names));
	/* prlimit64 that sets nothing, for any process: it reads limits, and only where ptrace would be allowed. */
	seccomp_filter__allow_if(f, SYS_prlimit64, &query, 1);
}

int filter__install(int sync, int *listener)
{
	static struct seccomp_filter f;
	const uint64_t sync_fd = (uint64_t)sync;

	seccomp_filter__begin(&f);
	for (unsigned int i = 0; i < COUNT(plain); i++)
		seccomp_filter__allow(&f, plain[i]);
	for (unsigned int i = 0; i < COUNT(missing); i++)
		seccomp_filter__errno(&f, missing[i], ENOSYS);
	allow_threads(&f);
	allow_reading(&f);
	allow_descriptor_flags(&f);
	allow_own_signals(&f);
	allow_self_description(&f);
	seccomp_filter__allow_values(&f, SYS_sendmsg, 0, &sync_fd, 1);
	seccomp_filter__notify(&f, SYS_execveat);
	return seccomp_filter__install(&f, listener);
}
