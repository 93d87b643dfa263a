// SPDX-License-Identifier: Apache-2.0
/* A perf map that grows between two look-ups. */
#include <bccx/perf_map.h>
#include <stddef.h>

static void check(const struct bccx_perf_map *map, uint64_t address)
{
	struct bccx_jit_symbol symbol;

	if (!bccx_perf_map__find(map, address, &symbol))
		return;
	if (address - symbol.start >= symbol.size || !symbol.name_len)
		__builtin_trap();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct bccx_perf_map map = { 0 };
	uint32_t first = len ? bytes[0] % len : 0;

	bccx_perf_map__feed(&map, (const char *)bytes, first);
	bccx_perf_map__build(&map);
	bccx_perf_map__feed(&map, (const char *)bytes + first, (uint32_t)len - first);
	bccx_perf_map__build(&map);
	for (uint64_t address = 0; address < 0x4000; address += 0x10) {
		check(&map, address);
		check(&map, 0x7f0000000000 + address);
	}
	check(&map, UINT64_MAX);
	bccx_perf_map__free(&map);
	return 0;
}
