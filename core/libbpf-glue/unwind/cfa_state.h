/* SPDX-License-Identifier: Apache-2.0 */
/* What a call-frame program says of one address, and what a processor makes of it. */
#ifndef BCCX_UNWIND_CFA_STATE_H
#define BCCX_UNWIND_CFA_STATE_H

#include <stdbool.h>
#include <bccx/unwind_row.h>
#include "cfa_program.h"

enum cfa_kind { CFA_REGISTER, CFA_MEMORY, CFA_PLT, CFA_UNSUPPORTED };
enum saved_kind { SAVED_SAME, SAVED_UNDEFINED, SAVED_OFFSET, SAVED_AT_FP, SAVED_REGISTER, SAVED_UNSUPPORTED };

struct saved {
	enum saved_kind kind;
	int64_t offset; /* from the cfa; SAVED_REGISTER: its number */
};

struct cfa_state {
	enum cfa_kind cfa;
	uint64_t cfa_reg;
	int64_t cfa_offset; /* CFA_REGISTER: cfa = reg + offset; kept while an expression is in force */
	uint64_t mem_reg; /* CFA_MEMORY: cfa = *(mem_reg + mem_offset) + mem_add */
	int64_t mem_offset;
	int64_t mem_add;
	unsigned int plt_threshold; /* CFA_PLT */
	struct saved fp;
	struct saved ra;
};

/* DWARF numbers of the registers that are followed, and how a state is written as a rule of unwind_row.h. */
struct bccx_processor {
	uint8_t fp, sp, ra;
	bool signs_returns; /* DW_CFA_AARCH64_negate_ra_state means what it says */
	uint32_t (*rule)(const struct bccx_cie *cie, const struct cfa_state *state);
};

static inline uint32_t cfa_gap(enum bccx_gap why)
{
	return BCCX_RULE(BCCX_RULE_GAP, 0, why);
}

#endif
