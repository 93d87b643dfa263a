// SPDX-License-Identifier: Apache-2.0
/* What a compiler split off from a unit, of which a skeleton stays: in a package of all units (.dwp), or in an object of its
 * own (.dwo). Either is known to belong by the unit's 64-bit id. DWARF 5, sections 3.1.3 and 7.3.5; its predecessor is GNU's
 * DebugFission, with version 2 of the package's index. */
#include "unit.h"
#include <bccx/abi.h>

#define PATH_BYTES_MAX 4000u
#define INDEX_COLUMNS_MAX 16u
#define INDEX_SLOTS_MAX (1u << 22)
#define INDEX_HEAD_BYTES 16u
#define UNITS_OF_OBJECT_MAX 4096u

/* Columns of a package's index, the same in both versions as far as they are used. */
enum {
	DW_SECT_INFO = 1,
	DW_SECT_ABBREV = 3,
	DW_SECT_STR_OFFSETS = 6,
	DW_SECT_RNGLISTS = 8,
	DW_SECTS,
};

struct bccx_dwarf_split {
	bool has_package; /* file is that of all units */
	bool tried_package;
	bool is_there; /* unit is set */
	uint32_t position; /* of the skeleton that was asked for last */
	struct bccx_companion file;
	struct bccx_dwarf_unit unit;
};

static void close_file(struct bccx_dwarf *dwarf)
{
	dwarf_section__forget(dwarf, BCCX_DWARF_SPLIT);
	dwarf_abbrevs__forget_split(dwarf);
	bccx_companion__close(&dwarf->split->file);
}

/* Open a file of split units. 0 or -errno. */
static int open_file(struct bccx_dwarf *dwarf, uint32_t kind, const char *name, uint32_t len)
{
	struct bccx_companion *file = &dwarf->split->file;
	int err = bccx_companion__open_named(file, dwarf->object, kind, name, len);

	if (!err)
		err = dwarf_section__find_all(dwarf, &file->elf, BCCX_DWARF_SPLIT);
	if (err)
		close_file(dwarf);
	return err;
}

static int read_index(struct bccx_dwarf *dwarf, uint64_t offset, void *to, uint32_t len)
{
	return dwarf_section__read(dwarf, BCCX_DWARF_SPLIT * BCCX_DWARF_PARTS + BCCX_DWARF_CU_INDEX, offset, to, len);
}

/* The index's head: version, columns, units, slots. */
struct head {
	uint32_t version;
	uint32_t columns;
	uint32_t units;
	uint32_t slots;
};

/* The row of an id, counted from 1: a hash table whose step is the id's upper half. */
static int find_row(struct bccx_dwarf *dwarf, const struct head *head, uint64_t id, uint32_t *row)
{
	uint32_t mask = head->slots - 1, at = (uint32_t)id & mask, step = ((uint32_t)(id >> 32) & mask) | 1;
	uint64_t found;
	int err;

	for (uint32_t left = head->slots; left; left--, at = (at + step) & mask) {
		err = read_index(dwarf, INDEX_HEAD_BYTES + 8ULL * at, &found, 8);
		if (!err)
			err = read_index(dwarf, INDEX_HEAD_BYTES + 8ULL * head->slots + 4ULL * at, row, 4);
		if (err)
			return err;
		if (!*row)
			break;
		if (found == id)
			return *row <= head->units ? 0 : -BCCX_EINVAL;
	}
	return -BCCX_ENOENT;
}

/* Where the parts of the unit with an id begin in the package's sections. 0 or -errno. */
static int find_in_package(struct bccx_dwarf *dwarf, uint64_t id, uint32_t starts[DW_SECTS])
{
	uint32_t columns[INDEX_COLUMNS_MAX], offsets[INDEX_COLUMNS_MAX], row;
	struct head head;
	uint64_t table;
	int err = read_index(dwarf, 0, &head, sizeof(head));

	if (err)
		return err;
	/* Version 5 has two bytes and padding, version 2 four. */
	if ((head.version != 2 && head.version != 5) || !head.columns || head.columns > INDEX_COLUMNS_MAX ||
	    !head.slots || head.slots > INDEX_SLOTS_MAX || head.slots & (head.slots - 1))
		return -BCCX_EINVAL;
	err = find_row(dwarf, &head, id, &row);
	table = INDEX_HEAD_BYTES + 12ULL * head.slots;
	if (!err)
		err = read_index(dwarf, table, columns, 4 * head.columns);
	if (!err)
		err = read_index(dwarf, table + 4ULL * head.columns * row, offsets, 4 * head.columns);
	for (uint32_t i = 0; !err && i < head.columns; i++)
		if (columns[i] < DW_SECTS && (columns[i] != DW_SECT_RNGLISTS || head.version == 5))
			starts[columns[i]] = offsets[i];
	return err;
}

/* Read the unit at an offset of the split file, and see whether it is the skeleton's. 0, -ENOENT when it is another one. */
static int read_unit(struct bccx_dwarf *dwarf, const struct bccx_dwarf_unit *skeleton, uint64_t offset,
		     const uint32_t starts[DW_SECTS], uint64_t *next)
{
	struct bccx_dwarf_split *split = dwarf->split;
	struct bccx_dwarf_unit *unit = &split->unit;
	int err = dwarf_unit__read_header(dwarf, OWNER_SPLIT + split->position, offset, unit, next);

	if (err)
		return err;
	if (!unit->version)
		return -BCCX_ENOENT;
	unit->abbrevs += starts[DW_SECT_ABBREV];
	unit->str_offsets_base += starts[DW_SECT_STR_OFFSETS];
	unit->rnglists_base += starts[DW_SECT_RNGLISTS];
	unit->rnglists = starts[DW_SECT_RNGLISTS];
	unit->ranges_base = skeleton->split_ranges_base;
	unit->addr_base = skeleton->addr_base;
	unit->low_pc = skeleton->low_pc;
	err = dwarf_unit__read_root(dwarf, unit);
	return err ? err : unit->dwo_id == skeleton->dwo_id ? 0 : -BCCX_ENOENT;
}

static int open_package(struct bccx_dwarf *dwarf)
{
	struct bccx_dwarf_split *split = dwarf->split;
	int err;

	if (split->tried_package)
		return split->has_package ? 0 : -BCCX_ENOENT;
	split->tried_package = true;
	err = open_file(dwarf, BCCX_COMPANION_SPLIT_PACKAGE, NULL, 0);
	split->has_package = !err;
	return err;
}

/* Path of the object: as it is named, below the folder where it was compiled. Its length or -errno. */
static int object_path(struct bccx_dwarf *dwarf, struct bccx_dwarf_unit *skeleton, char *path, uint32_t cap)
{
	int len = dwarf_string__copy(dwarf, dwarf_unit__split_name(dwarf, skeleton), path, cap), directory;

	if (len <= 0 || path[0] == '/')
		return len;
	directory = dwarf_string__copy(dwarf, dwarf_unit__directory(dwarf, skeleton), path, cap);
	if (directory < 0)
		directory = 0;
	if ((uint32_t)directory + 1 + (uint32_t)len + 1 > cap)
		return -BCCX_EINVAL;
	if (directory && path[directory - 1] != '/')
		path[directory++] = '/';
	len = dwarf_string__copy(dwarf, dwarf_unit__split_name(dwarf, skeleton), path + directory,
				 cap - (uint32_t)directory);
	return len <= 0 ? len : directory + len;
}

/* An object may hold several units. */
static int find_in_object(struct bccx_dwarf *dwarf, struct bccx_dwarf_unit *skeleton)
{
	static const uint32_t starts[DW_SECTS];
	char *path = bccx_mem__alloc(PATH_BYTES_MAX);
	int len, err;
	uint64_t next;

	if (!path)
		return -BCCX_ENOMEM;
	len = object_path(dwarf, skeleton, path, PATH_BYTES_MAX);
	err = len > 0 ? open_file(dwarf, BCCX_COMPANION_SPLIT_OBJECT, path, (uint32_t)len) : -BCCX_ENOENT;
	bccx_mem__free(path, PATH_BYTES_MAX);
	if (err)
		return err;
	err = -BCCX_ENOENT;
	next = 0;
	for (uint32_t left = UNITS_OF_OBJECT_MAX; left && err == -BCCX_ENOENT; left--)
		err = read_unit(dwarf, skeleton, next, starts, &next);
	return err;
}

static int find_unit(struct bccx_dwarf *dwarf, struct bccx_dwarf_unit *skeleton)
{
	uint32_t starts[DW_SECTS] = { 0 };
	uint64_t next;
	int err = open_package(dwarf);

	if (!err)
		err = find_in_package(dwarf, skeleton->dwo_id, starts);
	if (!err)
		return read_unit(dwarf, skeleton, starts[DW_SECT_INFO], starts, &next);
	/* A package has all units or is not that of this program. */
	if (dwarf->split->has_package || err == -BCCX_ENOMEM)
		return err;
	close_file(dwarf);
	return find_in_object(dwarf, skeleton);
}

struct bccx_dwarf_unit *dwarf_split__unit(struct bccx_dwarf *dwarf, uint32_t position, int *err)
{
	struct bccx_dwarf_unit *skeleton;

	*err = 0;
	if (!dwarf->object || position >= dwarf->units.len)
		return NULL;
	skeleton = &dwarf->units.at[position];
	if (!skeleton->has_root)
		*err = dwarf_unit__read_root(dwarf, skeleton);
	if (*err || !skeleton->is_skeleton)
		return NULL;
	if (!dwarf->split) {
		dwarf->split = bccx_mem__alloc(sizeof(*dwarf->split));
		if (!dwarf->split) {
			*err = -BCCX_ENOMEM;
			return NULL;
		}
		dwarf->split->position = BCCX_DWARF_NO_UNIT;
	}
	if (dwarf->split->position != position) {
		dwarf->split->position = position;
		*err = find_unit(dwarf, skeleton);
		dwarf->split->is_there = !*err;
		if (*err == -BCCX_ENOMEM)
			dwarf->split->position = BCCX_DWARF_NO_UNIT;
		/* One that is missing or damaged leaves the skeleton. */
		if (*err != -BCCX_ENOMEM)
			*err = 0;
	}
	return dwarf->split->is_there ? &dwarf->split->unit : NULL;
}

void dwarf_split__close(struct bccx_dwarf *dwarf)
{
	if (!dwarf->split)
		return;
	close_file(dwarf);
	bccx_mem__free(dwarf->split, sizeof(*dwarf->split));
	dwarf->split = NULL;
}
