/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/* The walker: from registers to the caller's registers, one frame a step, by unwind tables and, where they have nothing
 * to say, by frame pointers. One source for BPF, native tests and WASM; what differs is how memory and tables are reached,
 * which the includer defines first:
 *
 *   BCCX_WALK_READ(walk, dst, len, addr)   copy from the traced process; 0 or an error
 *   BCCX_WALK_MAPPING(walk, i)             const struct bccx_unwind_mapping * or NULL
 *   BCCX_WALK_BLOCK(walk, n)               const void * to BCCX_UNWIND_BLOCK_BYTES bytes or NULL
 *   BCCX_WALK_RETURN(walk, slot, pc)       the return address that a pending return probe replaced at slot, else pc
 *   BCCX_WALK_REGISTER(walk, n, value)     *value = register n (DWARF number) of the interrupted frame; 0 or an error
 *   BCCX_WALK_STEP_ATTR                    attributes of the step function
 */
#ifndef BCCX_UNWIND_WALK_H
#define BCCX_UNWIND_WALK_H

#include <bccx/stack_record.h>
#include <bccx/unwind_row.h>
#include <bccx/unwind_tables.h>

#define BCCX_WALK_WINDOW 16 /* words of stack read at once: one helper call serves two or three frames */
#define BCCX_WALK_FP_REACH (8ULL << 20) /* a frame pointer further up than this is no frame pointer */
#define BCCX_WALK_MAPPING_PROBES 13 /* 2^13 executable mappings a process */
#define BCCX_WALK_ROW_PROBES 10

struct bccx_walk {
	unsigned long long pc, sp, bp;
	unsigned long long map_start, map_end, map_bias; /* of the mapping that pc was last found in */
	unsigned long long pending; /* cursor of BCCX_WALK_RETURN */
	unsigned long long window_at; /* address of window[0]; 0: empty */
	unsigned int map_index, map_chunks;
	unsigned int first, nr; /* slice of the mappings */
	unsigned char exact; /* pc is an instruction that was interrupted, not a return address */
	unsigned char bp_lost; /* bp is not known */
	unsigned char how; /* enum bccx_frame_how of pc */
	unsigned char stop; /* enum bccx_stop once a step said so */
	unsigned int pad;
	unsigned long long window[BCCX_WALK_WINDOW];
};

/* Keep the compiler from proving a bound that the verifier cannot see. */
#define BCCX_WALK_OPAQUE(x) asm volatile("" : "+r"(x))

/* One word of the stack, through the window. low: the lowest address this frame will ask for. */
static inline __attribute__((always_inline)) int bccx_walk_word(struct bccx_walk *w, unsigned long long addr,
								unsigned long long low, unsigned long long *value)
{
	unsigned long long slot = (addr - w->window_at) >> 3;

	if (!w->window_at || addr < w->window_at || slot >= BCCX_WALK_WINDOW) {
		if (BCCX_WALK_READ(w, w->window, sizeof(w->window), low)) {
			/* the window may reach past the stack's top page: read the one word */
			w->window_at = 0;
			return BCCX_WALK_READ(w, value, sizeof(*value), addr);
		}
		w->window_at = low;
		slot = (addr - low) >> 3;
		if (slot >= BCCX_WALK_WINDOW)
			return BCCX_WALK_READ(w, value, sizeof(*value), addr);
	}
	BCCX_WALK_OPAQUE(slot);
	*value = w->window[slot & (BCCX_WALK_WINDOW - 1)];
	return 0;
}

/* The last mapping of the slice that starts at or below pc. Without branches on data: the verifier follows one path. */
static inline __attribute__((always_inline)) int bccx_walk_find_mapping(struct bccx_walk *w, unsigned long long pc)
{
	const struct bccx_unwind_mapping *m;
	unsigned int base = w->first, len = w->nr;

	for (int i = 0; i < BCCX_WALK_MAPPING_PROBES && len > 1; i++) {
		unsigned int half = len >> 1;

		m = BCCX_WALK_MAPPING(w, base + half);
		if (!m)
			return 0;
		base += m->start <= pc ? half : 0;
		len -= half;
	}
	if (!len)
		return 0;
	m = BCCX_WALK_MAPPING(w, base);
	if (!m || pc < m->start || pc >= m->end)
		return 0;
	w->map_start = m->start;
	w->map_end = m->end;
	w->map_bias = m->bias;
	w->map_index = m->index;
	w->map_chunks = m->chunks;
	return 1;
}

/* The rule for a pc of the current mapping; a GAP where there is none. */
static inline __attribute__((always_inline)) unsigned int bccx_walk_find_rule(struct bccx_walk *w,
									      unsigned long long pc)
{
	unsigned long long rel = pc - w->map_bias;
	unsigned long long chunk = rel >> BCCX_UNWIND_CHUNK_SHIFT;
	unsigned int low = rel & ((1u << BCCX_UNWIND_CHUNK_SHIFT) - 1);
	const struct bccx_unwind_index *entries;
	const unsigned int *rows;
	struct bccx_unwind_index entry;
	unsigned int at, len, rule, high;

	if (chunk >= w->map_chunks)
		return 0;
	entries = BCCX_WALK_BLOCK(w, w->map_index + (unsigned int)(chunk / BCCX_UNWIND_BLOCK_INDEX));
	if (!entries)
		return 0;
	at = chunk;
	BCCX_WALK_OPAQUE(at);
	entry = entries[at & (BCCX_UNWIND_BLOCK_INDEX - 1)];
	if (!entry.nr)
		return entry.block & ((1u << BCCX_RULE_BITS) - 1);
	rows = BCCX_WALK_BLOCK(w, entry.block);
	if (!rows)
		return 0;
	at = entry.first;
	len = entry.nr;
	for (int i = 0; i < BCCX_WALK_ROW_PROBES && len > 1; i++) {
		unsigned int half = len >> 1, probe = at + half;

		BCCX_WALK_OPAQUE(probe);
		at += (rows[probe & (BCCX_UNWIND_BLOCK_ROWS - 1)] >> BCCX_UNWIND_ROW_PC_SHIFT) <= low ? half : 0;
		len -= half;
	}
	BCCX_WALK_OPAQUE(at);
	rule = rows[at & (BCCX_UNWIND_BLOCK_ROWS - 1)] & ((1u << BCCX_RULE_BITS) - 1);
	if (BCCX_RULE_KIND(rule) == BCCX_RULE_FAR) {
		high = at - 1;
		BCCX_WALK_OPAQUE(high);
		rule |= rows[high & (BCCX_UNWIND_BLOCK_ROWS - 1)] << BCCX_RULE_HIGH_SHIFT;
	}
	return rule;
}

static inline __attribute__((always_inline)) int bccx_walk_end(struct bccx_walk *w, unsigned char stop)
{
	w->stop = stop;
	return 1;
}

/* A frame-pointer step: code without a rule, such as a JIT's. why: what to report when bp leads nowhere. */
static inline __attribute__((always_inline)) int bccx_walk_frame_pointer(struct bccx_walk *w, unsigned char how,
									 unsigned char why)
{
	unsigned long long bp = w->bp, ra, up;

	if (w->bp_lost || (bp & 7) || bp < w->sp || bp - w->sp > BCCX_WALK_FP_REACH)
		return bccx_walk_end(w, why);
	if (bccx_walk_word(w, bp, bp, &up) || bccx_walk_word(w, bp + 8, bp, &ra))
		return bccx_walk_end(w, why);
	if (!ra)
		return bccx_walk_end(w, BCCX_STOP_END);
	w->pc = BCCX_WALK_RETURN(w, bp + 8, ra);
	w->sp = bp + 16;
	w->bp = up;
	w->exact = 0;
	w->how = how;
	return 0;
}

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

/* One step: pc, sp and bp become the caller's. 0, or 1 when the walk is over and w->stop says why. */
BCCX_WALK_STEP_ATTR int bccx_walk_step(struct bccx_walk *w)
{
	unsigned long long pc, cfa, ra, bp_slot, low, base;
	unsigned int rule, kind, arg, rbp;

	if (!w)
		return 1;
	pc = w->exact ? w->pc : w->pc - 1;
	if ((pc < w->map_start || pc >= w->map_end) && !bccx_walk_find_mapping(w, pc))
		return bccx_walk_frame_pointer(w, BCCX_HOW_JIT, BCCX_STOP_NO_MAPPING);
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
