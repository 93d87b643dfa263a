/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include <errno.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>
#include "emulated.h"

#define GUEST_BASE 0x100000000000ULL
#define PACKET 8192
#define EXCLUSIVE_MAX 16 /* instructions from a load exclusive to its store */
#define ATTEMPTS 1000 /* of 10 ms to find the emulator's socket */

static int put(int fd, const char *data)
{
	char packet[128];
	unsigned int sum = 0;
	int len;

	for (const char *c = data; *c; c++)
		sum += (uint8_t)*c;
	/* the answer before this is acknowledged, too */
	len = snprintf(packet, sizeof(packet), "+$%s#%02x", data, sum & 255);
	return write(fd, packet, (size_t)len) == len ? 0 : -EIO;
}

/* The next packet's data; acknowledgements before it are skipped. Length or -errno. */
static int get(int fd, char *data)
{
	static char buffer[PACKET];
	static size_t have;

	for (;;) {
		char *start = memchr(buffer, '$', have),
		     *end = start ? memchr(start, '#', have - (size_t)(start - buffer)) : NULL;
		ssize_t n;

		if (end && end + 2 < buffer + have) {
			size_t len = (size_t)(end - start) - 1, used = (size_t)(end + 3 - buffer);

			memcpy(data, start + 1, len);
			data[len] = 0;
			memmove(buffer, buffer + used, have - used);
			have -= used;
			return (int)len;
		}
		if (have == sizeof(buffer))
			return -EPROTO;
		n = read(fd, buffer + have, sizeof(buffer) - have);
		if (n <= 0)
			return n ? -errno : -EPIPE;
		have += (size_t)n;
	}
}

static int ask(const struct emulated *e, const char *data, char *reply)
{
	int err = put(e->fd, data);

	return err ? err : get(e->fd, reply);
}

static int connect_to(const char *path, pid_t pid)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	snprintf(address.sun_path, sizeof(address.sun_path), "%s", path);
	for (int i = 0; i < ATTEMPTS; i++) {
		if (!connect(fd, (struct sockaddr *)&address, sizeof(address)))
			return fd;
		if (waitpid(pid, NULL, WNOHANG) == pid)
			break;
		usleep(10000);
	}
	close(fd);
	return -ECONNREFUSED;
}

int emulated__start(struct emulated *e, const char *emulator, char **argv)
{
	char directory[] = "/tmp/bccx-emulated-XXXXXX", path[64], base[32];
	int nr = 0;

	while (argv[nr])
		nr++;
	if (!mkdtemp(directory))
		return -errno;
	snprintf(path, sizeof(path), "%s/socket", directory);
	snprintf(base, sizeof(base), "%#llx", GUEST_BASE);
	e->base = GUEST_BASE;
	e->signal = 0;
	e->pid = fork();
	if (!e->pid) {
		char **args = calloc((size_t)nr + 10, sizeof(*args));
		int at = 0;

		prctl(PR_SET_PDEATHSIG, SIGKILL);
		clearenv(); /* start-up code would spend the steps on it */
		setenv("PATH", "/usr/local/bin:/usr/bin:/bin", 1);
		args[at++] = (char *)emulator;
		args[at++] = "-cpu"; /* one that signs return addresses */
		args[at++] = "max";
		args[at++] = "-B";
		args[at++] = base;
		args[at++] = "-g";
		args[at++] = path;
		for (int i = 0; i < nr; i++)
			args[at++] = argv[i];
		execvp(emulator, args);
		_exit(127);
	}
	e->fd = connect_to(path, e->pid);
	unlink(path);
	rmdir(directory);
	return e->fd < 0 ? e->fd : 0;
}

/* Load and store exclusive, and conditional branches (Arm Architecture Reference Manual, C4.1). */
static bool loads_exclusive(uint32_t insn)
{
	return (insn & 0x3fc00000) == 0x08400000;
}

static bool stores_exclusive(uint32_t insn)
{
	return (insn & 0x3fc00000) == 0x08000000;
}

static bool branches(uint32_t insn, uint64_t pc, uint64_t *to)
{
	if ((insn & 0xff000010) != 0x54000000 && (insn & 0x7e000000) != 0x34000000)
		return false;
	*to = pc + (uint64_t)((int64_t)((uint64_t)(insn >> 5 & 0x7ffff) << 45) >> 43);
	return true;
}

/* A store exclusive fails whenever the debugger stopped after its load: run from the one to behind the other, or to where a
 * branch between them leads. Places to stop at, or 0. */
static int exclusive_ends(const struct emulated *e, uint64_t pc, uint64_t ends[2])
{
	uint32_t insns[EXCLUSIVE_MAX];
	int nr = 0;

	if (emulated__read(e, insns, sizeof(insns), pc) || !loads_exclusive(insns[0]))
		return 0;
	for (int i = 1; i < EXCLUSIVE_MAX; i++) {
		if (!nr && branches(insns[i], pc + 4 * (uint64_t)i, &ends[0]))
			nr = 1;
		if (stores_exclusive(insns[i])) {
			ends[nr] = pc + 4 * (uint64_t)(i + 1);
			return nr + 1;
		}
	}
	return 0;
}

static int breakpoint(const struct emulated *e, char what, uint64_t addr)
{
	char reply[PACKET], order[64];
	int err;

	snprintf(order, sizeof(order), "%c0,%" PRIx64 ",4", what, addr);
	err = ask(e, order, reply);
	return err < 0 ? err : strcmp(reply, "OK") ? -EPROTO : 0;
}

static unsigned int digit(char c)
{
	return c <= '9' ? (unsigned int)(c - '0') : (unsigned int)(c - 'a' + 10);
}

int emulated__regs(struct emulated *e, struct emulated_regs *regs)
{
	uint8_t *bytes = (uint8_t *)regs;
	char reply[PACKET];
	int len = ask(e, "g", reply);

	if (len < 0)
		return len;
	if ((size_t)len < 2 * sizeof(*regs))
		return -EPROTO;
	for (size_t i = 0; i < sizeof(*regs); i++)
		bytes[i] = (uint8_t)(digit(reply[2 * i]) << 4 | digit(reply[2 * i + 1]));
	return 0;
}

/* Have the program go on as ordered until it stops. As emulated__step. */
static int go(struct emulated *e, const char *order, struct emulated_regs *regs)
{
	char reply[PACKET];
	unsigned int number;
	int err = ask(e, order, reply);

	if (err < 0)
		return err;
	if (reply[0] == 'W' || reply[0] == 'X')
		return 0;
	if (reply[0] != 'T' || sscanf(reply + 1, "%2x", &number) != 1)
		return -EPROTO;
	e->signal = number == SIGTRAP ? 0 : (int)number;
	err = emulated__regs(e, regs);
	return err ? err : 1;
}

int emulated__step(struct emulated *e, struct emulated_regs *regs)
{
	char order[32];
	uint64_t ends[2];
	int nr = e->signal ? 0 : exclusive_ends(e, regs->pc, ends), err = 0, result;

	for (int i = 0; !err && i < nr; i++)
		err = breakpoint(e, 'Z', ends[i]);
	if (err)
		return err;
	snprintf(order, sizeof(order), e->signal ? "vCont;S%02x" : nr ? "c" : "s", (unsigned int)e->signal);
	result = go(e, order, regs);
	for (int i = 0; result == 1 && i < nr; i++) {
		err = breakpoint(e, 'z', ends[i]);
		if (err)
			return err;
	}
	return result;
}

int emulated__read(const struct emulated *e, void *dst, size_t len, uint64_t addr)
{
	struct iovec local = { dst, len }, remote = { (void *)(addr + e->base), len };

	return process_vm_readv(e->pid, &local, 1, &remote, 1, 0) == (ssize_t)len ? 0 : -EFAULT;
}

void emulated__stop(struct emulated *e)
{
	if (e->pid > 0) {
		kill(e->pid, SIGKILL);
		waitpid(e->pid, NULL, 0);
	}
	if (e->fd > 0)
		close(e->fd);
}
