/* SPDX-License-Identifier: Apache-2.0 */
/* dump-rows FILE: the unwind rows of an ELF object for x86-64 or AArch64. Standard output: the rows as they are in memory, little-endian pairs
 * {pc, rule}. Standard error: one JSON line with what was seen. */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include "../eh_frame.h"

static int64_t read_file(void *ctx, uint64_t offset, void *dst, uint32_t len)
{
	ssize_t got = pread(*(int *)ctx, dst, len, (off_t)offset);

	return got < 0 ? -errno : got;
}

int main(int argc, char **argv)
{
	struct bccx_unwind_table table = { 0 };
	struct bccx_file source = { .read = read_file };
	struct timespec from, to;
	struct stat st;
	Elf64_Ehdr head = { 0 };
	int fd, err;

	if (argc != 2) {
		fprintf(stderr, "usage: dump-rows FILE\n");
		return 2;
	}
	fd = open(argv[1], O_RDONLY | O_CLOEXEC);
	if (fd < 0 || fstat(fd, &st)) {
		fprintf(stderr, "dump-rows: %s: %s\n", argv[1], strerror(errno));
		return 1;
	}
	if (pread(fd, &head, sizeof(head), 0) < 0)
		return 1;
	source.ctx = &fd;
	source.size = (uint64_t)st.st_size;
	clock_gettime(CLOCK_MONOTONIC, &from);
	err = bccx_eh_frame__build(&source, head.e_machine, &table);
	clock_gettime(CLOCK_MONOTONIC, &to);
	fprintf(stderr,
		"{\"error\":%d,\"base\":%" PRIu64 ",\"textStart\":%" PRIu64 ",\"textEnd\":%" PRIu64
		",\"fdes\":%u,\"rows\":%u,\"rawRows\":%u,\"fdeBytes\":%" PRIu64 ",\"unsupportedBytes\":%" PRIu64
		",\"microseconds\":%ld}\n",
		err, table.base, table.text_start, table.text_end, table.fdes, table.nr, table.raw_rows,
		table.fde_bytes, table.unsupported_bytes,
		(to.tv_sec - from.tv_sec) * 1000000L + (to.tv_nsec - from.tv_nsec) / 1000);
	if (!err && fwrite(table.rows, sizeof(*table.rows), table.nr, stdout) != table.nr)
		err = -EIO;
	bccx_unwind_table__free(&table);
	close(fd);
	return err ? 1 : 0;
}
