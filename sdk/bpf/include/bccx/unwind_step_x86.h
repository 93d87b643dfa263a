/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/* One step of the walker on x86-64. Part of unwind_walk.h. */
#ifndef BCCX_UNWIND_STEP_X86_H
#define BCCX_UNWIND_STEP_X86_H

/* A signal trampoline: rsp points at the ucontext's registers (x86-64 rt_sigframe; uc_mcontext.gregs at +40). */
static inline __attribute__((always_inline)) int bccx_walk_signal(struct bccx_walk *w)
{
	unsigned long long sp = w->sp, bp_rsp[1], pc;

	if (BCCX_WALK_READ(w, bp_rsp, 8, sp + 120) || BCCX_WALK_READ(w, &pc, 8, sp + 168) ||
	    BCCX_WALK_READ(w, &w->sp, 8, sp + 160))
		return bccx_walk_end(w, BCCX_STOP_FAULT);
	w->bp = bp_rsp[0];
	w->pc = pc;
	w->bp_lost = 0;
	w->exact = 1;
	w->how = BCCX_HOW_SIGNAL;
	w->window_at = 0; /* an alternate stack may lie anywhere */
	return 0;
}

/* The return address was in a register: vfork takes it off the stack, which the child will use. */
static inline __attribute__((always_inline)) int bccx_walk_leaf_return(struct bccx_walk *w, unsigned long long ra,
								       unsigned int words)
{
	w->pc = ra;
	w->sp += 8ULL * words;
	w->exact = 0;
	w->how = BCCX_HOW_CFI;
	return 0;
}

#define BCCX_ADD_RSP_RET 0xc300c48348ULL /* add $n,%rsp; ret: 48 83 c4 n c3 */
#define BCCX_ADD_RSP_RET_MASK 0xff00ffffffULL

/* Code without a file and, maybe, without a frame pointer: what it will do with its frame when the call returns stands there,
 * if it does nothing else then. CPython's trampolines (python -X perf) are of this kind. Looked at where code of a file was
 * called, not in chains of such code, which have frame pointers or nothing: one more read a frame costs half as much again. */
static inline __attribute__((always_inline)) int bccx_walk_made_code(struct bccx_walk *w)
{
	unsigned long long insns, ra, size;

	if (w->how != BCCX_HOW_CFI || BCCX_WALK_READ(w, &insns, sizeof(insns), w->pc) ||
	    (insns & BCCX_ADD_RSP_RET_MASK) != BCCX_ADD_RSP_RET)
		return bccx_walk_frame_pointer(w, BCCX_HOW_JIT, BCCX_STOP_NO_MAPPING);
	size = insns >> 24 & 0x78; /* neither negative nor a part of a word */
	if (bccx_walk_word(w, w->sp + size, w->sp, &ra))
		return bccx_walk_end(w, BCCX_STOP_FAULT);
	if (!ra)
		return bccx_walk_end(w, BCCX_STOP_END);
	w->pc = BCCX_WALK_RETURN(w, w->sp + size, ra);
	w->sp += size + 8;
	w->how = BCCX_HOW_JIT;
	return 0;
}

/* One step: pc, sp and bp become the caller's. 0, or 1 when the walk is over and w->stop says why. */
BCCX_WALK_STEP_ATTR int bccx_walk_step(struct bccx_walk *w)
{
	unsigned long long pc, cfa, ra, bp_slot, low, base;
	unsigned int rule, kind, arg, rbp;

	if (!w)
		return 1;
	pc = w->exact ? w->pc : w->pc - 1;
	if ((pc < w->map_start || pc >= w->map_end) && !bccx_walk_find_mapping(w, pc))
		return bccx_walk_made_code(w);
	rule = bccx_walk_find_rule(w, pc);
	kind = BCCX_RULE_KIND(rule);
	arg = BCCX_RULE_ARG(rule);
	rbp = BCCX_RULE_RBP_OF(rule);

	switch (kind) {
	case BCCX_RULE_RSP:
		cfa = w->sp + 8ULL * arg;
		break;
	case BCCX_RULE_FAR:
		cfa = w->sp + 8ULL * (arg + (BCCX_RULE_HIGH(rule) << BCCX_RULE_ARG_BITS));
		break;
	case BCCX_RULE_PLT:
		cfa = w->sp + 8 + ((pc & 15) >= arg ? 8 : 0);
		break;
	case BCCX_RULE_RBP:
		if (w->bp_lost)
			return bccx_walk_end(w, BCCX_STOP_UNSUPPORTED);
		cfa = w->bp + 8ULL * arg;
		break;
	case BCCX_RULE_MEM:
		if (!(arg & BCCX_MEM_RSP) && w->bp_lost)
			return bccx_walk_end(w, BCCX_STOP_UNSUPPORTED);
		base = arg & BCCX_MEM_RSP ? w->sp : w->bp;
		/* the slot is a signed 9-bit number of words */
		base += (((unsigned long long)arg & BCCX_MEM_SLOT_MASK) ^ 0x100) * 8 - 0x100 * 8;
		if (BCCX_WALK_READ(w, &cfa, sizeof(cfa), base))
			return bccx_walk_end(w, BCCX_STOP_FAULT);
		cfa += arg & BCCX_MEM_ADD8 ? 8 : 0;
		break;
	case BCCX_RULE_SIGNAL:
		return bccx_walk_signal(w);
	case BCCX_RULE_END:
		return bccx_walk_end(w, BCCX_STOP_END);
	default:
		if ((arg & BCCX_GAP_LEAF) && w->how == BCCX_HOW_IP) {
			if (BCCX_WALK_REGISTER(w, BCCX_LEAF_REGISTER(arg), &base))
				return bccx_walk_end(w, BCCX_STOP_UNSUPPORTED);
			if (arg & BCCX_LEAF_RA)
				return bccx_walk_leaf_return(w, base, BCCX_LEAF_WORDS(arg));
			cfa = base + 8ULL * BCCX_LEAF_WORDS(arg);
			break;
		}
		return bccx_walk_frame_pointer(w, BCCX_HOW_FP,
					       arg == BCCX_GAP_NO_FDE ? BCCX_STOP_NO_RULE : BCCX_STOP_UNSUPPORTED);
	}
	if (cfa <= w->sp || (cfa & 7))
		return bccx_walk_end(w, BCCX_STOP_FAULT);
	bp_slot = cfa - 8ULL * rbp;
	if (rbp == BCCX_RBP_AT_RBP)
		bp_slot = w->bp;
	low = cfa - 8;
	if (rbp >= BCCX_RBP_SLOT_MIN && bp_slot < low && low - bp_slot < 8 * (BCCX_WALK_WINDOW - 1))
		low = bp_slot;
	if (bccx_walk_word(w, cfa - 8, low, &ra))
		return bccx_walk_end(w, BCCX_STOP_FAULT);
	if (rbp >= BCCX_RBP_SLOT_MIN) {
		if (bccx_walk_word(w, bp_slot, low, &w->bp))
			return bccx_walk_end(w, BCCX_STOP_FAULT);
	} else if (rbp == BCCX_RBP_UNDEFINED) {
		w->bp_lost = 1;
	}
	if (!ra)
		return bccx_walk_end(w, BCCX_STOP_END);
	w->pc = BCCX_WALK_RETURN(w, cfa - 8, ra);
	w->sp = cfa;
	w->exact = 0;
	w->how = BCCX_HOW_CFI;
	return 0;
}

#endif
