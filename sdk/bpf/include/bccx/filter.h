/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/* Which tasks a tool looks at. The shared options of the manifest (`pid`, `tid`, `cgroup`, `mntns`) fill these maps
 * and constants by name; a tool calls bccx_wanted() first thing and needs nothing else. */
#ifndef BCCX_FILTER_H
#define BCCX_FILTER_H

#include <bccx/task.h>

const volatile bool filter_tgid = false;
const volatile bool filter_tid = false;
const volatile bool filter_cgroup = false;
const volatile u32 filter_mntns = 0; /* inode of a mount namespace */

/* The host sizes both to the lists it was given. */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 1);
	__type(key, u32);
	__type(value, u8);
} tgids SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 1);
	__type(key, u32);
	__type(value, u8);
} tids SEC(".maps");

/* Index 0: the cgroup (v2) whose members and descendants are looked at. */
struct {
	__uint(type, BPF_MAP_TYPE_CGROUP_ARRAY);
	__uint(max_entries, 1);
	__type(key, u32);
	__type(value, u32);
} cgroups SEC(".maps");

/* Is the current task one the user asked for? Fills its ids either way when the tracer can see it. */
static __always_inline bool bccx_wanted(struct bccx_ids *ids)
{
	if (!bccx_current_ids(ids))
		return false;
	if (filter_tgid && !bpf_map_lookup_elem(&tgids, &ids->tgid))
		return false;
	if (filter_tid && !bpf_map_lookup_elem(&tids, &ids->tid))
		return false;
	if (filter_cgroup && bpf_current_task_under_cgroup(&cgroups, 0) != 1)
		return false;
	if (filter_mntns) {
		struct task_struct *task = (struct task_struct *)bpf_get_current_task();

		if (BPF_CORE_READ(task, nsproxy, mnt_ns, ns.inum) != filter_mntns)
			return false;
	}
	return true;
}

#endif
