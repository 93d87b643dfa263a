/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/* Allocators of user programs: one program at every function's entry, one at every return, told apart by cookie. */
#ifndef USER_ALLOCATORS_BPF_H
#define USER_ALLOCATORS_BPF_H

#define MAP_FAILED ((u64)-1)

/* The call of an allocating function that a thread is in. Allocators call each other (malloc calls mmap): the outermost
 * call counts, all within it do not. A call is within another while its stack pointer is below the other's, or at it when
 * it was jumped to (reallocarray ends in realloc); an outer call that never returned (longjmp, an exception) is recognised
 * by the same rule as soon as the thread calls from above. */
struct call {
	u64 sp; /* stack pointer at its entry; 0: in none */
	u64 size; /* bytes asked for */
	u64 where; /* posix_memalign: where it puts the pointer; realloc, mremap: what they were given */
	u64 leads_to; /* of a quiet one: its return address, which lies at sp while it lasts */
	u32 image; /* of the process; another one has another stack */
	u8 function; /* enum memleak_function */
	bool quiet; /* its return will not be seen */
	bool keep; /* the sizes and the sample rate let it through */
	bool gave; /* `old` was taken out of the table at entry, because others may get the address before the return */
	struct memleak_allocation old;
};

/* By thread: user probes are preemptible, so nothing per CPU will do. Threads that have not called for longest make room. */
struct {
	__uint(type, BPF_MAP_TYPE_LRU_HASH);
	__uint(max_entries, 32768);
	__type(key, u32);
	__type(value, struct call);
} calls SEC(".maps");

/* How often each process had run exec when it last allocated. */
struct {
	__uint(type, BPF_MAP_TYPE_LRU_HASH);
	__uint(max_entries, 16384);
	__type(key, u32);
	__type(value, u32);
} images SEC(".maps");

static __always_inline struct call *call_of_thread(void)
{
	u32 tid = bpf_get_current_pid_tgid();

	return bpf_map_lookup_elem(&calls, &tid);
}

static __noinline struct call *new_call(const struct memleak_key *key)
{
	struct call none = { .image = key->space };
	u32 tid = bpf_get_current_pid_tgid();

	bpf_map_update_elem(&images, &key->tgid, &key->space, BPF_ANY);
	bpf_map_update_elem(&calls, &tid, &none, BPF_ANY);
	return bpf_map_lookup_elem(&calls, &tid);
}

static __always_inline void give_up(struct call *call, const struct memleak_key *key)
{
	call->where = key->address;
	call->gave = key->address && forget(key, &call->old);
}

static __always_inline void unmap(struct memleak_key *key, u64 length)
{
	struct memleak_allocation was;

	if (!forget(key, &was))
		return;
	trace_freed(key);
	if (length >= was.size)
		return;
	/* The front of a mapping went: what is left begins after it. */
	length = (length + 4095) & ~4095ULL;
	if (length >= was.size)
		return;
	key->address += length;
	was.size -= length;
	remember(key, &was);
}

/* Has the call ended? One whose return is seen has then no sp; a quiet one has its return address where it was. */
static __always_inline bool over(const struct call *call)
{
	u64 there = 0;

	return call->quiet && !bpf_probe_read_user(&there, sizeof(there), (void *)call->sp) && there != call->leads_to;
}

static __always_inline bool is_within(void *ctx, u64 sp, const struct call *call)
{
	if (!call->sp || sp > call->sp || over(call))
		return false;
	return sp < call->sp || bccx_jumped_to(ctx);
}

/* Notes a call and gives it; NULL for one that is within another or allocates nothing. */
static __always_inline struct call *called(void *ctx)
{
	u64 function = bpf_get_attach_cookie(ctx), sp = bccx_sp(ctx);
	struct memleak_key key = {};
	struct bccx_ids ids;
	struct call *call;

	if (!bccx_wanted(&ids))
		return 0;
	key.tgid = ids.tgid;
	key.space = bccx_task_field(bccx_current(), self_exec_id);
	key.address = bccx_arg1(ctx);
	call = call_of_thread();
	if (call && call->image != key.space)
		call = 0;
	if (call && is_within(ctx, sp, call))
		return 0;
	if (function == MEMLEAK_FREE) {
		if (key.address)
			freed(&key);
		return 0;
	}
	if (function == MEMLEAK_MUNMAP) {
		unmap(&key, bccx_arg2(ctx));
		return 0;
	}
	if (!call)
		call = new_call(&key);
	if (!call) {
		bccx_count_lost(BCCX_LOST_EVENTS, 1);
		return 0;
	}
	call->sp = sp;
	call->function = function;
	call->quiet = false;
	call->gave = false;
	call->where = 0;
	switch (function) {
	case MEMLEAK_CALLOC:
		/* a product that does not fit makes the call fail */
		call->size = bccx_arg1(ctx) * bccx_arg2(ctx);
		break;
	case MEMLEAK_REALLOC:
		call->size = bccx_arg2(ctx);
		give_up(call, &key);
		break;
	case MEMLEAK_REALLOCARRAY:
		call->size = bccx_arg2(ctx) * bccx_arg3(ctx);
		give_up(call, &key);
		break;
	case MEMLEAK_ALIGNED_ALLOC:
	case MEMLEAK_MMAP:
		call->size = bccx_arg2(ctx);
		break;
	case MEMLEAK_POSIX_MEMALIGN:
		call->size = bccx_arg3(ctx);
		call->where = key.address;
		break;
	case MEMLEAK_MREMAP:
		call->size = bccx_arg3(ctx);
		give_up(call, &key);
		break;
	default:
		call->size = bccx_arg1(ctx);
		break;
	}
	call->keep = size_wanted(call->size) && sampled();
	return call;
}

SEC("uprobe")
int on_call(void *ctx)
{
	BCCX_UPROBE_BEGIN();
	called(ctx);
	return 0;
}

/* Did the call fail? Fills the address of what it returned. */
static __always_inline bool failed(void *ctx, const struct call *call, u64 *address)
{
	u32 function = call->function;
	u64 result = bccx_result(ctx);

	*address = result;
	if (function == MEMLEAK_MMAP || function == MEMLEAK_MREMAP)
		return result == MAP_FAILED;
	if (function == MEMLEAK_POSIX_MEMALIGN)
		return (u32)result || bpf_probe_read_user(address, sizeof(*address), (void *)call->where) || !*address;
	return !result;
}

static __always_inline int returned(void *ctx)
{
	u64 sp = bccx_sp(ctx);
	struct bccx_stack_opts opts = { .where = BCCX_AT_RETURN };
	struct memleak_allocation a = {};
	struct memleak_key key = {};
	struct bccx_ids ids;
	struct call *call;

	call = call_of_thread();
	if (!call || call->sp != sp - BCCX_RETURN_ADDRESS_BYTES || !bccx_current_ids(&ids))
		return 0;
	call->sp = 0;
	key.tgid = ids.tgid;
	key.space = call->image;
	if (failed(ctx, call, &key.address)) {
		/* A realloc that fails keeps the block, unless it was asked for none: then it has freed it. */
		key.address = call->where;
		if (call->gave && (call->size || call->function == MEMLEAK_MREMAP))
			remember(&key, &call->old);
		else if (call->gave)
			trace_freed(&key);
		return 0;
	}
	if (!call->keep)
		return 0;
	a.size = call->size;
	a.since = bpf_ktime_get_ns();
	a.stack = bccx_user_stack(ctx, &opts);
	remember(&key, &a);
	trace_allocated(&key, a.size);
	return 0;
}

SEC("uprobe")
int on_return(void *ctx)
{
	BCCX_UPROBE_BEGIN();
	return returned(ctx);
}

/* Since 6.13 one program runs at both, and a call whose return does not matter never traps there. At the entry the
 * instruction pointer is the probe's. */
SEC("uprobe")
int on_session(void *ctx)
{
	struct call *call;

	BCCX_UPROBE_BEGIN();
	if (bccx_ip(ctx) != bpf_get_func_ip(ctx))
		return returned(ctx);
	call = called(ctx);
	if (!call)
		return 1;
	if (call->keep || call->gave)
		return 0;
	call->quiet = !bpf_probe_read_user(&call->leads_to, sizeof(call->leads_to), (void *)call->sp);
	return call->quiet;
}

#endif
