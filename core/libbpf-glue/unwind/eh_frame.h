/* SPDX-License-Identifier: Apache-2.0 */
/* From an ELF object's .eh_frame to unwind rows. */
#ifndef BCCX_EH_FRAME_H
#define BCCX_EH_FRAME_H

#include <elf.h>
#include <stdint.h>
#include <bccx/unwind_row.h>

/* An object's bytes, read by ranges. read: copies [offset, offset + len), returns the bytes read (short only at the end
 * of the file) or -errno. */
struct bccx_file {
	int64_t (*read)(void *ctx, uint64_t offset, void *dst, uint32_t len);
	void *ctx;
	uint64_t size; /* of the file in bytes */
};

/* An executable segment: file bytes [offset, offset + size) are mapped at vaddr of the object's own addresses. */
struct bccx_segment {
	uint64_t offset;
	uint64_t vaddr;
	uint64_t size;
};

#define BCCX_SEGMENTS_MAX 16u

/* Rows of one object. Zero it before the first use; bccx_unwind_table__free gives the rows back. */
struct bccx_unwind_table {
	uint64_t base; /* lowest loaded address of the object, page-aligned down */
	uint64_t text_start; /* executable addresses, relative to base: [text_start, text_end) */
	uint64_t text_end;
	struct bccx_segment segments[BCCX_SEGMENTS_MAX]; /* the executable ones; more than that are left out */
	uint32_t nr_segments;
	struct bccx_unwind_row *rows;
	uint32_t nr;
	uint32_t cap;
	/* what was seen */
	uint32_t fdes;
	uint32_t raw_rows; /* before equal neighbours were merged */
	uint64_t fde_bytes; /* addresses covered by FDEs */
	uint64_t unsupported_bytes; /* of those, without a rule */
};

/* Counts up whenever the same bytes give other rows than before. */
#define BCCX_EH_FRAME_GENERATOR 2

/* Limits against hostile files: beyond them the object has no table. */
#define BCCX_EH_FRAME_MAX_BYTES (256u << 20)
#define BCCX_EH_FRAME_MAX_FDES (2u << 20)
#define BCCX_EH_FRAME_MAX_ROWS (4u << 20)

/* The ELF machine whose processes run on this one. */
#if defined(__aarch64__)
#define BCCX_UNWIND_MACHINE EM_AARCH64
#else
#define BCCX_UNWIND_MACHINE EM_X86_64
#endif

/* Build the rows of an ELF64 object for machine, EM_X86_64 or EM_AARCH64.
 *
 * Finds .eh_frame through PT_GNU_EH_FRAME (section headers may be stripped), else by section name; executes each FDE's
 * call-frame program (DWARF 5 section 6.4.2, LSB 5 .eh_frame) tracking only cfa, frame pointer and return address, which is all
 * that a walk of the stack needs. On AArch64 the linkage table, which no FDE covers, gets rows too where the section table
 * names it.
 *
 * Returns 0; -ENOEXEC: not an ELF64 object for the machine; -ENODATA: no .eh_frame; -E2BIG: over a limit; -ENOMEM; -EIO and other
 * errors of read. A damaged FDE leaves a GAP and the rest goes on. */
int bccx_eh_frame__build(const struct bccx_file *source, uint16_t machine, struct bccx_unwind_table *table);

/* Read what a build reads, in the same order, and do nothing with it. Returns what a build would that fails to read. */
int bccx_eh_frame__read_only(const struct bccx_file *source, uint16_t machine);

void bccx_unwind_table__free(struct bccx_unwind_table *table);

#endif
