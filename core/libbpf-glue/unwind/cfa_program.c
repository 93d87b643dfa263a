/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>
#include "cfa_program.h"
#include "cfa_state.h"

#define REMEMBER_DEPTH 16

struct machine {
	const struct bccx_cie *cie;
	struct cfa_state now;
	struct cfa_state initial; /* after the CIE's instructions, for DW_CFA_restore */
	struct cfa_state remembered[REMEMBER_DEPTH];
	unsigned int depth;
	uint64_t pc;
	uint64_t end;
	bool in_cie;
	void (*on_row)(void *ctx, uint64_t pc, uint32_t rule);
	void *ctx;
};

/* The three expressions that compilers and OpenSSL's assembly write for a CFA:
 *   breg N; deref            realigned frames
 *   breg N; deref; plus 8    OpenSSL
 *   the PLT's                rsp + 8 + ((rip & 15) >= T) << 3 */
static void cfa_expression(struct cfa_state *s, const struct bccx_bytes *b, uint32_t at, uint32_t end)
{
	static const uint8_t plt_head[] = { 0x77, 0x08, 0x80, 0x00, 0x3f, 0x1a }; /* breg7 8, breg16 0, lit15, and */
	static const uint8_t plt_tail[] = { 0x2a, 0x33, 0x24, 0x22 }; /* ge, lit3, shl, plus */
	uint32_t len = end - at;
	uint8_t op;
	int64_t offset;
	uint64_t add = 0;

	s->cfa = CFA_UNSUPPORTED;
	if (len == sizeof(plt_head) + 1 + sizeof(plt_tail) && !memcmp(b->data + at, plt_head, sizeof(plt_head)) &&
	    !memcmp(b->data + at + sizeof(plt_head) + 1, plt_tail, sizeof(plt_tail))) {
		op = b->data[at + sizeof(plt_head)];
		if (op >= 0x30 && op <= 0x3f) { /* lit0 .. lit15 */
			s->cfa = CFA_PLT;
			s->plt_threshold = op - 0x30;
		}
		return;
	}
	if (len < 3)
		return;
	op = b->data[at++];
	if (op < 0x70 || op > 0x8f || bccx_bytes__sleb(b, &at, end, &offset) || at >= end || b->data[at++] != 0x06)
		return;
	if (at < end) { /* plus_uconst */
		if (b->data[at++] != 0x23 || bccx_bytes__uleb(b, &at, end, &add) || at != end || add > 4096)
			return;
	}
	s->cfa = CFA_MEMORY;
	s->mem_reg = op - 0x70;
	s->mem_offset = offset;
	s->mem_add = (int64_t)add;
}

static struct saved *tracked(const struct machine *m, struct cfa_state *s, uint64_t reg)
{
	return reg == m->cie->processor->fp ? &s->fp : reg == m->cie->processor->ra ? &s->ra : NULL;
}

static void save_at(struct machine *m, uint64_t reg, int64_t offset)
{
	struct saved *r = tracked(m, &m->now, reg);

	if (r)
		*r = (struct saved){ SAVED_OFFSET, offset };
}

static void save_kind(struct machine *m, uint64_t reg, enum saved_kind kind)
{
	struct saved *r = tracked(m, &m->now, reg);

	if (r)
		*r = (struct saved){ kind, 0 };
}

/* A register saved at an address given by an expression: realigned frames save the frame pointer where
 * it points. */
static void save_expression(struct machine *m, uint64_t reg, const struct bccx_bytes *b, uint32_t at, uint32_t end)
{
	const uint8_t at_fp[] = { 0x70 + m->cie->processor->fp, 0x00 }; /* bregN 0 */
	bool is_fp = end - at == sizeof(at_fp) && !memcmp(b->data + at, at_fp, sizeof(at_fp));

	save_kind(m, reg, reg == m->cie->processor->fp && is_fp ? SAVED_AT_FP : SAVED_UNSUPPORTED);
}

static void restore(struct machine *m, uint64_t reg)
{
	struct saved *now = tracked(m, &m->now, reg);

	if (now)
		*now = *tracked(m, &m->initial, reg);
}

/* Move the location: the state so far holds from m->pc. Returns false past the end of the FDE. */
static bool advance(struct machine *m, uint64_t delta)
{
	uint64_t step;

	if (m->in_cie || __builtin_mul_overflow(delta, m->cie->code_align, &step))
		return false;
	if (!step)
		return true;
	m->on_row(m->ctx, m->pc, m->cie->processor->rule(m->cie, &m->now));
	if (step >= m->end - m->pc)
		return false;
	m->pc += step;
	return true;
}

/* An offset in units of the CIE's data alignment; a damaged one wraps around. */
static int64_t scaled(const struct machine *m, uint64_t offset)
{
	return (int64_t)(offset * (uint64_t)m->cie->data_align);
}

/* One instruction. 0 to go on, 1 at the end of the addresses, -EINVAL when damaged. */
static int step(struct machine *m, const struct bccx_bytes *b, uint32_t *at, uint32_t end)
{
	uint8_t op = b->data[(*at)++];
	uint64_t reg, value;
	int64_t offset;

#define ULEB(v) \
	do { \
		if (bccx_bytes__uleb(b, at, end, &(v))) \
			return -EINVAL; \
	} while (0)
#define SLEB(v) \
	do { \
		if (bccx_bytes__sleb(b, at, end, &(v))) \
			return -EINVAL; \
	} while (0)
#define BLOCK(len) \
	do { \
		ULEB(len); \
		if ((len) > end - *at) \
			return -EINVAL; \
	} while (0)
#define MOVE(width) \
	do { \
		if (bccx_bytes__uint(b, at, end, width, &value)) \
			return -EINVAL; \
		return advance(m, value) ? 0 : 1; \
	} while (0)

	switch (op & 0xc0) {
	case 0x40: /* advance_loc */
		return advance(m, op & 0x3f) ? 0 : 1;
	case 0x80: /* offset */
		ULEB(value);
		save_at(m, op & 0x3f, scaled(m, value));
		return 0;
	case 0xc0: /* restore */
		restore(m, op & 0x3f);
		return 0;
	}
	switch (op) {
	case 0x00: /* nop */
		return 0;
	case 0x02: /* advance_loc1, 2, 4 */
		MOVE(1);
	case 0x03:
		MOVE(2);
	case 0x04:
		MOVE(4);
	case 0x05: /* offset_extended */
		ULEB(reg);
		ULEB(value);
		save_at(m, reg, scaled(m, value));
		return 0;
	case 0x06: /* restore_extended */
		ULEB(reg);
		restore(m, reg);
		return 0;
	case 0x07: /* undefined */
		ULEB(reg);
		save_kind(m, reg, SAVED_UNDEFINED);
		return 0;
	case 0x08: /* same_value */
		ULEB(reg);
		save_kind(m, reg, SAVED_SAME);
		return 0;
	case 0x09: /* register */
		ULEB(reg);
		ULEB(value);
		if (tracked(m, &m->now, reg))
			*tracked(m, &m->now, reg) = (struct saved){ SAVED_REGISTER, (int64_t)(value & 0xff) };
		return 0;
	case 0x0a: /* remember_state */
		if (m->depth == REMEMBER_DEPTH)
			return -EINVAL;
		m->remembered[m->depth++] = m->now;
		return 0;
	case 0x0b: /* restore_state */
		if (!m->depth)
			return -EINVAL;
		m->now = m->remembered[--m->depth];
		return 0;
	case 0x0c: /* def_cfa */
		ULEB(reg);
		ULEB(value);
		m->now.cfa = CFA_REGISTER;
		m->now.cfa_reg = reg;
		m->now.cfa_offset = (int64_t)value;
		return 0;
	case 0x0d: /* def_cfa_register */
		ULEB(reg);
		m->now.cfa = CFA_REGISTER; /* also after an expression: libgcrypt's assembly does so */
		m->now.cfa_reg = reg;
		return 0;
	case 0x0e: /* def_cfa_offset */
		ULEB(value);
		m->now.cfa_offset = (int64_t)value;
		return 0;
	case 0x0f: /* def_cfa_expression */
		BLOCK(value);
		cfa_expression(&m->now, b, *at, *at + (uint32_t)value);
		*at += (uint32_t)value;
		return 0;
	case 0x10: /* expression */
		ULEB(reg);
		BLOCK(value);
		save_expression(m, reg, b, *at, *at + (uint32_t)value);
		*at += (uint32_t)value;
		return 0;
	case 0x11: /* offset_extended_sf */
		ULEB(reg);
		SLEB(offset);
		save_at(m, reg, scaled(m, (uint64_t)offset));
		return 0;
	case 0x12: /* def_cfa_sf */
		ULEB(reg);
		SLEB(offset);
		m->now.cfa = CFA_REGISTER;
		m->now.cfa_reg = reg;
		m->now.cfa_offset = scaled(m, (uint64_t)offset);
		return 0;
	case 0x13: /* def_cfa_offset_sf */
		SLEB(offset);
		m->now.cfa_offset = scaled(m, (uint64_t)offset);
		return 0;
	case 0x14: /* val_offset, val_offset_sf */
	case 0x15:
		ULEB(reg);
		ULEB(value);
		save_kind(m, reg, SAVED_UNSUPPORTED);
		return 0;
	case 0x16: /* val_expression */
		ULEB(reg);
		BLOCK(value);
		save_kind(m, reg, SAVED_UNSUPPORTED);
		*at += (uint32_t)value;
		return 0;
	case 0x2c: /* AARCH64_negate_ra_state_with_pc, AARCH64_negate_ra_state: the walker strips every return address */
	case 0x2d:
		return m->cie->processor->signs_returns ? 0 : -EINVAL;
	case 0x2e: /* GNU_args_size */
		ULEB(value);
		return 0;
	default:
		return -EINVAL;
	}
#undef ULEB
#undef SLEB
#undef BLOCK
#undef MOVE
}

static int run(struct machine *m, const struct bccx_bytes *b, uint32_t at, uint32_t end)
{
	int err = 0;

	while (!err && at < end)
		err = step(m, b, &at, end);
	return err;
}

void bccx_cfa_program__run(const struct bccx_cie *cie, const struct bccx_bytes *frame, const struct bccx_bytes *program,
			   uint64_t start, uint64_t end, void (*on_row)(void *ctx, uint64_t pc, uint32_t rule),
			   void *ctx)
{
	struct machine m;
	int err;

	/* Field by field: the remembered states are most of it, and hardly a function uses them. */
	m.cie = cie;
	m.now = (struct cfa_state){ .cfa = CFA_UNSUPPORTED };
	m.initial = m.now;
	m.depth = 0;
	m.pc = start;
	m.end = end;
	m.in_cie = true;
	m.on_row = on_row;
	m.ctx = ctx;
	m.now.ra.kind = SAVED_SAME;
	err = run(&m, frame, cie->program, cie->program_end);
	m.initial = m.now;
	m.in_cie = false;
	if (!err)
		err = run(&m, program, 0, program->len);
	if (err < 0)
		on_row(ctx, m.pc, cfa_gap(BCCX_GAP_DAMAGED));
	else if (!err)
		on_row(ctx, m.pc, cie->processor->rule(cie, &m.now));
}

int bccx_cie__parse(const struct bccx_bytes *frame, uint32_t offset, const struct bccx_processor *processor,
		    struct bccx_cie *cie)
{
	uint32_t length, end, at, name;
	uint64_t value, augmentation = 0;
	uint8_t version;
	int64_t align;

	if (frame->len < 12 || offset > frame->len - 12)
		return -EINVAL;
	length = bccx_bytes__u32(frame, offset);
	if (length < 8 || length > frame->len - offset - 4 || bccx_bytes__u32(frame, offset + 4))
		return -EINVAL;
	end = offset + 4 + length;
	at = offset + 8;
	version = frame->data[at++];
	if (version != 1 && version != 3)
		return -EINVAL;
	name = at;
	while (at < end && frame->data[at])
		at++;
	if (at++ >= end)
		return -EINVAL;
	memset(cie, 0, sizeof(*cie));
	cie->processor = processor;
	if (bccx_bytes__uleb(frame, &at, end, &cie->code_align) || bccx_bytes__sleb(frame, &at, end, &align))
		return -EINVAL;
	cie->data_align = align;
	if (version == 1 ? bccx_bytes__uint(frame, &at, end, 1, &value) : bccx_bytes__uleb(frame, &at, end, &value))
		return -EINVAL;
	if (value != processor->ra)
		return -EINVAL;
	if (frame->data[name] == 'z') {
		uint32_t data;

		if (bccx_bytes__uleb(frame, &at, end, &augmentation) || augmentation > end - at)
			return -EINVAL;
		data = at;
		at += (uint32_t)augmentation;
		cie->has_augmentation = true;
		for (uint32_t c = name + 1; frame->data[c]; c++) {
			switch (frame->data[c]) {
			case 'R':
				if (data >= at)
					return -EINVAL;
				cie->pointer_encoding = frame->data[data++];
				break;
			case 'L':
				data++;
				break;
			case 'P': {
				static const uint8_t width[16] = { 8, 0, 2, 4, 8, 0, 0, 0, 8, 0, 2, 4, 8 };
				uint8_t bytes = data < at ? width[frame->data[data] & 0x0f] : 0;

				if (!bytes)
					return -EINVAL;
				data += 1 + bytes;
				break;
			}
			case 'S':
				cie->signal_frame = true;
				break;
			case 'B': /* the other key signs return addresses */
			case 'G': /* tagged frames */
				break;
			default: /* what follows cannot be told apart; R comes first in practice */
				return -EINVAL;
			}
		}
	} else if (frame->data[name]) {
		return -EINVAL;
	}
	cie->program = at;
	cie->program_end = end;
	return 0;
}
