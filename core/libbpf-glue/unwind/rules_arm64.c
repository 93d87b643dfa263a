/* SPDX-License-Identifier: Apache-2.0 */
#include "rules.h"

/* DWARF register numbers, DWARF for the Arm 64-bit Architecture (AADWARF64). */
#define REG_X29 29
#define REG_X30 30
#define REG_SP 31

/* Where x29 and x30 are, as the eight bits of a row; -1 when there is no code for it. words: cfa - base register. */
static int saved_code(const struct cfa_state *s, int64_t words)
{
	bool record = s->fp.kind == SAVED_OFFSET;
	int64_t below = record ? s->fp.offset : s->ra.offset;
	int64_t from_cfa = -below / 8, from_base = words - from_cfa;

	if (s->ra.kind == SAVED_SAME)
		return s->fp.kind == SAVED_SAME ? (int)BCCX_SAVED_NOTHING : -1;
	if (below % 8 || (record && s->ra.offset != s->fp.offset + 8) || (!record && s->fp.kind != SAVED_SAME))
		return -1;
	if (from_cfa >= 1 + record && from_cfa <= BCCX_SAVED_SLOT_MAX)
		return (int)BCCX_SAVED(record ? BCCX_SAVED_RECORD : BCCX_SAVED_RA, from_cfa);
	if (from_base >= 0 && from_base <= BCCX_SAVED_SLOT_MAX)
		return (int)BCCX_SAVED(record ? BCCX_SAVED_RECORD_AT_BASE : BCCX_SAVED_RA_AT_BASE, from_base);
	return -1;
}

static uint32_t rule(const struct bccx_cie *cie, const struct cfa_state *given)
{
	struct cfa_state state = *given, *s = &state;
	int64_t words;
	int saved;

	/* glibc's lazy resolver counts from below the 16 bytes that the linkage table's head pushed; at its end it has popped
	 * them, x30 among them */
	if (s->ra.kind == SAVED_OFFSET && s->ra.offset == 8 && s->fp.kind == SAVED_SAME) {
		s->cfa_offset += 16;
		s->ra.offset -= 16;
		if (!s->cfa_offset)
			s->ra.kind = SAVED_SAME;
	}
	words = s->cfa_offset / 8;
	if (s->ra.kind == SAVED_UNDEFINED)
		return BCCX_RULE(BCCX_RULE_END, 0, 0);
	if (cie->signal_frame)
		return BCCX_RULE(BCCX_RULE_SIGNAL, 0, 0);
	if (s->cfa != CFA_REGISTER || s->cfa_offset % 8 || words < 0)
		return cfa_gap(BCCX_GAP_CFA);
	if (s->ra.kind != SAVED_OFFSET && s->ra.kind != SAVED_SAME)
		return cfa_gap(BCCX_GAP_RA);
	saved = saved_code(s, words);
	if (saved < 0)
		return cfa_gap(BCCX_GAP_RBP);
	if (s->cfa_reg == REG_SP && words <= BCCX_RULE_ARG_MAX)
		return BCCX_RULE(BCCX_RULE_RSP, saved, words);
	if (s->cfa_reg == REG_SP && words >> BCCX_RULE_ARG_BITS <= BCCX_RULE_HIGH_MAX)
		return BCCX_RULE(BCCX_RULE_FAR, saved, BCCX_RULE_ARG((uint32_t)words)) |
		       (uint32_t)(words >> BCCX_RULE_ARG_BITS) << BCCX_RULE_HIGH_SHIFT;
	if (s->cfa_reg == REG_X29 && words <= BCCX_RULE_ARG_MAX)
		return BCCX_RULE(BCCX_RULE_RBP, saved, words);
	return cfa_gap(BCCX_GAP_CFA);
}

const struct bccx_processor bccx_processor_arm64 = {
	.fp = REG_X29,
	.sp = REG_SP,
	.ra = REG_X30,
	.signs_returns = true,
	.rule = rule,
};
