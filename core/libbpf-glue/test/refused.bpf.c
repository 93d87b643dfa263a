// SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause)
/* The second program is one that the verifier refuses, after a long walk. */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__type(key, __u32);
	__type(value, __u64);
	__uint(max_entries, 1);
} values SEC(".maps");

SEC("socket")
int accepted(void *ctx)
{
	return 0;
}

SEC("socket")
int refused(void *ctx)
{
	__u32 key = 0;
	__u64 *value = bpf_map_lookup_elem(&values, &key);

	if (!value)
		return 0;
#pragma unroll
	for (int i = 0; i < 2000; i++)
		asm volatile("r1 = 1" ::: "r1");
	return value[4];
}

char LICENSE[] SEC("license") = "Dual BSD/GPL";
