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
};

/* On descriptor 0: about the object that a process maps executable at map_start. */
struct unwind_request {
	uint64_t start_ns; /* start_boottime of the process; 0 matches any */
	uint64_t map_start;
	uint32_t tgid;
	uint32_t epoch;
	uint32_t token; /* comes back in the answer */
	uint32_t op; /* enum unwind_op */
};

/* On descriptor 1, for each request in their order: this, then nr_segments of struct bccx_segment, then nr_rows of
 * struct bccx_unwind_row. On an error only this. */
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
	uint32_t reserved;
	uint8_t digest[64]; /* BLAKE2bp of the file's size and of all reads that a table takes, see digested.c */
};

_Static_assert(sizeof(struct unwind_request) == 32, "wire format");
_Static_assert(sizeof(struct unwind_answer) == 128, "wire format");

#endif
