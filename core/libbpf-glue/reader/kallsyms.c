/* SPDX-License-Identifier: Apache-2.0 */
#include "kallsyms.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

static int kallsyms = -1;

int kallsyms__open(void)
{
	kallsyms = open("/proc/kallsyms", O_RDONLY | O_CLOEXEC);
	return kallsyms < 0 ? -errno : 0;
}

int64_t kallsyms__read(uint64_t offset, void *into, size_t len)
{
	size_t total = 0;

	if (kallsyms < 0)
		return -ENOENT;
	if (offset > INT64_MAX - len)
		return -EINVAL;
	/* One read delivers a page at most. */
	while (total < len) {
		ssize_t n = pread(kallsyms, (char *)into + total, len - total, (off_t)(offset + total));

		if (n < 0)
			return total ? (int64_t)total : -errno;
		if (n == 0)
			break;
		total += (size_t)n;
	}
	return (int64_t)total;
}
