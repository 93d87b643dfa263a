/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/* The table of what was allocated and not given back, whoever allocates. */
#ifndef OUTSTANDING_BPF_H
#define OUTSTANDING_BPF_H

const volatile u64 min_size = 0;
const volatile u64 max_size = ~0ULL;
const volatile u32 sample_every = 1;
const volatile bool combined_only = false;
const volatile bool trace_events = false;

/* For user programs the manifest has it take memory as entries come, where programs may use such a map: 110 MB otherwise. */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 1000000);
	__type(key, struct memleak_key);
	__type(value, struct memleak_allocation);
} outstanding SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 10240);
	__type(key, struct memleak_sum_key);
	__type(value, struct memleak_sum);
} sums SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, 256 * 1024);
} events SEC(".maps");

static __always_inline bool size_wanted(u64 size)
{
	return size >= min_size && size <= max_size;
}

/* One in sample_every, at random: by time, allocations in step with the clock would all or never be taken. */
static __always_inline bool sampled(void)
{
	return sample_every <= 1 || bpf_get_prandom_u32() % sample_every == 0;
}

BCCX_RECORD(struct memleak_event);

static __noinline void send(bool freed, const struct memleak_key *key, u64 size)
{
	struct memleak_event *event;
	struct bccx_ids ids;

	if (!bccx_current_ids(&ids))
		return;
	event = bpf_ringbuf_reserve(&events, sizeof(*event), 0);
	if (!event) {
		bccx_count_lost(BCCX_LOST_RECORDS, 1);
		return;
	}
	event->time_ns = bpf_ktime_get_ns();
	event->address = key->address;
	event->size = size;
	event->tgid = ids.tgid;
	event->tid = ids.tid;
	__builtin_memset(event->what, 0, sizeof(event->what));
	if (freed)
		__builtin_memcpy(event->what, "freed", sizeof("freed"));
	else
		__builtin_memcpy(event->what, "allocated", sizeof("allocated"));
	bpf_get_current_comm(event->comm, sizeof(event->comm));
	bpf_ringbuf_submit(event, 0);
}

static __always_inline void trace_allocated(const struct memleak_key *key, u64 size)
{
	if (trace_events)
		send(false, key, size);
}

static __always_inline void trace_freed(const struct memleak_key *key)
{
	if (trace_events)
		send(true, key, 0);
}

/* Both numbers go up and down by whole allocations, so that nothing remains when all is freed. */
static __always_inline void add_to_sum(const struct memleak_key *key, const struct memleak_allocation *a, s64 times)
{
	struct memleak_sum_key of = { .stack = a->stack, .tgid = key->tgid, .space = key->space };
	struct memleak_sum zero = {}, *sum = bpf_map_lookup_elem(&sums, &of);

	if (!sum) {
		bpf_map_update_elem(&sums, &of, &zero, BPF_NOEXIST);
		sum = bpf_map_lookup_elem(&sums, &of);
	}
	if (!sum) {
		if (times > 0) {
			bccx_count_lost(BCCX_LOST_EVENTS, 1);
			bccx_count_lost(BCCX_LOST_AMOUNT, a->size);
		}
		return;
	}
	bccx_add((u64 *)&sum->bytes, a->size * times);
	bccx_add((u64 *)&sum->allocations, times);
}

/* Take an allocation out of the table. False when it is not there. */
static __noinline bool forget(const struct memleak_key *key, struct memleak_allocation *was)
{
	struct memleak_allocation *known = bpf_map_lookup_elem(&outstanding, key);

	if (!known)
		return false;
	*was = *known;
	/* Of two that free the same address at once, one has it. */
	if (bpf_map_delete_elem(&outstanding, key))
		return false;
	if (combined_only)
		add_to_sum(key, was, -1);
	return true;
}

/* Put an allocation into the table. What the allocator gives out again had been given back, whether that was seen or
 * not, so what is known of the same address is replaced. */
static __noinline void remember(const struct memleak_key *key, const struct memleak_allocation *a)
{
	struct memleak_allocation old;

	if (combined_only)
		forget(key, &old);
	if (bpf_map_update_elem(&outstanding, key, a, BPF_ANY)) {
		bccx_count_lost(BCCX_LOST_EVENTS, 1);
		bccx_count_lost(BCCX_LOST_AMOUNT, a->size);
		return;
	}
	if (combined_only)
		add_to_sum(key, a, 1);
}

static __always_inline void freed(const struct memleak_key *key)
{
	struct memleak_allocation was;

	if (forget(key, &was))
		trace_freed(key);
}

#endif
