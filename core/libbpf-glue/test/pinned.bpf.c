// SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause)
/* A map that libbpf would pin in the BPF file system. */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__type(key, __u32);
	__type(value, __u64);
	__uint(max_entries, 1);
	__uint(pinning, LIBBPF_PIN_BY_NAME);
} kept SEC(".maps");

char LICENSE[] SEC("license") = "Dual BSD/GPL";
