// SPDX-License-Identifier: Apache-2.0
/* Objects: open and load. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "glue.h"

/* The largest log that every kernel accepts. */
#define VERIFIER_LOG_SIZE ((UINT32_MAX >> 8) & ~4095u)

int glue_check_object(const struct bccx_object *object, enum glue_state state)
{
	static const char *const need[] = { [GLUE_OPEN] = "is loaded already", [GLUE_LOADED] = "is not loaded" };

	if (!object || object->magic != GLUE_OBJECT)
		return glue_fail(EINVAL, "not an object");
	if (object->state == (int)state)
		return 0;
	if (object->state == GLUE_LOADING)
		return glue_fail(EBUSY, "object '%s' is being loaded", object->name);
	if (object->state == GLUE_FAILED)
		return glue_fail(EINVAL, "object '%s' failed to load", object->name);
	return glue_fail(EINVAL, "object '%s' %s", object->name, need[state]);
}

/*
 * libbpf puts the object's name into its internal maps' names up to a dot, and the kernel accepts few characters in names.
 */
static void sanitize(char *into, size_t size, const char *name)
{
	size_t i;

	for (i = 0; i + 1 < size && name[i]; i++)
		into[i] = isalnum((unsigned char)name[i]) || name[i] == '_' ? name[i] : '_';
	into[i] = '\0';
}

/* The largest part of an internal map's name that says something: the section it was made of. */
static const char *map_name(const struct bpf_map *map)
{
	const char *name = bpf_map__name(map);
	const char *dot = strchr(name, '.');

	return bpf_map__is_internal(map) && dot ? dot : name;
}

static int adopt_programs(struct bccx_object *object)
{
	struct bpf_program *bpf;
	uint32_t i = 0;

	bpf_object__for_each_program(bpf, object->bpf)
		object->program_count++;
	object->programs = calloc(object->program_count + 1, sizeof(*object->programs));
	if (!object->programs)
		return glue_fail(ENOMEM, "open '%s': out of memory", object->name);
	bpf_object__for_each_program(bpf, object->bpf)
		object->programs[i++] = (struct bccx_program){ .magic = GLUE_PROGRAM, .object = object, .bpf = bpf };
	return 0;
}

static int adopt_maps(struct bccx_object *object)
{
	struct bpf_map *bpf;
	uint32_t i = 0;

	bpf_object__for_each_map(bpf, object->bpf)
		object->map_count++;
	object->maps = calloc(object->map_count + 1, sizeof(*object->maps));
	if (!object->maps)
		return glue_fail(ENOMEM, "open '%s': out of memory", object->name);
	bpf_object__for_each_map(bpf, object->bpf) {
		if (bpf_map__pin_path(bpf))
			return glue_fail(EPERM, "open '%s': map '%s' asks to be pinned, which would outlive the run",
					 object->name, bpf_map__name(bpf));
		object->maps[i] =
			(struct bccx_map){ .magic = GLUE_MAP, .object = object, .bpf = bpf, .name = map_name(bpf) };
		glue_inner_remember(&object->maps[i++]);
	}
	return 0;
}

static int parse(struct bccx_object *object, const void *bytes, size_t len)
{
	char name[sizeof(object->name)];
	LIBBPF_OPTS(bpf_object_open_opts, opts, .object_name = name);

	sanitize(name, sizeof(name), object->name);
	object->verifier_log = mmap(NULL, VERIFIER_LOG_SIZE, PROT_READ | PROT_WRITE,
				    MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	if (object->verifier_log == MAP_FAILED) {
		object->verifier_log = NULL;
		return glue_fail(errno, "open '%s': reserve the verifier's log: %s", object->name,
				 glue_strerror(errno));
	}
	opts.kernel_log_buf = object->verifier_log;
	opts.kernel_log_size = VERIFIER_LOG_SIZE;
	/* Level 0 with a buffer: libbpf asks for the log only when it tries a refused program again. */
	opts.kernel_log_level = 0;
	glue_log_enter(&object->log);
	object->bpf = bpf_object__open_mem(bytes, len, &opts);
	glue_log_leave();
	if (!object->bpf) {
		int err = errno;

		return glue_fail(err, "open '%s': %s", object->name,
				 object->log.first_warning[0] ? object->log.first_warning : glue_strerror(err));
	}
	return adopt_programs(object) ?: adopt_maps(object);
}

static void destroy(struct bccx_object *object)
{
	for (uint32_t i = 0; i < object->map_count && object->maps; i++) {
		glue_cursor_free(object->maps[i].cursor);
		glue_inner_free(&object->maps[i]);
		object->maps[i].magic = 0;
	}
	for (uint32_t i = 0; i < object->program_count && object->programs; i++) {
		free(object->programs[i].target);
		object->programs[i].magic = 0;
	}
	glue_log_enter(NULL);
	bpf_object__close(object->bpf);
	glue_log_leave();
	if (object->stats_fd >= 0)
		close(object->stats_fd);
	if (object->verifier_log)
		munmap(object->verifier_log, VERIFIER_LOG_SIZE);
	glue_log_free(&object->log);
	free(object->programs);
	free(object->maps);
	object->magic = 0;
	free(object);
}

struct bccx_object *bccx_object__open(const void *bytes, size_t len, const struct bccx_open_opts *opts)
{
	struct bccx_open_opts o;
	struct bccx_object *object;
	void *copy;
	int err;

	if (glue_opts_in(&o, sizeof(o), sizeof(o), opts) < 0)
		return NULL;
	if (!bytes || !len || !o.name || !*o.name)
		return glue_fail_null(EINVAL, "open an object: no bytes or no name");
	object = calloc(1, sizeof(*object));
	/* libelf wants alignment, and what a caller's thread changes while it is parsed must not matter. */
	copy = malloc(len);
	if (!object || !copy) {
		free(object);
		free(copy);
		return glue_fail_null(ENOMEM, "open '%s': out of memory", o.name);
	}
	memcpy(copy, bytes, len);
	object->magic = GLUE_OBJECT;
	object->stats_fd = -1;
	object->log.level = o.log_level;
	glue_copy_text(object->name, sizeof(object->name), o.name);
	err = glue_check_image(copy, len, object->name) ?: parse(object, copy, len);
	free(copy);
	if (err < 0) {
		destroy(object);
		errno = -err;
		return NULL;
	}
	return object;
}

int bccx_object__close(struct bccx_object *object)
{
	if (!object)
		return 0;
	if (object->magic != GLUE_OBJECT)
		return glue_fail(EINVAL, "close: not an object");
	if (object->state == GLUE_LOADING)
		return glue_fail(EBUSY, "close '%s': it is being loaded", object->name);
	destroy(object);
	return 0;
}

static int set_targets(struct bccx_object *object)
{
	for (uint32_t i = 0; i < object->program_count; i++) {
		struct bccx_program *program = &object->programs[i];
		int err;

		if (!program->target || !bpf_program__autoload(program->bpf))
			continue;
		err = bpf_program__set_attach_target(program->bpf, 0, program->target);
		if (err < 0)
			return glue_fail(err == -ENOENT ? ESRCH : -err,
					 "load '%s': program '%s': '%s' is not in this kernel's BTF (%s)", object->name,
					 bpf_program__name(program->bpf), program->target, glue_strerror(err));
	}
	return 0;
}

/*
 * libbpf keeps the kernel's BTF, 6 MB, from setting a target to the end of a load, and forgets it when there is none: let it
 * load nothing.
 */
static void drop_kernel_btf(struct bccx_object *object)
{
	for (uint32_t i = 0; i < object->program_count; i++)
		bpf_program__set_autoload(object->programs[i].bpf, false);
	for (uint32_t i = 0; i < object->map_count; i++)
		bpf_map__set_autocreate(object->maps[i].bpf, false);
	bpf_object__load(object->bpf);
}

static int load(struct bccx_object *object)
{
	int err = set_targets(object);

	if (err < 0) {
		drop_kernel_btf(object);
		return err;
	}
	err = bpf_object__load(object->bpf);
	if (err < 0)
		return glue_fail(-err, "load '%s': %s", object->name,
				 object->log.first_warning[0] ? object->log.first_warning : glue_strerror(err));
	return 0;
}

int bccx_object__load(struct bccx_object *object)
{
	int open = GLUE_OPEN, err;

	if (!object || object->magic != GLUE_OBJECT ||
	    !atomic_compare_exchange_strong(&object->state, &open, GLUE_LOADING))
		return glue_check_object(object, GLUE_OPEN);
	glue_log_enter(&object->log);
	err = load(object);
	glue_log_leave();
	if (err < 0) {
		glue_copy_text(object->error, sizeof(object->error), bccx_last_error());
	} else {
		munmap(object->verifier_log, VERIFIER_LOG_SIZE);
		object->verifier_log = NULL;
	}
	object->state = err < 0 ? GLUE_FAILED : GLUE_LOADED;
	return err;
}

const char *bccx_object__error(struct bccx_object *object)
{
	return object && object->magic == GLUE_OBJECT && object->state == GLUE_FAILED ? object->error : "";
}

const char *bccx_object__verifier_log(struct bccx_object *object)
{
	if (!object || object->magic != GLUE_OBJECT || object->state != GLUE_FAILED)
		return "";
	object->verifier_log[VERIFIER_LOG_SIZE - 1] = '\0';
	return object->verifier_log;
}

int bccx_object__program_count(struct bccx_object *object)
{
	if (!object || object->magic != GLUE_OBJECT)
		return glue_fail(EINVAL, "count programs: not an object");
	return object->program_count;
}

struct bccx_program *bccx_object__program(struct bccx_object *object, uint32_t index)
{
	if (!object || object->magic != GLUE_OBJECT || index >= object->program_count)
		return glue_fail_null(EINVAL, "program %u: not an object or no such program", index);
	return &object->programs[index];
}

int bccx_object__map_count(struct bccx_object *object)
{
	if (!object || object->magic != GLUE_OBJECT)
		return glue_fail(EINVAL, "count maps: not an object");
	return object->map_count;
}

struct bccx_map *bccx_object__map(struct bccx_object *object, uint32_t index)
{
	if (!object || object->magic != GLUE_OBJECT || index >= object->map_count)
		return glue_fail_null(EINVAL, "map %u: not an object or no such map", index);
	return &object->maps[index];
}
