/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/* A user stack that the walk in the kernel could not finish, sent to user space: where the walk began, and a slice of the
 * stack. Shared by the BPF side, the host and bccx-unwind: only fixed-width fields, no padding, little-endian. The host's
 * side is core/src/unwind/late-record.ts. See docs/decisions/0018-stacks-are-finished-late.md. */
#ifndef BCCX_LATE_RECORD_H
#define BCCX_LATE_RECORD_H

#include <bccx/stack_record.h>

#define BCCX_LATE_CHUNK 1024 /* what of the stack is read at once; never straddles a page */
#define BCCX_LATE_SLICE 16384 /* bytes of stack, at most */
#define BCCX_LATE_SLICE_SHORT 4096 /* where that reaches the stack's end */
#define BCCX_LATE_REGISTERS 21 /* words of x86-64's struct pt_regs; no rule of AArch64 asks for one */
#define BCCX_LATE_PENDING 8 /* return addresses that return probes replaced */

struct bccx_late_pending {
	unsigned long long slot; /* address on the stack */
	unsigned long long ra; /* what belongs there */
};

struct bccx_late {
	struct bccx_stack_id id; /* names this one stack of this one event */
	unsigned int tgid; /* as in struct bccx_stack, and the next two */
	unsigned int epoch;
	unsigned long long start_ns;
	unsigned long long time_ns; /* of the event, CLOCK_MONOTONIC */
	unsigned long long pc, sp, bp; /* where the walk begins */
	unsigned long long lr, strip; /* AArch64: as in struct bccx_walk */
	unsigned long long bottom; /* stack pointer that the program was started with */
	unsigned char exact; /* pc is an instruction that was interrupted, not a return address */
	unsigned char how; /* enum bccx_frame_how of pc */
	unsigned short max_frames;
	unsigned int nr_pending;
	unsigned int slice_bytes; /* that could be read */
	unsigned int reserved;
	unsigned long long slice_at; /* address of slice[0], at most BCCX_LATE_CHUNK below sp */
	unsigned long long registers[BCCX_LATE_REGISTERS]; /* zero if they could not be read */
	struct bccx_late_pending pending[BCCX_LATE_PENDING]; /* from the leaf up */
	unsigned char slice[]; /* the record ends behind BCCX_LATE_SLICE or BCCX_LATE_SLICE_SHORT */
};

_Static_assert(sizeof(struct bccx_late) == 408, "the host reads it");
_Static_assert(sizeof(struct bccx_stack) == 1056, "the host writes it");

#endif
