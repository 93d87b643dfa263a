/* SPDX-License-Identifier: Apache-2.0 */
/* A stack, its registers and what its process mapped are hostile, and so are the tables' numbers. Whatever they are, a walk
 * ends, within its frames, and reads nothing but what it was given. */
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <bccx/late_record.h>
#include <bccx/unwind_tables.h>
#include "../late_walk.h"

#define MAPPINGS 4

static void give(int fd, const void *bytes, size_t len)
{
	if (write(fd, bytes, len) != (ssize_t)len)
		abort();
}

static int begin(int *fd)
{
	if (*fd < 0)
		*fd = memfd_create("requests", MFD_CLOEXEC);
	if (*fd < 0 || ftruncate(*fd, 0) || lseek(*fd, 0, SEEK_SET))
		abort();
	return *fd;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static int requests = -1;
	static uint8_t block[BCCX_UNWIND_BLOCK_BYTES];
	struct bccx_unwind_mapping mappings[MAPPINGS];
	struct unwind_walk shape = { .nr_mappings = MAPPINGS, .record_bytes = sizeof(struct bccx_late) + 4096 };
	static uint8_t record[sizeof(struct bccx_late) + 4096];
	struct unwind_answer answer = { 0 };
	const uint64_t *frames = NULL;
	size_t used = 0;
	int fd;

	if (size < sizeof(mappings) + sizeof(struct bccx_late))
		return 0;
	memcpy(mappings, data, sizeof(mappings));
	used += sizeof(mappings);
	memset(record, 0, sizeof(record));
	memcpy(record, data + used, size - used < sizeof(record) ? size - used : sizeof(record));
	memset(block, 0, sizeof(block));
	memcpy(block, data + used, size - used < sizeof(block) ? size - used : sizeof(block));
	for (uint64_t n = 0; n < 4; n++) {
		fd = begin(&requests);
		give(fd, block, sizeof(block));
		lseek(fd, 0, SEEK_SET);
		if (late_walk__take_block(fd, n))
			abort();
	}
	fd = begin(&requests);
	give(fd, &shape, sizeof(shape));
	give(fd, mappings, sizeof(mappings));
	give(fd, record, sizeof(record));
	lseek(fd, 0, SEEK_SET);
	if (late_walk__walk(fd, &answer, &frames))
		return 0;
	if (answer.nr_rows > BCCX_STACK_FRAMES)
		abort();
	return 0;
}
