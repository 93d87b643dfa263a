// SPDX-License-Identifier: Apache-2.0
/* Programs of type tracing: tp_btf, fentry, fexit. Their target is part of the loaded program. */
#include "glue.h"

static bool attachable(enum bpf_attach_type type)
{
	return type == BPF_TRACE_RAW_TP || type == BPF_TRACE_FENTRY || type == BPF_TRACE_FEXIT;
}

struct bccx_link *bccx_program__attach_tracing(struct bccx_program *program, const struct bccx_tracing_opts *opts)
{
	LIBBPF_OPTS(bpf_link_create_opts, create);
	struct bccx_tracing_opts o = { .size = sizeof(o) };
	enum bpf_attach_type type;
	const char *name;
	int program_fd = glue_program_fd(program), fd;

	if (program_fd < 0 || (opts && glue_opts_in(&o, sizeof(o), sizeof(o), opts) < 0))
		return NULL;
	name = bpf_program__name(program->bpf);
	type = bpf_program__expected_attach_type(program->bpf);
	if (bpf_program__type(program->bpf) != BPF_PROG_TYPE_TRACING || !attachable(type))
		return glue_fail_null(EINVAL, "attach '%s': not a tp_btf, fentry or fexit program", name);
	if (o.cookie) {
		create.tracing.cookie = o.cookie;
		fd = bpf_link_create(program_fd, 0, type, &create);
	} else {
		/* The same link, but known since 5.5; link_create only takes these since 5.18. */
		fd = bpf_raw_tracepoint_open(NULL, program_fd);
	}
	if (fd == -EINVAL && o.cookie)
		return glue_fail_null(EOPNOTSUPP, "attach '%s': attach cookies not supported (requires kernel >= 6.0)",
				      name);
	if (fd < 0)
		return glue_fail_null(-fd, "attach '%s': %s", name, glue_strerror(fd));
	return glue_link_new(fd, -1);
}
