/* SPDX-License-Identifier: Apache-2.0 */
#if defined(__aarch64__)
#define __TARGET_ARCH_arm64 /* chooses the walker's steps */
#endif
#include <errno.h>
#include <stdbool.h>
#include <string.h>
#include <bccx/late_record.h>
#include <bccx/unwind_row.h>
#include <bccx/unwind_tables.h>
#include "late_walk.h"
#include "whole_io.h"

/* As many as there can be: address space alone, memory as they come. */
#define BLOCKS (BCCX_UNWIND_POOLS * BCCX_UNWIND_POOL_BLOCKS)

static struct {
	bool here[BLOCKS];
	_Alignas(8) uint8_t bytes[BLOCKS][BCCX_UNWIND_BLOCK_BYTES];
} blocks;

static struct {
	struct bccx_unwind_mapping mappings[UNWIND_WALK_MAPPINGS_MAX];
	uint32_t nr_mappings;
	bool lacks_block;
	uint32_t missing; /* number of the block that is not there */
	uint64_t frames[BCCX_STACK_FRAMES];
	union {
		struct bccx_late record;
		uint8_t bytes[sizeof(struct bccx_late) + BCCX_LATE_SLICE];
	};
} walk;

static int read_slice(void *dst, uint64_t len, uint64_t addr)
{
	uint64_t at = addr - walk.record.slice_at;

	if (addr < walk.record.slice_at || at > walk.record.slice_bytes || len > walk.record.slice_bytes - at)
		return -EFAULT;
	memcpy(dst, walk.record.slice + at, len);
	return 0;
}

static const void *find_block(uint32_t number)
{
	/* as the walker in the kernel masks it */
	number %= BLOCKS;
	if (blocks.here[number])
		return blocks.bytes[number];
	walk.lacks_block = true;
	walk.missing = number;
	return NULL;
}

/* cursor: pending return addresses that lie below the frame. */
static uint64_t return_address(unsigned long long *cursor, uint64_t slot, uint64_t ra)
{
	while (*cursor < walk.record.nr_pending && walk.record.pending[*cursor].slot == slot)
		ra = walk.record.pending[(*cursor)++].ra;
	return ra;
}

static int read_register(unsigned int n, unsigned long long *value)
{
	*value = walk.record.registers[BCCX_X86_PT_REGS_WORD(n)];
	return 0;
}

#define BCCX_WALK_READ(w, dst, len, addr) read_slice(dst, len, addr)
#define BCCX_WALK_MAPPING(w, i) ((i) < walk.nr_mappings ? &walk.mappings[i] : NULL)
#define BCCX_WALK_BLOCK(w, n) find_block(n)
#define BCCX_WALK_RETURN(w, slot, ra) return_address(&(w)->pending, slot, ra)
#define BCCX_WALK_REGISTER(w, n, value) read_register(n, value)
#define BCCX_WALK_STEP_ATTR static
#include <bccx/unwind_walk.h>

int late_walk__take_block(int fd, uint64_t number)
{
	if (number >= BLOCKS)
		return -EPROTO;
	blocks.here[number] = true;
	return whole_io__read(fd, blocks.bytes[number], BCCX_UNWIND_BLOCK_BYTES);
}

static int receive(int fd)
{
	struct unwind_walk shape;
	int err = whole_io__read(fd, &shape, sizeof(shape));

	if (err)
		return err;
	if (shape.nr_mappings > UNWIND_WALK_MAPPINGS_MAX || shape.record_bytes > sizeof(walk.bytes) ||
	    shape.record_bytes < sizeof(walk.record))
		return -EPROTO;
	walk.nr_mappings = shape.nr_mappings;
	err = whole_io__read(fd, walk.mappings, shape.nr_mappings * sizeof(walk.mappings[0]));
	if (!err)
		err = whole_io__read(fd, walk.bytes, shape.record_bytes);
	if (!err && (walk.record.slice_bytes > shape.record_bytes - sizeof(walk.record) ||
		     walk.record.nr_pending > BCCX_LATE_PENDING || walk.record.max_frames > BCCX_STACK_FRAMES))
		return -EPROTO;
	return err;
}

/* How a frame was found, as the record says it: what matters beside that it was late is whether its address is exact. */
static uint64_t frame_of(const struct bccx_walk *w)
{
	uint64_t how = w->how;

	if (how == BCCX_HOW_CFI || how == BCCX_HOW_FP || how == BCCX_HOW_JIT)
		how = BCCX_HOW_LATE;
	return (w->pc & ((1ULL << BCCX_FRAME_ADDR_BITS) - 1)) | how << BCCX_FRAME_HOW_SHIFT;
}

/* As the walk in the kernel sees it: entry points of programs have no unwind information. */
static uint32_t stop_of(const struct bccx_walk *w)
{
	bool no_rule =
		w->stop == BCCX_STOP_NO_RULE || w->stop == BCCX_STOP_NO_MAPPING || w->stop == BCCX_STOP_UNSUPPORTED;

	return no_rule && w->sp == walk.record.bottom ? BCCX_STOP_END : w->stop;
}

int late_walk__walk(int fd, struct unwind_answer *answer, const uint64_t **frames)
{
	struct bccx_walk w = { .stop = BCCX_STOP_DEPTH };
	uint32_t n = 0;
	int err = receive(fd);

	if (err)
		return err;
	walk.lacks_block = false;
	w.pc = walk.record.pc;
	w.sp = walk.record.sp;
	w.bp = walk.record.bp;
#if defined(__TARGET_ARCH_arm64)
	w.lr = walk.record.lr;
	w.strip = walk.record.strip;
#endif
	w.exact = walk.record.exact;
	w.how = walk.record.how;
	w.nr = walk.nr_mappings;
	while (n < walk.record.max_frames) {
		walk.frames[n++] = frame_of(&w);
		if (bccx_walk_step(&w) || walk.lacks_block)
			break;
	}
	*frames = walk.frames;
	if (walk.lacks_block) {
		answer->error = -EAGAIN;
		answer->text_end = walk.missing;
		return 0;
	}
	answer->nr_rows = n;
	answer->stop = stop_of(&w);
	return 0;
}
