// SPDX-License-Identifier: Apache-2.0
/* One kprobe or one uprobe, through the perf events of these names (Linux 4.17). */
#include <linux/perf_event.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "glue.h"

/* kernel/events/core.c: the formats "retprobe" and "ref_ctr_offset" of these events. */
#define CONFIG_RETURN 1u
#define CONFIG_SEMAPHORE_SHIFT 32

static int event_type(const char *kind)
{
	char path[80];
	FILE *file;
	int type;

	snprintf(path, sizeof(path), "/sys/bus/event_source/devices/%s/type", kind);
	file = fopen(path, "re");
	if (!file)
		return errno == ENOENT ? -EOPNOTSUPP : -errno;
	if (fscanf(file, "%d", &type) != 1)
		type = -EOPNOTSUPP;
	fclose(file);
	return type;
}

static int open_event(const char *kind, struct perf_event_attr *attr, int pid)
{
	int type = event_type(kind), fd;

	if (type < 0)
		return type;
	attr->size = sizeof(*attr);
	attr->type = type;
	attr->disabled = 1;
	fd = syscall(SYS_perf_event_open, attr, pid, pid < 0 ? 0 : -1, -1, PERF_FLAG_FD_CLOEXEC);
	return fd < 0 ? -errno : fd;
}

int glue_open_kprobe(const struct bccx_kprobe_opts *opts)
{
	struct perf_event_attr attr = {
		.config = opts->flags & BCCX_PROBE_RETURN ? CONFIG_RETURN : 0,
		.kprobe_func = (uintptr_t)opts->function,
		.probe_offset = opts->offset,
	};

	return open_event("kprobe", &attr, -1);
}

int glue_open_uprobe(const struct bccx_uprobe_opts *opts)
{
	struct perf_event_attr attr = {
		.config = (opts->flags & BCCX_PROBE_RETURN ? CONFIG_RETURN : 0) | opts->semaphore
											  << CONFIG_SEMAPHORE_SHIFT,
		.uprobe_path = (uintptr_t)opts->path,
		.probe_offset = opts->offset,
	};

	return open_event("uprobe", &attr, opts->pid);
}

static int check(const struct bccx_program *program, uint32_t flags)
{
	const char *name = bpf_program__name(program->bpf);

	if (bpf_program__type(program->bpf) != BPF_PROG_TYPE_KPROBE)
		return glue_fail(EINVAL, "attach '%s': not a kprobe or uprobe program", name);
	if (bpf_program__expected_attach_type(program->bpf))
		return glue_fail(EINVAL, "attach '%s': loaded for multi or session links", name);
	if (flags & ~BCCX_PROBE_RETURN)
		return glue_fail(EINVAL, "attach '%s': flags 0x%x are not known", name, flags);
	return 0;
}

struct bccx_link *bccx_program__attach_kprobe(struct bccx_program *program, const struct bccx_kprobe_opts *opts)
{
	struct bccx_kprobe_opts o;
	const char *name;
	char what[160];
	int fd;

	if (glue_program_fd(program) < 0 || glue_opts_in(&o, sizeof(o), sizeof(o), opts) < 0 ||
	    check(program, o.flags) < 0)
		return NULL;
	name = bpf_program__name(program->bpf);
	if (!o.function || !*o.function || ((o.flags & BCCX_PROBE_RETURN) && o.offset))
		return glue_fail_null(EINVAL, "attach '%s': no function, or a return probe with an offset", name);
	snprintf(what, sizeof(what), "k%sprobe %s", o.flags & BCCX_PROBE_RETURN ? "ret" : "", o.function);
	fd = glue_open_kprobe(&o);
	if (fd == -ENOENT)
		return glue_fail_null(ENOENT, "attach '%s' to %s: this kernel has none of that name", name, what);
	if (fd == -EOPNOTSUPP)
		return glue_fail_null(EOPNOTSUPP, "attach '%s' to %s: kernel without kprobes", name, what);
	if (fd < 0)
		return glue_fail_null(-fd, "attach '%s' to %s: %s", name, what, glue_strerror(fd));
	return glue_link_perf_event(program, fd, o.cookie, what);
}

struct bccx_link *bccx_program__attach_uprobe(struct bccx_program *program, const struct bccx_uprobe_opts *opts)
{
	struct bccx_uprobe_opts o;
	const char *name;
	char what[256];
	int fd;

	if (glue_program_fd(program) < 0 || glue_opts_in(&o, sizeof(o), sizeof(o), opts) < 0 ||
	    check(program, o.flags) < 0)
		return NULL;
	name = bpf_program__name(program->bpf);
	if (!o.path || !*o.path || o.pid == 0 || o.pid < -1)
		return glue_fail_null(EINVAL, "attach '%s': no path, or %d is not a process", name, o.pid);
	if (o.semaphore >> 32)
		return glue_fail_null(EINVAL, "attach '%s': the kernel takes semaphores below 4 GiB only", name);
	snprintf(what, sizeof(what), "u%sprobe %s+0x%llx", o.flags & BCCX_PROBE_RETURN ? "ret" : "", o.path,
		 (unsigned long long)o.offset);
	fd = glue_open_uprobe(&o);
	if (fd == -EOPNOTSUPP)
		return glue_fail_null(EOPNOTSUPP, "attach '%s' to %s: kernel without uprobes", name, what);
	if (fd == -ESRCH)
		return glue_fail_null(ESRCH, "attach '%s' to %s: no process %d", name, what, o.pid);
	if (fd < 0)
		return glue_fail_null(-fd, "attach '%s' to %s: %s", name, what, glue_strerror(fd));
	return glue_link_perf_event(program, fd, o.cookie, what);
}
