/* SPDX-License-Identifier: Apache-2.0 */
/* Unwind tables of one process, laid out as the walker wants them: in memory of our own or in BPF maps. */
#ifndef TEST_UNWIND_TABLES_H
#define TEST_UNWIND_TABLES_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>
#include <bccx/unwind_tables.h>

struct tables {
	/* Gives the memory of pool n: 4 MiB. NULL: allocate. */
	void *(*pool)(void *ctx, uint32_t n);
	void *ctx;
	uint8_t *pools[BCCX_UNWIND_POOLS];
	uint32_t blocks; /* in use */
	struct bccx_unwind_mapping *mappings;
	uint32_t nr_mappings, cap_mappings;
	char names[256][96]; /* paths of the first mappings, cut */
};

/* The block's bytes, or NULL when it is not in use. */
void *tables__block(struct tables *t, uint32_t n);

/* Read /proc/PID/maps and add every executable mapping with its object's table. machine: of the objects (EM_*). base: 0, or
 * where address 0 of the program lies in the emulator that runs it. Returns the number of mappings or -errno. mappings and
 * cap_mappings must be set. */
int tables__add_process(struct tables *t, pid_t pid, uint16_t machine, uint64_t base);

#endif
