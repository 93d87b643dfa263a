// SPDX-License-Identifier: Apache-2.0
/* Any bytes as .xz. */
#include <bccx/xz.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct bccx_bytes out = { 0 };

	bccx_xz__unpack(bytes, len, &out, 1 << 20);
	if (out.len > 1 << 20)
		__builtin_trap();
	bccx_vec__free(&out);
	return 0;
}
