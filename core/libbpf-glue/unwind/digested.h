/* SPDX-License-Identifier: Apache-2.0 */
/* A file whose reads are digested: the digest names exactly what a table was made of. */
#ifndef BCCX_UNWIND_DIGESTED_H
#define BCCX_UNWIND_DIGESTED_H

#include "blake2bp.h"
#include "eh_frame.h"

struct digested {
	struct bccx_file file; /* read this one */
	struct bccx_file inner;
	struct blake2bp digest;
};

/* Begin to digest what is read of inner through d->file; its size counts, too. */
void digested__begin(struct digested *d, const struct bccx_file *inner);

#endif
