// SPDX-License-Identifier: Apache-2.0
/* Which CPUs there are, from sysfs. */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "glue.h"

#define ONLINE "/sys/devices/system/cpu/online"

/* Calls each() for every CPU of a list such as "0-3,8"; it stops the walk by returning false. */
static int for_each_cpu(bool (*each)(void *ctx, uint32_t cpu), void *ctx)
{
	char text[4096], *at = text;
	int fd = open(ONLINE, O_RDONLY | O_CLOEXEC);
	ssize_t len;

	if (fd < 0)
		return glue_fail(errno, "read '" ONLINE "': %s", glue_strerror(errno));
	len = read(fd, text, sizeof(text) - 1);
	close(fd);
	if (len <= 0)
		return glue_fail(EIO, "read '" ONLINE "': nothing there");
	text[len] = '\0';
	while (*at >= '0' && *at <= '9') {
		unsigned long first = strtoul(at, &at, 10), last = first;

		if (*at == '-')
			last = strtoul(at + 1, &at, 10);
		for (; first <= last && first < 65536; first++) {
			if (!each(ctx, first))
				return 0;
		}
		if (*at == ',')
			at++;
	}
	return 0;
}

struct list {
	uint32_t *cpus, capacity, count;
};

static bool add(void *ctx, uint32_t cpu)
{
	struct list *list = ctx;

	if (list->count < list->capacity)
		list->cpus[list->count] = cpu;
	list->count++;
	return true;
}

struct wanted {
	uint32_t cpu;
	bool found;
};

static bool look(void *ctx, uint32_t cpu)
{
	struct wanted *wanted = ctx;

	wanted->found = cpu == wanted->cpu;
	return !wanted->found;
}

bool glue_cpu_is_online(uint32_t cpu)
{
	struct wanted wanted = { .cpu = cpu };

	/* Without sysfs the kernel's own answer has to do. */
	return for_each_cpu(look, &wanted) < 0 || wanted.found;
}

int bccx_possible_cpus(void)
{
	int count = libbpf_num_possible_cpus();

	return count < 0 ? glue_fail(-count, "count possible CPUs: %s", glue_strerror(count)) : count;
}

int bccx_online_cpus(uint32_t *cpus, uint32_t capacity)
{
	struct list list = { .cpus = cpus, .capacity = capacity };
	int err;

	if (!cpus && capacity)
		return glue_fail(EINVAL, "list online CPUs: no buffer");
	err = for_each_cpu(add, &list);
	return err < 0 ? err : (int)list.count;
}
