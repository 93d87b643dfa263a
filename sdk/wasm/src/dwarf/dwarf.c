// SPDX-License-Identifier: Apache-2.0
#include "unit.h"
#include <bccx/abi.h>

#define HOPS_MAX 16 /* from an entry to the one that has the name */
#define OVERLAP_STEPS_MAX 64
#define ENTRY_BYTES 512u /* a function's attributes are seldom longer */
#define ENTRY_BYTES_MAX (16u << 10)

int bccx_dwarf__open(struct bccx_dwarf *dwarf, struct bccx_elf *elf, int32_t object)
{
	int err;

	memset(dwarf, 0, sizeof(*dwarf));
	dwarf->elf = elf;
	dwarf->object = object;
	dwarf->code_base = elf->code.len ? elf->code.at[0].start : 0;
	err = dwarf_section__find_all(dwarf, elf, BCCX_DWARF_MAIN);
	dwarf_section__renew(dwarf);
	if (!err)
		err = dwarf_unit__index(dwarf);
	dwarf_section__renew(dwarf);
	if (err)
		bccx_dwarf__close(dwarf);
	return err;
}

void bccx_dwarf__renew(struct bccx_dwarf *dwarf)
{
	dwarf_section__renew(dwarf);
}

uint32_t bccx_dwarf__unit(const struct bccx_dwarf *dwarf, uint64_t address)
{
	uint32_t low = 0, high = dwarf->ranges.len;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (dwarf->ranges.at[middle].start <= address)
			low = middle + 1;
		else
			high = middle;
	}
	/* Units do not overlap, except by mistake. */
	for (int steps = 0; low && steps < OVERLAP_STEPS_MAX; steps++, low--)
		if (address < dwarf->ranges.at[low - 1].end)
			return dwarf->ranges.at[low - 1].unit;
	return BCCX_DWARF_NO_UNIT;
}

int bccx_dwarf__frames(struct bccx_dwarf *dwarf, uint32_t position, uint64_t address, bool with_lines,
		       struct bccx_dwarf_frame *frames)
{
	uint32_t file = 0, line = 0;
	const struct dwarf_call *call;
	int err = 0, count = 0;

	if (position >= dwarf->units.len || !dwarf->units.at[position].version)
		return 0;
	if (!dwarf->units.at[position].has_root)
		err = dwarf_unit__read_root(dwarf, &dwarf->units.at[position]);
	if (!err)
		err = dwarf_tree__load(dwarf, position);
	/* Lines without calls, and calls without lines, are worth having. */
	if (err == -BCCX_ENOMEM)
		return err;
	if (with_lines) {
		err = dwarf_lines__load(dwarf, position);
		if (err == -BCCX_ENOMEM)
			return err;
		if (!dwarf_lines__find(dwarf->lines, address, &file, &line))
			file = line = 0;
	}
	call = dwarf->tree ? dwarf_tree__find(dwarf->tree, address) : NULL;
	for (; call && call->inlined && count < BCCX_DWARF_CHAIN_MAX - 1; count++) {
		frames[count] = (struct bccx_dwarf_frame){ call->die, file, line, true };
		file = with_lines ? call->file : 0;
		line = with_lines ? call->line : 0;
		call = call->parent == UINT32_MAX ? NULL : dwarf_tree__call(dwarf->tree, call->parent);
	}
	if (!call && !count && !line)
		return 0;
	frames[count++] = (struct bccx_dwarf_frame){ call ? call->die : 0, file, line, false };
	return count;
}

struct naming {
	struct dwarf_string linkage;
	struct dwarf_string plain;
	uint64_t next; /* the entry that this one completes; 0: none */
};

/* Look at one entry. 0, -ERANGE when len bytes are too few. */
static int parse_entry(struct bccx_dwarf *dwarf, const struct bccx_dwarf_unit *unit, uint64_t offset,
		       const uint8_t *bytes, uint32_t len, struct naming *naming)
{
	struct cursor cursor = { bytes, bytes + len, false };
	const struct bccx_dwarf_abbrevs *abbrevs;
	const struct dwarf_abbrev *abbrev;
	int err;

	abbrevs = dwarf_abbrevs__get(dwarf, unit, 1, &err);
	if (!abbrevs)
		return err;
	abbrev = dwarf_abbrevs__find(abbrevs, cursor_uleb(&cursor));
	if (!abbrev)
		return -BCCX_EINVAL;
	naming->next = 0;
	for (uint32_t i = 0; i < abbrev->count && !cursor.bad; i++) {
		const struct dwarf_attribute *attribute = &abbrevs->attributes.at[abbrev->first + i];
		struct dwarf_value value;

		switch (attribute->name) {
		case DW_AT_linkage_name:
		case DW_AT_MIPS_linkage_name:
		case DW_AT_name:
		case DW_AT_abstract_origin:
		case DW_AT_specification:
			value = dwarf_form__read(dwarf, unit, &cursor, attribute, bytes, offset);
			break;
		default:
			dwarf_form__skip(unit, &cursor, attribute);
			continue;
		}
		if (value.kind == VALUE_REFERENCE)
			naming->next = value.number;
		else if (value.kind == VALUE_STRING && attribute->name == DW_AT_name)
			naming->plain = naming->plain.is_set ? naming->plain : value.string;
		else if (value.kind == VALUE_STRING)
			naming->linkage = value.string;
	}
	return cursor.bad ? -BCCX_ERANGE : 0;
}

static int load_entry(struct bccx_dwarf *dwarf, uint64_t die, struct naming *naming)
{
	uint64_t offset = dwarf_die__offset(die), whole;
	struct bccx_dwarf_unit *unit;
	int err;

	unit = dwarf_unit__of(dwarf, die, &err);
	if (!unit)
		return err;
	whole = unit->end - offset;
	for (uint32_t len = ENTRY_BYTES;; len *= 8) {
		uint32_t part = len < whole ? len : (uint32_t)whole;
		const uint8_t *bytes;
		void *owned;

		bytes = dwarf_section__load(dwarf, dwarf_part(unit, BCCX_DWARF_INFO), offset, part, &owned, &err);
		if (!bytes)
			return err;
		err = parse_entry(dwarf, unit, offset, bytes, part, naming);
		bccx_mem__free(owned, part);
		if (err != -BCCX_ERANGE || part == whole || len >= ENTRY_BYTES_MAX)
			return err;
	}
}

int bccx_dwarf__find_name(struct bccx_dwarf *dwarf, uint64_t die, struct bccx_dwarf_name *name)
{
	struct naming naming = { .next = die };
	struct dwarf_string found;
	int err = 0;

	for (int hops = 0; !err && naming.next && !naming.linkage.is_set && hops < HOPS_MAX; hops++)
		err = load_entry(dwarf, naming.next, &naming);
	found = naming.linkage.is_set ? naming.linkage : naming.plain;
	if (!found.is_set)
		return err ? err : -BCCX_ENOENT;
	*name = (struct bccx_dwarf_name){ found.part, found.offset, found.part / BCCX_DWARF_PARTS != BCCX_DWARF_SPLIT };
	return 0;
}

int bccx_dwarf__read_name(struct bccx_dwarf *dwarf, const struct bccx_dwarf_name *name, char *text, uint32_t cap)
{
	return dwarf_string__copy(dwarf, (struct dwarf_string){ name->part, name->offset, true }, text, cap);
}

size_t bccx_dwarf__bytes(const struct bccx_dwarf *dwarf)
{
	size_t sum = (size_t)dwarf->units.cap * sizeof(*dwarf->units.at) +
		     (size_t)dwarf->ranges.cap * sizeof(*dwarf->ranges.at) + dwarf_tree__bytes(dwarf->tree) +
		     dwarf_lines__bytes(dwarf->lines) + dwarf_alternate__bytes(dwarf->alternate) +
		     (size_t)dwarf->kept.len;

	for (int i = 0; i < BCCX_DWARF_FILES * BCCX_DWARF_PARTS; i++)
		sum += dwarf->section[i].unpacked.cap + bccx_packed__bytes(dwarf->section[i].packed);
	return sum;
}

void bccx_dwarf__close(struct bccx_dwarf *dwarf)
{
	dwarf_section__keep(dwarf, 0, 0, NULL, 0);
	dwarf_split__close(dwarf);
	dwarf_alternate__close(dwarf);
	dwarf_section__forget(dwarf, BCCX_DWARF_MAIN);
	bccx_vec__free(&dwarf->units);
	bccx_vec__free(&dwarf->ranges);
	dwarf_tree__free(dwarf->tree);
	dwarf_lines__free(dwarf->lines);
	for (int i = 0; i < 2; i++)
		dwarf_abbrevs__free(dwarf->abbrevs[i]);
	memset(dwarf, 0, sizeof(*dwarf));
}
