// SPDX-License-Identifier: Apache-2.0
/* Tracepoints, by their stable fields or raw. */
#include <ctype.h>
#include <linux/perf_event.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "glue.h"

/* The names become part of a path. */
static bool is_name(const char *text)
{
	if (!text || !*text)
		return false;
	for (; *text; text++) {
		if (!isalnum((unsigned char)*text) && *text != '_' && *text != '-')
			return false;
	}
	return true;
}

static int tracepoint_id(const char *category, const char *name)
{
	char path[256], text[32];
	ssize_t len;
	int fd;

	if (snprintf(path, sizeof(path), "events/%s/%s/id", category, name) >= (int)sizeof(path))
		return -ENOENT;
	fd = glue_tracefs_open(path);
	if (fd < 0)
		return fd;
	len = read(fd, text, sizeof(text) - 1);
	close(fd);
	if (len <= 0)
		return -EIO;
	text[len] = '\0';
	return atoi(text);
}

int glue_open_tracepoint(const char *category, const char *name)
{
	struct perf_event_attr attr = {
		.size = sizeof(attr), .type = PERF_TYPE_TRACEPOINT, .sample_period = 1, .disabled = 1
	};
	int id = tracepoint_id(category, name), fd;

	if (id < 0)
		return id;
	attr.config = id;
	/* The CPU is a formality: a program attached to a tracepoint's event runs on all of them. */
	fd = syscall(SYS_perf_event_open, &attr, -1, 0, -1, PERF_FLAG_FD_CLOEXEC);
	return fd < 0 ? -errno : fd;
}

struct bccx_link *bccx_program__attach_tracepoint(struct bccx_program *program, const struct bccx_tracepoint_opts *opts)
{
	struct bccx_tracepoint_opts o;
	const char *name;
	char what[160];
	int fd;

	if (glue_program_fd(program) < 0 || glue_opts_in(&o, sizeof(o), sizeof(o), opts) < 0)
		return NULL;
	name = bpf_program__name(program->bpf);
	if (bpf_program__type(program->bpf) != BPF_PROG_TYPE_TRACEPOINT)
		return glue_fail_null(EINVAL, "attach '%s': not a tracepoint program", name);
	if (!is_name(o.category) || !is_name(o.name))
		return glue_fail_null(EINVAL, "attach '%s': not a tracepoint's category and name", name);
	snprintf(what, sizeof(what), "tracepoint %s:%s", o.category, o.name);
	fd = glue_open_tracepoint(o.category, o.name);
	if (fd == -ENOENT)
		return glue_fail_null(ENOENT, "attach '%s' to %s: this kernel has none of that name", name, what);
	if (fd < 0)
		return glue_fail_null(-fd, "attach '%s' to %s: %s", name, what, glue_strerror(fd));
	return glue_link_perf_event(program, fd, o.cookie, what);
}

struct bccx_link *bccx_program__attach_raw_tracepoint(struct bccx_program *program,
						      const struct bccx_tracepoint_opts *opts)
{
	struct bccx_tracepoint_opts o;
	int program_fd = glue_program_fd(program), fd;
	const char *name;

	if (program_fd < 0 || glue_opts_in(&o, sizeof(o), sizeof(o), opts) < 0)
		return NULL;
	name = bpf_program__name(program->bpf);
	if (bpf_program__type(program->bpf) != BPF_PROG_TYPE_RAW_TRACEPOINT)
		return glue_fail_null(EINVAL, "attach '%s': not a raw_tracepoint program", name);
	if (!is_name(o.name))
		return glue_fail_null(EINVAL, "attach '%s': not a tracepoint's name", name);
	if (o.cookie)
		return glue_fail_null(EOPNOTSUPP, "attach '%s': raw tracepoints carry no cookie", name);
	fd = bpf_raw_tracepoint_open(o.name, program_fd);
	if (fd == -ENOENT)
		return glue_fail_null(ENOENT, "attach '%s' to raw tracepoint %s: this kernel has none of that name",
				      name, o.name);
	if (fd < 0)
		return glue_fail_null(-fd, "attach '%s' to raw tracepoint %s: %s", name, o.name, glue_strerror(fd));
	return glue_link_new(fd, -1);
}
