/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include "eh_frame.h"
#include "bytes.h"
#include "cfa_program.h"
#include "elf_layout.h"
#include "eh_pointer.h"
#include "rules.h"

/* Functions are padded to 16 bytes: a hole of up to 15 bytes between two FDEs holds no code that runs. */
#define PADDING_MAX 15

#define CIE_SLOTS 64

/* struct fde.cie of the stretch that is the AArch64 linkage table. */
#define NO_CIE UINT32_MAX

struct fde {
	uint64_t start;
	uint64_t end;
	uint32_t cie; /* offsets into .eh_frame */
	uint32_t program;
	uint32_t program_end;
};

struct builder {
	struct bccx_bytes frame; /* .eh_frame */
	uint64_t frame_vaddr;
	const struct bccx_processor *processor;
	struct bccx_unwind_table *table;
	struct fde *fdes;
	uint32_t nr_fdes;
	uint32_t cap_fdes;
	struct {
		uint32_t offset;
		bool valid;
		struct bccx_cie cie;
	} cies[CIE_SLOTS];
};

static const struct bccx_cie *cie_at(struct builder *b, uint32_t offset)
{
	unsigned int slot = (offset >> 3) % CIE_SLOTS;

	if (b->cies[slot].valid && b->cies[slot].offset == offset)
		return &b->cies[slot].cie;
	b->cies[slot].valid = false;
	if (bccx_cie__parse(&b->frame, offset, b->processor, &b->cies[slot].cie))
		return NULL;
	b->cies[slot].offset = offset;
	b->cies[slot].valid = true;
	return &b->cies[slot].cie;
}

static int fde_add(struct builder *b, const struct fde *fde)
{
	if (b->nr_fdes == b->cap_fdes) {
		uint32_t cap = b->cap_fdes ? b->cap_fdes * 2 : 1024;
		struct fde *grown;

		if (cap > BCCX_EH_FRAME_MAX_FDES)
			return -E2BIG;
		grown = realloc(b->fdes, cap * sizeof(*grown));
		if (!grown)
			return -ENOMEM;
		b->fdes = grown;
		b->cap_fdes = cap;
	}
	b->fdes[b->nr_fdes++] = *fde;
	return 0;
}

/* One FDE: reads its address range; -EINVAL when it is damaged. */
static int fde_parse(struct builder *b, uint32_t record, uint32_t body, uint32_t end, struct fde *fde)
{
	const struct bccx_bytes *f = &b->frame;
	const struct bccx_cie *cie;
	uint64_t start, length, augmentation;
	uint32_t at = body, back = bccx_bytes__u32(f, body);

	if (back > body)
		return -EINVAL;
	fde->cie = body - back;
	cie = cie_at(b, fde->cie);
	if (!cie)
		return -EINVAL;
	at += 4;
	if (bccx_eh_pointer__read(f, b->frame_vaddr, cie->pointer_encoding, &at, end, &start) ||
	    bccx_eh_pointer__read(f, b->frame_vaddr, cie->pointer_encoding & 0x0f, &at, end, &length))
		return -EINVAL;
	if (cie->has_augmentation) {
		if (bccx_bytes__uleb(f, &at, end, &augmentation) || augmentation > end - at)
			return -EINVAL;
		at += (uint32_t)augmentation;
	}
	if (!length || start + length < start)
		return -EINVAL;
	fde->start = start;
	fde->end = start + length;
	fde->program = at;
	fde->program_end = end;
	(void)record;
	return 0;
}

/* Walk .eh_frame from its first record and collect every FDE that lies in executable memory. */
static int fdes_collect(struct builder *b)
{
	const struct bccx_unwind_table *t = b->table;
	uint32_t at = 0;

	while (at + 4 <= b->frame.len) {
		uint32_t length = bccx_bytes__u32(&b->frame, at), end;
		struct fde fde;
		int err;

		if (!length) /* terminator */
			break;
		if (length == 0xffffffff) /* 64-bit records do not occur in .eh_frame */
			break;
		if (length > b->frame.len - at - 4)
			break;
		end = at + 4 + length;
		if (length >= 4 && bccx_bytes__u32(&b->frame, at + 4) != 0 && !fde_parse(b, at, at + 4, end, &fde) &&
		    fde.start >= t->base + t->text_start && fde.end <= t->base + t->text_end) {
			err = fde_add(b, &fde);
			if (err)
				return err;
		}
		at = end;
	}
	return 0;
}

#define SORT_BITS 11
#define SORT_BUCKETS (1u << SORT_BITS)

/* One pass of a radix sort, by the bits of the starting address above shift. */
static void fdes_distribute(const struct fde *from, struct fde *to, uint32_t nr, uint64_t base, unsigned int shift)
{
	uint32_t place[SORT_BUCKETS] = { 0 }, next = 0;

	for (uint32_t i = 0; i < nr; i++)
		place[(from[i].start - base) >> shift & (SORT_BUCKETS - 1)]++;
	for (uint32_t bucket = 0; bucket < SORT_BUCKETS; bucket++) {
		uint32_t count = place[bucket];

		place[bucket] = next;
		next += count;
	}
	for (uint32_t i = 0; i < nr; i++)
		to[place[(from[i].start - base) >> shift & (SORT_BUCKETS - 1)]++] = from[i];
}

/* By starting address; equal ones keep their order. Addresses of code span 32 bits at most. */
static int fdes_sort(struct builder *b)
{
	struct fde *spare;
	uint32_t i = 1;

	/* linkers write those of most objects in their order */
	while (i < b->nr_fdes && b->fdes[i - 1].start <= b->fdes[i].start)
		i++;
	if (i >= b->nr_fdes)
		return 0;
	spare = malloc(b->nr_fdes * sizeof(*spare));
	if (!spare)
		return -ENOMEM;
	for (unsigned int shift = 0; shift < 32; shift += SORT_BITS) {
		struct fde *sorted = spare;

		fdes_distribute(b->fdes, sorted, b->nr_fdes, b->table->base, shift);
		spare = b->fdes;
		b->fdes = sorted;
	}
	b->cap_fdes = b->nr_fdes;
	free(spare);
	return 0;
}

static int row_add(struct bccx_unwind_table *t, uint64_t pc, uint32_t rule)
{
	t->raw_rows++;
	if (t->nr && t->rows[t->nr - 1].pc == pc) {
		if (t->nr > 1 && t->rows[t->nr - 2].rule == rule)
			t->nr--;
		else
			t->rows[t->nr - 1].rule = rule;
		return 0;
	}
	if (t->nr && t->rows[t->nr - 1].rule == rule)
		return 0;
	if (t->nr == t->cap) {
		uint32_t cap = t->cap ? t->cap * 2 : 4096;
		struct bccx_unwind_row *grown;

		if (cap > BCCX_EH_FRAME_MAX_ROWS)
			return -E2BIG;
		grown = realloc(t->rows, cap * sizeof(*grown));
		if (!grown)
			return -ENOMEM;
		t->rows = grown;
		t->cap = cap;
	}
	t->rows[t->nr++] = (struct bccx_unwind_row){ .pc = (uint32_t)pc, .rule = rule };
	return 0;
}

struct row_sink {
	struct bccx_unwind_table *table;
	uint64_t from; /* addresses below belong to an earlier FDE */
	uint64_t last_pc;
	uint32_t last_rule;
	bool started;
	int err;
};

static void account(struct row_sink *s, uint64_t pc)
{
	if (s->started && pc > s->last_pc && BCCX_RULE_KIND(s->last_rule) == BCCX_RULE_GAP)
		s->table->unsupported_bytes += pc - s->last_pc;
}

/* Called by the call-frame program for each address at which the rule changes; addresses never fall. */
static void on_row(void *ctx, uint64_t pc, uint32_t rule)
{
	struct row_sink *s = ctx;

	if (s->err)
		return;
	if (pc < s->from)
		pc = s->from;
	account(s, pc);
	s->last_pc = pc;
	s->last_rule = rule;
	s->started = true;
	s->err = row_add(s->table, pc - s->table->base, rule);
}

/* AArch64's linkage table (ELF for the Arm 64-bit Architecture, appendix): entries leave the stack and x30 alone. Where
 * functions are bound lazily it has a head of 32 bytes, which the entries jump to for the loader's resolver and which
 * begins, after a landing pad if there is one, with a push. */
#define PLT_HEAD 32
#define INSN_BTI_C 0xd503245fu
#define INSN_PUSH 0xa9bf7bf0u /* stp x16, x30, [sp, #-16]! */

static int plt_add(struct builder *b, const struct bccx_elf_layout *elf)
{
	struct fde plt = { .start = elf->plt_vaddr, .end = elf->plt_vaddr + elf->plt_size, .cie = NO_CIE };
	uint32_t push = elf->plt_insns[0] == INSN_BTI_C ? 1 : 0;

	if (!elf->plt_size || plt.start < elf->text_start || plt.end > elf->text_end)
		return 0;
	if (elf->plt_insns[push] == INSN_PUSH)
		plt.program = 4 * (push + 1); /* the head up to where it has pushed; 0: there is none */
	return fde_add(b, &plt);
}

static int plt_rows(struct builder *b, const struct fde *plt, uint64_t from)
{
	const uint32_t leaf = BCCX_RULE(BCCX_RULE_RSP, BCCX_SAVED_NOTHING, 0);
	const struct bccx_unwind_row rows[] = {
		{ 0, leaf },
		{ plt->program, BCCX_RULE(BCCX_RULE_RSP, BCCX_SAVED(BCCX_SAVED_RA, 1), 2) },
		{ PLT_HEAD, leaf },
	};
	uint32_t nr = plt->program ? 3 : 1;
	int err = 0;

	for (uint32_t i = 0; !err && i < nr && plt->start + rows[i].pc < plt->end; i++) {
		uint64_t pc = plt->start + rows[i].pc;

		err = row_add(b->table, (pc > from ? pc : from) - b->table->base, rows[i].rule);
	}
	return err;
}

static int fde_rows(struct builder *b, const struct fde *fde, uint64_t from)
{
	struct row_sink sink = { .table = b->table, .from = from };
	const struct bccx_cie *cie = fde->cie == NO_CIE ? NULL : cie_at(b, fde->cie);
	struct bccx_bytes program = { .data = b->frame.data + fde->program, .len = fde->program_end - fde->program };
	uint64_t start = fde->start;

	if (fde->cie == NO_CIE)
		return plt_rows(b, fde, from);
	if (!cie)
		return 0;
	/* A caller looks its return address up one byte early, and a handler returns to the trampoline's first byte. glibc's
	 * unwind information starts a byte early by itself; others' does not. */
	if (cie->signal_frame && !(start & 15) && start > from)
		start--;
	bccx_cfa_program__run(cie, &b->frame, &program, start, fde->end, on_row, &sink);
	if (!sink.err)
		account(&sink, fde->end);
	return sink.err;
}

static int rows_build(struct builder *b)
{
	struct bccx_unwind_table *t = b->table;
	uint64_t end = t->base + t->text_start;
	int err;

	err = row_add(t, 0, BCCX_RULE(BCCX_RULE_GAP, 0, BCCX_GAP_NO_FDE));
	for (uint32_t i = 0; !err && i < b->nr_fdes; i++) {
		const struct fde *fde = &b->fdes[i];

		if (fde->end <= end)
			continue;
		if (fde->start > end + PADDING_MAX || i == 0)
			err = row_add(t, end - t->base, BCCX_RULE(BCCX_RULE_GAP, 0, BCCX_GAP_NO_FDE));
		if (!err)
			err = fde_rows(b, fde, fde->start > end ? fde->start : end);
		if (fde->cie != NO_CIE)
			t->fde_bytes += fde->end - (fde->start > end ? fde->start : end);
		end = fde->end;
	}
	if (!err)
		err = row_add(t, end - t->base, BCCX_RULE(BCCX_RULE_GAP, 0, BCCX_GAP_NO_FDE));
	return err;
}

/* Where .eh_frame lies. */
static int find_frame(const struct bccx_file *source, uint16_t machine, struct bccx_elf_layout *elf)
{
	int err = bccx_elf_layout__read(source, machine, elf);

	if (err)
		return err;
	if (elf->text_end - elf->base > UINT32_MAX)
		return -E2BIG;
	return elf->eh_frame_size ? 0 : -ENODATA;
}

int bccx_eh_frame__read_only(const struct bccx_file *source, uint16_t machine)
{
	struct bccx_elf_layout elf;
	int err = find_frame(source, machine, &elf);

	return err ? err : bccx_bytes__pass_over(source, elf.eh_frame_offset, elf.eh_frame_size);
}

int bccx_eh_frame__build(const struct bccx_file *source, uint16_t machine, struct bccx_unwind_table *table)
{
	struct builder b = { .table = table,
			     .processor = machine == EM_AARCH64 ? &bccx_processor_arm64 : &bccx_processor_x86 };
	struct bccx_elf_layout elf;
	int err;

	table->nr = 0;
	table->fdes = table->raw_rows = 0;
	table->fde_bytes = table->unsupported_bytes = 0;
	err = find_frame(source, machine, &elf);
	if (!err)
		err = bccx_bytes__read(&b.frame, source, elf.eh_frame_offset, elf.eh_frame_size);
	if (err)
		return err;
	table->base = elf.base;
	memcpy(table->segments, elf.segments, sizeof(table->segments));
	table->nr_segments = elf.nr_segments;
	table->text_start = elf.text_start - elf.base;
	table->text_end = elf.text_end - elf.base;
	b.frame_vaddr = elf.eh_frame_vaddr;
	err = fdes_collect(&b);
	if (!err && !b.nr_fdes)
		err = -ENODATA;
	if (!err) {
		table->fdes = b.nr_fdes;
		if (machine == EM_AARCH64)
			err = plt_add(&b, &elf);
	}
	if (!err)
		err = fdes_sort(&b);
	if (!err)
		err = rows_build(&b);
	free(b.fdes);
	bccx_bytes__free(&b.frame);
	return err;
}

void bccx_unwind_table__free(struct bccx_unwind_table *table)
{
	if (!table)
		return;
	free(table->rows);
	memset(table, 0, sizeof(*table));
}
