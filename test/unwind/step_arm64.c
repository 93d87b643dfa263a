/* SPDX-License-Identifier: Apache-2.0 */
/* step-arm64 EMULATOR STEPS PROGRAM [ARG...]: is every frame right, after every instruction, on AArch64?
 * step-arm64 OBJECT STEPS PROGRAM [ARG...]: the same on an arm64 machine, of BPF's own walk at sched_switch.
 *
 * Runs PROGRAM under qemu-user's EMULATOR and steps it from its first instruction on. A shadow stack
 * grows with each branch with link and shrinks where a return arrives. From the first `hint #77` on, after each step, the
 * walker, compiled natively for AArch64's registers, must give the same frames down to the program's entry point and say
 * that it is the last.
 *
 * One residual is known: glibc's lazy resolver says of its first instruction nothing of what the linkage table pushed.
 *
 * Prints one JSON line; exit code 1 when the program ended before or less than 99.99 % of the steps are exact. */
#include <elf.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "bpf_side.h"
#include "emulated.h"
#include "tables.h"

static struct emulated program;
static struct tables tables = { 0 };

#define BCCX_WALK_READ(w, dst, len, addr) emulated__read(&program, dst, len, addr)
#define BCCX_WALK_MAPPING(w, i) ((i) < tables.nr_mappings ? &tables.mappings[i] : NULL)
#define BCCX_WALK_BLOCK(w, n) tables__block(&tables, n)
#define BCCX_WALK_RETURN(w, slot, pc) (pc)
#define BCCX_WALK_STEP_ATTR static
#include <bccx/unwind_walk.h>

#define MARKER 0xd50329bfu
#define DEPTH 512
#define ADDRESS_BITS 48 /* of the emulator's programs */

struct shadow {
	uint64_t sp[DEPTH]; /* at the call */
	uint64_t ra[DEPTH];
	int nr;
};

static void push(struct shadow *shadow, uint64_t ra, uint64_t sp)
{
	if (shadow->nr == DEPTH)
		return;
	shadow->sp[shadow->nr] = sp;
	shadow->ra[shadow->nr++] = ra;
}

/* bl, blr, and blr with authentication (Arm Architecture Reference Manual, C6.2). */
static bool is_call(uint32_t insn)
{
	return (insn & 0xfc000000) == 0x94000000 || (insn & 0xfefff000) == 0xd63f0000;
}

__attribute__((unused)) static int walk(const struct emulated_regs *regs, uint64_t *frames, unsigned char *stop)
{
	struct bccx_walk w = { .pc = regs->pc,
			       .sp = regs->sp,
			       .bp = regs->x[29],
			       .strip = ~((1ULL << ADDRESS_BITS) - 1),
			       .exact = 1,
			       .how = BCCX_HOW_IP,
			       .nr = tables.nr_mappings };
	int n = 0;

	w.lr = regs->x[30] & ~w.strip;
	while (n < DEPTH) {
		frames[n++] = w.pc;
		if (bccx_walk_step(&w))
			break;
	}
	*stop = w.stop;
	return n;
}

#if defined(__aarch64__)
static struct bpf_side side;

static int begin(const char *object)
{
	return bpf_side__open(&side, object, program.pid, &tables);
}

static int frames_now(const struct emulated_regs *regs, uint64_t *frames, unsigned char *stop)
{
	(void)regs;
	memcpy(frames, side.stack->frame, sizeof(side.stack->frame));
	*stop = (unsigned char)side.stack->stop;
	return (int)side.stack->nr;
}
#else
static int begin(const char *emulator)
{
	int added = tables__add_process(&tables, program.pid, EM_AARCH64, program.base);

	(void)emulator;
	return added > 0 ? 0 : added ? added : -ENODATA;
}

static int frames_now(const struct emulated_regs *regs, uint64_t *frames, unsigned char *stop)
{
	return walk(regs, frames, stop);
}
#endif

static void report(uint64_t step, const uint64_t *frames, int n, const struct shadow *shadow)
{
	fprintf(stderr, "step %" PRIu64 " pc %" PRIx64 ": %d frames, %d expected:", step, frames[0], n, shadow->nr + 1);
	for (int i = 0; i < shadow->nr && i < 6; i++)
		fprintf(stderr, " %" PRIx64 "/%" PRIx64, i + 1 < n ? frames[1 + i] : 0, shadow->ra[shadow->nr - 1 - i]);
	fputc('\n', stderr);
}

int main(int argc, char **argv)
{
	static struct shadow shadow;
	static uint64_t frames[DEPTH];
	static struct bccx_unwind_mapping mappings[64];
	struct emulated_regs regs;
	uint64_t steps = 0, exact = 0, compared = 0, limit, calls = 0, signals = 0;
	bool marked = false;
	int err, below = 0;

	if (argc < 4) {
		fprintf(stderr, "usage: step-arm64 EMULATOR STEPS PROGRAM [ARG...]\n");
		return 2;
	}
	limit = strtoull(argv[2], NULL, 10);
	tables.mappings = mappings;
	tables.cap_mappings = 64;
	err = emulated__start(&program, argv[1], argv + 3);
	if (!err)
		err = emulated__regs(&program, &regs);
	while (!err && steps < limit) {
		uint64_t pc = regs.pc, sp = regs.sp;
		bool delivered = program.signal != 0, ok;
		unsigned char stop;
		uint32_t insn = 0;
		int n;

		emulated__read(&program, &insn, sizeof(insn), pc);
		if (emulated__step(&program, &regs) != 1)
			break;
		if (insn == MARKER && !marked) {
			marked = true;
			below = program.base ? 0 : -1;
			err = begin(argv[1]);
			if (err)
				break;
		}
		steps += marked;
		while (shadow.nr && (regs.sp > shadow.sp[shadow.nr - 1] ||
				     (regs.sp == shadow.sp[shadow.nr - 1] && regs.pc == shadow.ra[shadow.nr - 1])))
			shadow.nr--;
		if (delivered && regs.sp < sp) {
			/* the handler returns to the trampoline, which returns to where the signal came */
			push(&shadow, pc, sp - 1);
			push(&shadow, regs.x[30], regs.sp);
			signals++;
		} else if (is_call(insn)) {
			push(&shadow, pc + 4, sp);
			calls++;
		}
		if (program.signal || !marked)
			continue;
		n = frames_now(&regs, frames, &stop);
		/* traced from the marker on only: there is a stack below it, and BPF saw no switch before the first step */
		if (below < 0) {
			below = n - 1 - shadow.nr;
			continue;
		}
		compared++;
		ok = frames[0] == regs.pc && n == shadow.nr + 1 + below && stop == BCCX_STOP_END;
		for (int i = 0; ok && i < shadow.nr; i++)
			ok = frames[1 + i] == shadow.ra[shadow.nr - 1 - i];
		if (ok)
			exact++;
		else if (compared - exact <= 8)
			report(steps, frames, n, &shadow);
	}
	emulated__stop(&program);
	if (err) {
		fprintf(stderr, "step-arm64: %s: %s\n", argv[3], strerror(-err));
		return 2;
	}
	printf("{\"steps\":%" PRIu64 ",\"compared\":%" PRIu64 ",\"exact\":%" PRIu64 ",\"calls\":%" PRIu64
	       ",\"signals\":%" PRIu64 ",\"share\":%.6f}\n",
	       steps, compared, exact, calls, signals, compared ? (double)exact / (double)compared : 0);
	return steps == limit && (double)exact / (double)compared >= 0.9999 ? 0 : 1;
}
