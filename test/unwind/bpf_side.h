/* SPDX-License-Identifier: Apache-2.0 */
/* step.bpf.c, loaded and attached, with the tables of one process. */
#ifndef TEST_UNWIND_BPF_SIDE_H
#define TEST_UNWIND_BPF_SIDE_H

#include <sys/types.h>
#include "step.h"
#include "tables.h"

struct bpf_object;

/* Zero it first. */
struct bpf_side {
	struct bpf_object *object;
	int outer; /* map of the pools */
	struct step_stack *stack; /* the process's, as it last left a CPU */
};

/* 0 or -errno. tables: empty; they get the maps' memory. */
int bpf_side__open(struct bpf_side *side, const char *path, pid_t pid, struct tables *tables);

void bpf_side__close(struct bpf_side *side);

#endif
