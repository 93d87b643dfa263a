/* SPDX-License-Identifier: Apache-2.0 */
/* Memory of a module without libc: it grows at its end and is never given back. */
#ifndef BCCX_ARENA_H
#define BCCX_ARENA_H

#include <stddef.h>
#include <stdint.h>

#define EXPORT(name) __attribute__((export_name(name)))

typedef uint8_t u8;
typedef int32_t s32;
typedef uint32_t u32;
typedef uint64_t u64;

#define PAGE 65536u

extern u8 __heap_base;
static uintptr_t heap_end;

/* Zeroed bytes from the end of memory, aligned to 16; NULL when there is no more. */
static void *take(size_t size)
{
	uintptr_t at, end, have;

	if (!heap_end)
		heap_end = (uintptr_t)&__heap_base;
	at = (heap_end + 15) & ~(uintptr_t)15;
	if (size > UINT32_MAX - at)
		return NULL;
	end = at + size;
	have = __builtin_wasm_memory_size(0) * (uintptr_t)PAGE;
	if (end > have && __builtin_wasm_memory_grow(0, (end - have + PAGE - 1) / PAGE) == (size_t)-1)
		return NULL;
	heap_end = end;
	return (void *)at;
}

#endif
