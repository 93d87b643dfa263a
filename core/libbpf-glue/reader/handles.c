/* SPDX-License-Identifier: Apache-2.0 */
#include "handles.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static int grow(struct handles *h)
{
	uint32_t room = h->room ? h->room * 2 : 64;
	void **slot;

	if (h->room >= HANDLES_MAX)
		return -EMFILE;
	slot = realloc(h->slot, room * sizeof(*slot));
	if (!slot)
		return -ENOMEM;
	memset(slot + h->room, 0, (room - h->room) * sizeof(*slot));
	h->slot = slot;
	h->room = room;
	return 0;
}

int handles__add(struct handles *h, void *what)
{
	while (h->lowest < h->room && h->slot[h->lowest])
		h->lowest++;
	if (h->lowest == h->room) {
		int err = grow(h);

		if (err)
			return err;
	}
	h->slot[h->lowest++] = what;
	return (int)h->lowest;
}

void *handles__get(const struct handles *h, uint32_t handle)
{
	return handle && handle <= h->room ? h->slot[handle - 1] : NULL;
}

void handles__remove(struct handles *h, uint32_t handle)
{
	if (!handle || handle > h->room)
		return;
	h->slot[handle - 1] = NULL;
	if (handle - 1 < h->lowest)
		h->lowest = handle - 1;
}

void handles__clear(struct handles *h, void (*release)(void *what))
{
	for (uint32_t i = 0; i < h->room; i++) {
		if (h->slot[i])
			release(h->slot[i]);
	}
	free(h->slot);
	memset(h, 0, sizeof(*h));
}
