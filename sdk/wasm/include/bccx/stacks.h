/* SPDX-License-Identifier: Apache-2.0 */
/* Stacks that the BPF side stored: id → frames. Filled from drained batches of {struct bccx_stack_id, struct bccx_stack}. */
#ifndef BCCX_STACKS_H
#define BCCX_STACKS_H

#include <bccx/arena.h>
#include <bccx/hash.h>
#include <bccx/mem.h>
#include <bccx/stack_record.h>
#include <stdbool.h>

struct bccx_stack_entry {
	struct bccx_stack_id id;
	uint64_t start_ns; /* the three name the process; 0 for kernel stacks */
	uint32_t tgid;
	uint32_t epoch;
	uint64_t seen_ns; /* CLOCK_MONOTONIC; 0: not known */
	const uint64_t *frames; /* as recorded, leaf first */
	uint32_t nr;
	uint32_t more; /* frames in the records that follow: bccx_stacks__rest() */
	uint16_t stop; /* enum bccx_stop */
	bool kernel;
	uint32_t locations; /* where its resolved frames begin; for the user of the table */
	uint32_t
		ahead; /* the same of frames that were named before the end, UINT32_MAX among them for others; or UINT32_MAX */
};

struct bccx_stacks {
	BCCX_VEC(struct bccx_stack_entry) list;
	struct bccx_hash index;
	struct bccx_arena frames;
	uint32_t refused; /* records that were not valid */
	uint32_t dropped; /* valid ones for which there was no memory */
};

static inline uint64_t bccx_frame__address(uint64_t frame)
{
	/* Bit 56 is the sign. */
	return (uint64_t)((int64_t)(frame << (64 - BCCX_FRAME_ADDR_BITS)) >> (64 - BCCX_FRAME_ADDR_BITS));
}

static inline uint32_t bccx_frame__how(uint64_t frame)
{
	return (uint32_t)(frame >> BCCX_FRAME_HOW_SHIFT & BCCX_FRAME_HOW_MASK);
}

/* Whether the address is that of an instruction itself, not one to return to. */
static inline bool bccx_frame__is_exact(uint32_t how)
{
	return how == BCCX_HOW_IP || how == BCCX_HOW_SIGNAL;
}

static inline bool bccx_stack_id__is_none(struct bccx_stack_id id)
{
	return !id.hi && !id.lo;
}

static inline bool bccx_stack_id__is_lost(struct bccx_stack_id id)
{
	return id.hi == ~0ULL && id.lo == ~0ULL;
}

/* Take count records in len bytes: all of one size, which may hold another number of frames than this library was
 * compiled with. Invalid records are counted, not taken. 0; -EINVAL when the batch's shape is wrong. */
int bccx_stacks__feed(struct bccx_stacks *stacks, const void *records, uint32_t len, uint32_t count);

/* NULL when there is no such stack. */
struct bccx_stack_entry *bccx_stacks__find(const struct bccx_stacks *stacks, struct bccx_stack_id id);

/* Record k ≥ 1 of a stack of several; NULL when it is not there. */
struct bccx_stack_entry *bccx_stacks__rest(const struct bccx_stacks *stacks, const struct bccx_stack_entry *first,
					   uint32_t k);

/* Forget all stacks. */
void bccx_stacks__clear(struct bccx_stacks *stacks);

void bccx_stacks__free(struct bccx_stacks *stacks);

#endif
