/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/* One step of the walker on AArch64. Part of unwind_walk.h. */
#ifndef BCCX_UNWIND_STEP_ARM64_H
#define BCCX_UNWIND_STEP_ARM64_H

/* mov x8, #__NR_rt_sigreturn; svc #0: how unwinders know a signal trampoline (arch/arm64/kernel/vdso/sigreturn.S), which has
 * no unwind information since 5.8. */
#define BCCX_ARM64_SIGRETURN 0xd4000001d2801168ULL

/* struct rt_sigframe: siginfo of 128 bytes, then the ucontext, with uc_mcontext at 176 and the registers 8 further on. */
#define BCCX_ARM64_SIGNAL_REGS 312

/* The signal trampoline: registers are in the frame at sp. */
static inline __attribute__((always_inline)) int bccx_walk_signal(struct bccx_walk *w)
{
	unsigned long long saved[4]; /* x29, x30, sp, pc */

	if (BCCX_WALK_READ(w, saved, sizeof(saved), w->sp + BCCX_ARM64_SIGNAL_REGS + 29 * 8))
		return bccx_walk_end(w, BCCX_STOP_FAULT);
	w->bp = saved[0];
	w->lr = BCCX_WALK_ADDRESS(w, saved[1]);
	w->sp = saved[2];
	w->pc = saved[3];
	w->bp_lost = 0;
	w->exact = 1;
	w->how = BCCX_HOW_SIGNAL;
	w->window_at = 0; /* an alternate stack may lie anywhere */
	return 0;
}

/* Code without a rule: a signal trampoline, or whatever keeps frame pointers. */
static inline __attribute__((always_inline)) int bccx_walk_without_rule(struct bccx_walk *w, unsigned char how,
									unsigned char why)
{
	unsigned long long insns;

	if (!BCCX_WALK_READ(w, &insns, sizeof(insns), w->pc) && insns == BCCX_ARM64_SIGRETURN)
		return bccx_walk_signal(w);
	/* interrupted at the second of the two */
	if (w->exact && !BCCX_WALK_READ(w, &insns, sizeof(insns), w->pc - 4) && insns == BCCX_ARM64_SIGRETURN)
		return bccx_walk_signal(w);
	return bccx_walk_frame_pointer(w, how, why);
}

/* One step: pc, sp and bp (x29) become the caller's. 0, or 1 when the walk is over and w->stop says why. */
BCCX_WALK_STEP_ATTR int bccx_walk_step(struct bccx_walk *w)
{
	unsigned long long pc, base, cfa, at, ra;
	unsigned int rule, kind, arg, saved, what;

	if (!w)
		return 1;
	pc = w->exact ? w->pc : w->pc - 1;
	if ((pc < w->map_start || pc >= w->map_end) && !bccx_walk_find_mapping(w, pc))
		return bccx_walk_without_rule(w, BCCX_HOW_JIT, BCCX_STOP_NO_MAPPING);
	rule = bccx_walk_find_rule(w, pc);
	kind = BCCX_RULE_KIND(rule);
	arg = BCCX_RULE_ARG(rule);
	saved = BCCX_RULE_RBP_OF(rule);

	switch (kind) {
	case BCCX_RULE_RSP:
		base = w->sp;
		break;
	case BCCX_RULE_FAR:
		base = w->sp;
		arg += BCCX_RULE_HIGH(rule) << BCCX_RULE_ARG_BITS;
		break;
	case BCCX_RULE_RBP:
		if (w->bp_lost)
			return bccx_walk_end(w, BCCX_STOP_UNSUPPORTED);
		base = w->bp;
		break;
	case BCCX_RULE_SIGNAL:
		return bccx_walk_signal(w);
	case BCCX_RULE_END:
		return bccx_walk_end(w, BCCX_STOP_END);
	case BCCX_RULE_GAP:
		return bccx_walk_without_rule(w, BCCX_HOW_FP,
					      arg == BCCX_GAP_NO_FDE ? BCCX_STOP_NO_RULE : BCCX_STOP_UNSUPPORTED);
	default:
		return bccx_walk_end(w, BCCX_STOP_UNSUPPORTED);
	}
	cfa = base + 8ULL * arg;
	if (cfa < w->sp || (cfa & 15))
		return bccx_walk_end(w, BCCX_STOP_FAULT);
	if (saved == BCCX_SAVED_NOTHING) {
		/* a caller's x30 is where its callee returned to: there is nothing to go on with */
		if (!w->exact)
			return bccx_walk_end(w, BCCX_STOP_UNSUPPORTED);
		ra = w->lr;
	} else {
		what = BCCX_SAVED_WHAT(saved);
		at = BCCX_SAVED_SLOT(saved) * 8ULL;
		at = what == BCCX_SAVED_RECORD || what == BCCX_SAVED_RA ? cfa - at : base + at;
		/* without this check a row could have the walk stand still */
		if (cfa == w->sp)
			return bccx_walk_end(w, BCCX_STOP_FAULT);
		if (what == BCCX_SAVED_RECORD || what == BCCX_SAVED_RECORD_AT_BASE) {
			if (bccx_walk_word(w, at + 8, at, &ra) || bccx_walk_word(w, at, at, &w->bp))
				return bccx_walk_end(w, BCCX_STOP_FAULT);
		} else if (bccx_walk_word(w, at, at, &ra)) {
			return bccx_walk_end(w, BCCX_STOP_FAULT);
		}
	}
	ra = BCCX_WALK_ADDRESS(w, ra);
	if (!ra)
		return bccx_walk_end(w, BCCX_STOP_END);
	/* a return probe is known by the stack pointer at the function's entry, which is the cfa */
	w->pc = BCCX_WALK_RETURN(w, cfa, ra);
	w->sp = cfa;
	w->exact = 0;
	w->how = BCCX_HOW_CFI;
	return 0;
}

#endif
