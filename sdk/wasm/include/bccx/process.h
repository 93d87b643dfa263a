/* SPDX-License-Identifier: Apache-2.0 */
/* The traced processes, each opened once per (tgid, start time, program image): one tgid across exec is two processes. */
#ifndef BCCX_PROCESS_H
#define BCCX_PROCESS_H

#include <bccx/hash.h>
#include <bccx/jit_dump.h>
#include <bccx/maps.h>
#include <bccx/mem.h>
#include <bccx/perf_map.h>

struct bccx_process {
	uint64_t start_ns;
	uint32_t tgid;
	uint32_t epoch;
	int32_t handle; /* of the host, or its -errno */
	struct bccx_maps maps;
	struct bccx_perf_map perf_map;
	struct bccx_jit_dump jit_dump;
	int32_t jit_object; /* handle of the file that the jitdump is; 0: not looked for yet, or -errno */
	uint64_t maps_hash; /* of the text that maps were read from */
	bool jit_read; /* perf map and jitdump: since the last interval */
	bool current; /* looked at since the last bccx_processes__renew */
	bool replaced; /* its mappings became others: it is in the list once more, behind this */
};

struct bccx_processes {
	BCCX_VEC(struct bccx_process) list;
	struct bccx_hash index;
};

/* Position of a process; its mappings are read on first sight. A process that cannot be opened has a position too, with
 * the error in handle. UINT32_MAX without memory. */
uint32_t bccx_processes__get(struct bccx_processes *processes, uint32_t tgid, uint64_t start_ns, uint32_t epoch);

/* Read what the process's perf map and jitdump have more than when they were last read, once an interval. */
void bccx_process__read_jit(struct bccx_process *process);

/* Mappings may be others by now. Those of a process are read again when it is next asked for; when they are others, it gets
 * another position, since frames are known by it. */
void bccx_processes__renew(struct bccx_processes *processes);

/* Close all. */
void bccx_processes__free(struct bccx_processes *processes);

#endif
