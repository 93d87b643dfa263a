// SPDX-License-Identifier: Apache-2.0
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "glue.h"

static int open_regular(const char *path)
{
	struct stat st;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

	if (fd < 0)
		return -errno;
	if (!fstat(fd, &st) && S_ISREG(st.st_mode) && st.st_size)
		return fd;
	close(fd);
	return -ENOEXEC;
}

int bccx_map_file(const char *path, uint64_t *address)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	void *at;
	int fd;

	if (!path || !address)
		return glue_fail(EINVAL, "map a file: no path or no place for the address");
	fd = open_regular(path);
	if (fd < 0)
		return glue_fail(-fd, "map '%s': %s", path, glue_strerror(-fd));
	at = mmap(NULL, page, PROT_READ | PROT_EXEC, MAP_PRIVATE, fd, 0);
	if (at == MAP_FAILED) {
		int err = errno;

		close(fd);
		return glue_fail(err, "map '%s': %s", path, glue_strerror(err));
	}
	close(fd);
	*address = (uint64_t)(uintptr_t)at;
	return 0;
}

int bccx_unmap_file(uint64_t address)
{
	if (!address || munmap((void *)(uintptr_t)address, (size_t)sysconf(_SC_PAGESIZE)))
		return glue_fail(EINVAL, "unmap a file: not an address of one");
	return 0;
}
