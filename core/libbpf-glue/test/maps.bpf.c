// SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause)
/* One map of each kind, and global variables of each size. */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

struct odd_key {
	char bytes[5];
};

struct odd_value {
	char bytes[11];
};

struct kilobyte {
	char bytes[1024];
};

struct prefix {
	__u32 bits;
	__u32 address;
};

#define MAP(name_, type_, key_, value_, entries_) \
	struct { \
		__uint(type, type_); \
		__type(key, key_); \
		__type(value, value_); \
		__uint(max_entries, entries_); \
	} name_ SEC(".maps")

MAP(hash, BPF_MAP_TYPE_HASH, __u32, __u64, 20000);
MAP(small, BPF_MAP_TYPE_HASH, __u32, __u64, 4);
MAP(odd, BPF_MAP_TYPE_HASH, struct odd_key, struct odd_value, 1000);
MAP(wide, BPF_MAP_TYPE_HASH, __u64, struct kilobyte, 4096);
MAP(lru, BPF_MAP_TYPE_LRU_HASH, __u32, __u64, 1000);
MAP(percpu, BPF_MAP_TYPE_PERCPU_HASH, __u32, __u32, 1000);
MAP(array, BPF_MAP_TYPE_ARRAY, __u32, __u64, 100);
MAP(percpu_array, BPF_MAP_TYPE_PERCPU_ARRAY, __u32, __u64, 10);

struct {
	__uint(type, BPF_MAP_TYPE_LPM_TRIE);
	__type(key, struct prefix);
	__type(value, __u64);
	__uint(max_entries, 100);
	__uint(map_flags, BPF_F_NO_PREALLOC);
} trie SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__type(key, __u32);
	__type(value, __u64);
	__uint(max_entries, 20000);
	__uint(map_flags, BPF_F_NO_PREALLOC);
} allocated SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_QUEUE);
	__type(value, __u64);
	__uint(max_entries, 10);
} queue SEC(".maps");

const volatile __u8 byte_option = 1;
const volatile __u32 word_option = 2;
const volatile __s64 long_option = 3;
const volatile char text_option[12] = "default";
__u64 data_counter = 40;
__u64 bss_counter;
static volatile __u32 hidden_counter;

SEC("socket")
int touch(void *ctx)
{
	hidden_counter += byte_option + word_option;
	bss_counter += long_option + text_option[word_option & 7];
	data_counter++;
	return 0;
}

char LICENSE[] SEC("license") = "Dual BSD/GPL";
