/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/* Layout of the unwind tables in BPF maps, written by the host and read by the walker.
 *
 *   process   tgid → a slice of `mappings`
 *   mapping   an executable mapping: where it lies, where its object's index starts
 *   index     8 bytes per KiB of text: which rows describe it
 *   rows      u32: the low 10 bits of the pc in the top 10 bits, the rule (unwind_row.h) in the low 22
 *
 * Rows and index entries live in blocks of 4 KiB; a block's number is pool * 1024 + place. The index of an object lies in
 * consecutive blocks; the rows of one KiB never straddle a block, and every KiB starts with a row of its own, so a search
 * never leaves it. Every number is masked by the walker: wrong tables give wrong stacks, never a fault. */
#ifndef BCCX_UNWIND_TABLES_H
#define BCCX_UNWIND_TABLES_H

#define BCCX_UNWIND_LAYOUT 1

#define BCCX_UNWIND_CHUNK_SHIFT 10 /* an index entry covers 1 KiB of text */
#define BCCX_UNWIND_BLOCK_BYTES 4096
#define BCCX_UNWIND_BLOCK_ROWS 1024
#define BCCX_UNWIND_BLOCK_INDEX 512
#define BCCX_UNWIND_POOL_BLOCKS 1024
#define BCCX_UNWIND_POOLS 16 /* 64 MiB: tables of 650 MB of code */
#define BCCX_UNWIND_ROW_PC_SHIFT 22

struct bccx_unwind_index {
	unsigned int block; /* of the rows; with nr == 0 the one row of the whole KiB itself */
	unsigned short first;
	unsigned short nr;
};

/* index of a mapping without a table: it is being made. */
#define BCCX_UNWIND_TO_COME 0xffffffffu

struct bccx_unwind_mapping {
	unsigned long long start; /* executable addresses [start, end) of the process */
	unsigned long long end;
	unsigned long long bias; /* address - bias: what the rows' pc counts from */
	unsigned int index; /* first block of the object's index */
	unsigned int chunks; /* entries in it; 0: no table, take frame-pointer steps */
};

/* nr of a process with this bit: what lies in no mapping of the slice is code without a file, such as a JIT's. */
#define BCCX_UNWIND_KNOWN 0x80000000u

struct bccx_unwind_process {
	unsigned int first; /* slice of the mappings, sorted by start */
	unsigned int nr; /* mappings, BCCX_UNWIND_KNOWN */
};

#endif
