// SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause)
/* Session probes: one program at entry and return, which share a word. */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

#ifndef SESSION_PARAMETER
#define SESSION_PARAMETER void
#define SESSION_ARGUMENT
#endif

extern _Bool bpf_session_is_return(SESSION_PARAMETER) __ksym;
extern __u64 *bpf_session_cookie(SESSION_PARAMETER) __ksym;

const volatile __u32 target_tgid = 0;
__u64 entries;
__u64 returns;
__u64 matched;

SEC("kprobe")
int on_session(void *ctx)
{
	__u64 *word;

	if (bpf_get_current_pid_tgid() >> 32 != target_tgid)
		return 0;
	word = (__u64 *)bpf_session_cookie(SESSION_ARGUMENT);
	if (bpf_session_is_return(SESSION_ARGUMENT)) {
		__sync_fetch_and_add(&returns, 1);
		if (*word == 77)
			__sync_fetch_and_add(&matched, 1);
	} else {
		__sync_fetch_and_add(&entries, 1);
		*word = 77;
	}
	return 0;
}

char LICENSE[] SEC("license") = "Dual BSD/GPL";
