// SPDX-License-Identifier: Apache-2.0
/* Links: descriptors whose closing detaches. */
#include <linux/perf_event.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "glue.h"

static void close_both(int link_fd, int event_fd)
{
	if (link_fd >= 0)
		close(link_fd);
	if (event_fd >= 0)
		close(event_fd);
}

struct bccx_link *glue_link_new(int link_fd, int event_fd)
{
	struct bccx_link *link = malloc(sizeof(*link));

	if (!link) {
		close_both(link_fd, event_fd);
		return glue_fail_null(ENOMEM, "attach: out of memory");
	}
	*link = (struct bccx_link){ .magic = GLUE_LINK, .link_fd = link_fd, .event_fd = event_fd };
	return link;
}

/* Takes event_fd. NULL and errno, without text. */
static struct bccx_link *join(int program_fd, int event_fd, uint64_t cookie)
{
	LIBBPF_OPTS(bpf_link_create_opts, opts, .perf_event.bpf_cookie = cookie);
	int link_fd = bpf_link_create(program_fd, event_fd, BPF_PERF_EVENT, &opts), err = 0;

	/* EINVAL: before 5.15 a program joins by ioctl, which has no place for a cookie. */
	if (link_fd == -EINVAL && cookie)
		err = EOPNOTSUPP;
	else if (link_fd < 0 && link_fd != -EINVAL)
		err = -link_fd;
	else if (link_fd < 0 && ioctl(event_fd, PERF_EVENT_IOC_SET_BPF, program_fd) < 0)
		err = errno;
	else if (ioctl(event_fd, PERF_EVENT_IOC_ENABLE, 0) < 0)
		err = errno;
	if (err) {
		close_both(link_fd, event_fd);
		errno = err;
		return NULL;
	}
	return glue_link_new(link_fd, event_fd);
}

struct bccx_link *glue_link_program_fd(int program_fd, int event_fd)
{
	return join(program_fd, event_fd, 0);
}

struct bccx_link *glue_link_perf_event(const struct bccx_program *program, int event_fd, uint64_t cookie,
				       const char *what)
{
	struct bccx_link *link = join(bpf_program__fd(program->bpf), event_fd, cookie);

	if (!link && errno == EOPNOTSUPP && cookie)
		return glue_fail_null(EOPNOTSUPP,
				      "attach '%s' to %s: attach cookies not supported (requires kernel >= 5.15)",
				      bpf_program__name(program->bpf), what);
	if (!link)
		return glue_fail_null(errno, "attach '%s' to %s: %s", bpf_program__name(program->bpf), what,
				      glue_strerror(errno));
	return link;
}

int bccx_link__destroy(struct bccx_link *link)
{
	if (!link)
		return 0;
	if (link->magic != GLUE_LINK)
		return glue_fail(EINVAL, "detach: not a link");
	close_both(link->link_fd, link->event_fd);
	link->magic = 0;
	free(link);
	return 0;
}
