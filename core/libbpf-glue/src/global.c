// SPDX-License-Identifier: Apache-2.0
/* Global variables of an object, found by name through its BTF. */
#include <bpf/btf.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "glue.h"

static bool is_section_of_variables(const char *name)
{
	static const char *const kinds[] = { ".rodata", ".data", ".bss" };

	for (size_t i = 0; i < ARRAY_SIZE(kinds); i++) {
		size_t len = strlen(kinds[i]);

		if (!strncmp(name, kinds[i], len) && (name[len] == '\0' || name[len] == '.'))
			return true;
	}
	return false;
}

static struct bccx_map *section_map(const struct bccx_object *object, const char *section)
{
	for (uint32_t i = 0; i < object->map_count; i++) {
		if (bpf_map__is_internal(object->maps[i].bpf) && !strcmp(object->maps[i].name, section))
			return &object->maps[i];
	}
	return NULL;
}

static bool in_section(const struct btf *btf, const struct btf_type *section, const char *name, struct glue_global *out)
{
	const struct btf_var_secinfo *at = btf_var_secinfos(section);

	for (uint32_t i = 0; i < btf_vlen(section); i++, at++) {
		const struct btf_type *variable = btf__type_by_id(btf, at->type);

		if (variable && btf_is_var(variable) &&
		    !strcmp(btf__name_by_offset(btf, variable->name_off) ?: "", name)) {
			out->offset = at->offset;
			out->size = at->size;
			return true;
		}
	}
	return false;
}

int glue_find_global(const struct bccx_object *object, const char *name, struct glue_global *out)
{
	const struct btf *btf = bpf_object__btf(object->bpf);
	uint32_t count = btf ? btf__type_cnt(btf) : 0;

	for (uint32_t id = 1; id < count; id++) {
		const struct btf_type *type = btf__type_by_id(btf, id);
		const char *section;

		if (!btf_is_datasec(type))
			continue;
		section = btf__name_by_offset(btf, type->name_off);
		if (!section || !is_section_of_variables(section) || !in_section(btf, type, name, out))
			continue;
		out->map = section_map(object, section);
		if (!out->map)
			continue;
		/* The section's size in BTF is a claim; the map's is what there is. */
		if (out->size > bpf_map__value_size(out->map->bpf) ||
		    out->offset > bpf_map__value_size(out->map->bpf) - out->size)
			return glue_fail(EBADMSG, "global '%s' of '%s': lies outside of its section", name,
					 object->name);
		return 0;
	}
	return glue_fail(ENOENT, "global '%s' of '%s': there is none of that name", name, object->name);
}

static int check(const struct bccx_object *object, const char *name, struct glue_global *out)
{
	if (!object || object->magic != GLUE_OBJECT || !name)
		return glue_fail(EINVAL, "global: not an object or no name");
	if (object->state == GLUE_LOADING)
		return glue_fail(EBUSY, "global '%s' of '%s': it is being loaded", name, object->name);
	if (object->state == GLUE_FAILED)
		return glue_fail(EINVAL, "global '%s' of '%s': it failed to load", name, object->name);
	return glue_find_global(object, name, out);
}

static int check_size(const struct glue_global *global, const char *name, const void *value, uint32_t size)
{
	if (!value)
		return glue_fail(EINVAL, "global '%s': no value", name);
	if (size != global->size)
		return glue_fail(EMSGSIZE, "global '%s': it has %u bytes, %u were given", name, global->size, size);
	return 0;
}

/* The bytes of a section that is not in the kernel yet. */
static char *initial_value(const struct glue_global *global)
{
	size_t size = 0;
	const void *bytes = bpf_map__initial_value(global->map->bpf, &size);

	return bytes && global->offset + global->size <= size ? (char *)(uintptr_t)bytes : NULL;
}

/* Reads the loaded section whole, the only way that every kernel knows; free the result. */
static char *loaded_value(const struct glue_global *global)
{
	char *bytes = calloc(1, bpf_map__value_size(global->map->bpf));
	const uint32_t zero = 0;

	if (bytes && bpf_map_lookup_elem(bpf_map__fd(global->map->bpf), &zero, bytes) < 0) {
		int err = errno;

		free(bytes);
		errno = err;
		return NULL;
	}
	return bytes;
}

/* A program may read the variable at any moment: a word is written as one. */
static void store(char *at, const void *value, uint32_t size)
{
	uint64_t word8;
	uint32_t word4;

	if (size == sizeof(word8)) {
		memcpy(&word8, value, size);
		*(volatile uint64_t *)at = word8;
	} else if (size == sizeof(word4)) {
		memcpy(&word4, value, size);
		*(volatile uint32_t *)at = word4;
	} else {
		memcpy(at, value, size);
	}
}

/*
 * Through a mapping, because updating the element would write the whole section and undo what programs do to its other
 * variables meanwhile.
 */
static int store_loaded(const struct glue_global *global, const char *name, const void *value)
{
	size_t len;
	char *bytes;

	if (bpf_map__map_flags(global->map->bpf) & BPF_F_RDONLY_PROG)
		return glue_fail(EPERM, "global '%s': read-only once loaded", name);
	bytes = glue_map_section(global->map, &len);
	if (!bytes)
		return glue_fail(errno, "global '%s': map its section: %s", name, glue_strerror(errno));
	store(bytes + global->offset, value, global->size);
	munmap(bytes, len);
	return 0;
}

void *glue_map_section(const struct bccx_map *section, size_t *len)
{
	size_t page = sysconf(_SC_PAGESIZE);
	void *bytes;

	if (!(bpf_map__map_flags(section->bpf) & BPF_F_MMAPABLE)) {
		errno = EOPNOTSUPP; /* before 5.5 */
		return NULL;
	}
	*len = (bpf_map__value_size(section->bpf) + page - 1) & ~(page - 1);
	bytes = mmap(NULL, *len, PROT_READ | PROT_WRITE, MAP_SHARED, bpf_map__fd(section->bpf), 0);
	return bytes == MAP_FAILED ? NULL : bytes;
}

int bccx_object__global_size(struct bccx_object *object, const char *name)
{
	struct glue_global global;
	int err = check(object, name, &global);

	return err < 0 ? err : (int)global.size;
}

int bccx_object__set_global(struct bccx_object *object, const char *name, const void *value, uint32_t size)
{
	struct glue_global global;
	char *bytes;
	int err = check(object, name, &global) ?: check_size(&global, name, value, size);

	if (err < 0)
		return err;
	if (object->state == GLUE_LOADED)
		return store_loaded(&global, name, value);
	bytes = initial_value(&global);
	if (!bytes)
		return glue_fail(EINVAL, "global '%s' of '%s': its section has no memory", name, object->name);
	memcpy(bytes + global.offset, value, size);
	return 0;
}

int bccx_object__get_global(struct bccx_object *object, const char *name, void *value, uint32_t size)
{
	struct glue_global global;
	char *bytes;
	int err = check(object, name, &global) ?: check_size(&global, name, value, size);

	if (err < 0)
		return err;
	if (object->state == GLUE_OPEN) {
		bytes = initial_value(&global);
		if (!bytes)
			return glue_fail(EINVAL, "global '%s' of '%s': its section has no memory", name, object->name);
		memcpy(value, bytes + global.offset, size);
		return 0;
	}
	bytes = loaded_value(&global);
	if (!bytes)
		return glue_fail(errno, "global '%s': read its section: %s", name, glue_strerror(errno));
	memcpy(value, bytes + global.offset, size);
	free(bytes);
	return 0;
}
