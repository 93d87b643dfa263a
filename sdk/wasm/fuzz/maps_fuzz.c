// SPDX-License-Identifier: Apache-2.0
/* The text of /proc/PID/maps, in two parts of any size. */
#include <bccx/maps.h>
#include <stddef.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct bccx_maps maps = { 0 };
	uint32_t first = len ? bytes[0] % len : 0;

	if (!bccx_maps__feed(&maps, (const char *)bytes, first))
		bccx_maps__feed(&maps, (const char *)bytes + first, (uint32_t)len - first);
	bccx_maps__finish(&maps);
	for (uint32_t i = 0; i < maps.mappings.len; i++) {
		const struct bccx_mapping *mapping = &maps.mappings.at[i];

		if (bccx_maps__find(&maps, mapping->start) != mapping ||
		    bccx_maps__find(&maps, mapping->end - 1) != mapping)
			__builtin_trap();
	}
	bccx_maps__find(&maps, UINT64_MAX);
	bccx_maps__free(&maps);
	return 0;
}
