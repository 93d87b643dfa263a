/* SPDX-License-Identifier: Apache-2.0 */
/* What the host asks bccx-unwind for and gets back, little-endian, without padding. The host's side is
 * core/src/unwind/table-request.ts. */
#ifndef BCCX_UNWIND_PROTOCOL_H
#define BCCX_UNWIND_PROTOCOL_H

#include <stdint.h>

enum unwind_op {
	UNWIND_TABLE = 0, /* the table */
	UNWIND_KEY = 1, /* only the digest of what the table would be made of */
	UNWIND_VOUCHED = 2, /* only whether the object is root's alone to write to; nothing of it is read */
	UNWIND_BLOCK = 3, /* nothing: takes a block of tables, to walk by */
	UNWIND_WALK = 4, /* the frames of a stack that was sent to be finished */
};

/* On descriptor 0: about the object that a process maps executable at map_start. */
struct unwind_request {
	uint64_t start_ns; /* start_boottime of the process; 0 matches any */
	uint64_t map_start;
	uint32_t tgid;
	uint32_t epoch;
	uint32_t token; /* comes back in the answer */
	uint32_t op; /* enum unwind_op */
	/* BLOCK: map_start is its number; BCCX_UNWIND_BLOCK_BYTES follow.
	 * WALK: a struct unwind_walk and what it says follow. */
};

#define UNWIND_WALK_MAPPINGS_MAX 4096

struct unwind_walk {
	uint32_t nr_mappings; /* struct bccx_unwind_mapping, sorted by start */
	uint32_t record_bytes; /* of struct bccx_late and its slice, behind them */
};

/* On descriptor 1, for each request in their order: this, then nr_segments of struct bccx_segment, then nr_rows of
 * struct bccx_unwind_row. On an error only this.
 *
 * WALK: the rows are the nr_rows frames as struct bccx_stack has them, leaf first. -EAGAIN: the walk needs the block whose
 * number is text_end, and is to be asked for again behind it. */
struct unwind_answer {
	uint32_t token;
	int32_t error; /* 0 or -errno: -ENODATA no .eh_frame, -ENOEXEC not an ELF object for this machine, … */
	uint64_t base; /* lowest loaded address of the object; rows and text count from it */
	uint64_t text_start;
	uint64_t text_end;
	uint64_t fde_bytes;
	uint64_t unsupported_bytes;
	uint32_t nr_segments;
	uint32_t nr_rows;
	uint32_t vouched;
	uint32_t stop; /* WALK: enum bccx_stop */
	uint8_t digest[64]; /* BLAKE2bp of the file's size and of all reads that a table takes, see digested.c */
};

_Static_assert(sizeof(struct unwind_request) == 32, "wire format");
_Static_assert(sizeof(struct unwind_walk) == 8, "wire format");
_Static_assert(sizeof(struct unwind_answer) == 128, "wire format");

#endif
