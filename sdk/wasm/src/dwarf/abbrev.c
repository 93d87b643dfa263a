// SPDX-License-Identifier: Apache-2.0
/* Abbreviations: which attributes an entry has, by its code. */
#include "unit.h"
#include <bccx/abi.h>

#define ABBREVS_MAX 65536u
#define ATTRIBUTES_MAX (1u << 20)
#define FIRST_BYTES 4096u
#define DW_FORM_implicit_const 0x21

static void forget(struct bccx_dwarf_abbrevs *abbrevs)
{
	abbrevs->list.len = 0;
	abbrevs->attributes.len = 0;
	abbrevs->is_dense = true;
}

static int parse_one(struct bccx_dwarf_abbrevs *abbrevs, struct cursor *cursor, uint64_t code)
{
	struct dwarf_abbrev *abbrev;
	uint64_t tag = cursor_uleb(cursor);

	if (code > UINT32_MAX || tag > UINT16_MAX || abbrevs->list.len == ABBREVS_MAX)
		return -BCCX_EINVAL;
	abbrev = bccx_vec__add(&abbrevs->list);
	if (!abbrev)
		return -BCCX_ENOMEM;
	*abbrev = (struct dwarf_abbrev){ .code = (uint32_t)code,
					 .tag = (uint16_t)tag,
					 .has_children = cursor_byte(cursor) != 0,
					 .first = abbrevs->attributes.len };
	if (code != abbrevs->list.len)
		abbrevs->is_dense = false;
	while (!cursor->bad) {
		uint64_t name = cursor_uleb(cursor), form = cursor_uleb(cursor);
		int64_t implicit = form == DW_FORM_implicit_const ? cursor_sleb(cursor) : 0;
		struct dwarf_attribute *attribute;

		if (!name && !form)
			break;
		if (name > UINT16_MAX || form > UINT16_MAX || abbrevs->attributes.len == ATTRIBUTES_MAX)
			return -BCCX_EINVAL;
		attribute = bccx_vec__add(&abbrevs->attributes);
		if (!attribute)
			return -BCCX_ENOMEM;
		/* A larger constant is none that anybody asks for. */
		*attribute = (struct dwarf_attribute){ (uint16_t)name, (uint16_t)form,
						       implicit < 0 || implicit > INT32_MAX ? 0 : (int32_t)implicit };
		abbrev->count++;
	}
	return 0;
}

static int parse_all(struct bccx_dwarf_abbrevs *abbrevs, struct cursor *cursor)
{
	uint64_t code;
	int err;

	while ((code = cursor_uleb(cursor)) && !cursor->bad) {
		err = parse_one(abbrevs, cursor, code);
		if (err)
			return err;
	}
	return cursor->bad ? -BCCX_ERANGE : 0;
}

/* The table does not say how long it is: read more until its end is found. */
static int read_table(struct bccx_dwarf *dwarf, struct bccx_dwarf_abbrevs *abbrevs, uint32_t section, uint64_t offset)
{
	uint64_t left = dwarf->section[section].size;
	int err;

	if (offset >= left)
		return -BCCX_EINVAL;
	left -= offset;
	for (uint64_t len = FIRST_BYTES;; len *= 8) {
		struct cursor cursor = { 0 };
		uint64_t part = len < left ? len : left;
		void *owned;

		cursor.at = dwarf_section__load(dwarf, section, offset, part, &owned, &err);
		if (!cursor.at)
			return err;
		cursor.end = cursor.at + part;
		forget(abbrevs);
		err = parse_all(abbrevs, &cursor);
		bccx_mem__free(owned, (size_t)part);
		if (err != -BCCX_ERANGE || part == left)
			return err == -BCCX_ERANGE ? -BCCX_EINVAL : err;
	}
}

struct bccx_dwarf_abbrevs *dwarf_abbrevs__get(struct bccx_dwarf *dwarf, const struct bccx_dwarf_unit *unit, int slot,
					      int *err)
{
	uint32_t section = dwarf_part(unit, BCCX_DWARF_ABBREV);
	struct bccx_dwarf_abbrevs *abbrevs;

	*err = 0;
	/* Units may share a table. */
	for (int i = 0; i < 2; i++)
		if (dwarf->abbrevs[i] && dwarf->abbrevs[i]->list.len && dwarf->abbrevs[i]->part == section &&
		    dwarf->abbrevs[i]->offset == unit->abbrevs)
			return dwarf->abbrevs[i];
	abbrevs = dwarf->abbrevs[slot];
	if (!abbrevs)
		abbrevs = dwarf->abbrevs[slot] = bccx_mem__alloc(sizeof(*abbrevs));
	if (!abbrevs) {
		*err = -BCCX_ENOMEM;
		return NULL;
	}
	*err = read_table(dwarf, abbrevs, section, unit->abbrevs);
	if (*err) {
		forget(abbrevs);
		return NULL;
	}
	abbrevs->part = section;
	abbrevs->offset = unit->abbrevs;
	return abbrevs;
}

void dwarf_abbrevs__forget_split(struct bccx_dwarf *dwarf)
{
	for (int i = 0; i < 2; i++)
		if (dwarf->abbrevs[i] && dwarf->abbrevs[i]->part / BCCX_DWARF_PARTS == BCCX_DWARF_SPLIT)
			forget(dwarf->abbrevs[i]);
}

const struct dwarf_abbrev *dwarf_abbrevs__find(const struct bccx_dwarf_abbrevs *abbrevs, uint64_t code)
{
	if (abbrevs->is_dense)
		return code && code <= abbrevs->list.len ? &abbrevs->list.at[code - 1] : NULL;
	for (uint32_t i = 0; i < abbrevs->list.len; i++)
		if (abbrevs->list.at[i].code == code)
			return &abbrevs->list.at[i];
	return NULL;
}

void dwarf_abbrevs__free(struct bccx_dwarf_abbrevs *abbrevs)
{
	if (!abbrevs)
		return;
	bccx_vec__free(&abbrevs->list);
	bccx_vec__free(&abbrevs->attributes);
	bccx_mem__free(abbrevs, sizeof(*abbrevs));
}
