/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
#include <bccx/filter.h>
#include <bccx/lost.h>
#include <bccx/record.h>

struct linux_binprm {
	const char *filename;
} __attribute__((preserve_access_index));

struct my_tool_event {
	u64 time_ns;
	u32 pid;
	char comm[16];
	char file[128];
};
BCCX_RECORD(struct my_tool_event);

struct {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, 256 * 1024);
} events SEC(".maps");

SEC("tp_btf/sched_process_exec")
int on_exec(u64 *ctx)
{
	struct linux_binprm *program = (void *)ctx[2];
	struct my_tool_event *event;
	struct bccx_ids ids;

	if (!bccx_wanted(&ids))
		return 0;
	event = bpf_ringbuf_reserve(&events, sizeof(*event), 0);
	if (!event) {
		bccx_count_lost(BCCX_LOST_RECORDS, 1);
		return 0;
	}
	event->time_ns = bpf_ktime_get_ns();
	event->pid = ids.tgid;
	bpf_get_current_comm(event->comm, sizeof(event->comm));
	bpf_probe_read_kernel_str(event->file, sizeof(event->file), BPF_CORE_READ(program, filename));
	bpf_ringbuf_submit(event, 0);
	return 0;
}

char LICENSE[] SEC("license") = "Dual BSD/GPL";
