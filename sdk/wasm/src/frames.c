// SPDX-License-Identifier: Apache-2.0
#include <bccx/abi.h>
#include <bccx/frames.h>
#include <string.h>

static uint64_t function_hash(uint32_t object, uint64_t key)
{
	return bccx_hash__words(object, key);
}

uint32_t bccx_frames__find_function(const struct bccx_frames *frames, uint32_t object, uint64_t key)
{
	struct bccx_hash_walk walk = bccx_hash__walk(function_hash(object, key));
	uint32_t i;

	while (bccx_hash__next(&frames->function_index, &walk, &i))
		if (frames->functions.at[i].object == object && frames->functions.at[i].key == key)
			return i;
	return 0;
}

uint32_t bccx_frames__function(struct bccx_frames *frames, const struct bccx_frame_function *function)
{
	uint64_t hash = function_hash(function->object, function->key);
	struct bccx_hash_walk walk = bccx_hash__walk(hash);
	struct bccx_frame_function *slot;
	uint32_t i;

	while (bccx_hash__next(&frames->function_index, &walk, &i))
		if (frames->functions.at[i].object == function->object &&
		    frames->functions.at[i].key == function->key &&
		    frames->functions.at[i].system_name == function->system_name &&
		    frames->functions.at[i].filename == function->filename)
			return i;
	if (!frames->functions.len) {
		slot = bccx_vec__add(&frames->functions);
		if (!slot)
			return 0;
		memset(slot, 0, sizeof(*slot));
	}
	slot = bccx_vec__add(&frames->functions);
	if (!slot)
		return 0;
	*slot = *function;
	if (bccx_hash__insert(&frames->function_index, hash, frames->functions.len - 1)) {
		frames->functions.len--;
		return 0;
	}
	return frames->functions.len - 1;
}

uint32_t bccx_frames__add_mapping(struct bccx_frames *frames, const struct bccx_frame_mapping *mapping)
{
	struct bccx_frame_mapping *slot;

	if (!frames->mappings.len) {
		slot = bccx_vec__add(&frames->mappings);
		if (!slot)
			return 0;
		memset(slot, 0, sizeof(*slot));
	}
	slot = bccx_vec__add(&frames->mappings);
	if (!slot)
		return 0;
	*slot = *mapping;
	return frames->mappings.len - 1;
}

uint32_t bccx_frames__add_location(struct bccx_frames *frames, const struct bccx_frame_location *location)
{
	struct bccx_frame_location *slot = bccx_vec__add(&frames->locations);

	if (!slot)
		return UINT32_MAX;
	*slot = *location;
	return frames->locations.len - 1;
}

int bccx_frames__set_lines(struct bccx_frames *frames, uint32_t location, const struct bccx_frame_line *lines,
			   uint32_t count)
{
	uint32_t first = frames->lines.len;

	for (uint32_t i = 0; i < count; i++) {
		struct bccx_frame_line *slot = bccx_vec__add(&frames->lines);

		if (!slot) {
			frames->lines.len = first;
			return -BCCX_ENOMEM;
		}
		*slot = lines[i];
	}
	frames->locations.at[location].lines = first;
	frames->locations.at[location].nr_lines = (uint16_t)count;
	return 0;
}

void bccx_frames__free(struct bccx_frames *frames)
{
	bccx_strings__free(&frames->strings);
	bccx_vec__free(&frames->mappings);
	bccx_vec__free(&frames->functions);
	bccx_vec__free(&frames->lines);
	bccx_vec__free(&frames->locations);
	bccx_hash__free(&frames->function_index);
}
