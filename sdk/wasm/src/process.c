// SPDX-License-Identifier: Apache-2.0
#include <bccx/abi.h>
#include <bccx/process.h>
#include <string.h>

#define READ_BYTES (64u << 10)
#define MAPS_BYTES_MAX (64u << 20) /* of one process */

static int read_maps(struct bccx_process *process)
{
	char *buffer = bccx_mem__alloc(READ_BYTES);
	int64_t got = READ_BYTES;
	uint64_t offset = 0;
	int err = 0;

	if (!buffer)
		return -BCCX_ENOMEM;
	/* The host fills the buffer but at the end. */
	while (!err && offset < MAPS_BYTES_MAX && got == READ_BYTES) {
		got = bccx_host_process_maps(process->handle, offset, buffer, READ_BYTES);
		if (got < 0 || got > READ_BYTES) {
			err = got < 0 ? (int)got : -BCCX_EIO;
			break;
		}
		process->maps_hash = bccx_hash__words(process->maps_hash, bccx_hash__bytes(buffer, (size_t)got));
		err = bccx_maps__feed(&process->maps, buffer, (uint32_t)got);
		offset += (uint64_t)got;
	}
	bccx_mem__free(buffer, READ_BYTES);
	if (bccx_maps__finish(&process->maps) && !err)
		err = -BCCX_ENOMEM;
	return err;
}

static uint64_t hash_of(uint32_t tgid, uint64_t start_ns, uint32_t epoch)
{
	return bccx_hash__words((uint64_t)tgid << 32 | epoch, start_ns);
}

/* Open a process and read its mappings; what went wrong is in handle. */
static void open_process(struct bccx_process *process)
{
	int err;

	process->current = true;
	process->handle = bccx_host_process_open(process->tgid, process->start_ns, process->epoch);
	if (!process->handle)
		process->handle = -BCCX_EINVAL;
	if (process->handle < 0)
		return;
	err = read_maps(process);
	if (err) {
		bccx_maps__free(&process->maps);
		bccx_host_process_close(process->handle);
		process->handle = err;
	}
}

static uint32_t append(struct bccx_processes *processes, const struct bccx_process *process)
{
	struct bccx_process *slot = bccx_vec__add(&processes->list);

	if (!slot)
		return UINT32_MAX;
	*slot = *process;
	if (bccx_hash__insert(&processes->index, hash_of(process->tgid, process->start_ns, process->epoch),
			      processes->list.len - 1)) {
		processes->list.len--;
		return UINT32_MAX;
	}
	return processes->list.len - 1;
}

/* The position of a process whose mappings may be others by now. */
static uint32_t look_again(struct bccx_processes *processes, uint32_t position)
{
	struct bccx_process *known = &processes->list.at[position];
	struct bccx_process fresh = { .start_ns = known->start_ns, .tgid = known->tgid, .epoch = known->epoch };
	uint32_t made = UINT32_MAX;

	known->current = true;
	open_process(&fresh);
	/* One that cannot be opened any more keeps what was read of it. */
	if (fresh.handle > 0 && (known->handle <= 0 || fresh.maps_hash != known->maps_hash))
		made = append(processes, &fresh);
	if (made != UINT32_MAX) {
		processes->list.at[position].replaced = true;
		return made;
	}
	bccx_maps__free(&fresh.maps);
	if (fresh.handle > 0)
		bccx_host_process_close(fresh.handle);
	return position;
}

uint32_t bccx_processes__get(struct bccx_processes *processes, uint32_t tgid, uint64_t start_ns, uint32_t epoch)
{
	struct bccx_process process = { .start_ns = start_ns, .tgid = tgid, .epoch = epoch };
	struct bccx_hash_walk walk = bccx_hash__walk(hash_of(tgid, start_ns, epoch));
	uint32_t i;

	while (bccx_hash__next(&processes->index, &walk, &i)) {
		const struct bccx_process *known = &processes->list.at[i];

		if (known->tgid == tgid && known->start_ns == start_ns && known->epoch == epoch && !known->replaced)
			return known->current ? i : look_again(processes, i);
	}
	open_process(&process);
	i = append(processes, &process);
	if (i == UINT32_MAX) {
		bccx_maps__free(&process.maps);
		if (process.handle > 0)
			bccx_host_process_close(process.handle);
	}
	return i;
}

static bool is_jit_dump(const struct bccx_mapping *mapping)
{
	static const char prefix[] = "/jit-", suffix[] = ".dump";
	const char *name = strrchr(mapping->path, '/');
	size_t len = name ? strlen(name) : 0, digits = sizeof(prefix) - 1;

	if (mapping->kind != BCCX_MAPPING_FILE || len < sizeof(prefix) + sizeof(suffix) - 1 ||
	    memcmp(name, prefix, sizeof(prefix) - 1) || strcmp(name + len - (sizeof(suffix) - 1), suffix))
		return false;
	while (name[digits] >= '0' && name[digits] <= '9')
		digits++;
	return digits == len - (sizeof(suffix) - 1);
}

/* A process maps its jitdump as code, for nothing but to be found by it. */
static void open_jit_dump(struct bccx_process *process)
{
	process->jit_object = -BCCX_ENOENT;
	for (uint32_t i = 0; i < process->maps.mappings.len && process->jit_object < 0; i++) {
		const struct bccx_mapping *mapping = &process->maps.mappings.at[i];

		if (is_jit_dump(mapping))
			process->jit_object = bccx_host_object_open(process->handle, mapping->start);
	}
}

static int64_t read_jit_dump(const void *context, uint64_t offset, void *dst, uint32_t len)
{
	const struct bccx_process *process = context;

	return bccx_host_object_read(process->jit_object, offset, dst, len);
}

void bccx_process__read_jit(struct bccx_process *process)
{
	if (process->jit_read)
		return;
	process->jit_read = true;
	/* What one could not be read for is kept in it. */
	(void)bccx_perf_map__update(&process->perf_map, process->handle);
	if (!process->jit_object)
		open_jit_dump(process);
	if (process->jit_object > 0)
		(void)bccx_jit_dump__update(&process->jit_dump, read_jit_dump, process);
}

void bccx_processes__renew(struct bccx_processes *processes)
{
	for (uint32_t i = 0; i < processes->list.len; i++)
		processes->list.at[i].current = false;
}

void bccx_processes__free(struct bccx_processes *processes)
{
	for (uint32_t i = 0; i < processes->list.len; i++) {
		bccx_maps__free(&processes->list.at[i].maps);
		bccx_perf_map__free(&processes->list.at[i].perf_map);
		bccx_jit_dump__free(&processes->list.at[i].jit_dump);
		if (processes->list.at[i].handle > 0)
			bccx_host_process_close(processes->list.at[i].handle);
	}
	bccx_vec__free(&processes->list);
	bccx_hash__free(&processes->index);
}
