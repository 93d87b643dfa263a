/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/* The kernel's allocators, by their tracepoints. Their records were renamed and split in 6.1. */
#ifndef KERNEL_ALLOCATORS_BPF_H
#define KERNEL_ALLOCATORS_BPF_H

BCCX_CORE_BEGIN

struct trace_event_raw_kmalloc { /* since 6.1 */
	const void *ptr;
	size_t bytes_alloc;
};

struct trace_event_raw_kmem_cache_alloc { /* since 6.1 */
	const void *ptr;
	size_t bytes_alloc;
};

struct trace_event_raw_kmem_alloc { /* both of these, before 6.1 */
	const void *ptr;
	size_t bytes_alloc;
};

struct trace_event_raw_kmem_alloc_node { /* kmalloc_node and kmem_cache_alloc_node, before 6.1 */
	const void *ptr;
	size_t bytes_alloc;
};

struct trace_event_raw_kfree { /* since 5.12 */
	const void *ptr;
};

struct trace_event_raw_kmem_cache_free { /* since 5.12 */
	const void *ptr;
};

struct trace_event_raw_kmem_free { /* both of these, before 5.12 */
	const void *ptr;
};

struct trace_event_raw_mm_page_alloc {
	unsigned long pfn;
	unsigned int order;
};

struct trace_event_raw_mm_page_free {
	unsigned long pfn;
	unsigned int order;
};

struct trace_event_raw_percpu_alloc_percpu {
	size_t size;
	void *ptr;
	size_t bytes_alloc; /* since 6.0: with what the allocator adds */
};

struct trace_event_raw_percpu_free_percpu {
	void *ptr;
};

BCCX_CORE_END

static __always_inline int kernel_allocated(void *ctx, u64 address, u32 space, u64 size)
{
	struct bccx_stack_opts opts = { .where = BCCX_AT_KERNEL };
	struct memleak_key key = { .address = address, .space = space };
	struct memleak_allocation a = { .size = size };

	if (!address || address == ~0ULL /* page frame of none: it failed */ || !size_wanted(size) || !sampled())
		return 0;
	a.since = bpf_ktime_get_ns();
	a.stack = bccx_kernel_stack(ctx, &opts);
	remember(&key, &a);
	trace_allocated(&key, size);
	return 0;
}

static __always_inline int kernel_freed(u64 address, u32 space)
{
	struct memleak_key key = { .address = address, .space = space };

	freed(&key);
	return 0;
}

/* A field of the context. The asm keeps the compiler from joining two loads into one of an address that it chooses
 * beforehand, which the verifier refuses. */
#define shaped(ctx, type, field) \
	({ \
		u64 __v = (u64)((struct type *)(ctx))->field; \
		asm volatile("" : "+r"(__v)); \
		__v; \
	})

SEC("tracepoint")
int on_kmalloc(void *ctx)
{
	if (bpf_core_type_exists(struct trace_event_raw_kmalloc))
		return kernel_allocated(ctx, shaped(ctx, trace_event_raw_kmalloc, ptr), MEMLEAK_SPACE_POINTER,
					shaped(ctx, trace_event_raw_kmalloc, bytes_alloc));
	return kernel_allocated(ctx, shaped(ctx, trace_event_raw_kmem_alloc, ptr), MEMLEAK_SPACE_POINTER,
				shaped(ctx, trace_event_raw_kmem_alloc, bytes_alloc));
}

SEC("tracepoint")
int on_kmem_cache_alloc(void *ctx)
{
	if (bpf_core_type_exists(struct trace_event_raw_kmem_cache_alloc))
		return kernel_allocated(ctx, shaped(ctx, trace_event_raw_kmem_cache_alloc, ptr), MEMLEAK_SPACE_POINTER,
					shaped(ctx, trace_event_raw_kmem_cache_alloc, bytes_alloc));
	return kernel_allocated(ctx, shaped(ctx, trace_event_raw_kmem_alloc, ptr), MEMLEAK_SPACE_POINTER,
				shaped(ctx, trace_event_raw_kmem_alloc, bytes_alloc));
}

SEC("tracepoint")
int on_kmem_alloc_node(void *ctx)
{
	/* a kernel without the record has no such tracepoint either */
	if (!bpf_core_type_exists(struct trace_event_raw_kmem_alloc_node))
		return 0;
	return kernel_allocated(ctx, shaped(ctx, trace_event_raw_kmem_alloc_node, ptr), MEMLEAK_SPACE_POINTER,
				shaped(ctx, trace_event_raw_kmem_alloc_node, bytes_alloc));
}

SEC("tracepoint")
int on_kfree(void *ctx)
{
	if (bpf_core_type_exists(struct trace_event_raw_kfree))
		return kernel_freed(shaped(ctx, trace_event_raw_kfree, ptr), MEMLEAK_SPACE_POINTER);
	return kernel_freed(shaped(ctx, trace_event_raw_kmem_free, ptr), MEMLEAK_SPACE_POINTER);
}

SEC("tracepoint")
int on_kmem_cache_free(void *ctx)
{
	if (bpf_core_type_exists(struct trace_event_raw_kmem_cache_free))
		return kernel_freed(shaped(ctx, trace_event_raw_kmem_cache_free, ptr), MEMLEAK_SPACE_POINTER);
	return kernel_freed(shaped(ctx, trace_event_raw_kmem_free, ptr), MEMLEAK_SPACE_POINTER);
}

SEC("tracepoint")
int on_mm_page_alloc(void *ctx)
{
	return kernel_allocated(ctx, shaped(ctx, trace_event_raw_mm_page_alloc, pfn), MEMLEAK_SPACE_PAGE,
				4096ULL << (shaped(ctx, trace_event_raw_mm_page_alloc, order) & 31));
}

SEC("tracepoint")
int on_mm_page_free(void *ctx)
{
	return kernel_freed(shaped(ctx, trace_event_raw_mm_page_free, pfn), MEMLEAK_SPACE_PAGE);
}

SEC("tracepoint")
int on_percpu_alloc(void *ctx)
{
	u64 address = shaped(ctx, trace_event_raw_percpu_alloc_percpu, ptr), size;

	if (bpf_core_field_exists(struct trace_event_raw_percpu_alloc_percpu, bytes_alloc))
		size = shaped(ctx, trace_event_raw_percpu_alloc_percpu, bytes_alloc);
	else
		size = shaped(ctx, trace_event_raw_percpu_alloc_percpu, size);
	return kernel_allocated(ctx, address, MEMLEAK_SPACE_POINTER, size);
}

SEC("tracepoint")
int on_percpu_free(void *ctx)
{
	return kernel_freed(shaped(ctx, trace_event_raw_percpu_free_percpu, ptr), MEMLEAK_SPACE_POINTER);
}

#endif
