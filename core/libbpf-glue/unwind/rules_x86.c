/* SPDX-License-Identifier: Apache-2.0 */
#include "rules.h"

/* DWARF register numbers, x86-64 psABI. */
#define REG_RBP 6
#define REG_RSP 7
#define REG_RIP 16

static uint32_t rbp_code(const struct saved *rbp)
{
	int64_t slot;

	switch (rbp->kind) {
	case SAVED_SAME:
		return BCCX_RBP_SAME;
	case SAVED_AT_FP:
		return BCCX_RBP_AT_RBP;
	case SAVED_OFFSET:
		slot = -(rbp->offset / 8);
		if (!(rbp->offset % 8) && slot >= BCCX_RBP_SLOT_MIN && slot <= BCCX_RBP_SLOT_MAX)
			return (uint32_t)slot;
		return BCCX_RBP_UNDEFINED;
	default: /* the walk goes on without rbp and stops at the first frame that needs it */
		return BCCX_RBP_UNDEFINED;
	}
}

/* Rules that hold only where all registers are known, or the gap they are otherwise. */
static uint32_t leaf_rule(const struct cfa_state *s, uint32_t rbp)
{
	uint64_t words = (uint64_t)s->cfa_offset / 8;
	bool plain =
		s->cfa == CFA_REGISTER && s->cfa_offset >= 0 && !(s->cfa_offset % 8) && words <= BCCX_LEAF_WORDS_MAX;

	if (s->ra.kind == SAVED_REGISTER) {
		if (plain && s->cfa_reg == REG_RSP && s->ra.offset < REG_RIP && rbp == BCCX_RBP_SAME)
			return BCCX_RULE(BCCX_RULE_GAP, rbp, BCCX_LEAF_ARG(true, s->ra.offset, words));
		return cfa_gap(BCCX_GAP_RA);
	}
	if (plain && s->cfa_reg < REG_RIP && s->cfa_reg != REG_RSP)
		return BCCX_RULE(BCCX_RULE_GAP, rbp, BCCX_LEAF_ARG(false, s->cfa_reg, words));
	return cfa_gap(BCCX_GAP_CFA);
}

static uint32_t rule(const struct bccx_cie *cie, const struct cfa_state *s)
{
	uint32_t rbp = rbp_code(&s->fp);
	int64_t words;

	if (s->ra.kind == SAVED_UNDEFINED)
		return BCCX_RULE(BCCX_RULE_END, 0, 0);
	if (cie->signal_frame)
		return BCCX_RULE(BCCX_RULE_SIGNAL, 0, 0);
	if (s->cfa == CFA_UNSUPPORTED)
		return cfa_gap(BCCX_GAP_CFA);
	if (s->ra.kind == SAVED_REGISTER)
		return leaf_rule(s, rbp);
	if (s->ra.kind != SAVED_OFFSET || s->ra.offset != -8)
		return cfa_gap(BCCX_GAP_RA);
	if (s->cfa == CFA_PLT)
		return BCCX_RULE(BCCX_RULE_PLT, rbp, s->plt_threshold);
	if (s->cfa == CFA_MEMORY) {
		words = s->mem_offset / 8;
		if ((s->mem_reg != REG_RBP && s->mem_reg != REG_RSP) || s->mem_offset % 8 ||
		    words < BCCX_MEM_SLOT_MIN || words > BCCX_MEM_SLOT_MAX || (s->mem_add != 0 && s->mem_add != 8))
			return cfa_gap(BCCX_GAP_CFA);
		return BCCX_RULE(BCCX_RULE_MEM, rbp,
				 ((uint32_t)words & BCCX_MEM_SLOT_MASK) | (s->mem_reg == REG_RSP ? BCCX_MEM_RSP : 0) |
					 (s->mem_add ? BCCX_MEM_ADD8 : 0));
	}
	words = s->cfa_offset / 8;
	if (s->cfa_offset % 8 || words < 0)
		return cfa_gap(BCCX_GAP_CFA);
	if (s->cfa_reg == REG_RSP && words <= BCCX_RULE_ARG_MAX)
		return BCCX_RULE(BCCX_RULE_RSP, rbp, words);
	if (s->cfa_reg == REG_RSP && words >> BCCX_RULE_ARG_BITS <= BCCX_RULE_HIGH_MAX)
		return BCCX_RULE(BCCX_RULE_FAR, rbp, BCCX_RULE_ARG((uint32_t)words)) |
		       (uint32_t)(words >> BCCX_RULE_ARG_BITS) << BCCX_RULE_HIGH_SHIFT;
	if (s->cfa_reg == REG_RBP && words <= BCCX_RULE_ARG_MAX)
		return BCCX_RULE(BCCX_RULE_RBP, rbp, words);
	return leaf_rule(s, rbp);
}

const struct bccx_processor bccx_processor_x86 = {
	.fp = REG_RBP,
	.sp = REG_RSP,
	.ra = REG_RIP,
	.rule = rule,
};
