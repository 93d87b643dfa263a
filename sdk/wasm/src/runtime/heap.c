// SPDX-License-Identifier: Apache-2.0
/* What emscripten's C library wants from its JavaScript glue, which a bccx module does not have: growing the heap and
 * ending the program. Only in the WASM build. */
#include <stddef.h>
#include <stdint.h>

#define PAGE_BYTES 65536u

/* Called by sbrk. Grows by at least a sixteenth, so that many small requests do not become many calls. */
int emscripten_resize_heap(size_t bytes)
{
	size_t now = __builtin_wasm_memory_size(0);
	size_t want = bytes / PAGE_BYTES + (bytes % PAGE_BYTES != 0);

	if (want <= now)
		return 1;
	if (want - now < now / 16 && __builtin_wasm_memory_grow(0, now / 16) != SIZE_MAX)
		return 1;
	return __builtin_wasm_memory_grow(0, want - now) != SIZE_MAX;
}

_Noreturn void abort(void)
{
	__builtin_trap();
}
