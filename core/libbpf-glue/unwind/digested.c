/* SPDX-License-Identifier: Apache-2.0 */
#include "digested.h"

/* Place, length wanted and result stand before the bytes: no two sequences of reads look the same. */
static int64_t read_and_digest(void *ctx, uint64_t offset, void *dst, uint32_t len)
{
	struct digested *d = ctx;
	int64_t got = d->inner.read(d->inner.ctx, offset, dst, len);
	const uint64_t head[] = { offset, len, (uint64_t)got };

	blake2bp__add(&d->digest, head, sizeof(head));
	if (got > 0)
		blake2bp__add(&d->digest, dst, (size_t)got);
	return got;
}

void digested__begin(struct digested *d, const struct bccx_file *inner)
{
	const uint64_t head[] = { BCCX_EH_FRAME_GENERATOR, inner->size };

	d->inner = *inner;
	d->file = (struct bccx_file){ .read = read_and_digest, .ctx = d, .size = inner->size };
	blake2bp__begin(&d->digest);
	blake2bp__add(&d->digest, head, sizeof(head));
}
