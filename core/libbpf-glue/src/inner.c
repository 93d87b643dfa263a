// SPDX-License-Identifier: Apache-2.0
/* Arrays of maps used as arrays that grow: an inner array is made when something is first written to it. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "glue.h"

/* libbpf forgets the inner map's definition once the outer one exists. */
void glue_inner_remember(struct bccx_map *map)
{
	struct bpf_map *definition = bpf_map__inner_map(map->bpf);

	if (bpf_map__type(map->bpf) != BPF_MAP_TYPE_ARRAY_OF_MAPS || !definition)
		return;
	map->inner_type = bpf_map__type(definition);
	map->inner_value_size = bpf_map__value_size(definition);
	map->inner_entries = bpf_map__max_entries(definition);
	map->inner_flags = bpf_map__map_flags(definition);
}

void glue_inner_free(struct bccx_map *map)
{
	if (!map->inner)
		return;
	for (uint32_t i = 0; i < bpf_map__max_entries(map->bpf); i++) {
		if (map->inner[i] >= 0)
			close(map->inner[i]);
	}
	free(map->inner);
	map->inner = NULL;
}

static int *inner_slot(struct bccx_map *map, uint32_t index)
{
	uint32_t entries = bpf_map__max_entries(map->bpf);

	if (!map->inner) {
		map->inner = malloc(entries * sizeof(*map->inner));
		if (!map->inner)
			return NULL;
		memset(map->inner, -1, entries * sizeof(*map->inner));
	}
	return &map->inner[index];
}

/* Waits for an RCU grace period: 6 to 25 ms. */
static int inner_make(struct bccx_map *map, uint32_t index, int *slot)
{
	LIBBPF_OPTS(bpf_map_create_opts, opts, .map_flags = map->inner_flags);
	int fd, err;

	fd = bpf_map_create(BPF_MAP_TYPE_ARRAY, map->name, sizeof(uint32_t), map->inner_value_size, map->inner_entries,
			    &opts);
	if (fd < 0)
		return glue_fail(-fd, "map '%s': create inner map %u: %s", map->name, index, glue_strerror(fd));
	err = bpf_map_update_elem(bpf_map__fd(map->bpf), &index, &fd, BPF_ANY);
	if (err < 0) {
		close(fd);
		return glue_fail(-err, "map '%s': put inner map %u in: %s", map->name, index, glue_strerror(err));
	}
	*slot = fd;
	return 0;
}

static int update(int fd, const uint32_t *keys, const char *values, size_t value_size, uint32_t count)
{
	LIBBPF_OPTS(bpf_map_batch_opts, opts);
	uint32_t done = count;
	int err = bpf_map_update_batch(fd, keys, values, &done, &opts);

	/* kernels before 5.6 know no batches */
	if (err == -EINVAL || err == -GLUE_ENOTSUPP || err == -EOPNOTSUPP) {
		err = 0;
		for (uint32_t i = 0; !err && i < count; i++)
			err = bpf_map_update_elem(fd, keys + i, values + i * value_size, BPF_ANY);
	}
	return err;
}

int bccx_map__update_inner(struct bccx_map *map, uint32_t index, const uint32_t *keys, const void *values,
			   uint32_t count)
{
	int *slot, err = glue_check_map(map, GLUE_LOADED);

	if (err < 0)
		return err;
	if (map->inner_type != BPF_MAP_TYPE_ARRAY)
		return glue_fail(EINVAL, "map '%s': not an array of arrays", map->name);
	if (index >= bpf_map__max_entries(map->bpf))
		return glue_fail(E2BIG, "map '%s': it has no place %u", map->name, index);
	if (!count)
		return 0;
	if (!keys || !values)
		return glue_fail(EINVAL, "map '%s': update: no keys or no values", map->name);
	slot = inner_slot(map, index);
	if (!slot)
		return glue_fail(ENOMEM, "map '%s': out of memory", map->name);
	if (*slot < 0)
		err = inner_make(map, index, slot);
	if (err < 0)
		return err;
	err = update(*slot, keys, values, map->inner_value_size, count);
	return err < 0 ? glue_fail(-err, "map '%s': update %u entries of inner map %u: %s", map->name, count, index,
				   glue_strerror(err))
		       : 0;
}

int bccx_map__lookup_inner(struct bccx_map *map, uint32_t index, uint32_t key, void *value, uint32_t value_size)
{
	int err = glue_check_map(map, GLUE_LOADED);

	if (err < 0)
		return err;
	if (map->inner_type != BPF_MAP_TYPE_ARRAY || index >= bpf_map__max_entries(map->bpf))
		return glue_fail(EINVAL, "map '%s': not an array of arrays, or without a place %u", map->name, index);
	if (!value || value_size != map->inner_value_size)
		return glue_fail(EMSGSIZE, "map '%s': values of inner maps have %u bytes", map->name,
				 map->inner_value_size);
	if (!map->inner || map->inner[index] < 0)
		return -ENOENT;
	err = bpf_map_lookup_elem(map->inner[index], &key, value);
	return err < 0 ? glue_fail(-err, "map '%s': read entry %u of inner map %u: %s", map->name, key, index,
				   glue_strerror(err))
		       : 0;
}
