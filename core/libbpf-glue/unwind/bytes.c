/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include "bytes.h"

#define READ_STEP (1u << 20)

int bccx_bytes__read(struct bccx_bytes *b, const struct bccx_file *source, uint64_t offset, uint64_t len)
{
	uint64_t done = 0;

	b->data = NULL;
	b->len = 0;
	if (len > BCCX_EH_FRAME_MAX_BYTES)
		return -E2BIG;
	if (offset > source->size || len > source->size - offset)
		return -EIO;
	b->data = malloc(len ? len : 1);
	if (!b->data)
		return -ENOMEM;
	while (done < len) {
		uint32_t step = len - done < READ_STEP ? (uint32_t)(len - done) : READ_STEP;
		int64_t got = source->read(source->ctx, offset + done, b->data + done, step);

		if (got != (int64_t)step) {
			bccx_bytes__free(b);
			return got < 0 ? (int)got : -EIO;
		}
		done += step;
	}
	b->len = (uint32_t)len;
	return 0;
}

void bccx_bytes__free(struct bccx_bytes *b)
{
	free(b->data);
	b->data = NULL;
	b->len = 0;
}
