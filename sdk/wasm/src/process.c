// SPDX-License-Identifier: Apache-2.0
#include <bccx/abi.h>
#include <bccx/process.h>
#include <string.h>

#define READ_BYTES (64u << 10)
#define MAPS_BYTES_MAX (64u << 20) /* of one process */

static int read_maps(struct bccx_process *process)
{
	char *buffer = bccx_mem__alloc(READ_BYTES);
	uint64_t offset = 0;
	int64_t got;
	int err = 0;

	if (!buffer)
		return -BCCX_ENOMEM;
	while (!err && offset < MAPS_BYTES_MAX &&
	       (got = bccx_host_process_maps(process->handle, offset, buffer, READ_BYTES)) != 0) {
		if (got < 0 || got > READ_BYTES) {
			err = got < 0 ? (int)got : -BCCX_EIO;
			break;
		}
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

uint32_t bccx_processes__get(struct bccx_processes *processes, uint32_t tgid, uint64_t start_ns, uint32_t epoch)
{
	uint64_t hash = hash_of(tgid, start_ns, epoch);
	struct bccx_hash_walk walk = bccx_hash__walk(hash);
	struct bccx_process *process;
	uint32_t i;
	int err;

	while (bccx_hash__next(&processes->index, &walk, &i)) {
		process = &processes->list.at[i];
		if (process->tgid == tgid && process->start_ns == start_ns && process->epoch == epoch)
			return i;
	}
	process = bccx_vec__add(&processes->list);
	if (!process)
		return UINT32_MAX;
	*process = (struct bccx_process){ .start_ns = start_ns, .tgid = tgid, .epoch = epoch };
	if (bccx_hash__insert(&processes->index, hash, processes->list.len - 1)) {
		processes->list.len--;
		return UINT32_MAX;
	}
	process->handle = bccx_host_process_open(tgid, start_ns, epoch);
	if (process->handle > 0) {
		err = read_maps(process);
		if (err) {
			bccx_maps__free(&process->maps);
			bccx_host_process_close(process->handle);
			process->handle = err;
		}
	} else if (!process->handle) {
		process->handle = -BCCX_EINVAL;
	}
	return processes->list.len - 1;
}

void bccx_processes__free(struct bccx_processes *processes)
{
	for (uint32_t i = 0; i < processes->list.len; i++) {
		bccx_maps__free(&processes->list.at[i].maps);
		bccx_perf_map__free(&processes->list.at[i].perf_map);
		if (processes->list.at[i].handle > 0)
			bccx_host_process_close(processes->list.at[i].handle);
	}
	bccx_vec__free(&processes->list);
	bccx_hash__free(&processes->index);
}
