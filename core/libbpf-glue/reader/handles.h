/* SPDX-License-Identifier: Apache-2.0 */
/* Small positive numbers for what the child has opened: 1 upwards, the lowest free one first. */
#ifndef BCCX_READER_HANDLES_H
#define BCCX_READER_HANDLES_H

#include <stdint.h>

#define HANDLES_MAX 65536u

struct handles {
	void **slot;
	uint32_t room;
	uint32_t lowest; /* no free slot below */
};

/* A handle for what, or -EMFILE or -ENOMEM. */
int handles__add(struct handles *h, void *what);

/* What a handle stands for; NULL when it is not one. */
void *handles__get(const struct handles *h, uint32_t handle);

void handles__remove(struct handles *h, uint32_t handle);

/* Forgets all, calling release for each. */
void handles__clear(struct handles *h, void (*release)(void *what));

#endif
