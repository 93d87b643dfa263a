/* SPDX-License-Identifier: Apache-2.0 */
#include "../../confine/test/check.h"
#include "../../confine/kernel_abi.h"
#include "../confinement.h"
#include "../record.h"
#include "mapping.h"

#include <elf.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define REFUSED(...) \
	do { \
		errno = 0; \
		CHECK_EQ(syscall(__VA_ARGS__), -1); \
		CHECK_EQ(errno, EPERM); \
	} while (0)

TEST(confined_reader_still_reads)
{
	uint64_t start;
	pid_t pid = child_that_maps(elf_file("elf", ET_DYN), &start);
	const pid_t parent = getppid();
	struct record *record;
	struct object *object;
	char byte;

	/* Only its owner may read it. */
	CHECK(!chmod(scratch("elf"), 0600));
	CHECK_EQ(confinement__enter(), 0);
	CHECK(getuid() >= 0x70000000);
	record = record__find((uint32_t)pid, 0, 0);
	CHECK(record);
	object = record__object(record, start);
	CHECK(object);
	CHECK_EQ(object__read(object, 1, &byte, 1), 1);
	CHECK_EQ(byte, 'E');
	/* A process of root with every capability. */
	CHECK(record__find((uint32_t)parent, 0, 0));
}

TEST(confined_reader_writes_nowhere)
{
	scratch_file("file", "x", 1);
	CHECK_EQ(confinement__enter(), 0);
	REFUSED(SYS_openat, AT_FDCWD, scratch("file"), O_WRONLY);
	REFUSED(SYS_openat, AT_FDCWD, scratch("file"), O_RDWR);
	REFUSED(SYS_openat, AT_FDCWD, scratch("file"), O_RDONLY | O_TRUNC);
	REFUSED(SYS_openat, AT_FDCWD, scratch("new"), O_WRONLY | O_CREAT, 0600);
	REFUSED(SYS_openat, AT_FDCWD, scratch(""), O_RDWR | O_TMPFILE, 0600);
	REFUSED(SYS_openat, AT_FDCWD, "/proc/self/mem", O_RDWR);
	REFUSED(437 /* openat2 */, AT_FDCWD, scratch("file"), NULL, 0);
	REFUSED(SYS_unlinkat, AT_FDCWD, scratch("file"), 0);
	REFUSED(SYS_mkdirat, AT_FDCWD, scratch("new"), 0700);
	REFUSED(SYS_truncate, scratch("file"), 0);
	REFUSED(SYS_renameat2, AT_FDCWD, scratch("file"), AT_FDCWD, scratch("new"), 0);
	REFUSED(SYS_pwrite64, 0, "x", 1, 0);
}

TEST(confined_reader_does_nothing_else)
{
	static char *const none[] = { NULL };

	CHECK_EQ(confinement__enter(), 0);
	REFUSED(SYS_socket, AF_UNIX, SOCK_STREAM, 0);
	REFUSED(SYS_socketpair, AF_UNIX, SOCK_STREAM, 0, NULL);
	REFUSED(SYS_clone, SIGCHLD, NULL, NULL, NULL, NULL);
	REFUSED(SYS_clone3, NULL, 0);
	REFUSED(SYS_execve, "/bin/sh", none, none);
	REFUSED(SYS_execveat, AT_FDCWD, "/bin/sh", none, none, 0);
	REFUSED(SYS_ptrace, PTRACE_ATTACH, 1, NULL, NULL);
	REFUSED(SYS_process_vm_writev, 1, NULL, 0, NULL, 0, 0);
	REFUSED(SYS_process_vm_readv, 1, NULL, 0, NULL, 0, 0);
	REFUSED(SYS_kill, 1, 0);
	REFUSED(SYS_mount, "a", "/", "tmpfs", 0, NULL);
	REFUSED(SYS_bpf, 0, NULL, 0);
	REFUSED(SYS_perf_event_open, NULL, 0, 0, 0, 0);
	REFUSED(SYS_setns, 0, 0);
	REFUSED(SYS_setresuid, 0, 0, 0);
	REFUSED(SYS_mmap, NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	REFUSED(SYS_memfd_create, "a", 0);
	REFUSED(SYS_prctl, 4 /* PR_SET_DUMPABLE */, 1, 0, 0, 0);
}

static const char *line_of(const char *text, const char *name)
{
	const char *line = strstr(text, name);

	CHECK(line);
	return line + strlen(name);
}

TEST(confined_reader_keeps_three_capabilities)
{
	size_t len;
	char *status;

	CHECK_EQ(confinement__enter(), 0);
	status = read_file("/proc/self/status", &len);
	/* CHECKPOINT_RESTORE, SYS_PTRACE, DAC_READ_SEARCH */
	CHECK(!memcmp(line_of(status, "CapPrm:\t"), "0000010000080004", 16));
	CHECK(!memcmp(line_of(status, "CapEff:\t"), "0000010000080004", 16));
	CHECK(!memcmp(line_of(status, "CapBnd:\t"), "0000010000080004", 16));
	CHECK(!memcmp(line_of(status, "CapInh:\t"), "0000000000000000", 16));
	CHECK(!memcmp(line_of(status, "CapAmb:\t"), "0000000000000000", 16));
	CHECK(!memcmp(line_of(status, "NoNewPrivs:\t"), "1", 1));
	CHECK(!memcmp(line_of(status, "Seccomp:\t"), "2", 1));
}
