// SPDX-License-Identifier: Apache-2.0
/* Iterator programs: attached once, run over all objects of a kind by reading a descriptor to its end. */
#include <errno.h>
#include <unistd.h>

#include "glue.h"

struct bccx_link *bccx_program__attach_iterator(struct bccx_program *program)
{
	int program_fd = glue_program_fd(program), fd;
	const char *name;

	if (program_fd < 0)
		return NULL;
	name = bpf_program__name(program->bpf);
	if (bpf_program__type(program->bpf) != BPF_PROG_TYPE_TRACING ||
	    bpf_program__expected_attach_type(program->bpf) != BPF_TRACE_ITER)
		return glue_fail_null(EINVAL, "attach '%s': not an iterator program", name);
	fd = bpf_link_create(program_fd, 0, BPF_TRACE_ITER, NULL);
	if (fd < 0)
		return glue_fail_null(-fd, "attach '%s': %s", name, glue_strerror(fd));
	return glue_link_new(fd, -1);
}

int64_t bccx_link__run(struct bccx_link *link)
{
	char dropped[4096];
	int64_t bytes = 0;
	ssize_t n;
	int fd;

	if (!link || link->magic != GLUE_LINK || link->event_fd >= 0)
		return glue_fail(EINVAL, "run: not the link of an iterator");
	fd = bpf_iter_create(link->link_fd);
	if (fd < 0)
		return glue_fail(-fd, "run: %s", glue_strerror(fd));
	do {
		n = read(fd, dropped, sizeof(dropped));
		if (n > 0)
			bytes += n;
	} while (n > 0 || (n < 0 && (errno == EAGAIN || errno == EINTR)));
	if (n < 0)
		bytes = glue_fail(errno, "run: %s", glue_strerror(-errno));
	close(fd);
	return bytes;
}
