/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <eh_frame.h>
#include "tables.h"

#define POOL_BYTES (BCCX_UNWIND_POOL_BLOCKS * BCCX_UNWIND_BLOCK_BYTES)

static int64_t read_file(void *ctx, uint64_t offset, void *dst, uint32_t len)
{
	ssize_t got = pread(*(int *)ctx, dst, len, (off_t)offset);

	return got < 0 ? -errno : got;
}

static void *block_take(struct tables *t)
{
	uint32_t n = t->blocks++, pool = n / BCCX_UNWIND_POOL_BLOCKS;

	if (pool >= BCCX_UNWIND_POOLS)
		abort();
	if (!t->pools[pool])
		t->pools[pool] = t->pool ? t->pool(t->ctx, pool) : calloc(1, POOL_BYTES);
	if (!t->pools[pool])
		abort();
	return tables__block(t, n);
}

void *tables__block(struct tables *t, uint32_t n)
{
	if (n >= t->blocks)
		return NULL;
	return t->pools[n / BCCX_UNWIND_POOL_BLOCKS] + (n % BCCX_UNWIND_POOL_BLOCKS) * BCCX_UNWIND_BLOCK_BYTES;
}

static uint32_t row_words(const struct bccx_unwind_row *row)
{
	return BCCX_RULE_KIND(row->rule) == BCCX_RULE_FAR ? 2 : 1;
}

/* The same packing as core/src/unwind/pack.ts, in C. */
static uint32_t pack(struct tables *t, const struct bccx_unwind_table *table, uint32_t *chunks)
{
	uint32_t nr_chunks = (uint32_t)((table->text_end + 1023) >> BCCX_UNWIND_CHUNK_SHIFT), index = t->blocks, at = 0,
		 used = 0;
	const uint32_t rule_mask = (1u << BCCX_RULE_BITS) - 1;
	uint32_t row_block = 0, *rows = NULL;

	for (uint32_t i = 0; i < (nr_chunks + BCCX_UNWIND_BLOCK_INDEX - 1) / BCCX_UNWIND_BLOCK_INDEX; i++)
		block_take(t);
	for (uint32_t c = 0; c < nr_chunks; c++) {
		struct bccx_unwind_index *entry = tables__block(t, index + c / BCCX_UNWIND_BLOCK_INDEX);
		uint32_t low = c << BCCX_UNWIND_CHUNK_SHIFT, size, count = 1;

		entry += c % BCCX_UNWIND_BLOCK_INDEX;
		while (at + 1 < table->nr && table->rows[at + 1].pc <= low)
			at++;
		size = row_words(&table->rows[at]);
		while (at + count < table->nr && table->rows[at + count].pc < low + 1024 &&
		       size + row_words(&table->rows[at + count]) <= BCCX_UNWIND_BLOCK_ROWS)
			size += row_words(&table->rows[at + count++]);
		if (size == 1) {
			entry->block = table->rows[at].rule;
			continue;
		}
		if (!rows || used + size > BCCX_UNWIND_BLOCK_ROWS) {
			row_block = t->blocks;
			rows = block_take(t);
			used = 0;
		}
		*entry =
			(struct bccx_unwind_index){ .block = row_block, .first = (uint16_t)used, .nr = (uint16_t)size };
		for (uint32_t k = 0; k < count; k++) {
			const struct bccx_unwind_row *row = &table->rows[at + k];
			uint32_t pc = (k ? row->pc - low : 0) << BCCX_UNWIND_ROW_PC_SHIFT;

			if (row_words(row) == 2)
				rows[used++] = pc | BCCX_RULE_HIGH(row->rule);
			rows[used++] = pc | (row->rule & rule_mask);
		}
	}
	*chunks = nr_chunks;
	return index;
}

/* Where in the object's own addresses a mapped file offset lies. */
static bool file_to_object(int fd, uint64_t offset, uint64_t *vaddr)
{
	Elf64_Ehdr ehdr;
	Elf64_Phdr p;

	if (pread(fd, &ehdr, sizeof(ehdr), 0) != sizeof(ehdr))
		return false;
	for (int i = 0; i < ehdr.e_phnum; i++) {
		if (pread(fd, &p, sizeof(p), (off_t)(ehdr.e_phoff + i * sizeof(p))) != sizeof(p))
			return false;
		if (p.p_type == PT_LOAD && (p.p_flags & PF_X) && offset >= (p.p_offset & ~4095ULL) &&
		    offset < p.p_offset + p.p_filesz) {
			*vaddr = (p.p_vaddr & ~4095ULL) + (offset - (p.p_offset & ~4095ULL));
			return true;
		}
	}
	return false;
}

/* The vdso as a file: memory of the process, read once. */
static int vdso_file(pid_t pid, uint64_t start, uint64_t end)
{
	int fd = memfd_create("vdso", MFD_CLOEXEC), mem;
	char path[64], buffer[65536];
	ssize_t n;

	snprintf(path, sizeof(path), "/proc/%d/mem", pid);
	mem = open(path, O_RDONLY | O_CLOEXEC);
	n = pread(mem, buffer, end - start < sizeof(buffer) ? end - start : sizeof(buffer), (off_t)start);
	close(mem);
	if (fd >= 0 && (n <= 0 || write(fd, buffer, (size_t)n) != n)) {
		close(fd);
		return -1;
	}
	return fd;
}

int tables__add_process(struct tables *t, pid_t pid, uint16_t machine, uint64_t base)
{
	char path[64], line[8192];
	FILE *maps;
	int added = 0;

	snprintf(path, sizeof(path), "/proc/%d/maps", pid);
	maps = fopen(path, "re");
	if (!maps)
		return -errno;
	while (fgets(line, sizeof(line), maps)) {
		struct bccx_unwind_table table = { 0 };
		struct bccx_file source = { .read = read_file };
		uint64_t start, end, offset, inode, vaddr;
		char perms[8], file[96];
		struct stat st;
		int fd;

		/* an emulator executes nothing of what it maps */
		if (sscanf(line, "%" SCNx64 "-%" SCNx64 " %7s %" SCNx64 " %*s %" SCNu64, &start, &end, perms, &offset,
			   &inode) != 5 ||
		    perms[2] != (base ? '-' : 'x') || start < base || t->nr_mappings == t->cap_mappings)
			continue;
		snprintf(file, sizeof(file), "/proc/%d/map_files/%" PRIx64 "-%" PRIx64, pid, start, end);
		fd = strstr(line, "[vdso]") ? vdso_file(pid, start, end)
		     : inode                ? open(file, O_RDONLY | O_CLOEXEC)
					    : -1;
		if (fd < 0)
			continue;
		source.ctx = &fd;
		source.size = fstat(fd, &st) ? 0 : (uint64_t)st.st_size;
		if (t->nr_mappings < 256)
			sscanf(line, "%*s %*s %*s %*s %*s %95s", t->names[t->nr_mappings]);
		t->mappings[t->nr_mappings] = (struct bccx_unwind_mapping){ .start = start - base, .end = end - base };
		if (!bccx_eh_frame__build(&source, machine, &table) && file_to_object(fd, offset, &vaddr)) {
			struct bccx_unwind_mapping *m = &t->mappings[t->nr_mappings];

			m->bias = start - base - vaddr + table.base;
			m->index = pack(t, &table, &m->chunks);
		}
		if (!base || t->mappings[t->nr_mappings].chunks) {
			t->nr_mappings++;
			added++;
		}
		bccx_unwind_table__free(&table);
		close(fd);
	}
	fclose(maps);
	return added;
}
