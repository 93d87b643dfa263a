/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/* getpgid(n) of the workload `calls`, in every form of result that the host reads by itself. */
#include <bccx/filter.h>
#include <bccx/histogram.h>
#include <bccx/lost.h>
#include <bccx/record.h>
#include <bccx/regs.h>
#include "answers.h"

#define SYS_GETPGID 121

const volatile bool send_events = false;

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 1024);
	__type(key, struct answers_key);
	__type(value, struct answers_sum);
} sums SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, ANSWERS_SLOTS);
	__type(key, u32);
	__type(value, u64);
} slots SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 1024);
	__type(key, u32);
	__type(value, struct answers_histogram);
} by_process SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, 64 * 1024);
} events SEC(".maps");

BCCX_RECORD(struct answers_event);

static __always_inline void add_to_sum(const struct answers_key *key, s64 value)
{
	struct answers_sum first = { .value = { .least = value, .most = value } }, *sum;

	bpf_map_update_elem(&sums, key, &first, BPF_NOEXIST);
	sum = bpf_map_lookup_elem(&sums, key);
	if (!sum)
		return;
	bccx_add(&sum->calls, 1);
	if (value < sum->value.least)
		sum->value.least = value;
	if (value > sum->value.most)
		sum->value.most = value;
}

static __always_inline void add_to_histograms(u32 tgid, u64 value)
{
	static const struct answers_histogram none;
	struct answers_histogram *own;
	u32 slot = bccx_log2_slot(value);
	u64 *count = bpf_map_lookup_elem(&slots, &slot);

	if (count)
		bccx_add(count, 1);
	bpf_map_update_elem(&by_process, &tgid, &none, BPF_NOEXIST);
	own = bpf_map_lookup_elem(&by_process, &tgid);
	/* linear, four values a slot */
	slot = value / 4;
	if (own && slot < ANSWERS_SLOTS)
		own->slots[slot]++;
}

static __always_inline void send(s64 value)
{
	struct answers_event *event = bpf_ringbuf_reserve(&events, sizeof(*event), 0);

	if (!event) {
		bccx_count_lost(BCCX_LOST_RECORDS, 1);
		return;
	}
	event->time_ns = bpf_ktime_get_ns();
	event->value = value - 10;
	event->pair[0] = value;
	event->pair[1] = value + 1;
	event->known = 0xab;
	bpf_get_current_comm(event->comm, sizeof(event->comm));
	bpf_ringbuf_submit(event, 0);
}

SEC("raw_tp/sys_enter")
int on_call(u64 *args)
{
	struct answers_key key = {};
	struct bccx_ids ids;
	u64 value = 0;

	if (args[1] != SYS_GETPGID || !bccx_wanted(&ids))
		return 0;
	bpf_probe_read_kernel(&value, sizeof(value), (void *)&bccx_arg1(args[0]));
	key.tgid = ids.tgid;
	bpf_get_current_comm(key.comm, sizeof(key.comm));
	if (send_events) {
		send(value);
		return 0;
	}
	add_to_sum(&key, value);
	add_to_histograms(ids.tgid, value);
	return 0;
}

char LICENSE[] SEC("license") = "Dual BSD/GPL";
