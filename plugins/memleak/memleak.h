/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/* Records of the memleak tool, shared by its BPF side and its WASM side: fixed-width fields, no padding. */
#ifndef BCCX_MEMLEAK_H
#define BCCX_MEMLEAK_H

#include <bccx/stack_record.h>

/* Functions that give or take memory: the attach cookies of user probes. */
enum memleak_function {
	MEMLEAK_MALLOC = 1, /* size; also valloc and pvalloc */
	MEMLEAK_CALLOC = 2, /* number, size */
	MEMLEAK_REALLOC = 3, /* pointer, size */
	MEMLEAK_REALLOCARRAY = 4, /* pointer, number, size */
	MEMLEAK_ALIGNED_ALLOC = 5, /* alignment, size; also memalign */
	MEMLEAK_POSIX_MEMALIGN = 6, /* where to put the pointer, alignment, size */
	MEMLEAK_MMAP = 7, /* address, length, … */
	MEMLEAK_MREMAP = 8, /* address, length, new length, … */
	MEMLEAK_FREE = 9, /* pointer; also cfree */
	MEMLEAK_MUNMAP = 10, /* address, length */
};

/* What an outstanding allocation is known by. */
struct memleak_key {
	unsigned long long address; /* or a page frame number */
	unsigned int tgid; /* as the tracer's pid namespace numbers it; 0 in kernel mode */
	unsigned int
		space; /* kernel mode: MEMLEAK_SPACE_*. Else how often the process had run exec: what it had before is gone */
};

#define MEMLEAK_SPACE_POINTER 0
#define MEMLEAK_SPACE_PAGE 1 /* the address is a page frame number */

struct memleak_allocation {
	struct bccx_stack_id stack; /* key into `stacks`; {~0,~0} lost */
	unsigned long long size; /* bytes */
	unsigned long long since; /* CLOCK_MONOTONIC, ns */
};

/* --combined-only: outstanding sums, kept in the kernel. */
struct memleak_sum_key {
	struct bccx_stack_id stack;
	unsigned int tgid;
	unsigned int space; /* as in struct memleak_key */
};

/* Both may be one event apart from each other when they are read while tracing. */
struct memleak_sum {
	long long bytes;
	long long allocations;
};

/* --trace: one allocation or one release. */
struct memleak_event {
	unsigned long long time_ns; /* CLOCK_MONOTONIC */
	unsigned long long address;
	unsigned long long size; /* 0 when freed */
	unsigned int tgid;
	unsigned int tid;
	char comm[16];
	char what[16]; /* "allocated" or "freed" */
};

#endif
