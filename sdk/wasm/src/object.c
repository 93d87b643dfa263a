// SPDX-License-Identifier: Apache-2.0
#include <bccx/abi.h>
#include <bccx/log.h>
#include <bccx/object.h>
#include <bccx/plt.h>
#include <string.h>

#define SAMPLE_BYTES 4096u /* of each end of a file that tell builds apart */
#define VDSO_BYTES_MAX (64u << 10)

/* What tells builds apart: the headers and the notes at the front, the section headers at the end. The vdso is memory that
 * its process can write, so all of it counts. */
static int digest_of(int32_t handle, enum bccx_mapping_kind kind, uint64_t size, uint64_t *digest)
{
	static uint8_t buffer[VDSO_BYTES_MAX];
	uint32_t len = kind == BCCX_MAPPING_VDSO ? VDSO_BYTES_MAX : SAMPLE_BYTES;
	int64_t got;

	if (len > size)
		len = (uint32_t)size;
	got = bccx_host_object_read(handle, 0, buffer, len);
	if (got < 0 || got > len)
		return got < 0 ? (int)got : -BCCX_EIO;
	*digest = bccx_hash__bytes(buffer, (size_t)got);
	if (size <= len)
		return 0;
	len = size - len < SAMPLE_BYTES ? (uint32_t)(size - len) : SAMPLE_BYTES;
	got = bccx_host_object_read(handle, size - len, buffer, len);
	if (got < 0 || got > len)
		return got < 0 ? (int)got : -BCCX_EIO;
	*digest = bccx_hash__words(*digest, bccx_hash__bytes(buffer, (size_t)got));
	return 0;
}

static uint64_t hash_of(const struct bccx_mapping *mapping, uint64_t digest)
{
	return bccx_hash__words(bccx_hash__words(mapping->device, mapping->inode), digest);
}

static uint32_t find(const struct bccx_objects *objects, const struct bccx_mapping *mapping, uint64_t digest,
		     uint64_t size)
{
	struct bccx_hash_walk walk = bccx_hash__walk(hash_of(mapping, digest));
	uint32_t i;

	while (bccx_hash__next(&objects->index, &walk, &i)) {
		const struct bccx_object *object = objects->list.at[i];

		if (object->device == mapping->device && object->inode == mapping->inode && object->digest == digest &&
		    object->size == size && object->kind == mapping->kind &&
		    (mapping->inode || !strcmp(object->path, mapping->path)))
			return i;
	}
	return UINT32_MAX;
}

static uint32_t add(struct bccx_objects *objects, const struct bccx_object *object, const struct bccx_mapping *mapping)
{
	struct bccx_object *copy = bccx_mem__alloc(sizeof(*copy)), **slot = copy ? bccx_vec__add(&objects->list) : NULL;

	if (!slot) {
		bccx_mem__free(copy, sizeof(*copy));
		return UINT32_MAX;
	}
	*copy = *object;
	*slot = copy;
	copy->path = bccx_arena__copy(&objects->paths, mapping->path, strlen(mapping->path));
	if (!copy->path ||
	    bccx_hash__insert(&objects->index, hash_of(mapping, object->digest), objects->list.len - 1)) {
		bccx_mem__free(copy, sizeof(*copy));
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

/* Open what is mapped and see which build it is. 0 or -errno. */
static int identify(struct bccx_object *object)
{
	int64_t size;
	int err;

	object->handle = bccx_host_object_open(object->process, object->map_start);
	if (object->handle <= 0)
		return object->handle ? object->handle : -BCCX_EINVAL;
	size = bccx_host_object_size(object->handle);
	err = size < 0 ? (int)size : digest_of(object->handle, object->kind, (uint64_t)size, &object->digest);
	object->size = err ? 0 : (uint64_t)size;
	return err;
}

uint32_t bccx_objects__get(struct bccx_objects *objects, const struct bccx_process *process,
			   struct bccx_mapping *mapping)
{
	struct bccx_object object = { .device = mapping->device,
				      .inode = mapping->inode,
				      .process = process->handle,
				      .map_start = mapping->start,
				      .kind = mapping->kind };
	uint32_t position;
	bool added = false;

	if (mapping->object)
		return mapping->object - 1;
	if (identify(&object)) {
		log_unreadable(mapping);
		object.why = BCCX_WHY_UNREADABLE;
	}
	position = find(objects, mapping, object.digest, object.size);
	if (position == UINT32_MAX) {
		position = add(objects, &object, mapping);
		added = position != UINT32_MAX;
	}
	if (object.handle > 0 && (!added || object.why))
		bccx_host_object_close(object.handle);
	if (added && object.why)
		objects->list.at[position]->handle = 0;
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

static void close_object(struct bccx_object *object)
{
	drop_symbols(object);
	if (object->has_headers) {
		bccx_elf__close(&object->elf);
		bccx_source__close(&object->source);
		object->has_headers = false;
	}
	if (object->handle > 0)
		bccx_host_object_close(object->handle);
	object->handle = 0;
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
	close_object(object);
	object->why = BCCX_WHY_UNREADABLE;
	return object->why;
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
		object->has_headers = true;
		return BCCX_WHY_NONE;
	}
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
	if (!err)
		err = bccx_symtab__add(&object->symtab, &object->elf, &object->elf.dynsym,
				       vdso ? BCCX_FROM_VDSO : BCCX_FROM_DYNSYM);
	if (!err && !vdso)
		err = bccx_plt__add(&object->symtab, &object->elf);
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

void bccx_objects__free(struct bccx_objects *objects)
{
	for (uint32_t i = 0; i < objects->list.len; i++) {
		close_object(objects->list.at[i]);
		bccx_vec__free(&objects->list.at[i]->pending);
		bccx_mem__free(objects->list.at[i], sizeof(struct bccx_object));
	}
	bccx_vec__free(&objects->list);
	bccx_hash__free(&objects->index);
	bccx_arena__free(&objects->paths);
}
