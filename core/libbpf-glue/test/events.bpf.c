// SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause)
/* A ring buffer: one record for each getpgid(), of a length that its argument chooses. */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

#define SYS_GETPGID 121

const volatile __u32 target_tgid = 0;
const volatile __u32 discard_every = 0;
__u64 lost;
__u64 sent;
__u32 narrow;

struct {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, 4096);
} events SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__type(key, __u32);
	__type(value, __u64);
	__uint(max_entries, 1);
} plain SEC(".maps");

struct record {
	__u64 number;
	char filler[93];
};

SEC("raw_tracepoint")
int on_call(struct bpf_raw_tracepoint_args *ctx)
{
	struct record *record;
	__u64 number;

	if (ctx->args[1] != SYS_GETPGID || bpf_get_current_pid_tgid() >> 32 != target_tgid)
		return 0;
	number = sent++;
	narrow++;
	record = bpf_ringbuf_reserve(&events, 101, 0);
	if (!record) {
		__sync_fetch_and_add(&lost, 1);
		return 0;
	}
	record->number = number;
	record->filler[0] = 'x';
	record->filler[92] = 'y';
	if (discard_every && number % discard_every == 0)
		bpf_ringbuf_discard(record, 0);
	else
		bpf_ringbuf_submit(record, 0);
	return 0;
}

char LICENSE[] SEC("license") = "Dual BSD/GPL";
