/* SPDX-License-Identifier: Apache-2.0 */
/* step-exact [--bpf OBJECT] STEPS PROGRAM [ARG...]: is every frame right, after every instruction?
 *
 * Single-steps PROGRAM from the first `int3` it executes, keeps a shadow stack (a call pushes the slot of its return
 * address, whatever moves the stack pointer above a slot pops it) and compares it with the walker's frames after each step,
 * down to the function that executed int3. Without --bpf the walker runs here, compiled natively; with it, BPF's own walk at
 * the traced thread's sched_switch is compared (root, unmodified walker, real maps).
 *
 * While libgcc installs the context of a handler (the end of _Unwind_RaiseException), it has overwritten its own return address
 * with one of the frame that it goes to: the stack in memory is neither the old nor the new one, and no unwinder can read it.
 * A wrong step counts as `overwritten` only when memory no longer holds a return address that a call put there. Its last
 * two instructions have left the old stack; the unwind information says that they return to the handler, which is not on the
 * shadow stack, and that is right when the program goes on there.
 *
 * Prints one JSON line; exit code 1 when the share of exact steps, the overwritten ones apart, is below 99.99 %. */
#define _GNU_SOURCE
#include <elf.h>
#include <errno.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>
#include <bpf/libbpf.h>
#include "bpf_side.h"
#include "tables.h"

static pid_t target;
static struct tables tables = { 0 };

static int read_target(void *dst, size_t len, uint64_t addr)
{
	struct iovec local = { dst, len }, remote = { (void *)addr, len };

	return process_vm_readv(target, &local, 1, &remote, 1, 0) == (ssize_t)len ? 0 : -EFAULT;
}

static const struct user_regs_struct *interrupted;

/* By DWARF number. */
static int read_register(unsigned int n, unsigned long long *value)
{
	const struct user_regs_struct *r = interrupted;
	const unsigned long long all[] = { r->rax, r->rdx, r->rcx, r->rbx, r->rsi, r->rdi, r->rbp, r->rsp,
					   r->r8,  r->r9,  r->r10, r->r11, r->r12, r->r13, r->r14, r->r15 };

	*value = all[n & 15];
	return 0;
}

#define BCCX_WALK_READ(w, dst, len, addr) read_target(dst, len, addr)
#define BCCX_WALK_MAPPING(w, i) ((i) < tables.nr_mappings ? &tables.mappings[i] : NULL)
#define BCCX_WALK_BLOCK(w, n) tables__block(&tables, n)
#define BCCX_WALK_RETURN(w, slot, pc) (pc)
#define BCCX_WALK_REGISTER(w, n, value) read_register(n, value)
#define BCCX_WALK_STEP_ATTR static
#include <bccx/unwind_walk.h>

struct shadow {
	uint64_t slot[4096];
	uint64_t ra[4096];
	bool pushed[4096]; /* the slot holds the address itself: not of an interrupted frame */
	uint32_t nr;
};

/* Steps whose caller is where the program is about to go. */
struct handover {
	uint64_t to;
	uint32_t steps;
};

static int walk_here(const struct user_regs_struct *regs, uint64_t *frames, int max)
{
	struct bccx_walk w = { .pc = regs->rip,
			       .sp = regs->rsp,
			       .bp = regs->rbp,
			       .exact = 1,
			       .how = BCCX_HOW_IP,
			       .nr = tables.nr_mappings };
	int n = 0;

	interrupted = regs;
	while (n < max) {
		frames[n++] = w.pc;
		if (bccx_walk_step(&w))
			break;
	}
	return n;
}

/* Is the instruction at pc a call? Prefixes that compilers and the PLT use before one: 41 (rex.b), 3e/f2 (notrack, bnd). */
static bool is_call(const uint8_t *insn)
{
	while (*insn == 0xf2 || *insn == 0x3e || (*insn >= 0x40 && *insn <= 0x4f))
		insn++;
	return *insn == 0xe8 || (*insn == 0xff && (insn[1] & 0x38) == 0x10);
}

static void shadow_push(struct shadow *shadow, uint64_t slot)
{
	if (shadow->nr == 4096 || read_target(&shadow->ra[shadow->nr], 8, slot))
		return;
	shadow->pushed[shadow->nr] = true;
	shadow->slot[shadow->nr++] = slot;
}

/* A signal was delivered: the kernel pushed the interrupted context and the trampoline's address. */
static void shadow_signal(struct shadow *shadow, uint64_t interrupted, uint64_t sp)
{
	if (shadow->nr == 4096)
		return;
	shadow->slot[shadow->nr] = sp + 8;
	shadow->pushed[shadow->nr] = false;
	shadow->ra[shadow->nr++] = interrupted;
	shadow_push(shadow, sp);
}

/* Did the program overwrite a return address that it will not return by? */
static bool shadow_overwritten(const struct shadow *shadow)
{
	uint64_t now;

	for (uint32_t i = shadow->nr; i-- > 0;) {
		if (shadow->pushed[i] && !read_target(&now, 8, shadow->slot[i]) && now != shadow->ra[i])
			return true;
	}
	return false;
}

/* Do the frames from `first` on equal the shadow stack, as far as it goes? */
static bool shadow_equals(const struct shadow *shadow, const uint64_t *frames, int n, int first)
{
	int depth = (int)shadow->nr < BCCX_STACK_DEPTH - first ? (int)shadow->nr : BCCX_STACK_DEPTH - first;

	if (n < first + depth)
		return false;
	for (int i = 0; i < depth; i++) {
		if (frames[first + i] != shadow->ra[shadow->nr - 1 - i])
			return false;
	}
	return true;
}

/* Path of the object that pc lies in, "" for none. */
static const char *object_of(uint64_t pc)
{
	for (uint32_t m = 0; m < tables.nr_mappings && m < 256; m++) {
		if (pc >= tables.mappings[m].start && pc < tables.mappings[m].end)
			return tables.names[m];
	}
	return "";
}

static int run_to_marker(char **argv)
{
	int status;

	target = fork();
	if (!target) {
		setenv("LD_BIND_NOW", "1",
		       1); /* the lazy resolver's CFA is rbx-based: once a symbol, not what is measured */
		ptrace(PTRACE_TRACEME, 0, 0, 0);
		execv(argv[0], argv);
		_exit(127);
	}
	if (waitpid(target, &status, 0) < 0 || !WIFSTOPPED(status))
		return -ECHILD;
	ptrace(PTRACE_SETOPTIONS, target, 0, PTRACE_O_EXITKILL);
	ptrace(PTRACE_CONT, target, 0, 0);
	if (waitpid(target, &status, 0) < 0 || !WIFSTOPPED(status) || WSTOPSIG(status) != SIGTRAP)
		return -ECHILD;
	return 0;
}

int main(int argc, char **argv)
{
	static struct shadow shadow;
	static uint64_t frames[BCCX_STACK_DEPTH];
	struct bpf_side side = { 0 };
	const char *object = NULL;
	struct handover handover = { 0 };
	uint64_t steps = 0, exact = 0, compared = 0, overwritten = 0, wrong_shown = 0, limit;
	struct user_regs_struct regs;
	int status, at = 1, signal_next = 0, delivered;
	uint64_t base_sp;

	if (argc > 3 && !strcmp(argv[1], "--bpf")) {
		object = argv[2];
		at = 3;
	}
	if (argc < at + 2) {
		fprintf(stderr, "usage: step-exact [--bpf OBJECT] STEPS PROGRAM [ARG...]\n");
		return 2;
	}
	libbpf_set_print(NULL);
	limit = strtoull(argv[at], NULL, 10);
	if (run_to_marker(argv + at + 1)) {
		fprintf(stderr, "step-exact: %s: did not reach its int3\n", argv[at + 1]);
		return 2;
	}
	if (object) {
		int err = bpf_side__open(&side, object, target, &tables);

		if (err) {
			fprintf(stderr, "step-exact: %s: %s\n", object, strerror(-err));
			return 2;
		}
	} else {
		tables.cap_mappings = 4096;
		tables.mappings = calloc(tables.cap_mappings, sizeof(*tables.mappings));
		if (tables__add_process(&tables, target, EM_X86_64, 0) <= 0)
			return 2;
	}
	ptrace(PTRACE_GETREGS, target, 0, &regs);
	base_sp = regs.rsp;
	while (steps < limit) {
		uint8_t insn[16] = { 0 };
		uint64_t before = regs.rip, sp_before = regs.rsp;
		int n;

		read_target(insn, sizeof(insn), before);
		if (ptrace(PTRACE_SINGLESTEP, target, 0, signal_next) || waitpid(target, &status, 0) < 0 ||
		    !WIFSTOPPED(status))
			break;
		delivered = signal_next;
		signal_next = WSTOPSIG(status) == SIGTRAP ? 0 : WSTOPSIG(status);
		ptrace(PTRACE_GETREGS, target, 0, &regs);
		steps++;
		if (is_call(insn) && regs.rsp == sp_before - 8)
			shadow_push(&shadow, regs.rsp);
		if (delivered && regs.rsp < sp_before - 128)
			shadow_signal(&shadow, before, regs.rsp);
		while (shadow.nr && shadow.slot[shadow.nr - 1] < regs.rsp)
			shadow.nr--;
		if (signal_next || regs.rsp > base_sp + 4096)
			continue;
		if (object) {
			n = (int)side.stack->nr;
			memcpy(frames, side.stack->frame, sizeof(frames));
		} else {
			n = walk_here(&regs, frames, BCCX_STACK_DEPTH);
		}
		compared++;
		if (handover.steps && regs.rip == handover.to) {
			exact += handover.steps;
			handover.steps = 0;
		}
		if (n > 0 && frames[0] == regs.rip && shadow_equals(&shadow, frames, n, 1)) {
			exact++;
			continue;
		}
		if (n > 1 && frames[0] == regs.rip && shadow_equals(&shadow, frames, n, 2)) {
			if (handover.to != frames[1])
				handover.steps = 0;
			handover.to = frames[1];
			handover.steps++;
			continue;
		}
		if (shadow_overwritten(&shadow)) {
			overwritten++;
			continue;
		}
		if (wrong_shown++ < 5) {
			fprintf(stderr, "step %" PRIu64 " pc %llx in %s: %d frames, %d expected:", steps, regs.rip,
				object_of(regs.rip), n, (int)shadow.nr + 1);
			for (int i = 0; i < (int)shadow.nr && i < 6; i++)
				fprintf(stderr, " %" PRIx64 "/%" PRIx64, i + 1 < n ? frames[1 + i] : 0,
					shadow.ra[shadow.nr - 1 - i]);
			fputc('\n', stderr);
		}
	}
	if (WIFSTOPPED(status))
		kill(target, SIGKILL);
	printf("{\"steps\":%" PRIu64 ",\"compared\":%" PRIu64 ",\"exact\":%" PRIu64 ",\"overwritten\":%" PRIu64
	       ",\"share\":%.6f,\"walker\":\"%s\"}\n",
	       steps, compared, exact, overwritten, compared ? (double)exact / (double)compared : 0,
	       object ? "bpf" : "native");
	bpf_side__close(&side);
	compared -= overwritten;
	return compared && (double)exact / (double)compared >= 0.9999 ? 0 : 1;
}
