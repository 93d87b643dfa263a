// SPDX-License-Identifier: Apache-2.0
/* Lists of address ranges: .debug_ranges (DWARF 3 and 4) and .debug_rnglists (5). */
#include "unit.h"
#include <bccx/abi.h>

#define LIST_BYTES 512u /* read at a time */

enum {
	DW_RLE_end_of_list = 0,
	DW_RLE_base_addressx = 1,
	DW_RLE_startx_endx = 2,
	DW_RLE_startx_length = 3,
	DW_RLE_offset_pair = 4,
	DW_RLE_base_address = 5,
	DW_RLE_start_end = 6,
	DW_RLE_start_length = 7,
};

int dwarf_address__read(struct bccx_dwarf *dwarf, const struct bccx_dwarf_unit *unit, uint64_t index, uint64_t *address)
{
	*address = 0;
	if (index > UINT32_MAX)
		return -BCCX_EINVAL;
	return dwarf_section__read(dwarf, dwarf_part(unit, BCCX_DWARF_ADDR),
				   unit->addr_base + index * unit->address_size, address, unit->address_size);
}

static int give(struct dwarf_range_sink *sink, uint64_t start, uint64_t end)
{
	return start < end ? sink->add(sink->context, start, end) : 0;
}

/* Pairs of addresses relative to a base, which a pair of all ones and an address replaces; two zeros end the list. */
static int read_old(struct bccx_dwarf *dwarf, const struct bccx_dwarf_unit *unit, uint64_t offset,
		    struct dwarf_range_sink *sink)
{
	uint64_t base = unit->low_pc, pair[2], ones = unit->address_size == 8 ? UINT64_MAX : UINT32_MAX;
	uint32_t size = unit->address_size;
	int err;

	for (; sink->left; sink->left--, offset += 2 * size) {
		uint8_t bytes[16];

		err = dwarf_section__read(dwarf, dwarf_part(unit, BCCX_DWARF_RANGES), offset, bytes, 2 * size);
		if (err)
			return err;
		pair[0] = pair[1] = 0;
		memcpy(&pair[0], bytes, size);
		memcpy(&pair[1], bytes + size, size);
		if (!pair[0] && !pair[1])
			return 0;
		if (pair[0] == ones) {
			base = pair[1];
			continue;
		}
		err = give(sink, base + pair[0], base + pair[1]);
		if (err)
			return err;
	}
	return -BCCX_E2BIG;
}

/* One entry of a DWARF 5 list. *done at its end. */
static int read_entry(struct bccx_dwarf *dwarf, const struct bccx_dwarf_unit *unit, struct cursor *cursor,
		      uint64_t *base, struct dwarf_range_sink *sink, bool *done)
{
	uint32_t size = unit->address_size;
	uint64_t start, end;
	int err = 0;

	switch (cursor_byte(cursor)) {
	case DW_RLE_end_of_list:
		*done = !cursor->bad;
		return 0;
	case DW_RLE_base_addressx:
		start = cursor_uleb(cursor);
		return cursor->bad ? 0 : dwarf_address__read(dwarf, unit, start, base);
	case DW_RLE_startx_endx:
		start = cursor_uleb(cursor);
		end = cursor_uleb(cursor);
		if (cursor->bad)
			return 0;
		err = dwarf_address__read(dwarf, unit, start, &start);
		if (!err)
			err = dwarf_address__read(dwarf, unit, end, &end);
		break;
	case DW_RLE_startx_length:
		start = cursor_uleb(cursor);
		end = cursor_uleb(cursor);
		if (cursor->bad)
			return 0;
		err = dwarf_address__read(dwarf, unit, start, &start);
		end += start;
		break;
	case DW_RLE_offset_pair:
		start = *base + cursor_uleb(cursor);
		end = *base + cursor_uleb(cursor);
		break;
	case DW_RLE_base_address:
		start = cursor_fixed(cursor, size);
		if (!cursor->bad)
			*base = start;
		return 0;
	case DW_RLE_start_end:
		start = cursor_fixed(cursor, size);
		end = cursor_fixed(cursor, size);
		break;
	case DW_RLE_start_length:
		start = cursor_fixed(cursor, size);
		end = start + cursor_uleb(cursor);
		break;
	default:
		return cursor->bad ? 0 : -BCCX_EINVAL;
	}
	return err || cursor->bad ? err : give(sink, start, end);
}

static int read_new(struct bccx_dwarf *dwarf, const struct bccx_dwarf_unit *unit, uint64_t offset,
		    struct dwarf_range_sink *sink)
{
	uint32_t section = dwarf_part(unit, BCCX_DWARF_RNGLISTS);
	uint64_t base = unit->low_pc, size = dwarf->section[section].size;
	uint8_t bytes[LIST_BYTES];
	bool done = false;
	int err;

	while (offset < size) {
		uint32_t len = size - offset < LIST_BYTES ? (uint32_t)(size - offset) : LIST_BYTES, used = 0;

		err = dwarf_section__read(dwarf, section, offset, bytes, len);
		if (err)
			return err;
		/* An entry that the part cuts is read again with the next part. */
		for (struct cursor cursor = { bytes, bytes + len, false }; sink->left; sink->left--) {
			err = read_entry(dwarf, unit, &cursor, &base, sink, &done);
			if (err || done)
				return err;
			if (cursor.bad)
				break;
			used = (uint32_t)(cursor.at - bytes);
		}
		if (!used || !sink->left)
			return sink->left ? -BCCX_EINVAL : -BCCX_E2BIG;
		offset += used;
	}
	return -BCCX_EINVAL;
}

int dwarf_ranges__read(struct bccx_dwarf *dwarf, const struct bccx_dwarf_unit *unit, const struct dwarf_value *ranges,
		       struct dwarf_range_sink *sink)
{
	uint64_t offset = unit->rnglists + ranges->number;
	int err;

	/* DWARF 2 and 3 write an offset as a plain number. */
	if (ranges->kind != VALUE_OFFSET && ranges->kind != VALUE_NUMBER)
		return -BCCX_EINVAL;
	if (unit->version < 5)
		return read_old(dwarf, unit, unit->ranges_base + ranges->number, sink);
	if (ranges->is_index) {
		uint64_t relative = 0;

		if (ranges->number > UINT32_MAX)
			return -BCCX_EINVAL;
		err = dwarf_section__read(dwarf, dwarf_part(unit, BCCX_DWARF_RNGLISTS),
					  unit->rnglists_base + ranges->number * unit->offset_size, &relative,
					  unit->offset_size);
		if (err)
			return err;
		offset = unit->rnglists_base + relative;
	}
	return read_new(dwarf, unit, offset, sink);
}
