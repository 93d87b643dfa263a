/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include "bytes.h"

/* Small enough to stay in the processor's cache on its way through the pipe. */
#define READ_STEP (256u << 10)

static int in_range(const struct bccx_file *source, uint64_t offset, uint64_t len)
{
	if (len > BCCX_EH_FRAME_MAX_BYTES)
		return -E2BIG;
	return offset > source->size || len > source->size - offset ? -EIO : 0;
}

/* In steps, one after the other into dst, or, when they are not kept, each over the one before. */
static int read_steps(const struct bccx_file *source, uint64_t offset, uint64_t len, uint8_t *dst, int keep)
{
	for (uint64_t done = 0; done < len;) {
		uint32_t step = len - done < READ_STEP ? (uint32_t)(len - done) : READ_STEP;
		int64_t got = source->read(source->ctx, offset + done, keep ? dst + done : dst, step);

		if (got != (int64_t)step)
			return got < 0 ? (int)got : -EIO;
		done += step;
	}
	return 0;
}

int bccx_bytes__read(struct bccx_bytes *b, const struct bccx_file *source, uint64_t offset, uint64_t len)
{
	int err = in_range(source, offset, len);

	b->data = NULL;
	b->len = 0;
	if (err)
		return err;
	b->data = malloc(len ? len : 1);
	if (!b->data)
		return -ENOMEM;
	err = read_steps(source, offset, len, b->data, 1);
	if (err)
		bccx_bytes__free(b);
	else
		b->len = (uint32_t)len;
	return err;
}

int bccx_bytes__pass_over(const struct bccx_file *source, uint64_t offset, uint64_t len)
{
	static uint8_t step[READ_STEP];
	int err = in_range(source, offset, len);

	return err ? err : read_steps(source, offset, len, step, 0);
}

void bccx_bytes__free(struct bccx_bytes *b)
{
	free(b->data);
	b->data = NULL;
	b->len = 0;
}
