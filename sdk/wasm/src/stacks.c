// SPDX-License-Identifier: Apache-2.0
#include <bccx/abi.h>
#include <bccx/stacks.h>
#include <string.h>

#define STACKS_MAX (4u << 20)
#define HEADER_BYTES offsetof(struct bccx_stack, frame)

static uint64_t hash_of(struct bccx_stack_id id)
{
	return bccx_hash__words(id.hi, id.lo);
}

struct bccx_stack_entry *bccx_stacks__find(const struct bccx_stacks *stacks, struct bccx_stack_id id)
{
	struct bccx_hash_walk walk = bccx_hash__walk(hash_of(id));
	uint32_t i;

	while (bccx_hash__next(&stacks->index, &walk, &i))
		if (stacks->list.at[i].id.hi == id.hi && stacks->list.at[i].id.lo == id.lo)
			return &stacks->list.at[i];
	return NULL;
}

struct bccx_stack_entry *bccx_stacks__rest(const struct bccx_stacks *stacks, const struct bccx_stack_entry *first,
					   uint32_t k)
{
	struct bccx_stack_id id = { first->id.hi, first->id.lo + k };

	return bccx_stacks__find(stacks, id);
}

static bool add(struct bccx_stacks *stacks, struct bccx_stack_id id, const struct bccx_stack *header,
		const char *frames)
{
	uint64_t *kept = NULL;
	struct bccx_stack_entry *entry;

	if (stacks->list.len >= STACKS_MAX)
		return false;
	if (header->nr) {
		kept = bccx_arena__alloc(&stacks->frames, (size_t)header->nr * sizeof(*kept));
		if (!kept)
			return false;
		memcpy(kept, frames, (size_t)header->nr * sizeof(*kept));
	}
	entry = bccx_vec__add(&stacks->list);
	if (!entry)
		return false;
	*entry = (struct bccx_stack_entry){ .id = id,
					    .start_ns = header->start_ns,
					    .tgid = header->tgid,
					    .epoch = header->epoch,
					    .seen_ns = header->seen_ns,
					    .frames = kept,
					    .nr = header->nr,
					    .more = header->more,
					    .stop = header->stop,
					    .kernel = (header->flags & BCCX_STACK_KERNEL) != 0,
					    .locations = UINT32_MAX,
					    .ahead = UINT32_MAX };
	if (bccx_hash__insert(&stacks->index, hash_of(id), stacks->list.len - 1)) {
		stacks->list.len--;
		return false;
	}
	return true;
}

int bccx_stacks__feed(struct bccx_stacks *stacks, const void *records, uint32_t len, uint32_t count)
{
	const char *at = records;
	uint32_t stride, room;

	if (!count)
		return len ? -BCCX_EINVAL : 0;
	stride = len / count;
	if (len % count || stride % 8 || stride < sizeof(struct bccx_stack_id) + HEADER_BYTES)
		return -BCCX_EINVAL;
	room = (stride - (uint32_t)sizeof(struct bccx_stack_id) - (uint32_t)HEADER_BYTES) / 8;
	for (uint32_t i = 0; i < count; i++, at += stride) {
		struct bccx_stack_id id;
		struct bccx_stack header;

		memcpy(&id, at, sizeof(id));
		memcpy(&header, at + sizeof(id), HEADER_BYTES);
		if (header.version != BCCX_STACK_VERSION || header.nr > room || bccx_stack_id__is_none(id) ||
		    bccx_stack_id__is_lost(id)) {
			stacks->refused++;
			continue;
		}
		/* A map that is drained without deleting gives the same stacks again. */
		if (bccx_stacks__find(stacks, id))
			continue;
		if (!add(stacks, id, &header, at + sizeof(id) + HEADER_BYTES))
			stacks->dropped++;
	}
	return 0;
}

void bccx_stacks__clear(struct bccx_stacks *stacks)
{
	bccx_hash__clear(&stacks->index);
	bccx_arena__free(&stacks->frames);
	stacks->list.len = 0;
	stacks->refused = stacks->dropped = 0;
}

void bccx_stacks__free(struct bccx_stacks *stacks)
{
	bccx_vec__free(&stacks->list);
	bccx_hash__free(&stacks->index);
	bccx_arena__free(&stacks->frames);
	memset(stacks, 0, sizeof(*stacks));
}
