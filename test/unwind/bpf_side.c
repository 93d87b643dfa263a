/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include <elf.h>
#include <errno.h>
#include <sys/mman.h>
#include <unistd.h>
#include <bpf/bpf.h>
#include <bpf/libbpf.h>
#include "bpf_side.h"

#if defined(__aarch64__)
#define MACHINE EM_AARCH64
#else
#define MACHINE EM_X86_64
#endif

static void *bpf_pool(void *ctx, uint32_t n)
{
	LIBBPF_OPTS(bpf_map_create_opts, opts, .map_flags = BPF_F_MMAPABLE);
	struct bpf_side *side = ctx;
	int fd = bpf_map_create(BPF_MAP_TYPE_ARRAY, "unwind_pool", 4, BCCX_UNWIND_BLOCK_BYTES, BCCX_UNWIND_POOL_BLOCKS,
				&opts);
	void *memory;

	if (fd < 0 || bpf_map_update_elem(side->outer, &n, &fd, 0))
		return NULL;
	memory = mmap(NULL, BCCX_UNWIND_POOL_BLOCKS * BCCX_UNWIND_BLOCK_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, fd,
		      0);
	close(fd);
	return memory == MAP_FAILED ? NULL : memory;
}

static void *map_memory(const struct bpf_object *object, const char *name, size_t bytes)
{
	void *memory =
		mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, bpf_object__find_map_fd_by_name(object, name), 0);

	return memory == MAP_FAILED ? NULL : memory;
}

int bpf_side__open(struct bpf_side *side, const char *path, pid_t pid, struct tables *tables)
{
	uint32_t tgid = (uint32_t)pid;
	struct bpf_program *program;
	int err;

	side->object = bpf_object__open(path);
	if (!side->object)
		return -errno;
	err = bpf_object__load(side->object);
	if (err)
		return err;
	side->outer = bpf_object__find_map_fd_by_name(side->object, "unwind_pools");
	tables->pool = bpf_pool;
	tables->ctx = side;
	tables->cap_mappings = 65536;
	tables->mappings = map_memory(side->object, "unwind_mappings", 65536 * sizeof(*tables->mappings));
	side->stack = map_memory(side->object, "last_stack", sizeof(*side->stack));
	if (!tables->mappings || !side->stack)
		return -ENOMEM;
	if (tables__add_process(tables, pid, MACHINE, 0) < 0)
		return -ESRCH;
	err = bpf_map_update_elem(bpf_object__find_map_fd_by_name(side->object, "unwind_procs"), &tgid,
				  &(struct bccx_unwind_process){ 0, tables->nr_mappings }, 0);
	if (err)
		return err;
	side->stack->tgid = tgid;
	program = bpf_object__find_program_by_name(side->object, "on_switch");
	return bpf_program__attach(program) ? 0 : -errno;
}

void bpf_side__close(struct bpf_side *side)
{
	bpf_object__close(side->object);
}
