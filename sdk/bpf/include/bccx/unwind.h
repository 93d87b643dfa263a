/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/* User stacks by unwind tables, in BPF: the maps, and how the walker reaches memory and tables. */
#ifndef BCCX_UNWIND_H
#define BCCX_UNWIND_H

#include <bccx/regs.h>
#include <bccx/task.h>
#include <bccx/unwind_row.h>
#include <bccx/unwind_tables.h>

struct bccx_unwind_pool {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__type(key, unsigned int);
	__uint(value_size, BCCX_UNWIND_BLOCK_BYTES);
	__uint(max_entries, BCCX_UNWIND_POOL_BLOCKS);
	__uint(map_flags, BPF_F_MMAPABLE);
};

/* 4 MiB of blocks each. Arrays of one shape inside a fixed outer array keep both look-ups inlined by the verifier. */
struct {
	__uint(type, BPF_MAP_TYPE_ARRAY_OF_MAPS);
	__type(key, unsigned int);
	__uint(max_entries, BCCX_UNWIND_POOLS);
	__array(values, struct bccx_unwind_pool);
} unwind_pools SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__type(key, unsigned int);
	__type(value, struct bccx_unwind_mapping);
	__uint(max_entries, 65536);
	__uint(map_flags, BPF_F_MMAPABLE);
} unwind_mappings SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__type(key, unsigned int); /* tgid, initial pid namespace */
	__type(value, struct bccx_unwind_process);
	__uint(max_entries, 16384);
} unwind_procs SEC(".maps");

/* Return probes of anyone replace return addresses on the stack; the kernel keeps the true ones in a list whose order is
 * the stack's. Kernels rename neither of these since 4.x (kernel/events/uprobes.c). */
struct return_instance___bccx {
	unsigned long stack;
	unsigned long orig_ret_vaddr;
	struct return_instance___bccx *next;
} __attribute__((preserve_access_index));

struct uprobe_task___bccx {
	struct return_instance___bccx *return_instances;
	unsigned long xol_vaddr;
	unsigned long vaddr;
} __attribute__((preserve_access_index));

struct task_struct___bccx_utask {
	struct uprobe_task___bccx *utask;
} __attribute__((preserve_access_index));

enum bpf_func_id___bccx_unwind {
	BPF_FUNC_task_pt_regs___bccx_unwind = 175,
};

#if defined(__TARGET_ARCH_x86)
struct task_struct___bccx_stack {
	void *stack;
} __attribute__((preserve_access_index));

#define BCCX_X86_THREAD_SIZE 16384 /* kernels before 5.15 without KASAN */
#define BCCX_X86_PT_REGS 168

static __always_inline void *bccx_unwind_pt_regs_by_size(void)
{
	struct task_struct___bccx_stack *task = (void *)bpf_get_current_task();

	return BPF_CORE_READ(task, stack) + BCCX_X86_THREAD_SIZE - BCCX_X86_PT_REGS;
}
#else
/* Kernel stacks are of several sizes there. */
static __always_inline void *bccx_unwind_pt_regs_by_size(void)
{
	return 0;
}
#endif

/* Where the kernel saved the user registers of the current task when it was entered; NULL where that cannot be told. */
static __always_inline void *bccx_unwind_pt_regs(void)
{
	if (bpf_core_enum_value_exists(enum bpf_func_id___bccx_unwind, BPF_FUNC_task_pt_regs___bccx_unwind))
		return (void *)bpf_task_pt_regs((void *)bpf_get_current_task_btf());
	return bccx_unwind_pt_regs_by_size();
}

#if defined(__TARGET_ARCH_x86)
static __always_inline int bccx_unwind_register(unsigned int n, unsigned long long *value)
{
	u64 word = BCCX_X86_PT_REGS_WORD(n);

	return bpf_probe_read_kernel(value, sizeof(*value), bccx_unwind_pt_regs() + 8 * word) ? 1 : 0;
}
#endif

struct bccx_walk;
static inline __attribute__((always_inline)) unsigned long long bccx_unwind_return(unsigned long long *pending,
										   unsigned long long slot,
										   unsigned long long ra);
static inline __attribute__((always_inline)) const struct bccx_unwind_mapping *bccx_unwind_mapping_at(unsigned int i)
{
	return bpf_map_lookup_elem(&unwind_mappings, &i);
}

static inline __attribute__((always_inline)) const void *bccx_unwind_block(unsigned int n)
{
	unsigned int pool = (n / BCCX_UNWIND_POOL_BLOCKS) & (BCCX_UNWIND_POOLS - 1),
		     at = n & (BCCX_UNWIND_POOL_BLOCKS - 1);
	void *blocks = bpf_map_lookup_elem(&unwind_pools, &pool);

	return blocks ? bpf_map_lookup_elem(blocks, &at) : 0;
}

#define BCCX_WALK_READ(w, dst, len, addr) bpf_probe_read_user(dst, len, (const void *)(unsigned long)(addr))
#define BCCX_WALK_MAPPING(w, i) bccx_unwind_mapping_at(i)
#define BCCX_WALK_BLOCK(w, n) bccx_unwind_block(n)
#define BCCX_WALK_RETURN(w, slot, ra) bccx_unwind_return(&(w)->pending, slot, ra)
#ifndef BCCX_WALK_REGISTER
#define BCCX_WALK_REGISTER(w, n, value) bccx_unwind_register(n, value)
#endif
/* By itself the step is a global function, never inlined: the verifier checks it once, whatever calls it and however
 * often. Kernels before 5.12 take no pointer as a global function's argument: bccx/stack.h wraps it in one of a number. */
#ifndef BCCX_WALK_STEP_ATTR
#define BCCX_WALK_STEP_ATTR __attribute__((noinline))
#endif

#include <bccx/unwind_walk.h>

/* Tail calls leave several return probes on one slot; more than four were never seen. */
#define BCCX_UNWIND_PENDING_PER_SLOT 4

static inline __attribute__((always_inline)) unsigned long long bccx_unwind_return(unsigned long long *pending,
										   unsigned long long slot,
										   unsigned long long ra)
{
	for (int i = 0; i < BCCX_UNWIND_PENDING_PER_SLOT && *pending; i++) {
		struct return_instance___bccx *ri = (void *)(unsigned long)*pending;

		if (BPF_CORE_READ(ri, stack) != slot)
			break;
		ra = BPF_CORE_READ(ri, orig_ret_vaddr);
		*pending = (unsigned long)BPF_CORE_READ(ri, next);
	}
	return ra;
}

/* How user stacks are walked. Set by the host. */
enum bccx_unwind_mode {
	BCCX_UNWIND_FP = 0, /* frame pointers */
	BCCX_UNWIND_AUTO = 1, /* tables; frame pointers for a process that has none yet */
	BCCX_UNWIND_EH = 2, /* tables only */
	BCCX_UNWIND_NONE = 3, /* no user stacks */
};

const volatile u32 bccx_unwind_mode = BCCX_UNWIND_FP;

#define BCCX_X86_EXECVE 59
#define BCCX_X86_EXECVEAT 322

struct bccx_user_regs {
	u64 ip, sp, fp;
#if defined(__TARGET_ARCH_arm64)
	u64 lr;
#endif
	u64 call; /* the system call that entered the kernel, where the registers were saved */
};

/* The user registers of the current task, saved when it entered the kernel. */
static __always_inline bool bccx_saved_user_regs(struct bccx_user_regs *regs)
{
#if defined(__TARGET_ARCH_x86)
	void *at = bccx_unwind_pt_regs();
	u64 saved[5]; /* orig_rax, rip, cs, rflags, rsp: not all registers, for a program has 512 bytes of stack */

	if (bpf_probe_read_kernel(saved, sizeof(saved), at + 15 * 8) ||
	    bpf_probe_read_kernel(&regs->fp, sizeof(regs->fp), at + 4 * 8))
		return false;
	if (saved[2] != 0x33) /* a 32-bit task, or none of user mode */
		return false;
	regs->call = saved[0];
	regs->ip = saved[1];
	regs->sp = saved[4];
#else
	u64 saved[5]; /* x29, x30, sp, pc, pstate */

	if (bpf_probe_read_kernel(saved, sizeof(saved), bccx_unwind_pt_regs() + 29 * 8))
		return false;
	if (saved[4] & 0x1f) /* a 32-bit task, or not of user mode */
		return false;
	regs->fp = saved[0];
	regs->lr = saved[1];
	regs->sp = saved[2];
	regs->ip = saved[3];
#endif
	return true;
}

struct task_struct___bccx_parent {
	struct task_struct___bccx_parent *real_parent;
	struct task_struct___bccx_parent *group_leader;
	u32 self_exec_id;
	int tgid;
} __attribute__((preserve_access_index));

/* A child that has not run another program maps what its parent maps: until the host has seen it, its parent's slice will
 * do. self_exec_id is copied by fork and counted up by exec. */
static __always_inline struct bccx_unwind_process *bccx_unwind_of_parent(void)
{
	struct task_struct___bccx_parent *task = (void *)bpf_get_current_task();
	struct task_struct___bccx_parent *parent = BPF_CORE_READ(task, group_leader, real_parent);
	u32 tgid;

	if (!parent || BPF_CORE_READ(parent, self_exec_id) != BPF_CORE_READ(task, self_exec_id))
		return 0;
	tgid = BPF_CORE_READ(parent, tgid);
	return bpf_map_lookup_elem(&unwind_procs, &tgid);
}

/* The kernel's page for out-of-line instructions begins with what return probes make functions return to; x86 puts it just
 * below the end of user addresses (kernel/events/uprobes.c, xol_add_vma). */
#define BCCX_X86_UPROBES_PAGE 0x7fffffffe000ULL
#define BCCX_X86_UPROBES_PAGE_END 0x7ffffffff000ULL

#if defined(__TARGET_ARCH_x86)
static __always_inline bool bccx_unwind_in_trampoline(u64 pc)
{
	return pc >= BCCX_X86_UPROBES_PAGE && pc < BCCX_X86_UPROBES_PAGE_END;
}
#else
struct xol_area___bccx {
	unsigned long vaddr;
} __attribute__((preserve_access_index));

struct uprobes_state___bccx {
	struct xol_area___bccx *xol_area;
} __attribute__((preserve_access_index));

struct mm_struct___bccx_uprobes {
	struct uprobes_state___bccx uprobes_state;
	unsigned long task_size; /* end of user addresses */
} __attribute__((preserve_access_index));

struct task_struct___bccx_mm {
	struct mm_struct___bccx_uprobes *mm;
} __attribute__((preserve_access_index));

/* Elsewhere it lies wherever there was room. */
static __always_inline bool bccx_unwind_in_trampoline(u64 pc)
{
	struct task_struct___bccx_mm *task = (void *)bpf_get_current_task();
	u64 page = BPF_CORE_READ(task, mm, uprobes_state.xol_area, vaddr);

	return page && pc - page < 4096;
}

/* The bits of a user address that may hold a signature (FEAT_PAuth) or a tag: those above the addresses that there are. */
static __always_inline u64 bccx_unwind_strip(void)
{
	struct task_struct___bccx_mm *task = (void *)bpf_get_current_task();

	return ~(BPF_CORE_READ(task, mm, task_size) - 1);
}
#endif

/* At a function's entry: was it jumped to, in place of a call, by a function whose own return is probed? It then returns for
 * that one as well, and what it will return to is no longer its caller. */
static __always_inline bool bccx_jumped_to(void *ctx)
{
	u64 back = 0;

#if defined(__TARGET_ARCH_x86)
	bpf_probe_read_user(&back, sizeof(back), (void *)bccx_sp(ctx));
#else
	back = bccx_reg(ctx, 30);
#endif
	return bccx_unwind_in_trampoline(back);
}

/* The walk begins in that code: go to where the function would have returned to. */
static __always_inline void bccx_unwind_leave_trampoline(struct bccx_walk *w)
{
	struct return_instance___bccx *ri = (void *)(unsigned long)w->pending;

	if (!ri || !bccx_unwind_in_trampoline(w->pc))
		return;
	w->sp = BPF_CORE_READ(ri, stack);
	w->pc = bccx_unwind_return(&w->pending, w->sp, w->pc);
	w->sp += BCCX_RETURN_ADDRESS_BYTES;
	w->exact = 0;
	w->how = BCCX_HOW_URETPROBE;
}

/* Start a walk of the current task at the given user registers; tgid as the host numbers it. 0, or 1 when its process has
 * no tables. */
static __always_inline int bccx_unwind_start(struct bccx_walk *w, u32 tgid, const struct bccx_user_regs *regs)
{
	struct bccx_unwind_process *p = bpf_map_lookup_elem(&unwind_procs, &tgid);
	struct task_struct___bccx_utask *task = (void *)bpf_get_current_task();
	struct uprobe_task___bccx *utask = BPF_CORE_READ(task, utask);

	/* the window is empty while window_at is 0 */
	__builtin_memset(w, 0, __builtin_offsetof(struct bccx_walk, window));
	w->pc = regs->ip;
	w->sp = regs->sp;
	w->bp = regs->fp;
#if defined(__TARGET_ARCH_arm64)
	w->strip = bccx_unwind_strip();
	w->lr = regs->lr & ~w->strip;
#endif
	w->exact = 1;
	w->how = BCCX_HOW_IP;
	if (utask) {
		u64 copy = BPF_CORE_READ(utask, xol_vaddr);

		/* single-stepping a probed instruction out of line: count from where it belongs */
		if (copy && w->pc - copy < 16)
			w->pc = BPF_CORE_READ(utask, vaddr) + (w->pc - copy);
		w->pending = (unsigned long)BPF_CORE_READ(utask, return_instances);
		bccx_unwind_leave_trampoline(w);
	}
	if (!p)
		p = bccx_unwind_of_parent();
	if (!p) {
		w->stop = BCCX_STOP_NO_PROCESS;
		return 1;
	}
	w->first = p->first;
	w->nr = p->nr & ~BCCX_UNWIND_KNOWN;
	w->known = p->nr != w->nr;
	return 0;
}

#endif
