/* SPDX-License-Identifier: Apache-2.0 */
/* Runs in node's place inside the jail and tries to get out. Each attempt is a line on descriptor 1: its name and the
 * errno that the kernel answered, 0 if it was let through. What cannot be answered by an errno is a line of facts.
 *
 *   escape-probe          all attempts
 *   escape-probe ia32     a system call of the 32-bit interface: the kernel must kill the process for it
 */
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifndef SYS_io_uring_setup
#define SYS_io_uring_setup 425
#endif
#ifndef SYS_clone3
#define SYS_clone3 435
#endif
#ifndef SYS_landlock_create_ruleset
#define SYS_landlock_create_ruleset 444
#endif

extern char **environ;

static void report(const char *name, long result)
{
	dprintf(STDOUT_FILENO, "%s %d\n", name, result < 0 ? errno : 0);
}

#define TRY(name, ...) report(name, syscall(__VA_ARGS__))

static void files(void)
{
	TRY("open-passwd", SYS_openat, AT_FDCWD, "/etc/passwd", O_RDONLY);
	TRY("open-root", SYS_openat, AT_FDCWD, "/root", O_RDONLY | O_DIRECTORY);
	TRY("open-proc", SYS_openat, AT_FDCWD, "/proc/1/environ", O_RDONLY);
	TRY("open-parent-proc", SYS_openat, AT_FDCWD, "/proc/2/maps", O_RDONLY);
	TRY("open-dev", SYS_openat, AT_FDCWD, "/dev/zero", O_RDONLY);
	TRY("open-up", SYS_openat, AT_FDCWD, "../../../../etc/shadow", O_RDONLY);
	TRY("create", SYS_openat, AT_FDCWD, "/escaped", O_WRONLY | O_CREAT, 0600);
	TRY("create-unnamed", SYS_openat, AT_FDCWD, "/", O_RDWR | O_TMPFILE, 0600);
	TRY("open-writable", SYS_openat, AT_FDCWD, "/", O_RDWR);
	TRY("open-path", SYS_openat, AT_FDCWD, "/", O_PATH);
	TRY("openat2", SYS_openat2, AT_FDCWD, "/", NULL, 0);
	TRY("write-script", SYS_write, 5, "x", 1);
	TRY("mkdir", SYS_mkdir, "/escaped", 0700);
	TRY("unlink", SYS_unlink, "/etc/passwd");
	TRY("rename", SYS_rename, "/a", "/b");
	TRY("symlink", SYS_symlink, "/etc/passwd", "/a");
	TRY("link", SYS_link, "/a", "/b");
	TRY("mknod", SYS_mknod, "/a", 0600, 0);
	TRY("chmod", SYS_chmod, "/", 0777);
	TRY("chdir", SYS_chdir, "/");
	TRY("truncate", SYS_truncate, "/a", 0);
	TRY("getdents", SYS_getdents64, 5, NULL, 0);
	TRY("stat", SYS_stat, "/etc/passwd", NULL);
	TRY("name-to-handle", SYS_name_to_handle_at, AT_FDCWD, "/", NULL, NULL, 0);
	TRY("open-by-handle", SYS_open_by_handle_at, AT_FDCWD, NULL, 0);
}

static void network(void)
{
	TRY("socket-inet", SYS_socket, AF_INET, SOCK_STREAM, 0);
	TRY("socket-unix", SYS_socket, AF_UNIX, SOCK_STREAM, 0);
	TRY("socket-netlink", SYS_socket, AF_NETLINK, SOCK_RAW, 0);
	TRY("socket-packet", SYS_socket, AF_PACKET, SOCK_RAW, 0);
	TRY("socketpair", SYS_socketpair, AF_UNIX, SOCK_STREAM, 0, NULL);
	TRY("connect", SYS_connect, 0, NULL, 0);
	TRY("sendmsg", SYS_sendmsg, 0, NULL, 0);
	TRY("recvmsg", SYS_recvmsg, 0, NULL, 0);
}

static void processes(void)
{
	static char *const shell[] = { "sh", NULL };

	TRY("fork", SYS_fork);
	TRY("vfork", SYS_vfork);
	TRY("clone", SYS_clone, SIGCHLD, NULL, NULL, NULL, NULL);
	TRY("clone-namespace", SYS_clone, CLONE_NEWUSER | SIGCHLD, NULL, NULL, NULL, NULL);
	TRY("clone3", SYS_clone3, NULL, 0);
	TRY("execve", SYS_execve, "/bin/sh", shell, environ);
	TRY("execveat-path", SYS_execveat, AT_FDCWD, "/bin/sh", shell, environ, 0);
	TRY("execveat-descriptor", SYS_execveat, 5, "", shell, environ, AT_EMPTY_PATH);
	TRY("kill-parent", SYS_kill, 2, SIGKILL);
	TRY("kill-everyone", SYS_kill, -1, SIGKILL);
	TRY("kill-group", SYS_kill, 0, SIGKILL);
	TRY("tgkill", SYS_tgkill, 2, 2, SIGKILL);
	TRY("tkill", SYS_tkill, 2, SIGKILL);
	TRY("pidfd-open", SYS_pidfd_open, 1, 0);
	TRY("pidfd-getfd", SYS_pidfd_getfd, 5, 0, 0);
	TRY("ptrace-attach", SYS_ptrace, PTRACE_ATTACH, 2, NULL, NULL);
	TRY("ptrace-traceme", SYS_ptrace, PTRACE_TRACEME, 0, NULL, NULL);
	TRY("process-vm-readv", SYS_process_vm_readv, 2, NULL, 0, NULL, 0, 0);
	TRY("process-vm-writev", SYS_process_vm_writev, 2, NULL, 0, NULL, 0, 0);
	TRY("setpriority", SYS_setpriority, PRIO_PROCESS, 0, -20);
	TRY("sched-setscheduler", SYS_sched_setscheduler, 0, 0, NULL);
	TRY("setsid", SYS_setsid);
}

static void kernel(void)
{
	TRY("bpf", SYS_bpf, 0, NULL, 0);
	TRY("perf-event-open", SYS_perf_event_open, NULL, 0, -1, -1, 0);
	TRY("io-uring", SYS_io_uring_setup, 1, NULL);
	TRY("userfaultfd", SYS_userfaultfd, 0);
	TRY("keyctl", SYS_keyctl, 0, 0, 0, 0, 0);
	TRY("add-key", SYS_add_key, "user", "a", "b", 1, -3);
	TRY("request-key", SYS_request_key, "user", "a", NULL, -3);
	TRY("memfd", SYS_memfd_create, "a", 0);
	TRY("shmget", SYS_shmget, 1, 4096, 01600);
	TRY("msgget", SYS_msgget, 1, 01600);
	TRY("init-module", SYS_init_module, NULL, 0, "");
	TRY("kexec", SYS_kexec_load, 0, 0, NULL, 0);
	TRY("reboot", SYS_reboot, 0, 0, 0, NULL);
	TRY("syslog", SYS_syslog, 3, NULL, 0);
	TRY("iopl", SYS_iopl, 3);
	TRY("modify-ldt", SYS_modify_ldt, 0, NULL, 0);
	TRY("personality", SYS_personality, 0x0040000);
	TRY("fanotify", SYS_fanotify_init, 0, 0);
	TRY("tiocsti", SYS_ioctl, 0, TIOCSTI, "x");
	TRY("x32", 0x40000000 | SYS_getpid);
}

static void privileges(void)
{
	const struct rlimit64 {
		unsigned long long soft, hard;
	} more = { 1 << 20, 1 << 20 };

	TRY("setuid", SYS_setuid, 0);
	TRY("setgid", SYS_setgid, 0);
	TRY("setresuid", SYS_setresuid, 0, 0, 0);
	TRY("setgroups", SYS_setgroups, 0, NULL);
	TRY("capset", SYS_capset, NULL, NULL);
	TRY("prctl-seccomp", SYS_prctl, PR_SET_SECCOMP, 0, 0, 0, 0);
	TRY("prctl-dumpable", SYS_prctl, PR_SET_DUMPABLE, 1, 0, 0, 0);
	TRY("prctl-pdeathsig", SYS_prctl, PR_SET_PDEATHSIG, 0, 0, 0, 0);
	TRY("seccomp", SYS_seccomp, 0, 0, NULL);
	TRY("landlock", SYS_landlock_create_ruleset, NULL, 0, 0);
	TRY("unshare", SYS_unshare, CLONE_NEWUSER);
	TRY("setns", SYS_setns, 0, 0);
	TRY("mount", SYS_mount, "a", "/", "tmpfs", 0, NULL);
	TRY("umount", SYS_umount2, "/", 0);
	TRY("pivot-root", SYS_pivot_root, "/", "/");
	TRY("chroot", SYS_chroot, "/");
	TRY("setrlimit", SYS_setrlimit, RLIMIT_NOFILE, &more);
	TRY("prlimit", SYS_prlimit64, 0, RLIMIT_NOFILE, &more, NULL);
}

static void resources(void)
{
	/* Private writable memory counts against RLIMIT_DATA as soon as it is mapped. */
	void *much = mmap(NULL, 1ul << 40, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	int fd = 0;

	report("map-much", much == MAP_FAILED ? -1 : 0);
	for (int i = 0; i < 4096 && fd >= 0; i++)
		fd = (int)syscall(SYS_fcntl, 0, F_DUPFD_CLOEXEC, 0);
	report("many-descriptors", fd);
}

static void facts(void)
{
	dprintf(STDOUT_FILENO, "fact descriptors");
	for (int fd = 0; fd < 4096; fd++) {
		if (fcntl(fd, F_GETFD) >= 0)
			dprintf(STDOUT_FILENO, " %d", fd);
	}
	dprintf(STDOUT_FILENO, "\nfact environment");
	for (char **e = environ; *e; e++)
		dprintf(STDOUT_FILENO, " %s", *e);
	dprintf(STDOUT_FILENO, "\nfact pid %d\nfact uid %u %u\nfact gid %u %u\n", (int)getpid(), getuid(), geteuid(),
		getgid(), getegid());
}

#ifdef __x86_64__
static void ia32(void)
{
	long result;

	__asm__ volatile("int $0x80" : "=a"(result) : "a"(20 /* getpid */) : "memory");
	dprintf(STDOUT_FILENO, "ia32 answered %ld\n", result);
}
#endif

int main(int argc, char **argv)
{
	char byte;

#ifdef __x86_64__
	if (argc > 1 && !strcmp(argv[1], "ia32")) {
		ia32();
		return 0;
	}
#else
	(void)argc;
	(void)argv;
#endif
	facts();
	files();
	network();
	processes();
	kernel();
	privileges();
	resources();
	dprintf(STDOUT_FILENO, "end\n");
	/* Whoever looks from outside does so until the other end is closed. */
	return read(STDIN_FILENO, &byte, 1) < 0;
}
