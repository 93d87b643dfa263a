/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/* Stacks for every tool: bccx_user_stack() and bccx_kernel_stack() take the stack of the current task, keep it once in
 * the map `stacks` and return the 128-bit name under which the tool counts its event.
 *
 *     struct bccx_stack_opts opts = { .where = BCCX_AT_SAMPLE };
 *     key.user = bccx_user_stack(ctx, &opts);
 *
 * How frames are found is this header's business and will change; what a tool writes and what the map holds
 * (stack_record.h) will not.
 *
 * A tool that counts events by a key with the stack's name in it saves a look-up an event: an event whose key is counted
 * already has a stack that is kept already. It holds the stack and keeps it only for a new key:
 *
 *     struct bccx_held_stack user;
 *
 *     bccx_hold_user_stack(ctx, &opts, &user);
 *     key.user = user.id;
 *     if (!(seen = bpf_map_lookup_elem(&counts, &key)))
 *             key.user = bccx_keep_held(&user);
 *     …
 *     bccx_release_held(&user);
 *
 * Exactness. Not BPF_MAP_TYPE_STACK_TRACE: it keeps one stack a bucket and drops whatever else falls there. When
 * `stacks` is full the event is still counted, under BCCX_LOST_ID, and bccx_lost says how often.
 *
 * Any context. The stack is built in one of a few per-CPU slots; a slot is taken by an atomic add and is owned when the
 * sum is 1. This holds however one BPF program comes to run in the middle of another on the same CPU: an interrupt or
 * NMI over a tracepoint (strictly nested), or a uprobe program preempted half-way by a task that runs the same program
 * (not nested at all). Two takers can both back off, never both own. It needs no fetching atomics (5.12).
 *
 * Works on 5.10 and later. */
#ifndef BCCX_STACK_H
#define BCCX_STACK_H

#include <bccx/lost.h>
#include <bccx/regs.h>
#include <bccx/stack_record.h>
#include <bccx/task.h>
#define BCCX_WALK_STEP_ATTR static __always_inline
#include <bccx/late.h>
#include <bccx/unwind.h>

/* The point in the traced code at which the program runs: decides which registers a walk starts from. */
enum bccx_where {
	BCCX_AT_SAMPLE, /* perf event: the interrupted instruction, in kernel or user mode */
	BCCX_AT_KERNEL, /* tracepoint, kernel probe: user registers are those saved when the kernel was entered */
	BCCX_AT_ENTRY, /* user probe at a function's entry: the direct caller is still at the stack pointer */
	BCCX_AT_RETURN, /* user return probe */
	BCCX_AT_CODE, /* user probe anywhere else, USDT */
};

struct bccx_stack_opts {
	enum bccx_where where;
	u32 skip; /* frames to leave out at the leaf, at most 255; at an entry the caller is then not looked for */
};

#define BCCX_NO_ID ((struct bccx_stack_id){ 0, 0 })
#define BCCX_LOST_ID ((struct bccx_stack_id){ ~0ULL, ~0ULL })

#define BCCX_STACK_SLOTS 6

/* Set by the host: frames kept of one stack. */
const volatile u32 bccx_max_depth = BCCX_STACK_FRAMES;

/* Set by the host: random bytes, new for every run. Traced programs choose their addresses, so with a known mix they
 * could make two stacks share a name. Each half of the name is the NH hash that UMAC is built on (Black, Halevi,
 * Krawczyk, Krovetz, Rogaway: UMAC, 1999): the sum over 64-bit words of (low half + key) * (high half + next key); the
 * second half of the name uses the same keys two places on (Toeplitz). Two different stacks of whatever lengths agree
 * in one half with probability at most 2^-31 over the choice of keys and in both with 2^-62: at the last word in which
 * they differ the second half meets two keys that nothing else has touched. No program can do better without the
 * keys, which never leave the kernel and the host. A polynomial in one secret multiplier would need fewer keys but,
 * modulo 2^64, has collisions for every multiplier (Thue-Morse sequences): 127 frames of 47 bits suffice to write one. */
#define BCCX_SEED_HEADER 3 /* words hashed before the frames */
const volatile u32 bccx_seed[2 * (BCCX_SEED_HEADER + BCCX_STACK_FRAMES + 1)] = {};

struct bccx_mix {
	u32 key[2]; /* of the next word */
	u64 hi, lo;
};

#define BCCX_STACK_HEADER_WORDS (__builtin_offsetof(struct bccx_stack, frame) / 8)

struct bccx_scratch {
	u64 takers;
	struct bccx_stack_id id; /* the stack's name; the lost stack's once it could not be kept */
	u32 hows; /* stack.frame holds addresses, found in this way; 0: it holds frames, which are mixed already */
	u32 walked; /* frames */
	struct bccx_mix mix; /* of the frames, when the walk made it */
	union {
		struct bccx_stack stack;
		/* the same, and room for the frames that do not fit into one record */
		u64 words[BCCX_STACK_HEADER_WORDS + BCCX_STACK_FRAMES];
	};
	u64 first_tail[BCCX_STACK_HEADER_WORDS];
	struct bccx_walk walk;
};

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, BCCX_STACK_SLOTS);
	__type(key, u32);
	__type(value, struct bccx_scratch);
} bccx_scratch SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 16384);
	__type(key, struct bccx_stack_id);
	__type(value, struct bccx_stack);
} stacks SEC(".maps");

static __always_inline struct bccx_scratch *bccx_scratch_take(u32 *taken)
{
	for (u32 slot = 0; slot < BCCX_STACK_SLOTS; slot++) {
		u32 key = slot;
		struct bccx_scratch *s = bpf_map_lookup_elem(&bccx_scratch, &key);

		if (!s)
			break;
		bccx_add(&s->takers, 1);
		if (*(volatile u64 *)&s->takers == 1) {
			*taken = slot;
			return s;
		}
		bccx_add(&s->takers, -1);
	}
	bccx_count_lost(BCCX_LOST_STACKS_BUSY, 1);
	return 0;
}

static __always_inline void bccx_scratch_give(struct bccx_scratch *s)
{
	bccx_add(&s->takers, -1);
}

/* `at` counts words from 0, without gaps. */
static __always_inline void bccx_mix(struct bccx_mix *m, u64 word, u32 at)
{
	u32 low = word, high = word >> 32;
	u32 next[2] = { bccx_seed[2 * at + 2], bccx_seed[2 * at + 3] };

	m->lo += (u64)(low + m->key[0]) * (high + m->key[1]);
	m->hi += (u64)(low + next[0]) * (high + next[1]);
	m->key[0] = next[0];
	m->key[1] = next[1];
}

/* How the frames of a stack were found: the leaf, its caller, all others. */
#define BCCX_HOWS(leaf, caller, others) ((leaf) | (caller) << 4 | (others) << 8)

/* Turn the addresses in stack->frame into frames. */
static __always_inline void bccx_stack_pack(struct bccx_stack *stack, u32 hows)
{
	for (u32 i = 0; i < BCCX_STACK_DEPTH && i < stack->nr; i++) {
		u64 address = stack->frame[i] << (64 - BCCX_FRAME_ADDR_BITS) >> (64 - BCCX_FRAME_ADDR_BITS);
		u64 how = hows >> (i == 0 ? 0 : i == 1 ? 4 : 8) & BCCX_FRAME_HOW_MASK;

		stack->frame[i] = address | how << BCCX_FRAME_HOW_SHIFT;
	}
}

/* Mix the first of one or more words at place `at`. */
#define BCCX_MIX_FROM(at) \
	{ \
		.key = { bccx_seed[2 * (at)], bccx_seed[2 * (at) + 1] } \
	}

/* Keep the frames beyond the first record. A record's header is written over the frames before it, which are kept already
 * but for those of the first record: these are put back. Returns 0 or the error of the map. */
static __noinline long bccx_stack_keep_rest(struct bccx_scratch *s, struct bccx_stack_id *name)
{
	u32 left = s->stack.more;
	long err = 0;

	for (u32 i = 0; i < BCCX_STACK_HEADER_WORDS; i++)
		s->first_tail[i] = s->words[BCCX_STACK_DEPTH + i];
#pragma unroll
	for (u32 k = 1; k < BCCX_STACK_RECORDS; k++) {
		struct bccx_stack *rest = (void *)&s->words[k * BCCX_STACK_DEPTH];
		struct bccx_stack_id at = { name->hi, name->lo + k };

		if (!left || err)
			break;
		__builtin_memcpy(rest, &s->stack, sizeof(u64) * BCCX_STACK_HEADER_WORDS);
		rest->flags |= BCCX_STACK_REST;
		rest->nr = left < BCCX_STACK_DEPTH ? left : BCCX_STACK_DEPTH;
		rest->more = 0;
		left -= rest->nr;
		err = bpf_map_update_elem(&stacks, &at, rest, BPF_ANY);
	}
	for (u32 i = 0; i < BCCX_STACK_HEADER_WORDS; i++)
		s->words[BCCX_STACK_DEPTH + i] = s->first_tail[i];
	return err;
}

/* Name the stack in the slot. Global, so that it is verified once. */
__attribute__((noinline)) int bccx_stack_name(u32 slot)
{
	struct bccx_scratch *s = bpf_map_lookup_elem(&bccx_scratch, &slot);
	struct bccx_mix m = BCCX_MIX_FROM(0);
	struct bccx_stack *stack;
	u32 nr, hows;

	if (!s)
		return 0;
	stack = &s->stack;
	nr = stack->nr;
	hows = s->hows;
	bccx_mix(&m, stack->tgid | (u64)stack->epoch << 32, 0);
	bccx_mix(&m, stack->start_ns, 1);
	bccx_mix(&m, (nr + stack->more) | (u64)(stack->flags | hows << 16) << 32, 2);
	if (hows) {
		for (u32 i = 0; i < BCCX_STACK_DEPTH && i < nr; i++)
			bccx_mix(&m, stack->frame[i], BCCX_SEED_HEADER + i);
	} else {
		m.hi += s->mix.hi;
		m.lo += s->mix.lo;
	}
	/* The two reserved names, once in 2^127 runs. */
	if (m.hi == m.lo && m.hi + 1 <= 1)
		m.lo ^= 2;
	s->id.hi = m.hi;
	s->id.lo = m.lo;
	return 0;
}

/* Keep the named stack in the slot unless it is kept already. Global, so that it is verified once. */
__attribute__((noinline)) int bccx_stack_keep(u32 slot)
{
	struct bccx_scratch *s = bpf_map_lookup_elem(&bccx_scratch, &slot);
	struct bccx_stack_id name;
	long err = 0;

	if (!s)
		return 0;
	name = s->id;
	if (bpf_map_lookup_elem(&stacks, &name))
		return 0;
	/* The kernel's exec count tells images apart in the name; user space, which cannot see it, needs more to do so. */
	if (!(s->stack.flags & BCCX_STACK_KERNEL)) {
		s->stack.epoch = bccx_current_image();
		s->stack.seen_ns = bpf_ktime_get_ns();
	}
	if (s->hows)
		bccx_stack_pack(&s->stack, s->hows);
	else if (s->stack.more)
		err = bccx_stack_keep_rest(s, &name);
	if (!err)
		err = bpf_map_update_elem(&stacks, &name, &s->stack, BPF_NOEXIST);
	if (!err || err == -17 /* EEXIST: another CPU was first */)
		return 0;
	s->id = BCCX_LOST_ID;
	bccx_count_lost(err == -7 /* E2BIG */ ? BCCX_LOST_STACKS_FULL : BCCX_LOST_STACKS_BUSY, 1);
	return 0;
}

/* A stack that has a name but need not be in `stacks` yet. It occupies one of the few slots of the CPU. */
struct bccx_held_stack {
	struct bccx_stack_id id;
	struct bccx_scratch *scratch; /* null: there is nothing to keep */
	u32 slot;
};

/* Keep the stack, unless it is kept already. Returns the name to count by: that of the lost stack if there was no room.
 * Once a stack; call it before anything that refers to the stack is stored. */
static __always_inline struct bccx_stack_id bccx_keep_held(struct bccx_held_stack *held)
{
	if (!held->scratch)
		return held->id;
	bccx_stack_keep(held->slot);
	return held->scratch->id;
}

/* Whoever holds a stack must release it, kept or not. */
static __always_inline void bccx_release_held(struct bccx_held_stack *held)
{
	if (held->scratch)
		bccx_scratch_give(held->scratch);
}

/* Without keys every name would be guessable and most stacks of one length would look alike: count nothing as known. */
static __always_inline bool bccx_seeded(void)
{
	return bccx_seed[0] | bccx_seed[1];
}

static __always_inline u32 bccx_stack_bytes(void)
{
	u32 depth = bccx_max_depth;

	return (depth < BCCX_STACK_DEPTH ? depth : BCCX_STACK_DEPTH) * 8;
}

/* As bccx_kernel_stack(), but held. */
static __always_inline void bccx_hold_kernel_stack(void *ctx, const struct bccx_stack_opts *opts,
						   struct bccx_held_stack *held)
{
	bool sampled = opts->where == BCCX_AT_SAMPLE;
	struct bccx_scratch *s;
	long bytes;

	held->id = BCCX_NO_ID;
	held->scratch = 0;
	if (sampled && bccx_user_mode(ctx))
		return;
	held->id = BCCX_LOST_ID;
	if (!bccx_seeded())
		return;
	s = bccx_scratch_take(&held->slot);
	if (!s)
		return;
	bytes = bpf_get_stack(ctx, s->stack.frame, bccx_stack_bytes(), opts->skip & BPF_F_SKIP_FIELD_MASK);
	if (bytes <= 0) {
		bccx_scratch_give(s);
		held->id = BCCX_NO_ID;
		return;
	}
	s->stack.version = BCCX_STACK_VERSION;
	s->stack.stop = (u32)bytes == bccx_stack_bytes() ? BCCX_STOP_DEPTH : BCCX_STOP_NONE;
	s->stack.flags = BCCX_STACK_KERNEL;
	s->stack.tgid = 0;
	s->stack.epoch = 0;
	s->stack.start_ns = 0;
	s->stack.seen_ns = 0;
	s->stack.more = 0;
	s->stack.nr = (u32)bytes / 8;
	s->hows = BCCX_HOWS(sampled && !opts->skip ? BCCX_HOW_IP : BCCX_HOW_KERNEL, BCCX_HOW_KERNEL, BCCX_HOW_KERNEL);
	bccx_stack_name(held->slot);
	held->id = s->id;
	held->scratch = s;
}

/* Kernel stack of the current task at this point; BCCX_NO_ID when it runs in user mode. */
static __always_inline struct bccx_stack_id bccx_kernel_stack(void *ctx, const struct bccx_stack_opts *opts)
{
	struct bccx_held_stack held;
	struct bccx_stack_id id;

	bccx_hold_kernel_stack(ctx, opts, &held);
	id = bccx_keep_held(&held);
	bccx_release_held(&held);
	return id;
}

#if defined(__TARGET_ARCH_x86)

/* Does bpf_get_stack() add the direct caller at an endbr instruction? Kernels with CONFIG_X86_KERNEL_IBT do, since 6.12.
 * Found out at the first hits. */
enum { BCCX_ENDBR_UNKNOWN, BCCX_ENDBR_ADDS, BCCX_ENDBR_DOES_NOT } bccx_endbr;

/* Bytes that a walk left in frame if it holds the direct caller too, 0 if it does not. */
static __always_inline u32 bccx_walk_of_kernel(void *ctx, struct task_struct *task, u64 *frame, u64 caller)
{
	struct arch_uprobe *probe;
	struct uprobe_task *utask;
	u64 next = caller;
	u32 insn = 0;
	long bytes;

	if (!bpf_core_field_exists(struct uprobe_task, auprobe))
		return 0;
	utask = bccx_task_field(task, utask);
	probe = utask ? BPF_CORE_READ(utask, auprobe) : 0;
	if (probe)
		bpf_core_read(&insn, sizeof(insn), &probe->insn);
	if ((u8)insn != 0x55 /* push %rbp */) {
		if ((insn & ~0x01000000U) != 0xfa1e0ff3 /* endbr64, endbr32 */ || bccx_endbr == BCCX_ENDBR_DOES_NOT)
			return 0;
	}
	bytes = bpf_get_stack(ctx, frame, bccx_stack_bytes(), BPF_F_USER_STACK);
	if ((u8)insn == 0x55 || bccx_endbr == BCCX_ENDBR_ADDS || bytes < 16)
		return bytes > 0 ? bytes : 0;
	if (frame[1] != caller) {
		bccx_endbr = BCCX_ENDBR_DOES_NOT;
		return 0;
	}
	/* Equal also when a function calls itself, from the same place: then nothing is learned. */
	if (!bpf_probe_read_user(&next, sizeof(next), (void *)bccx_fp(ctx) + 8) && next != caller)
		bccx_endbr = BCCX_ENDBR_ADDS;
	return bytes;
}

#endif

/* At a function's entry a walk of frame pointers misses the direct caller, whose frame pointer is still the current one:
 * its return address is where the stack pointer points (arm64: in the link register). Since 6.12 the kernel adds it by
 * itself, if the probed instruction is one that usually begins a function. Returns bytes written to frame. */
static __always_inline u32 bccx_walk_from_entry(void *ctx, struct task_struct *task, u64 *frame)
{
	u32 size = bccx_stack_bytes();
	u64 caller;
	long bytes;

#if defined(__TARGET_ARCH_x86)
	if (bpf_probe_read_user(&caller, sizeof(caller), (void *)bccx_sp(ctx)))
		return 0;
	bytes = bccx_walk_of_kernel(ctx, task, frame, caller);
	if (bytes)
		return bytes;
#else
	caller = bccx_reg(ctx, 30);
#endif
	frame[0] = bccx_ip(ctx);
	frame[1] = caller;
	if (size <= 16)
		return size;
	/* the walk without its first frame, which is frame[0] */
	bytes = bpf_get_stack(ctx, frame + 2, size - 16, BPF_F_USER_STACK | 1);
	return bytes > 0 ? bytes + 16 : 16;
}

/* The user stack by frame pointers, into s->stack. Returns its BCCX_HOWS. */
static __always_inline u32 bccx_walk_frame_pointers(void *ctx, const struct bccx_stack_opts *opts,
						    struct bccx_scratch *s, struct task_struct *task)
{
	bool entry = opts->where == BCCX_AT_ENTRY && !opts->skip;
	bool exact = opts->where != BCCX_AT_RETURN && !opts->skip;
	long bytes;

	if (entry)
		bytes = bccx_walk_from_entry(ctx, task, s->stack.frame);
	else
		bytes = bpf_get_stack(ctx, s->stack.frame, bccx_stack_bytes(), BPF_F_USER_STACK | opts->skip);
	if (bytes < 0)
		bytes = 0;
	s->stack.stop = !bytes ? BCCX_STOP_FAULT : (u32)bytes == bccx_stack_bytes() ? BCCX_STOP_DEPTH : BCCX_STOP_NONE;
	s->stack.nr = (u32)bytes / 8;
	s->stack.more = 0;
	return BCCX_HOWS(exact ? BCCX_HOW_IP : BCCX_HOW_FP, entry ? BCCX_HOW_ENTRY : BCCX_HOW_FP, BCCX_HOW_FP);
}

/* One frame: into the scratch, ready-made as stack_record.h describes it, and into the mix; then a step to its caller.
 * Returns 1 when it was the last. Global and never inlined: the verifier checks it once, whatever calls it and however
 * often. */
__attribute__((noinline)) int bccx_unwind_frame(u32 slot)
{
	struct bccx_scratch *s = bpf_map_lookup_elem(&bccx_scratch, &slot);
	u64 frame;
	u32 i;

	if (!s)
		return 1;
	i = s->walked;
	if (i >= BCCX_STACK_FRAMES || i >= bccx_max_depth)
		return 1;
	frame = (s->walk.pc & ((1ULL << BCCX_FRAME_ADDR_BITS) - 1)) | (u64)s->walk.how << BCCX_FRAME_HOW_SHIFT;
	s->words[BCCX_STACK_HEADER_WORDS + i] = frame;
	bccx_mix(&s->mix, frame, BCCX_SEED_HEADER + i);
	s->walked = i + 1;
	return bccx_walk_step(&s->walk);
}

/* Divides BCCX_STACK_FRAMES: half the instructions of the loop, which the verifier follows to its end. */
#define BCCX_UNWIND_UNROLL 5

/* Walk to the end, or until there are bccx_max_depth frames. Global, so that the verifier goes through the loop once,
 * however many ways lead here. Returns 0. */
__attribute__((noinline)) int bccx_unwind_walk(u32 slot)
{
	struct bccx_scratch *s = bpf_map_lookup_elem(&bccx_scratch, &slot);

	if (!s)
		return 0;
	s->mix = (struct bccx_mix)BCCX_MIX_FROM(BCCX_SEED_HEADER);
	s->walked = 0;
	s->walk.stop = BCCX_STOP_DEPTH;
#pragma unroll(BCCX_UNWIND_UNROLL)
	for (u32 i = 0; i < BCCX_STACK_FRAMES; i++) {
		if (bccx_unwind_frame(slot))
			break;
	}
	return 0;
}

/* A walk that found no rule is over all the same where the kernel started the program's stack: the entry points of
 * programs and of their loader are assembly without unwind information. */
static __always_inline bool bccx_walk_at_bottom(const struct bccx_walk *w, struct task_struct *task)
{
	struct mm_struct *mm = bccx_task_field(task, mm);

	return (w->stop == BCCX_STOP_NO_RULE || w->stop == BCCX_STOP_NO_MAPPING || w->stop == BCCX_STOP_UNSUPPORTED) &&
	       w->sp == BPF_CORE_READ(mm, start_stack);
}

/* Send what it takes to finish the walk that s->walk stands at the beginning of. The name goes to s->id: it is made of what
 * no two events share, by the keys of all names. Returns 1 when it was sent. Global, so that it is verified once. */
__attribute__((noinline)) int bccx_late_send(u32 slot)
{
	struct bccx_scratch *s = bpf_map_lookup_elem(&bccx_scratch, &slot);
	struct bccx_mix m = BCCX_MIX_FROM(0);
	struct task_struct *task = bccx_current();
	struct mm_struct *mm = bccx_task_field(task, mm);
	u64 now, bottom;
	struct bccx_late *late;

	if (!s || !bccx_late_rate)
		return 0;
	now = bpf_ktime_get_ns();
	if (!bccx_late_allowed(now))
		goto unsent;
	bottom = BPF_CORE_READ(mm, start_stack);
	if (bottom - s->walk.sp < BCCX_LATE_SLICE_SHORT - BCCX_LATE_CHUNK) {
		late = bpf_ringbuf_reserve(&bccx_late_ring, sizeof(*late) + BCCX_LATE_SLICE_SHORT, 0);
		if (!late)
			goto unsent;
		bccx_late_fill(late, &s->walk, BCCX_LATE_SLICE_SHORT / BCCX_LATE_CHUNK);
	} else {
		late = bpf_ringbuf_reserve(&bccx_late_ring, sizeof(*late) + BCCX_LATE_SLICE, 0);
		if (!late)
			goto unsent;
		bccx_late_fill(late, &s->walk, BCCX_LATE_SLICE / BCCX_LATE_CHUNK);
	}
	bccx_mix(&m, bpf_get_current_pid_tgid(), 0);
	bccx_mix(&m, now, 1);
	bccx_mix(&m, BCCX_STACK_LATE, 2);
	s->id.hi = m.hi;
	s->id.lo = m.lo;
	late->id = s->id;
	late->tgid = s->stack.tgid;
	late->epoch = bccx_current_image();
	late->start_ns = s->stack.start_ns;
	late->time_ns = now;
	late->bottom = bottom;
	late->max_frames = bccx_max_depth;
	bpf_ringbuf_submit(late, 0);
	return 1;
unsent:
	bccx_count_lost(BCCX_LOST_UNFINISHED, 1);
	return 0;
}

/* The walk ended, or went by guess, where a table would have helped. */
static __always_inline bool bccx_walk_lacks(const struct bccx_walk *w, u32 stop)
{
	return w->lacking || stop == BCCX_STOP_NO_PROCESS || (stop == BCCX_STOP_NO_MAPPING && !w->known);
}

/* The system call execve has given up the old memory and not begun the new: what the registers point at is gone. */
static __always_inline bool bccx_between_programs(const struct bccx_user_regs *regs)
{
	u64 word;

	if (regs->call != BCCX_X86_EXECVE && regs->call != BCCX_X86_EXECVEAT)
		return false;
	return bpf_probe_read_user(&word, sizeof(word), (void *)regs->sp) != 0;
}

enum bccx_walked {
	BCCX_WALKED, /* into s->stack, frames ready-made */
	BCCX_WALKED_LATE, /* it will be: s->id names it */
	BCCX_WALKED_NOTHING, /* there is no user stack at this moment */
	BCCX_NOT_WALKED, /* take frame pointers instead */
};

/* The user stack by unwind tables. */
static __always_inline enum bccx_walked bccx_walk_tables(void *ctx, const struct bccx_stack_opts *opts,
							 struct bccx_scratch *s, u32 slot, struct task_struct *task)
{
	bool saved = opts->where == BCCX_AT_KERNEL || (opts->where == BCCX_AT_SAMPLE && !bccx_user_mode(ctx));
	struct bccx_user_regs regs = {};
	u32 nr = 0, stop;

	if (bccx_unwind_mode != BCCX_UNWIND_AUTO && bccx_unwind_mode != BCCX_UNWIND_EH)
		return BCCX_NOT_WALKED;
	if (saved) {
		if (!bccx_saved_user_regs(&regs))
			return BCCX_NOT_WALKED;
	} else {
		if (bccx_narrow(ctx))
			return BCCX_NOT_WALKED;
		regs.ip = bccx_ip(ctx);
		regs.sp = bccx_sp(ctx);
		regs.fp = bccx_fp(ctx);
#if defined(__TARGET_ARCH_arm64)
		regs.lr = bccx_reg(ctx, 30);
#endif
	}
	if (!bccx_unwind_start(&s->walk, s->stack.tgid, &regs)) {
		bccx_unwind_walk(slot);
		nr = s->walked;
	}
	stop = bccx_walk_at_bottom(&s->walk, task) ? BCCX_STOP_END : s->walk.stop;
	if (stop != BCCX_STOP_END && bccx_between_programs(&regs))
		return BCCX_WALKED_NOTHING;
	if (bccx_walk_lacks(&s->walk, stop)) {
		bccx_unwind_start(&s->walk, s->stack.tgid, &regs);
		if (bccx_late_send(slot))
			return BCCX_WALKED_LATE;
	}
	if (stop == BCCX_STOP_NO_PROCESS) {
		if (bccx_unwind_mode != BCCX_UNWIND_EH)
			return BCCX_NOT_WALKED;
		s->mix.hi = s->mix.lo = 0;
	}
	s->stack.nr = nr < BCCX_STACK_DEPTH ? nr : BCCX_STACK_DEPTH;
	s->stack.more = nr - s->stack.nr;
	s->stack.stop = stop;
	return BCCX_WALKED;
}

/* As bccx_user_stack(), but held. */
static __always_inline void bccx_hold_user_stack(void *ctx, const struct bccx_stack_opts *opts,
						 struct bccx_held_stack *held)
{
	struct task_struct *task = bccx_current();
	struct task_struct *leader;
	struct bccx_scratch *s;
	struct bccx_ids ids;
	enum bccx_walked walked;

	held->id = BCCX_NO_ID;
	held->scratch = 0;
	if (bccx_unwind_mode == BCCX_UNWIND_NONE)
		return;
	if (bccx_task_field(task, flags) & PF_KTHREAD)
		return;
	if (!bccx_task_field(task, mm))
		return;
	held->id = BCCX_LOST_ID;
	if (!bccx_seeded())
		return;
	s = bccx_scratch_take(&held->slot);
	if (!s)
		return;
	leader = bccx_task_field(task, group_leader);
	bccx_current_ids(&ids);
	s->stack.version = BCCX_STACK_VERSION;
	s->stack.flags = 0;
	s->stack.tgid = ids.tgid;
	s->stack.epoch = bccx_task_field(task, self_exec_id);
	s->stack.start_ns = bccx_task_field(leader, start_boottime);
	s->hows = 0;
	walked = bccx_walk_tables(ctx, opts, s, held->slot, task);
	if (walked == BCCX_WALKED_LATE || walked == BCCX_WALKED_NOTHING) {
		held->id = walked == BCCX_WALKED_LATE ? s->id : BCCX_NO_ID;
		bccx_scratch_give(s);
		return;
	}
	if (walked == BCCX_NOT_WALKED)
		s->hows = bccx_walk_frame_pointers(ctx, opts, s, task);
	bccx_stack_name(held->slot);
	held->id = s->id;
	held->scratch = s;
}

/* User stack of the current task; BCCX_NO_ID for a kernel thread, an idle CPU, or a process between two programs. */
static __always_inline struct bccx_stack_id bccx_user_stack(void *ctx, const struct bccx_stack_opts *opts)
{
	struct bccx_held_stack held;
	struct bccx_stack_id id;

	bccx_hold_user_stack(ctx, opts, &held);
	id = bccx_keep_held(&held);
	bccx_release_held(&held);
	return id;
}

#endif
