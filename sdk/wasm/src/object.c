// SPDX-License-Identifier: Apache-2.0
#include <bccx/abi.h>
#include <bccx/asked.h>
#include <bccx/go_table.h>
#include <bccx/log.h>
#include <bccx/object.h>
#include <bccx/plt.h>
#include <string.h>

static uint64_t hash_of(const struct bccx_mapping *mapping, int32_t handle)
{
	return handle > 0 ? (uint64_t)handle : bccx_hash__words(mapping->device, mapping->inode);
}

/* handle: of the host, 0 when what is mapped could not be opened. */
static uint32_t find(const struct bccx_objects *objects, const struct bccx_mapping *mapping, int32_t handle)
{
	struct bccx_hash_walk walk = bccx_hash__walk(hash_of(mapping, handle));
	uint32_t i;

	while (bccx_hash__next(&objects->index, &walk, &i)) {
		const struct bccx_object *object = objects->list.at[i];

		if (object->handle == handle &&
		    (handle || (object->device == mapping->device && object->inode == mapping->inode &&
				!strcmp(object->path, mapping->path))))
			return i;
	}
	return UINT32_MAX;
}

static uint32_t add(struct bccx_objects *objects, const struct bccx_mapping *mapping, int32_t handle)
{
	struct bccx_object *object = bccx_mem__alloc(sizeof(*object));
	struct bccx_object **slot = object ? bccx_vec__add(&objects->list) : NULL;

	if (!slot) {
		bccx_mem__free(object, sizeof(*object));
		return UINT32_MAX;
	}
	*slot = object;
	*object = (struct bccx_object){ .device = mapping->device,
					.inode = mapping->inode,
					.kind = mapping->kind,
					.handle = handle,
					.why = handle ? BCCX_WHY_NONE : BCCX_WHY_UNREADABLE };
	object->path = bccx_arena__copy(&objects->paths, mapping->path, strlen(mapping->path));
	if (!object->path || bccx_hash__insert(&objects->index, hash_of(mapping, handle), objects->list.len - 1)) {
		bccx_mem__free(object, sizeof(*object));
		objects->list.len--;
		return UINT32_MAX;
	}
	return objects->list.len - 1;
}

static void log_unreadable(const struct bccx_mapping *mapping)
{
	struct bccx_log_line line;
	char cause[128];
	int32_t len = bccx_host_last_error(cause, sizeof(cause));

	bccx_log__begin(&line, BCCX_LOG_INFO, "symbols: reading '");
	bccx_text__string(&line.text, mapping->path);
	bccx_text__string(&line.text, "': ");
	bccx_text__bytes(&line.text, cause, len > 0 && (size_t)len <= sizeof(cause) ? (size_t)len : 0);
	bccx_log__end(&line);
}

uint32_t bccx_objects__get(struct bccx_objects *objects, const struct bccx_process *process,
			   struct bccx_mapping *mapping)
{
	uint32_t position;
	int32_t handle;

	if (mapping->object)
		return mapping->object - 1;
	handle = bccx_host_object_open(process->handle, mapping->start);
	if (handle < 0)
		handle = 0;
	position = find(objects, mapping, handle);
	if (position == UINT32_MAX) {
		position = add(objects, mapping, handle);
		if (!handle)
			log_unreadable(mapping);
		else if (position == UINT32_MAX)
			bccx_host_object_close(handle);
	}
	if (position != UINT32_MAX)
		mapping->object = position + 1;
	return position;
}

static void drop_symbols(struct bccx_object *object)
{
	bccx_symtab__free(&object->symtab);
	bccx_dwarf__close(&object->dwarf);
	object->tried_dwarf = object->has_dwarf = object->tried_debug = false;
	/* The index and the debug information refer to them. */
	bccx_companion__close(&object->debug);
	bccx_companion__close(&object->packed);
	object->has_symbols = false;
}

static void close_file(struct bccx_object *object)
{
	drop_symbols(object);
	if (!object->has_headers)
		return;
	bccx_elf__close(&object->elf);
	bccx_source__close(&object->source);
	object->has_headers = false;
}

static size_t symbol_bytes(const struct bccx_object *object)
{
	return bccx_symtab__bytes(&object->symtab) + object->packed.unpacked.cap +
	       (object->has_dwarf ? bccx_dwarf__bytes(&object->dwarf) : 0);
}

static size_t all_symbol_bytes(const struct bccx_objects *objects)
{
	size_t sum = 0;

	for (uint32_t i = 0; i < objects->list.len; i++)
		if (objects->list.at[i]->has_symbols)
			sum += symbol_bytes(objects->list.at[i]);
	return sum;
}

/* Drop the indexes that were used longest ago until at most limit bytes are left; never that of keep. */
static void evict(struct bccx_objects *objects, uint32_t keep, size_t limit)
{
	size_t bytes = all_symbol_bytes(objects);

	while (bytes > limit) {
		struct bccx_object *oldest = NULL;

		for (uint32_t i = 0; i < objects->list.len; i++) {
			struct bccx_object *object = objects->list.at[i];

			if (i != keep && object->has_symbols && (!oldest || object->used_at < oldest->used_at))
				oldest = object;
		}
		if (!oldest)
			return;
		bytes -= symbol_bytes(oldest);
		drop_symbols(oldest);
	}
}

static enum bccx_why give_up(struct bccx_object *object, int err)
{
	/* Memory may be there again later; a file does not get better. */
	if (err == -BCCX_ENOMEM || err == -BCCX_E2BIG)
		return BCCX_WHY_LIMIT;
	close_file(object);
	object->why = BCCX_WHY_UNREADABLE;
	return object->why;
}

/* Take what was kept of an object, if the host would still find the same beside it. */
static void take_kept(const struct bccx_objects *objects, struct bccx_object *object)
{
	struct bccx_kept_companion companion;
	const uint8_t *at;
	bool same = true;

	object->tried_kept = true;
	object->identity = bccx_host_object_identity(object->handle);
	if (object->identity <= 0 || bccx_kept__load(&object->kept, object->identity, objects->variant))
		return;
	at = object->kept.companions;
	for (uint32_t i = 0; same && i < object->kept.nr_companions; i++)
		same = bccx_kept__next_companion(&object->kept, &at, &companion) &&
		       bccx_asked__is_same(object->handle, &companion);
	if (!same)
		bccx_kept__free(&object->kept);
}

enum bccx_why bccx_objects__layout(struct bccx_objects *objects, uint32_t position)
{
	struct bccx_object *object = objects->list.at[position];

	if (object->why || object->has_layout)
		return object->why;
	if (!object->tried_kept)
		take_kept(objects, object);
	if (!object->kept.bytes)
		return bccx_objects__headers(objects, position);
	bccx_kept__layout(&object->kept, &object->elf);
	object->has_layout = true;
	return BCCX_WHY_NONE;
}

enum bccx_why bccx_objects__headers(struct bccx_objects *objects, uint32_t position)
{
	struct bccx_object *object = objects->list.at[position];
	int err;

	if (object->why || object->has_headers)
		return object->why;
	err = bccx_source__open(&object->source, object->handle);
	if (!err)
		err = bccx_elf__open(&object->elf, &object->source);
	if (!err) {
		object->has_headers = object->has_layout = true;
		return BCCX_WHY_NONE;
	}
	object->has_layout = false;
	bccx_source__close(&object->source);
	return give_up(object, err);
}

/* The lowest address that code is linked at. */
static uint64_t code_base(const struct bccx_elf *elf)
{
	return elf->code.len ? elf->code.at[0].start : 0;
}

/* The symbols of a stripped file. That there are none is no error; neither are some that cannot be read, as long as there
 * is memory for the others. */
static int add_companions(struct bccx_object *object)
{
	int err = bccx_companion__open_file(&object->debug, &object->elf, object->handle);

	object->tried_debug = true;
	if (!err)
		err = bccx_symtab__add(&object->symtab, &object->debug.elf, &object->debug.elf.symtab,
				       BCCX_FROM_DEBUG_SYMTAB);
	if (err == -BCCX_ENOMEM || (!err && object->debug.elf.symtab.count))
		return err;
	err = bccx_companion__open_packed(&object->packed, &object->elf);
	if (!err)
		err = bccx_symtab__add(&object->symtab, &object->packed.elf, &object->packed.elf.symtab,
				       BCCX_FROM_MINIDEBUG);
	return err == -BCCX_ENOMEM ? err : 0;
}

static int build(struct bccx_object *object)
{
	bool vdso = object->kind == BCCX_MAPPING_VDSO;
	int err;

	bccx_symtab__init(&object->symtab, code_base(&object->elf));
	err = bccx_symtab__add(&object->symtab, &object->elf, &object->elf.symtab,
			       vdso ? BCCX_FROM_VDSO : BCCX_FROM_SYMTAB);
	if (!err && !object->elf.symtab.count && !vdso)
		err = add_companions(object);
	if (!err && !object->elf.symtab.count && !object->debug.elf.symtab.count && !vdso)
		err = bccx_go_table__add(&object->symtab, &object->elf);
	if (!err)
		err = bccx_symtab__add(&object->symtab, &object->elf, &object->elf.dynsym,
				       vdso ? BCCX_FROM_VDSO : BCCX_FROM_DYNSYM);
	if (!err && !vdso)
		err = bccx_plt__add(&object->symtab, &object->elf, object->got_stubs);
	if (!err)
		err = bccx_symtab__build(&object->symtab, &object->elf);
	object->has_symbols = true;
	if (err)
		drop_symbols(object);
	return err;
}

enum bccx_why bccx_objects__symbols(struct bccx_objects *objects, uint32_t position)
{
	enum bccx_why why = bccx_objects__headers(objects, position);
	struct bccx_object *object = objects->list.at[position];
	int err;

	if (why == BCCX_WHY_LIMIT) {
		evict(objects, position, 0);
		why = bccx_objects__headers(objects, position);
	}
	if (why)
		return why;
	object->used_at = ++objects->clock;
	if (object->has_symbols)
		return BCCX_WHY_NONE;
	err = build(object);
	if (err == -BCCX_ENOMEM) {
		evict(objects, position, 0);
		err = build(object);
	}
	if (err)
		return give_up(object, err);
	evict(objects, position, objects->limit ? objects->limit : BCCX_SYMBOL_BYTES);
	return BCCX_WHY_NONE;
}

void bccx_objects__want_got_stubs(struct bccx_objects *objects, uint32_t position)
{
	struct bccx_object *object = objects->list.at[position];

	if (object->got_stubs)
		return;
	drop_symbols(object);
	object->got_stubs = true;
}

struct bccx_dwarf *bccx_objects__dwarf(struct bccx_objects *objects, uint32_t position)
{
	struct bccx_object *object = objects->list.at[position];
	int err;

	if (object->why || !object->has_symbols || object->kind == BCCX_MAPPING_VDSO)
		return NULL;
	if (object->tried_dwarf)
		return object->has_dwarf ? &object->dwarf : NULL;
	object->tried_dwarf = true;
	err = bccx_dwarf__open(&object->dwarf, &object->elf, object->handle);
	if (err == -BCCX_ENOENT) {
		if (!object->tried_debug) {
			object->tried_debug = true;
			(void)bccx_companion__open_file(&object->debug, &object->elf, object->handle);
		}
		if (object->debug.is_open)
			err = bccx_dwarf__open(&object->dwarf, &object->debug.elf, object->handle);
	}
	object->has_dwarf = !err;
	evict(objects, position, objects->limit ? objects->limit : BCCX_SYMBOL_BYTES);
	return err ? NULL : &object->dwarf;
}

void bccx_objects__end_kept(struct bccx_object *object)
{
	bccx_mem__free(object->kept_functions,
		       object->kept_functions ? object->kept.nr_functions * sizeof(*object->kept_functions) : 0);
	object->kept_functions = NULL;
}

void bccx_objects__forget_frames(struct bccx_objects *objects)
{
	for (uint32_t i = 0; i < objects->list.len; i++) {
		struct bccx_object *object = objects->list.at[i];

		bccx_vec__free(&object->pending);
		bccx_vec__free(&object->fresh);
		bccx_objects__end_kept(object);
		object->mapping = 0;
	}
}

void bccx_objects__free(struct bccx_objects *objects)
{
	bccx_objects__forget_frames(objects);
	for (uint32_t i = 0; i < objects->list.len; i++) {
		struct bccx_object *object = objects->list.at[i];

		close_file(object);
		if (object->handle)
			bccx_host_object_close(object->handle);
		bccx_kept__free(&object->kept);
		bccx_mem__free(object, sizeof(*object));
	}
	bccx_vec__free(&objects->list);
	bccx_hash__free(&objects->index);
	bccx_arena__free(&objects->paths);
}
