// SPDX-License-Identifier: Apache-2.0
/*
 * One link for many functions. libbpf 1.1 does not know uprobe_multi and the session kinds, so the system call is made by
 * hand for all of them. Layout: struct link_create of union bpf_attr in the kernel's include/uapi/linux/bpf.h, 6.13.
 */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "glue.h"

#define MULTI_RETURN 1u /* BPF_F_KPROBE_MULTI_RETURN and BPF_F_UPROBE_MULTI_RETURN */
#define COUNT_MAX (1u << 20) /* the kernel's own limit */

struct link_create {
	uint32_t prog_fd, target_fd, attach_type, flags;
	union {
		struct {
			uint32_t flags, cnt;
			uint64_t syms, addrs, cookies;
		} kprobe;
		struct {
			uint64_t path, offsets, ref_ctr_offsets, cookies;
			uint32_t cnt, flags, pid, pad;
		} uprobe;
	};
};

_Static_assert(sizeof(struct link_create) == 64, "as the kernel lays it out");

static int create(struct link_create *attr)
{
	int fd = syscall(SYS_bpf, BPF_LINK_CREATE, attr, sizeof(*attr));

	return fd < 0 ? -errno : fd;
}

int glue_link_kprobe_multi(int program_fd, int mode, uint32_t flags, const struct glue_functions *functions)
{
	struct link_create attr = {
		.prog_fd = program_fd,
		.attach_type = mode,
		.kprobe = {
			.flags = flags & BCCX_PROBE_RETURN ? MULTI_RETURN : 0,
			.cnt = functions->count,
			.syms = (uintptr_t)functions->names,
			.addrs = (uintptr_t)functions->addresses,
			.cookies = (uintptr_t)functions->cookies,
		},
	};

	return create(&attr);
}

int glue_link_uprobe_multi(int program_fd, int mode, const struct bccx_uprobe_multi_opts *opts)
{
	struct link_create attr = {
		.prog_fd = program_fd,
		.attach_type = mode,
		.uprobe = {
			.path = (uintptr_t)opts->path,
			.offsets = (uintptr_t)opts->offsets,
			.ref_ctr_offsets = (uintptr_t)opts->semaphores,
			.cookies = (uintptr_t)opts->cookies,
			.cnt = opts->count,
			.flags = opts->flags & BCCX_PROBE_RETURN ? MULTI_RETURN : 0,
			.pid = opts->pid < 0 ? 0 : opts->pid,
		},
	};

	return create(&attr);
}

static int check(const struct bccx_program *program, int multi, int session, uint32_t flags)
{
	const char *name = bpf_program__name(program->bpf);
	int mode = bpf_program__expected_attach_type(program->bpf);

	if (bpf_program__type(program->bpf) != BPF_PROG_TYPE_KPROBE || (mode != multi && mode != session))
		return glue_fail(EINVAL, "attach '%s': not loaded for this kind of multi or session link", name);
	if (flags & ~BCCX_PROBE_RETURN)
		return glue_fail(EINVAL, "attach '%s': flags 0x%x are not known", name, flags);
	if (mode == session && flags)
		return glue_fail(EINVAL, "attach '%s': a session runs at entry and return, not at one of them", name);
	return mode;
}

static int check_count(const struct bccx_program *program, uint32_t count)
{
	if (!count || count > COUNT_MAX)
		return glue_fail(EINVAL, "attach '%s': %u targets in one link", bpf_program__name(program->bpf), count);
	return 0;
}

/* The addresses of count strings that lie back to back; NULL when there are fewer. */
static const char **split(const char *strings, size_t size, uint32_t count)
{
	const char **list = calloc(count, sizeof(*list));
	const char *end = strings + size;

	for (uint32_t i = 0; list && i < count; i++) {
		const char *stop = memchr(strings, '\0', end - strings);

		if (!stop || stop == strings) {
			free(list);
			errno = EINVAL;
			return NULL;
		}
		list[i] = strings;
		strings = stop + 1;
	}
	return list;
}

struct bccx_link *bccx_program__attach_kprobe_multi(struct bccx_program *program,
						    const struct bccx_kprobe_multi_opts *opts)
{
	struct bccx_kprobe_multi_opts o;
	struct glue_functions functions;
	int program_fd = glue_program_fd(program), mode, fd;

	if (program_fd < 0 || glue_opts_in(&o, sizeof(o), sizeof(o), opts) < 0)
		return NULL;
	mode = check(program, BCCX_ATTACH_KPROBE_MULTI, BCCX_ATTACH_KPROBE_SESSION, o.flags);
	if (mode < 0 || check_count(program, o.count) < 0)
		return NULL;
	if (!o.functions == !o.addresses)
		return glue_fail_null(EINVAL, "attach '%s': give either functions or addresses",
				      bpf_program__name(program->bpf));
	functions = (struct glue_functions){ .addresses = o.addresses, .cookies = o.cookies, .count = o.count };
	if (o.functions) {
		functions.names = split(o.functions, o.functions_size, o.count);
		if (!functions.names)
			return glue_fail_null(errno, "attach '%s': not %u names", bpf_program__name(program->bpf),
					      o.count);
	}
	fd = glue_link_kprobe_multi(program_fd, mode, o.flags, &functions);
	if (fd < 0)
		glue_fail(-fd, "attach '%s' to %u kernel functions (%s, …): %s", bpf_program__name(program->bpf),
			  o.count, functions.names ? functions.names[0] : "by address", glue_strerror(fd));
	free(functions.names);
	return fd < 0 ? NULL : glue_link_new(fd, -1);
}

struct bccx_link *bccx_program__attach_uprobe_multi(struct bccx_program *program,
						    const struct bccx_uprobe_multi_opts *opts)
{
	struct bccx_uprobe_multi_opts o;
	char resolved[PATH_MAX];
	int program_fd = glue_program_fd(program), mode, fd;
	const char *name;

	if (program_fd < 0 || glue_opts_in(&o, sizeof(o), sizeof(o), opts) < 0)
		return NULL;
	name = bpf_program__name(program->bpf);
	mode = check(program, BCCX_ATTACH_UPROBE_MULTI, BCCX_ATTACH_UPROBE_SESSION, o.flags);
	if (mode < 0 || check_count(program, o.count) < 0)
		return NULL;
	if (!o.path || !o.offsets || o.pid == 0 || o.pid < -1)
		return glue_fail_null(EINVAL, "attach '%s': no path, no offsets, or %d is not a process", name, o.pid);
	/* The kernel takes absolute paths only here. */
	if (!realpath(o.path, resolved))
		return glue_fail_null(errno, "attach '%s' to %s: %s", name, o.path, glue_strerror(errno));
	if (o.path[0] != '/')
		o.path = resolved;
	fd = glue_link_uprobe_multi(program_fd, mode, &o);
	if (fd == -ESRCH)
		return glue_fail_null(ESRCH, "attach '%s' to %s: no process %d", name, o.path, o.pid);
	if (fd < 0)
		return glue_fail_null(-fd, "attach '%s' to %u places of %s: %s", name, o.count, o.path,
				      glue_strerror(fd));
	return glue_link_new(fd, -1);
}
