/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/* What BPF stores and the module reads of a stack. Shared by the BPF side, the WASM side and host tests:
 * only fixed-width fields, no padding, little-endian. See docs/decisions/0002-stack-record.md. */
#ifndef BCCX_STACK_RECORD_H
#define BCCX_STACK_RECORD_H

#ifndef BCCX_STACK_DEPTH
#define BCCX_STACK_DEPTH 127 /* frames of one record */
#endif
#define BCCX_STACK_RECORDS 5 /* records of one stack, at most */
#define BCCX_STACK_FRAMES (BCCX_STACK_DEPTH * BCCX_STACK_RECORDS)

#define BCCX_STACK_VERSION 1

/* A frame is one u64: bits 0..56 the address, sign-extended from bit 56 (57-bit virtual addresses are the widest
 * Linux has), bits 57..60 how the frame was found, bits 61..63 zero. */
#define BCCX_FRAME_ADDR_BITS 57
#define BCCX_FRAME_HOW_SHIFT 57
#define BCCX_FRAME_HOW_MASK 0xfULL

enum bccx_frame_how {
	BCCX_HOW_UNKNOWN = 0,
	BCCX_HOW_IP = 1, /* the interrupted or probed instruction itself: exact, not a return address */
	BCCX_HOW_FP = 2, /* frame-pointer chain */
	BCCX_HOW_CFI = 3, /* .eh_frame row */
	BCCX_HOW_JIT = 4, /* step through code without a file */
	BCCX_HOW_SIGNAL = 5, /* interrupted context restored from a signal frame: exact */
	BCCX_HOW_ENTRY = 6, /* direct caller read at [SP] at a function entry */
	BCCX_HOW_URETPROBE = 7, /* return address another uretprobe had replaced */
	BCCX_HOW_KERNEL = 8, /* the kernel's own unwinder */
	BCCX_HOW_LATE = 9, /* finished in user space from a stack slice */
};

/* Why the walk of a stack ended. */
enum bccx_stop {
	BCCX_STOP_NONE = 0, /* the kernel's walker does not say */
	BCCX_STOP_END = 1, /* reached the outermost frame */
	BCCX_STOP_DEPTH = 2, /* more frames than BCCX_STACK_FRAMES or --max-depth */
	BCCX_STOP_FAULT = 3, /* a stack or frame read failed */
	BCCX_STOP_NO_PROCESS = 4, /* no tables for this process yet */
	BCCX_STOP_NO_MAPPING = 5, /* pc in no known mapping */
	BCCX_STOP_NO_RULE = 6, /* the object has no row here and frame pointers led nowhere */
	BCCX_STOP_UNSUPPORTED = 7, /* the row needs what the walker does not do */
	BCCX_STOP_NO_USER = 8, /* a kernel thread has no user stack */
	BCCX_STOP_LOST = 9, /* the stack map was full: only the event's count survives */
};

/* Names one stack for the run: two 64-bit mixes of frames, length, kind and process identity under a per-run seed.
 * {0,0}: no stack was asked for or there is none. {~0,~0}: the stack was lost (map full). */
struct bccx_stack_id {
	unsigned long long hi;
	unsigned long long lo;
};

#define BCCX_STACK_KERNEL 0x1u /* flags: frames are kernel addresses */
#define BCCX_STACK_REST 0x2u /* flags: this is not the first record of its stack */
#define BCCX_STACK_LATE 0x4u /* flags: named by its event, finished in user space */

/* A stack of more than BCCX_STACK_DEPTH frames goes on in further records, under the names {hi, lo + 1}, {hi, lo + 2}, …,
 * each full but the last. Whoever does not know that sees the stack cut after its first record. */
struct bccx_stack {
	unsigned short version; /* BCCX_STACK_VERSION */
	unsigned short stop; /* enum bccx_stop */
	unsigned int flags; /* BCCX_STACK_* */
	unsigned int tgid; /* as the tracer's pid namespace (its /proc) numbers it; 0 for kernel stacks */
	unsigned int epoch; /* the program image, see bccx/image.h; 0: not known, and for kernel stacks */
	unsigned long long start_ns; /* start_boottime of the thread-group leader; 0 for kernel stacks */
	unsigned int nr; /* frames used in this record */
	unsigned int more; /* frames in the records that follow; 0 in these themselves */
	unsigned long long seen_ns; /* CLOCK_MONOTONIC when it was first kept; 0 for kernel stacks */
	unsigned long long frame[BCCX_STACK_DEPTH]; /* leaf first */
};

#endif
