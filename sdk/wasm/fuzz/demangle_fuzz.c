// SPDX-License-Identifier: Apache-2.0
/* Any name; the first byte chooses the room for the answer and its form. */
#include <bccx/demangle.h>
#include <stddef.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	static char out[BCCX_DEMANGLED_MAX];
	static int (*const ways[])(const char *name, uint32_t len, char *out, uint32_t cap) = { bccx_demangle,
												bccx_demangle_short };
	uint32_t cap;
	int written;

	if (!len)
		return 0;
	cap = bytes[0] & 1 ? sizeof(out) : 2u + bytes[0];
	memset(out, 0x55, sizeof(out));
	written = ways[bytes[0] >> 1 & 1]((const char *)bytes + 1, (uint32_t)len - 1, out, cap);
	if (written < 0 || (uint32_t)written >= cap || (written && out[written]))
		__builtin_trap();
	if (cap < sizeof(out) && out[cap] != 0x55)
		__builtin_trap();
	return 0;
}
