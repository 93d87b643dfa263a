// SPDX-License-Identifier: Apache-2.0
/* The calls that a unit describes: functions and what is inlined into them, by address. The unit's entries are gone through
 * once; kept is what has code. */
#include "unit.h"
#include <bccx/abi.h>
#include <bccx/sort.h>

#define NONE UINT32_MAX
#define NESTING_MAX 256u
#define SPANS_MAX (2u << 20) /* of one unit */
#define RANGES_LOOKED_AT_MAX (8u << 20) /* of one unit */
#define WIDER_STEPS_MAX 4096
#define KEPT_BYTES_MAX (32u << 20) /* of a unit's entries, until another unit is asked for */

/* A range of addresses of a call. */
struct span {
	uint64_t start;
	uint64_t end;
	uint32_t call;
	uint32_t wider; /* nearest earlier span that ends later */
};

struct bccx_dwarf_tree {
	uint32_t unit;
	bool is_loaded;
	BCCX_VEC(struct dwarf_call) calls;
	BCCX_VEC(struct span) spans; /* by start, the outer ones of one start first */
};

struct walk {
	struct bccx_dwarf *dwarf;
	struct bccx_dwarf_tree *tree;
	const struct bccx_dwarf_unit *unit;
	const struct bccx_dwarf_abbrevs *abbrevs;
	struct dwarf_range_sink sink;
	uint32_t open[NESTING_MAX]; /* the innermost call around the entries of each level */
	uint32_t level;
};

static int add_span(void *context, uint64_t start, uint64_t end)
{
	struct walk *walk = context;
	struct span *span;

	if (start < walk->dwarf->code_base)
		return 0;
	if (walk->tree->spans.len == SPANS_MAX)
		return -BCCX_E2BIG;
	span = bccx_vec__add(&walk->tree->spans);
	if (!span)
		return -BCCX_ENOMEM;
	*span = (struct span){ start, end, walk->tree->calls.len - 1, NONE };
	return 0;
}

struct entry {
	struct dwarf_value low, high, ranges, origin, file, line;
	uint64_t sibling;
};

/* Read the attributes that matter. */
static void read_call(struct walk *walk, const struct dwarf_abbrev *abbrev, struct cursor *cursor, const uint8_t *start,
		      struct entry *entry)
{
	memset(entry, 0, sizeof(*entry));
	for (uint32_t i = 0; i < abbrev->count && !cursor->bad; i++) {
		const struct dwarf_attribute *attribute = &walk->abbrevs->attributes.at[abbrev->first + i];
		struct dwarf_value *to = NULL, sibling;

		switch (attribute->name) {
		case DW_AT_low_pc:
			to = &entry->low;
			break;
		case DW_AT_high_pc:
			to = &entry->high;
			break;
		case DW_AT_ranges:
			to = &entry->ranges;
			break;
		case DW_AT_abstract_origin:
			to = &entry->origin;
			break;
		case DW_AT_call_file:
			to = &entry->file;
			break;
		case DW_AT_call_line:
			to = &entry->line;
			break;
		case DW_AT_sibling:
			to = &sibling;
			break;
		}
		if (!to) {
			dwarf_form__skip(walk->unit, cursor, attribute);
			continue;
		}
		*to = dwarf_form__read(walk->dwarf, walk->unit, cursor, attribute, start, walk->unit->dies);
		if (to == &sibling && sibling.kind == VALUE_REFERENCE)
			entry->sibling = dwarf_die__offset(sibling.number);
	}
}

/* Take a function or an inlined call that has code; *taken tells whether it has. */
static int take_call(struct walk *walk, const struct dwarf_abbrev *abbrev, const struct entry *entry, uint64_t die,
		     bool *taken)
{
	bool inlined = abbrev->tag == DW_TAG_inlined_subroutine;
	struct dwarf_call *call;

	*taken = entry->ranges.kind || (entry->low.kind == VALUE_ADDRESS && entry->high.kind);
	if (!*taken)
		return 0;
	call = bccx_vec__add(&walk->tree->calls);
	if (!call)
		return -BCCX_ENOMEM;
	*call = (struct dwarf_call){
		.die = inlined && entry->origin.kind == VALUE_REFERENCE ? entry->origin.number
									: dwarf_die(walk->unit->owner, die),
		.file = (uint32_t)entry->file.number,
		.line = (uint32_t)entry->line.number,
		.parent = inlined ? walk->open[walk->level] : NONE,
		.inlined = inlined,
	};
	if (entry->ranges.kind)
		return dwarf_ranges__read(walk->dwarf, walk->unit, &entry->ranges, &walk->sink);
	if (entry->high.kind == VALUE_ADDRESS)
		return entry->low.number < entry->high.number ? add_span(walk, entry->low.number, entry->high.number)
							      : 0;
	if (entry->high.number && entry->low.number + entry->high.number > entry->low.number)
		return add_span(walk, entry->low.number, entry->low.number + entry->high.number);
	return 0;
}

/* Entries that hold no code below them, when they say where the next one is. */
static bool is_codeless(uint16_t tag)
{
	return tag == DW_TAG_enumeration_type || tag == DW_TAG_array_type || tag == DW_TAG_subroutine_type;
}

static int skip_to_sibling(struct walk *walk, struct cursor *cursor, const uint8_t *start, uint64_t sibling)
{
	uint64_t here = walk->unit->dies + (uint64_t)(cursor->at - start);

	if (sibling < here || sibling > walk->unit->end)
		return -BCCX_EINVAL;
	cursor->at = start + (sibling - walk->unit->dies);
	return 0;
}

static int walk_entry(struct walk *walk, struct cursor *cursor, const uint8_t *start)
{
	uint64_t die = walk->unit->dies + (uint64_t)(cursor->at - start), code = cursor_uleb(cursor);
	const struct dwarf_abbrev *abbrev;
	struct entry entry;
	uint32_t around;
	bool taken = false;
	int err;

	if (!code) {
		if (walk->level)
			walk->level--;
		return 0;
	}
	abbrev = dwarf_abbrevs__find(walk->abbrevs, code);
	if (!abbrev)
		return -BCCX_EINVAL;
	around = walk->open[walk->level];
	if (abbrev->tag == DW_TAG_subprogram || abbrev->tag == DW_TAG_inlined_subroutine) {
		read_call(walk, abbrev, cursor, start, &entry);
		err = take_call(walk, abbrev, &entry, die, &taken);
		if (err)
			return err;
		if (taken)
			around = walk->tree->calls.len - 1;
		/* What has no code itself is the pattern of what has, or only declared. */
		if (!taken && abbrev->has_children && entry.sibling && abbrev->tag == DW_TAG_subprogram)
			return skip_to_sibling(walk, cursor, start, entry.sibling);
	} else if (is_codeless(abbrev->tag)) {
		read_call(walk, abbrev, cursor, start, &entry);
		if (abbrev->has_children && entry.sibling)
			return skip_to_sibling(walk, cursor, start, entry.sibling);
	} else {
		for (uint32_t i = 0; i < abbrev->count && !cursor->bad; i++)
			dwarf_form__skip(walk->unit, cursor, &walk->abbrevs->attributes.at[abbrev->first + i]);
	}
	if (!abbrev->has_children)
		return 0;
	if (walk->level + 1 == NESTING_MAX)
		return -BCCX_E2BIG;
	walk->open[++walk->level] = around;
	return 0;
}

static int walk_unit(struct walk *walk, const uint8_t *bytes, uint64_t len)
{
	struct cursor cursor = { bytes, bytes + len, false };
	int err = 0;

	walk->open[0] = NONE;
	while (!err && !cursor.bad && cursor.at < cursor.end)
		err = walk_entry(walk, &cursor, bytes);
	return err;
}

/* Order by start; of one start the wider first, and of equal spans the outer one, which was met first. */
static bool comes_after(const struct span *a, const struct span *b)
{
	if (a->start != b->start)
		return a->start > b->start;
	if (a->end != b->end)
		return a->end < b->end;
	return a->call > b->call;
}

static void sift(struct span *spans, uint32_t at, uint32_t count)
{
	struct span moved = spans[at];

	for (uint32_t child; (child = 2 * at + 1) < count; at = child) {
		if (child + 1 < count && comes_after(&spans[child + 1], &spans[child]))
			child++;
		if (!comes_after(&spans[child], &moved))
			break;
		spans[at] = spans[child];
	}
	spans[at] = moved;
}

/* Heap sort: no memory, no bad case. */
static void sort_spans(struct span *spans, uint32_t count)
{
	for (uint32_t i = count / 2; i--;)
		sift(spans, i, count);
	for (uint32_t left = count; left-- > 1;) {
		struct span swap = spans[0];

		spans[0] = spans[left];
		spans[left] = swap;
		sift(spans, 0, left);
	}
}

static void link_wider(struct bccx_dwarf_tree *tree)
{
	for (uint32_t i = 0; i < tree->spans.len; i++) {
		uint32_t before = i ? i - 1 : NONE;

		/* One of the same end is kept: it is around this one. */
		while (before != NONE && tree->spans.at[before].end < tree->spans.at[i].end)
			before = tree->spans.at[before].wider;
		tree->spans.at[i].wider = before;
	}
}

int dwarf_tree__load(struct bccx_dwarf *dwarf, uint32_t position)
{
	const struct bccx_dwarf_unit *unit = &dwarf->units.at[position], *split;
	struct bccx_dwarf_tree *tree = dwarf->tree;
	struct walk *walk;
	const uint8_t *bytes;
	uint64_t len;
	void *owned;
	int err;

	if (tree && tree->is_loaded && tree->unit == position)
		return 0;
	if (!tree)
		tree = dwarf->tree = bccx_mem__alloc(sizeof(*tree));
	/* Without what was split off, the skeleton may know some calls. */
	split = dwarf_split__unit(dwarf, position, &err);
	if (err)
		return err;
	unit = split ? split : unit;
	len = unit->end - unit->dies;
	walk = bccx_mem__alloc(sizeof(*walk));
	if (!tree || !walk) {
		bccx_mem__free(walk, sizeof(*walk));
		return -BCCX_ENOMEM;
	}
	dwarf_section__keep(dwarf, 0, 0, NULL, 0);
	tree->calls.len = tree->spans.len = 0;
	tree->unit = position;
	tree->is_loaded = true; /* also when it is damaged: it is not tried again */
	walk->dwarf = dwarf;
	walk->tree = tree;
	walk->unit = unit;
	walk->sink = (struct dwarf_range_sink){ add_span, walk, RANGES_LOOKED_AT_MAX };
	walk->abbrevs = dwarf_abbrevs__get(dwarf, unit, 0, &err);
	bytes = err ? NULL
		    : dwarf_section__load(dwarf, dwarf_part(unit, BCCX_DWARF_INFO), unit->dies, len, &owned, &err);
	if (bytes) {
		err = walk_unit(walk, bytes, len);
		/* Names are in the same unit, most of them. */
		if (len <= KEPT_BYTES_MAX)
			dwarf_section__keep(dwarf, dwarf_part(unit, BCCX_DWARF_INFO), unit->dies, owned, len);
		else
			bccx_mem__free(owned, (size_t)len);
	}
	if (!err) {
		sort_spans(tree->spans.at, tree->spans.len);
		link_wider(tree);
	} else {
		tree->calls.len = tree->spans.len = 0;
	}
	bccx_mem__free(walk, sizeof(*walk));
	return err;
}

const struct dwarf_call *dwarf_tree__call(const struct bccx_dwarf_tree *tree, uint32_t position)
{
	return position < tree->calls.len ? &tree->calls.at[position] : NULL;
}

const struct dwarf_call *dwarf_tree__find(const struct bccx_dwarf_tree *tree, uint64_t address)
{
	const struct span *spans = tree->spans.at;
	uint32_t at = 0, left = tree->spans.len;

	if (!left || spans[0].start > address)
		return NULL;
	while (left > 1) {
		uint32_t half = left / 2;

		at += spans[at + half].start <= address ? half : 0;
		left -= half;
	}
	for (int steps = 0; at != NONE && steps < WIDER_STEPS_MAX; steps++) {
		if (address < spans[at].end)
			return &tree->calls.at[spans[at].call];
		at = spans[at].wider;
	}
	return NULL;
}

size_t dwarf_tree__bytes(const struct bccx_dwarf_tree *tree)
{
	return tree ? (size_t)tree->calls.cap * sizeof(*tree->calls.at) +
			       (size_t)tree->spans.cap * sizeof(*tree->spans.at)
		    : 0;
}

void dwarf_tree__free(struct bccx_dwarf_tree *tree)
{
	if (!tree)
		return;
	bccx_vec__free(&tree->calls);
	bccx_vec__free(&tree->spans);
	bccx_mem__free(tree, sizeof(*tree));
}
