// SPDX-License-Identifier: Apache-2.0
/* The text of /proc/kallsyms, in two parts of any size. */
#include <bccx/kallsyms.h>
#include <stddef.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct bccx_kallsyms kallsyms = { 0 };
	struct bccx_kernel_symbol symbol;
	uint32_t first = len ? bytes[0] % len : 0;
	uint64_t address = 0;

	if (bccx_kallsyms__feed(&kallsyms, (const char *)bytes, first) ||
	    bccx_kallsyms__feed(&kallsyms, (const char *)bytes + first, (uint32_t)len - first) ||
	    bccx_kallsyms__finish(&kallsyms)) {
		bccx_kallsyms__free(&kallsyms);
		return 0;
	}
	for (int i = 0; i < 200; i++) {
		if (bccx_kallsyms__find(&kallsyms, address, &symbol)) {
			if (address - symbol.start >= symbol.size || !strlen(symbol.name))
				__builtin_trap();
			address = symbol.start + symbol.size;
		} else if (len >= 8) {
			memcpy(&address, bytes + (size_t)i % (len - 7), 8);
		}
	}
	bccx_kallsyms__free(&kallsyms);
	return 0;
}
