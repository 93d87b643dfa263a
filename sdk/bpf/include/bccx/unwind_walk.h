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
 *
 * What differs by processor is in unwind_step_*.h; __TARGET_ARCH_arm64 chooses AArch64's, whatever the walker runs on.
 */
#ifndef BCCX_UNWIND_WALK_H
#define BCCX_UNWIND_WALK_H

#include <bccx/stack_record.h>
#include <bccx/unwind_row.h>
#include <bccx/unwind_tables.h>

/* Words of stack read at once: a call that copies costs far more than what it copies, and this much serves several frames. */
#define BCCX_WALK_WINDOW 64
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
	unsigned char lacking; /* a step went by guess because a table is not made yet */
	unsigned char known; /* all that the process maps is in the slice, so what is not there is a JIT's */
	unsigned short pad;
#if defined(__TARGET_ARCH_arm64)
	unsigned long long lr; /* x30 of the interrupted frame */
	unsigned long long strip; /* bits that are no part of a user address: a return address may be signed there */
#endif
	unsigned long long window[BCCX_WALK_WINDOW];
};

#if defined(__TARGET_ARCH_arm64)
#define BCCX_WALK_ADDRESS(w, ra) ((ra) & ~(w)->strip)
#else
#define BCCX_WALK_ADDRESS(w, ra) (ra)
#endif

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

	if (chunk >= w->map_chunks) {
		w->lacking |= w->map_index == BCCX_UNWIND_TO_COME;
		return 0;
	}
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
	ra = BCCX_WALK_ADDRESS(w, ra);
	if (!ra)
		return bccx_walk_end(w, BCCX_STOP_END);
	w->pc = BCCX_WALK_RETURN(w, bp + 8, ra);
	w->sp = bp + 16;
	w->bp = up;
	w->exact = 0;
	w->how = how;
	return 0;
}

#if defined(__TARGET_ARCH_arm64)
#include <bccx/unwind_step_arm64.h>
#else
#include <bccx/unwind_step_x86.h>
#endif

#endif
