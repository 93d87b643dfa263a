// SPDX-License-Identifier: Apache-2.0
/* Units: their headers, their roots, and which addresses they describe. */
#include "unit.h"
#include <bccx/abi.h>
#include <bccx/sort.h>

#define UNITS_MAX (1u << 20)
#define RANGES_MAX (4u << 20) /* of all units */
#define RANGES_OF_UNIT_MAX (1u << 20)
#define HEADER_BYTES_MIN 11u
#define HEADER_BYTES_MAX 40u
#define ROOT_BYTES 1024u /* a root's attributes are seldom longer; more is read when they are */
#define ROOT_BYTES_MAX (64u << 10)

int dwarf_unit__read_header(struct bccx_dwarf *dwarf, uint32_t owner, uint64_t offset, struct bccx_dwarf_unit *unit,
			    uint64_t *next)
{
	uint8_t bytes[HEADER_BYTES_MAX], type = DW_UT_compile;
	struct cursor cursor = { bytes, bytes, false };
	uint64_t left, length;
	uint32_t info;
	int err;

	memset(unit, 0, sizeof(*unit));
	unit->owner = owner;
	unit->offset = offset;
	info = dwarf_part(unit, BCCX_DWARF_INFO);
	left = dwarf->section[info].size;
	if (offset >= left)
		return -BCCX_EINVAL;
	left -= offset;
	cursor.end += left < sizeof(bytes) ? left : sizeof(bytes);
	err = dwarf_section__read(dwarf, info, offset, bytes, (uint32_t)cursor_left(&cursor));
	if (err)
		return err;
	unit->offset_size = 4;
	length = cursor_fixed(&cursor, 4);
	if (length == UINT32_MAX) {
		unit->offset_size = 8;
		length = cursor_fixed(&cursor, 8);
	}
	if (cursor.bad || length > left - (uint64_t)(cursor.at - bytes))
		return -BCCX_EINVAL;
	unit->end = *next = offset + (uint64_t)(cursor.at - bytes) + length;
	unit->version = (uint8_t)cursor_fixed(&cursor, 2);
	if (unit->version >= 5) {
		type = cursor_byte(&cursor);
		unit->address_size = cursor_byte(&cursor);
		unit->abbrevs = cursor_fixed(&cursor, unit->offset_size);
		if (type == DW_UT_skeleton || type == DW_UT_split_compile)
			unit->dwo_id = cursor_fixed(&cursor, 8);
		else if (type == DW_UT_type || type == DW_UT_split_type)
			cursor_skip(&cursor, 8 + unit->offset_size);
	} else {
		unit->abbrevs = cursor_fixed(&cursor, unit->offset_size);
		unit->address_size = cursor_byte(&cursor);
	}
	unit->dies = offset + (uint64_t)(cursor.at - bytes);
	unit->is_skeleton = type == DW_UT_skeleton;
	/* Types and partial units have no code of their own. */
	unit->in_aranges = type != DW_UT_compile && type != DW_UT_skeleton;
	unit->line = UINT64_MAX;
	/* What indexes are relative to when nothing says so: behind the table's header. */
	if (unit->version >= 5) {
		unit->addr_base = 8;
		unit->str_offsets_base = unit->offset_size == 8 ? 16 : 8;
		unit->rnglists_base = unit->offset_size == 8 ? 20 : 12;
	}
	/* A unit of another shape is stepped over. */
	if (cursor.bad || unit->dies > unit->end || unit->version < 2 || unit->version > 5 ||
	    (unit->address_size != 8 && unit->address_size != 4))
		unit->version = 0;
	return 0;
}

/* The unit that holds an offset, or BCCX_DWARF_NO_UNIT. */
static uint32_t unit_at(const struct bccx_dwarf_units *units, uint64_t offset)
{
	uint32_t low = 0, high = units->len;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (units->at[middle].offset <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low && offset < units->at[low - 1].end ? low - 1 : BCCX_DWARF_NO_UNIT;
}

struct bccx_dwarf_unit *dwarf_unit__of(struct bccx_dwarf *dwarf, uint64_t die, int *err)
{
	uint32_t owner = dwarf_die__owner(die), position;
	uint64_t offset = dwarf_die__offset(die);
	struct bccx_dwarf_unit *unit = NULL;
	struct bccx_dwarf_units *units;

	*err = 0;
	if (owner >= OWNER_SPLIT) {
		unit = dwarf_split__unit(dwarf, owner - OWNER_SPLIT, err);
	} else {
		units = owner == OWNER_MAIN ? &dwarf->units : dwarf_alternate__units(dwarf);
		position = units ? unit_at(units, offset) : BCCX_DWARF_NO_UNIT;
		unit = position == BCCX_DWARF_NO_UNIT ? NULL : &units->at[position];
	}
	if (!*err && (!unit || !unit->version || offset < unit->dies || offset >= unit->end))
		*err = -BCCX_EINVAL;
	/* Indexed strings count from where the root says. */
	if (!*err && !unit->has_root)
		*err = dwarf_unit__read_root(dwarf, unit);
	return *err ? NULL : unit;
}

struct adding {
	struct bccx_dwarf *dwarf;
	uint32_t unit;
};

static int add_range(void *context, uint64_t start, uint64_t end)
{
	struct adding *adding = context;
	struct bccx_dwarf_range *range;

	if (start < adding->dwarf->code_base)
		return 0;
	if (adding->dwarf->ranges.len == RANGES_MAX)
		return -BCCX_E2BIG;
	range = bccx_vec__add(&adding->dwarf->ranges);
	if (!range)
		return -BCCX_ENOMEM;
	*range = (struct bccx_dwarf_range){ start, end, adding->unit };
	return 0;
}

/* Before DWARF 5 the root says that it is a skeleton. */
static void set_dwo_id(struct bccx_dwarf_unit *unit, uint64_t id)
{
	unit->dwo_id = id;
	unit->is_skeleton = unit->owner == OWNER_MAIN;
}

/* The attributes that the others are relative to come first, wherever they are written. */
static void read_bases(struct bccx_dwarf *dwarf, struct bccx_dwarf_unit *unit, const struct bccx_dwarf_abbrevs *abbrevs,
		       const struct dwarf_abbrev *abbrev, struct cursor cursor, const uint8_t *start)
{
	for (uint32_t i = 0; i < abbrev->count && !cursor.bad; i++) {
		const struct dwarf_attribute *attribute = &abbrevs->attributes.at[abbrev->first + i];
		struct dwarf_value value;

		switch (attribute->name) {
		case DW_AT_str_offsets_base:
		case DW_AT_addr_base:
		case DW_AT_GNU_addr_base:
		case DW_AT_rnglists_base:
		case DW_AT_GNU_ranges_base:
		case DW_AT_GNU_dwo_id:
			value = dwarf_form__read(dwarf, unit, &cursor, attribute, start, unit->dies);
			if (attribute->name == DW_AT_str_offsets_base)
				unit->str_offsets_base = value.number;
			else if (attribute->name == DW_AT_rnglists_base)
				unit->rnglists_base = value.number;
			else if (attribute->name == DW_AT_GNU_ranges_base)
				unit->split_ranges_base = value.number;
			else if (attribute->name == DW_AT_GNU_dwo_id)
				set_dwo_id(unit, value.number);
			else
				unit->addr_base = value.number;
			break;
		default:
			dwarf_form__skip(unit, &cursor, attribute);
		}
	}
}

struct root {
	struct dwarf_value low, high, ranges;
	struct dwarf_string directory, split_name;
};

/* Parse a root from len bytes. 0, -ERANGE when they are too few. */
static int parse_root(struct bccx_dwarf *dwarf, struct bccx_dwarf_unit *unit, const uint8_t *bytes, uint32_t len,
		      struct root *root)
{
	struct cursor cursor = { bytes, bytes + len, false };
	struct bccx_dwarf_abbrevs *abbrevs;
	const struct dwarf_abbrev *abbrev;
	int err;

	memset(root, 0, sizeof(*root));
	abbrevs = dwarf_abbrevs__get(dwarf, unit, 1, &err);
	if (!abbrevs)
		return err;
	abbrev = dwarf_abbrevs__find(abbrevs, cursor_uleb(&cursor));
	if (!abbrev)
		return -BCCX_EINVAL;
	read_bases(dwarf, unit, abbrevs, abbrev, cursor, bytes);
	for (uint32_t i = 0; i < abbrev->count && !cursor.bad; i++) {
		const struct dwarf_attribute *attribute = &abbrevs->attributes.at[abbrev->first + i];
		struct dwarf_value value;

		switch (attribute->name) {
		case DW_AT_low_pc:
		case DW_AT_high_pc:
		case DW_AT_ranges:
		case DW_AT_stmt_list:
		case DW_AT_comp_dir:
		case DW_AT_dwo_name:
		case DW_AT_GNU_dwo_name:
			value = dwarf_form__read(dwarf, unit, &cursor, attribute, bytes, unit->dies);
			break;
		default:
			dwarf_form__skip(unit, &cursor, attribute);
			continue;
		}
		if (attribute->name == DW_AT_low_pc)
			root->low = value;
		else if (attribute->name == DW_AT_high_pc)
			root->high = value;
		else if (attribute->name == DW_AT_ranges)
			root->ranges = value;
		else if (attribute->name == DW_AT_stmt_list)
			unit->line = value.number;
		else if (value.kind == VALUE_STRING && attribute->name == DW_AT_comp_dir)
			root->directory = value.string;
		else if (value.kind == VALUE_STRING)
			root->split_name = value.string;
	}
	if (root->low.kind == VALUE_ADDRESS)
		unit->low_pc = root->low.number;
	return cursor.bad ? -BCCX_ERANGE : 0;
}

static int load_root(struct bccx_dwarf *dwarf, struct bccx_dwarf_unit *unit, struct root *root)
{
	uint64_t whole = unit->end - unit->dies;
	int err;

	if (!unit->version)
		return -BCCX_EINVAL;
	for (uint32_t len = ROOT_BYTES;; len *= 8) {
		uint32_t part = len < whole ? len : (uint32_t)whole;
		const uint8_t *bytes;
		void *owned;

		bytes = dwarf_section__load(dwarf, dwarf_part(unit, BCCX_DWARF_INFO), unit->dies, part, &owned, &err);
		if (!bytes)
			return err;
		err = parse_root(dwarf, unit, bytes, part, root);
		bccx_mem__free(owned, part);
		if (err != -BCCX_ERANGE || part == whole || len >= ROOT_BYTES_MAX)
			return err;
	}
}

int dwarf_unit__read_root(struct bccx_dwarf *dwarf, struct bccx_dwarf_unit *unit)
{
	struct root root;
	int err = load_root(dwarf, unit, &root);

	unit->has_root = !err;
	return err;
}

static int add_ranges(struct bccx_dwarf *dwarf, uint32_t position)
{
	struct bccx_dwarf_unit *unit = &dwarf->units.at[position];
	struct adding adding = { dwarf, position };
	struct dwarf_range_sink sink = { add_range, &adding, RANGES_OF_UNIT_MAX };
	struct root root;
	int err = load_root(dwarf, unit, &root);

	if (err)
		return err;
	unit->has_root = true;
	if (root.ranges.kind)
		return dwarf_ranges__read(dwarf, unit, &root.ranges, &sink);
	if (root.low.kind != VALUE_ADDRESS || !root.high.kind)
		return 0;
	return add_range(&adding, unit->low_pc,
			 root.high.kind == VALUE_ADDRESS ? root.high.number : unit->low_pc + root.high.number);
}

struct dwarf_string dwarf_unit__directory(struct bccx_dwarf *dwarf, struct bccx_dwarf_unit *unit)
{
	struct root root;

	if (load_root(dwarf, unit, &root))
		root.directory.is_set = false;
	return root.directory;
}

struct dwarf_string dwarf_unit__split_name(struct bccx_dwarf *dwarf, struct bccx_dwarf_unit *unit)
{
	struct root root;

	if (load_root(dwarf, unit, &root))
		root.split_name.is_set = false;
	return root.split_name;
}

int dwarf_unit__list(struct bccx_dwarf *dwarf, uint32_t owner, struct bccx_dwarf_units *units)
{
	const struct bccx_dwarf_unit any = { .owner = owner };
	uint64_t size = dwarf->section[dwarf_part(&any, BCCX_DWARF_INFO)].size, next;
	struct bccx_dwarf_unit unit, *slot;
	int err;

	for (uint64_t offset = 0; size - offset >= HEADER_BYTES_MIN; offset = next) {
		err = dwarf_unit__read_header(dwarf, owner, offset, &unit, &next);
		/* What was listed so far stands. */
		if (err == -BCCX_EINVAL)
			break;
		if (err)
			return err;
		if (units->len == UNITS_MAX)
			return -BCCX_E2BIG;
		slot = bccx_vec__add(units);
		if (!slot)
			return -BCCX_ENOMEM;
		*slot = unit;
	}
	return units->len ? 0 : -BCCX_ENOENT;
}

/* One table of .debug_aranges: a header, then pairs of address and length up to two zeros. */
static int read_aranges(struct bccx_dwarf *dwarf, uint64_t offset, uint64_t *next)
{
	uint64_t left = dwarf->section[BCCX_DWARF_ARANGES].size - offset, length, info;
	uint32_t offset_size = 4, size, unit, head;
	uint8_t bytes[32];
	struct cursor cursor = { bytes, bytes + (left < sizeof(bytes) ? left : sizeof(bytes)), false };
	struct adding adding = { .dwarf = dwarf };
	const uint8_t *table;
	void *owned;
	int err = dwarf_section__read(dwarf, BCCX_DWARF_ARANGES, offset, bytes, (uint32_t)cursor_left(&cursor));

	if (err)
		return err;
	length = cursor_fixed(&cursor, 4);
	if (length == UINT32_MAX) {
		offset_size = 8;
		length = cursor_fixed(&cursor, 8);
	}
	head = (uint32_t)(cursor.at - bytes);
	if (cursor.bad || length > left - head)
		return -BCCX_EINVAL;
	*next = offset + head + length;
	cursor_skip(&cursor, 2);
	info = cursor_fixed(&cursor, offset_size);
	size = cursor_byte(&cursor);
	if (cursor_byte(&cursor) || cursor.bad || (size != 4 && size != 8))
		return 0;
	unit = unit_at(&dwarf->units, info);
	if (unit == BCCX_DWARF_NO_UNIT || dwarf->units.at[unit].offset != info)
		return 0;
	adding.unit = unit;
	/* The first pair is aligned to twice the size of an address. */
	head = ((uint32_t)(cursor.at - bytes) + 2 * size - 1) / (2 * size) * (2 * size);
	if (*next - offset < head)
		return 0;
	length = *next - offset - head;
	if (!length)
		return 0;
	table = dwarf_section__load(dwarf, BCCX_DWARF_ARANGES, offset + head, length, &owned, &err);
	if (!table)
		return err;
	cursor = (struct cursor){ table, table + length, false };
	while (!err && cursor_left(&cursor) >= 2 * size) {
		uint64_t start = cursor_fixed(&cursor, size), len = cursor_fixed(&cursor, size);

		if (!start && !len)
			break;
		if (len && start + len > start) {
			dwarf->units.at[unit].in_aranges = true;
			err = add_range(&adding, start, start + len);
		}
	}
	bccx_mem__free(owned, (size_t)length);
	return err;
}

static bool is_final(int err)
{
	return err == -BCCX_ENOMEM || err == -BCCX_E2BIG || err == -BCCX_EIO || err == -BCCX_ETIMEDOUT;
}

int dwarf_unit__index(struct bccx_dwarf *dwarf)
{
	uint64_t size = dwarf->section[BCCX_DWARF_ARANGES].size, next;
	int err = dwarf_unit__list(dwarf, OWNER_MAIN, &dwarf->units);

	for (uint64_t offset = 0; !err && size - offset >= 12; offset = next) {
		err = read_aranges(dwarf, offset, &next);
		if (err == -BCCX_EINVAL) {
			err = 0;
			break;
		}
	}
	/* The units that the table does not mention say themselves what they describe. */
	for (uint32_t i = 0; !err && i < dwarf->units.len; i++) {
		if (dwarf->units.at[i].in_aranges || !dwarf->units.at[i].version)
			continue;
		err = add_ranges(dwarf, i);
		/* One that is damaged is left out. */
		if (err && !is_final(err))
			err = 0;
	}
	return err ? err : bccx_sort__by_leading_number(dwarf->ranges.at, dwarf->ranges.len, sizeof(*dwarf->ranges.at));
}
