/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/* Unwind rows: how to get from the registers at a pc to the caller's. Shared by the table generator (native and WASM),
 * the host's packer and the BPF walker: only fixed-width fields.
 *
 * A row holds from its pc to the next row's pc. cfa is the caller's stack pointer. On x86-64 the return address is at
 * cfa - 8; on AArch64 it is in x30 until a row says where it was saved, and rsp and rbp below read sp and x29. */
#ifndef BCCX_UNWIND_ROW_H
#define BCCX_UNWIND_ROW_H

#define BCCX_UNWIND_VERSION 1

/* A rule is the low 22 bits of a u32: kind 3 | rbp 8 | arg 11. */
#define BCCX_RULE_ARG_BITS 11
#define BCCX_RULE_RBP_SHIFT 11
#define BCCX_RULE_KIND_SHIFT 19
#define BCCX_RULE_BITS 22
#define BCCX_RULE_ARG_MAX ((1u << BCCX_RULE_ARG_BITS) - 1)

enum bccx_rule_kind {
	BCCX_RULE_GAP = 0, /* no rule here; arg: enum bccx_gap */
	BCCX_RULE_RSP = 1, /* cfa = rsp + 8 * arg */
	BCCX_RULE_RBP = 2, /* cfa = rbp + 8 * arg */
	BCCX_RULE_MEM = 3, /* cfa = *(base + 8 * slot) + add: see BCCX_MEM_* */
	BCCX_RULE_PLT = 4, /* cfa = rsp + 8 + ((pc & 15) >= arg ? 8 : 0) */
	BCCX_RULE_END = 5, /* outermost frame */
	BCCX_RULE_SIGNAL = 6, /* signal trampoline: registers are in the frame above rsp */
	BCCX_RULE_FAR =
		7, /* cfa = rsp + 8 * (arg + (high << 11)): frames over 16 KiB, up to 16 MiB; see BCCX_RULE_HIGH */
};

/* arg of a GAP: why there is no rule. */
enum bccx_gap {
	BCCX_GAP_NO_FDE = 0, /* no unwind information covers this pc */
	BCCX_GAP_CFA = 1, /* the CFA needs a register or an expression that is not followed */
	BCCX_GAP_RA = 2, /* the return address is not at cfa - 8 */
	BCCX_GAP_RBP = 3, /* the caller's rbp is out of reach of a row */
	BCCX_GAP_DAMAGED = 4, /* the unwind information is damaged here */
};

/* arg of a GAP with this bit: a rule for the interrupted frame alone, because it takes a register that calls do not keep.
 * Bits 5..8 its DWARF number, bits 0..4 n: cfa = register + 8 * n, or with BCCX_LEAF_RA: the return address is in the
 * register, and cfa = rsp + 8 * n. */
#define BCCX_GAP_LEAF 0x400u
#define BCCX_LEAF_RA 0x200u
#define BCCX_LEAF_ARG(ra, reg, words) (BCCX_GAP_LEAF | ((ra) ? BCCX_LEAF_RA : 0) | (unsigned int)(reg) << 5 | (words))
#define BCCX_LEAF_REGISTER(arg) (((arg) >> 5) & 15u)
#define BCCX_LEAF_WORDS(arg) ((arg)&31u)
#define BCCX_LEAF_WORDS_MAX 31

/* Where struct pt_regs has a register, by its DWARF number, in words: rax rdx rcx rbx rsi rdi rbp, 15 for rsp, which no rule
 * asks for, r8 … r15. */
#define BCCX_X86_PT_REGS_WORDS 0x01236789f4ed5bcaULL
#define BCCX_X86_PT_REGS_WORD(n) (BCCX_X86_PT_REGS_WORDS >> (4 * ((n)&15)) & 15)

/* rbp of a row: where the caller's rbp is. 2..250: saved at cfa - 8 * n (n = 1 is the return address itself). */
#define BCCX_RBP_SAME 0u
#define BCCX_RBP_UNDEFINED 1u
#define BCCX_RBP_SLOT_MIN 2u
#define BCCX_RBP_SLOT_MAX 250u
#define BCCX_RBP_AT_RBP 255u /* *(rbp): frames whose stack was realigned */

/* The same eight bits on AArch64: where the caller's x29 and the return address are. Two bits say what, six where, n: both,
 * the return address above x29 (a frame record of the procedure call standard), or the return address alone while x29 is
 * as it was; at cfa - 8 * n, or at base + 8 * n, base being the register that cfa is counted from, for frames that are too
 * large for the former. Only where nothing is saved may a row count cfa as the stack pointer itself. */
enum bccx_saved {
	BCCX_SAVED_RECORD = 0, /* with n = 0: nothing, the return address is in x30 (BCCX_SAVED_NOTHING) */
	BCCX_SAVED_RA = 1,
	BCCX_SAVED_RECORD_AT_BASE = 2,
	BCCX_SAVED_RA_AT_BASE = 3,
};
#define BCCX_SAVED_NOTHING 0u
#define BCCX_SAVED_SLOT_MAX 63
#define BCCX_SAVED(what, n) ((unsigned int)(what) << 6 | (unsigned int)(n))
#define BCCX_SAVED_WHAT(saved) ((saved) >> 6 & 3u)
#define BCCX_SAVED_SLOT(saved) ((saved)&63u)

/* arg of a MEM: bit 10 the base (0 rbp, 1 rsp), bit 9 add 8, bits 0..8 the slot, signed, in 8-byte units. */
#define BCCX_MEM_RSP 0x400u
#define BCCX_MEM_ADD8 0x200u
#define BCCX_MEM_SLOT_MASK 0x1ffu
#define BCCX_MEM_SLOT_MIN (-256)
#define BCCX_MEM_SLOT_MAX 255

/* A FAR rule has ten more bits, above the others. A packed row has no room for them: a row of its own, with the same pc
 * and just before, holds them. */
#define BCCX_RULE_HIGH_SHIFT BCCX_RULE_BITS
#define BCCX_RULE_HIGH_MAX 0x3ffu
#define BCCX_RULE_HIGH(rule) ((rule) >> BCCX_RULE_HIGH_SHIFT)

#define BCCX_RULE(kind, rbp, arg) \
	(((unsigned int)(kind) << BCCX_RULE_KIND_SHIFT) | ((unsigned int)(rbp) << BCCX_RULE_RBP_SHIFT) | \
	 (unsigned int)(arg))
#define BCCX_RULE_KIND(rule) (((rule) >> BCCX_RULE_KIND_SHIFT) & 7u)
#define BCCX_RULE_RBP_OF(rule) (((rule) >> BCCX_RULE_RBP_SHIFT) & 0xffu)
#define BCCX_RULE_ARG(rule) ((rule)&BCCX_RULE_ARG_MAX)

/* What the generator writes and the host packs: sorted by pc, no two neighbours with the same rule. */
struct bccx_unwind_row {
	unsigned int pc; /* address in the object minus bccx_unwind_table.base */
	unsigned int rule;
};

#endif
