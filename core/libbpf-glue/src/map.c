// SPDX-License-Identifier: Apache-2.0
/* Maps: single entries, batch update, what they cost. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "glue.h"

int glue_check_map(const struct bccx_map *map, enum glue_state state)
{
	if (!map || map->magic != GLUE_MAP)
		return glue_fail(EINVAL, "not a map");
	return glue_check_object(map->object, state);
}

bool glue_map_is_percpu(enum bpf_map_type type)
{
	return type == BPF_MAP_TYPE_PERCPU_HASH || type == BPF_MAP_TYPE_LRU_PERCPU_HASH ||
	       type == BPF_MAP_TYPE_PERCPU_ARRAY;
}

bool glue_map_is_array(enum bpf_map_type type)
{
	return type == BPF_MAP_TYPE_ARRAY || type == BPF_MAP_TYPE_PERCPU_ARRAY;
}

size_t glue_map_transfer_size(const struct bccx_map *map)
{
	size_t size = bpf_map__value_size(map->bpf);
	int cpus;

	if (!glue_map_is_percpu(bpf_map__type(map->bpf)))
		return size;
	cpus = libbpf_num_possible_cpus();
	return cpus < 0 ? 0 : glue_pad8(size) * cpus;
}

int bccx_map__info(struct bccx_map *map, struct bccx_map_info *info)
{
	struct bccx_map_info ours;
	int err;

	if (!map || map->magic != GLUE_MAP)
		return glue_fail(EINVAL, "map info: not a map");
	err = glue_opts_in(&ours, sizeof(ours), sizeof(ours), info);
	if (err < 0)
		return err;
	ours.key_size = bpf_map__key_size(map->bpf);
	ours.value_size = bpf_map__value_size(map->bpf);
	ours.transfer_size = glue_map_transfer_size(map);
	ours.record_size = glue_pad8(ours.key_size) + glue_pad8(ours.transfer_size);
	ours.max_entries = bpf_map__max_entries(map->bpf);
	ours.flags = bpf_map__map_flags(map->bpf);
	ours.internal = bpf_map__is_internal(map->bpf);
	ours.name = map->name;
	ours.type = libbpf_bpf_map_type_str(bpf_map__type(map->bpf)) ?: "unknown";
	glue_opts_out(&ours, sizeof(ours), info);
	return 0;
}

int bccx_map__set_max_entries(struct bccx_map *map, uint32_t entries)
{
	int err = glue_check_map(map, GLUE_OPEN);

	if (err < 0)
		return err;
	if (!entries)
		return glue_fail(EINVAL, "map '%s': it needs at least one entry", map->name);
	err = bpf_map__set_max_entries(map->bpf, entries);
	return err < 0 ? glue_fail(-err, "map '%s': set its size to %u: %s", map->name, entries, glue_strerror(err))
		       : 0;
}

int bccx_map__set_on_demand(struct bccx_map *map, int32_t on)
{
	int err = glue_check_map(map, GLUE_OPEN);
	uint32_t flags;

	if (err < 0)
		return err;
	flags = bpf_map__map_flags(map->bpf) & ~(uint32_t)BPF_F_NO_PREALLOC;
	err = bpf_map__set_map_flags(map->bpf, on ? flags | BPF_F_NO_PREALLOC : flags);
	return err < 0 ? glue_fail(-err, "map '%s': set its flags: %s", map->name, glue_strerror(err)) : 0;
}

int64_t bccx_map__memory(struct bccx_map *map)
{
	char path[64], line[256];
	int64_t bytes = -1;
	FILE *file;
	int err = glue_check_map(map, GLUE_LOADED);

	if (err < 0)
		return err;
	snprintf(path, sizeof(path), "/proc/self/fdinfo/%d", bpf_map__fd(map->bpf));
	file = fopen(path, "re");
	if (!file)
		return glue_fail(errno, "map '%s': read '%s': %s", map->name, path, glue_strerror(errno));
	while (bytes < 0 && fgets(line, sizeof(line), file)) {
		if (sscanf(line, "memlock: %" SCNd64, &bytes) != 1)
			bytes = -1;
	}
	fclose(file);
	return bytes < 0 ? glue_fail(ENODATA, "map '%s': the kernel does not say what it costs", map->name) : bytes;
}

static int check_sizes(const struct bccx_map *map, uint32_t key_size, uint32_t value_size, bool with_value)
{
	if (key_size != bpf_map__key_size(map->bpf))
		return glue_fail(EMSGSIZE, "map '%s': its keys have %u bytes, %u were given", map->name,
				 bpf_map__key_size(map->bpf), key_size);
	if (with_value && value_size != glue_map_transfer_size(map))
		return glue_fail(EMSGSIZE, "map '%s': its values have %zu bytes, %u were given", map->name,
				 glue_map_transfer_size(map), value_size);
	return 0;
}

int bccx_map__lookup(struct bccx_map *map, const void *key, uint32_t key_size, void *value, uint32_t value_size)
{
	int err = glue_check_map(map, GLUE_LOADED) ?: check_sizes(map, key_size, value_size, true);

	if (err < 0)
		return err;
	if (!key || !value)
		return glue_fail(EINVAL, "map '%s': look up: no key or no place for the value", map->name);
	err = bpf_map_lookup_elem(bpf_map__fd(map->bpf), key, value);
	return err < 0 ? glue_fail(-err, "map '%s': look up: %s", map->name, glue_strerror(err)) : 0;
}

int bccx_map__update(struct bccx_map *map, const void *key, uint32_t key_size, const void *value, uint32_t value_size,
		     uint64_t flags)
{
	int err = glue_check_map(map, GLUE_LOADED) ?: check_sizes(map, key_size, value_size, true);

	if (err < 0)
		return err;
	if (!key || !value || flags > BPF_EXIST)
		return glue_fail(EINVAL, "map '%s': update: no key, no value or odd flags", map->name);
	err = bpf_map_update_elem(bpf_map__fd(map->bpf), key, value, flags);
	return err < 0 ? glue_fail(-err, "map '%s': update: %s", map->name, glue_strerror(err)) : 0;
}

int bccx_map__delete(struct bccx_map *map, const void *key, uint32_t key_size)
{
	int err = glue_check_map(map, GLUE_LOADED) ?: check_sizes(map, key_size, 0, false);

	if (err < 0)
		return err;
	if (!key)
		return glue_fail(EINVAL, "map '%s': delete: no key", map->name);
	err = bpf_map_delete_elem(bpf_map__fd(map->bpf), key);
	return err < 0 ? glue_fail(-err, "map '%s': delete: %s", map->name, glue_strerror(err)) : 0;
}

static int update_one_by_one(const struct bccx_map *map, const char *keys, const char *values, uint32_t count)
{
	size_t key_size = bpf_map__key_size(map->bpf), value_size = glue_map_transfer_size(map);
	int err = 0;

	for (uint32_t i = 0; !err && i < count; i++)
		err = bpf_map_update_elem(bpf_map__fd(map->bpf), keys + i * key_size, values + i * value_size, BPF_ANY);
	return err;
}

int bccx_map__update_batch(struct bccx_map *map, const void *keys, const void *values, uint32_t count)
{
	LIBBPF_OPTS(bpf_map_batch_opts, opts);
	uint32_t done = count;
	int err = glue_check_map(map, GLUE_LOADED);

	if (err < 0)
		return err;
	if (!count)
		return 0;
	if (!keys || !values)
		return glue_fail(EINVAL, "map '%s': update: no keys or no values", map->name);
	err = bpf_map_update_batch(bpf_map__fd(map->bpf), keys, values, &done, &opts);
	/* EINVAL: before 5.6 the kernel knows no batches; if it means something else, single updates will say so too. */
	if (err == -EINVAL || err == -GLUE_ENOTSUPP || err == -EOPNOTSUPP)
		err = update_one_by_one(map, keys, values, count);
	return err < 0 ? glue_fail(-err, "map '%s': update %u entries: %s", map->name, count, glue_strerror(err)) : 0;
}
