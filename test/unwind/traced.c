/* SPDX-License-Identifier: Apache-2.0 */
/* The same as emulated.c for a program that this very machine, an arm64 one, runs: by ptrace, from its `hint #77` on. */
#define _GNU_SOURCE
#include <elf.h>
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>
#include "emulated.h"

/* struct user_pt_regs */
struct all_regs {
	struct emulated_regs regs;
	uint64_t pstate;
};

static int regset(const struct emulated *e, int request, struct all_regs *all)
{
	struct iovec data = { all, sizeof(*all) };

	return ptrace(request, e->pid, NT_PRSTATUS, &data) ? -errno : 0;
}

int emulated__regs(struct emulated *e, struct emulated_regs *regs)
{
	struct all_regs all;
	int err = regset(e, PTRACE_GETREGSET, &all);

	*regs = all.regs;
	return err;
}

static int wait_stop(struct emulated *e)
{
	int status;

	if (waitpid(e->pid, &status, 0) < 0 || !WIFSTOPPED(status))
		return 0;
	e->signal = WSTOPSIG(status) == SIGTRAP ? 0 : WSTOPSIG(status);
	return 1;
}

int emulated__start(struct emulated *e, const char *emulator, char **argv)
{
	struct all_regs all;

	(void)emulator;
	*e = (struct emulated){ .pid = fork() };
	if (!e->pid) {
		ptrace(PTRACE_TRACEME, 0, 0, 0);
		execv(argv[0], argv);
		_exit(127);
	}
	if (!wait_stop(e))
		return -ECHILD;
	ptrace(PTRACE_SETOPTIONS, e->pid, 0, PTRACE_O_EXITKILL);
	if (ptrace(PTRACE_CONT, e->pid, 0, 0) || !wait_stop(e) || regset(e, PTRACE_GETREGSET, &all))
		return -ECHILD;
	all.regs.pc += 4; /* behind its brk */
	return regset(e, PTRACE_SETREGSET, &all);
}

int emulated__step(struct emulated *e, struct emulated_regs *regs)
{
	int err;

	if (ptrace(PTRACE_SINGLESTEP, e->pid, 0, e->signal) || !wait_stop(e))
		return 0;
	err = emulated__regs(e, regs);
	return err ? err : 1;
}

int emulated__read(const struct emulated *e, void *dst, size_t len, uint64_t addr)
{
	struct iovec local = { dst, len }, remote = { (void *)addr, len };

	return process_vm_readv(e->pid, &local, 1, &remote, 1, 0) == (ssize_t)len ? 0 : -EFAULT;
}

void emulated__stop(struct emulated *e)
{
	kill(e->pid, SIGKILL);
	waitpid(e->pid, NULL, 0);
}
