// SPDX-License-Identifier: Apache-2.0
#include "naming.h"
#include <bccx/abi.h>
#include <bccx/demangle.h>
#include <bccx/sort.h>
#include <bccx/stacks.h>
#include <string.h>

#define NO_UNIT_PLACE 0x80000000u
#define INLINED_OBJECTS 0x40000000u /* and the object's position: scope of functions that have no symbol there */

/* The object whose locations are named. */
struct naming {
	struct bccx_symbolizer *symbolizer;
	struct bccx_object *object;
	struct bccx_dwarf *dwarf; /* NULL: no debug information is wanted or there */
	uint32_t position;
};

static char raw[BCCX_NAME_MAX], readable[BCCX_DEMANGLED_MAX];

/* Both forms of the name in raw. */
static bool add_names(struct bccx_symbolizer *symbolizer, uint32_t len, uint32_t *name, uint32_t *system_name)
{
	int readable_len = 0;

	*name = *system_name = bccx_strings__add(&symbolizer->frames.strings, raw, len);
	if (symbolizer->demangle)
		readable_len = bccx_demangle(raw, len, readable, sizeof(readable));
	if (readable_len > 0)
		*name = bccx_strings__add(&symbolizer->frames.strings, readable, (uint32_t)readable_len);
	return *name != BCCX_STRINGS_FULL && *system_name != BCCX_STRINGS_FULL;
}

static uint32_t symbol_function(const struct naming *naming, struct bccx_symbol *symbol)
{
	struct bccx_frames *frames = &naming->symbolizer->frames;
	uint32_t known = bccx_frames__find_function(frames, naming->position, symbol->start);
	struct bccx_frame_function function = { .object = naming->position,
						.key = symbol->start,
						.start = symbol->start };
	const char *name;
	int len;

	if (known)
		return known;
	len = bccx_symtab__name(&naming->object->symtab, symbol, &name);
	if (len <= 0)
		return 0;
	memcpy(raw, name, (size_t)len);
	function.size = symbol->size;
	function.source = (uint8_t)symbol->kind;
	if (!add_names(naming->symbolizer, (uint32_t)len, &function.name, &function.system_name))
		return 0;
	return bccx_frames__function(frames, &function);
}

/* The same function with a source file. */
static uint32_t with_file(const struct naming *naming, uint32_t position, uint32_t file)
{
	struct bccx_frame_function function = naming->symbolizer->frames.functions.at[position];

	if (function.filename == file)
		return position;
	function.filename = file;
	return bccx_frames__function(&naming->symbolizer->frames, &function);
}

static const struct bccx_named_die *name_die(const struct naming *naming, uint64_t die)
{
	struct bccx_symbolizer *symbolizer = naming->symbolizer;
	uint64_t hash = bccx_hash__words(naming->position, die);
	struct bccx_hash_walk walk = bccx_hash__walk(hash);
	struct bccx_named_die *named;
	uint32_t i;
	int len;

	while (bccx_hash__next(&symbolizer->named_die_index, &walk, &i))
		if (symbolizer->named_dies.at[i].die == die && symbolizer->named_dies.at[i].object == naming->position)
			return &symbolizer->named_dies.at[i];
	named = bccx_vec__add(&symbolizer->named_dies);
	if (!named)
		return NULL;
	*named = (struct bccx_named_die){ .die = die, .object = naming->position };
	len = bccx_dwarf__name(naming->dwarf, die, raw, sizeof(raw));
	if ((len > 0 && !add_names(symbolizer, (uint32_t)len, &named->name, &named->system_name)) ||
	    bccx_hash__insert(&symbolizer->named_die_index, hash, symbolizer->named_dies.len - 1)) {
		symbolizer->named_dies.len--;
		return NULL;
	}
	return named;
}

/* String of a file of a unit; 0 when it has none. */
static uint32_t unit_file(const struct naming *naming, uint32_t unit, uint32_t file)
{
	struct bccx_symbolizer *symbolizer = naming->symbolizer;
	uint32_t *slot;
	int len;

	if (symbolizer->unit != unit || symbolizer->unit_object != naming->position) {
		symbolizer->unit_files.len = 0;
		symbolizer->unit = unit;
		symbolizer->unit_object = naming->position;
	}
	while (symbolizer->unit_files.len <= file && file < UINT16_MAX) {
		slot = bccx_vec__add(&symbolizer->unit_files);
		if (!slot)
			return 0;
		*slot = 0;
	}
	if (file >= symbolizer->unit_files.len)
		return 0;
	slot = &symbolizer->unit_files.at[file];
	if (!*slot) {
		len = bccx_dwarf__file(naming->dwarf, file, raw, sizeof(raw));
		*slot = len > 0 ? bccx_strings__add(&symbolizer->frames.strings, raw, (uint32_t)len) : 0;
		if (*slot == BCCX_STRINGS_FULL)
			*slot = 0;
	}
	return *slot;
}

/* A function that debug information alone names. */
static uint32_t die_function(const struct naming *naming, uint64_t die, uint32_t file)
{
	const struct bccx_named_die *named = die ? name_die(naming, die) : NULL;
	struct bccx_frame_function function = { .object = INLINED_OBJECTS | naming->position,
						.source = BCCX_FROM_DWARF };

	if (!named || !named->name)
		return 0;
	function.name = named->name;
	function.system_name = named->system_name;
	function.filename = file;
	function.key = (uint64_t)named->system_name << 32 | file;
	return bccx_frames__function(&naming->symbolizer->frames, &function);
}

/* The calls at an address, innermost first, ended by `function` (0: the symbol table has none). Their number, 0 when
 * nothing is known. */
static uint32_t find_calls(const struct naming *naming, uint64_t pc, uint32_t function, struct bccx_frame_line *lines)
{
	uint32_t unit = naming->dwarf ? bccx_dwarf__unit(naming->dwarf, pc) : BCCX_DWARF_NO_UNIT, kept = 0;
	struct bccx_dwarf_frame frames[BCCX_DWARF_CHAIN_MAX];
	int count = 0;

	if (unit != BCCX_DWARF_NO_UNIT)
		count = bccx_dwarf__frames(naming->dwarf, unit, pc, naming->symbolizer->lines, frames);
	for (int i = 0; i < count; i++) {
		const struct bccx_dwarf_frame *frame = &frames[i];
		uint32_t file = frame->line ? unit_file(naming, unit, frame->file) : 0;
		struct bccx_frame_line line = { .line = frame->line, .inlined = frame->inlined };

		if (frame->inlined && !naming->symbolizer->inlines)
			continue;
		if (!frame->inlined && function)
			line.function = with_file(naming, function, file);
		else
			line.function = die_function(naming, frame->die, file);
		if (line.function)
			lines[kept++] = line;
	}
	/* A chain whose end has no name would show a function as inlined into nothing. */
	if ((!kept || lines[kept - 1].inlined) && function) {
		kept = 0;
		lines[kept++] = (struct bccx_frame_line){ .function = function };
	}
	return kept && !lines[kept - 1].inlined ? kept : 0;
}

static uint64_t lookup_pc(const struct bccx_frame_location *location)
{
	return location->object_offset - (bccx_frame__is_exact(location->how) ? 0 : 1);
}

/* Whether the object's own functions have symbols, not only those that it shares. */
static bool has_all_symbols(const struct bccx_object *object)
{
	return object->elf.symtab.count || (object->debug.is_open && object->debug.elf.symtab.count) ||
	       object->packed.is_open;
}

static void name_location(const struct naming *naming, uint32_t number)
{
	struct bccx_frames *frames = &naming->symbolizer->frames;
	struct bccx_frame_location *location = &frames->locations.at[number];
	struct bccx_frame_line lines[BCCX_DWARF_CHAIN_MAX];
	struct bccx_symbol symbol;
	uint32_t function = 0, count;
	bool covered = bccx_symtab__find(&naming->object->symtab, lookup_pc(location), &symbol);

	if (covered)
		function = symbol_function(naming, &symbol);
	count = find_calls(naming, lookup_pc(location), function, lines);
	if (!count) {
		location->why = covered                           ? BCCX_WHY_LIMIT
				: has_all_symbols(naming->object) ? BCCX_WHY_NOT_COVERED
								  : BCCX_WHY_NO_SYMBOL_TABLE;
		return;
	}
	if (bccx_frames__set_lines(frames, number, lines, count)) {
		location->why = BCCX_WHY_LIMIT;
		return;
	}
	location->source = frames->functions.at[lines[count - 1].function].source;
	frames->mappings.at[location->mapping].has_functions = true;
}

/* Put the locations into the order in which what names them lies in the file: by the unit that describes them, of which
 * one is in memory at a time; otherwise by where the names are, which are read by windows. */
static void sort_pending(const struct naming *naming)
{
	struct bccx_object *object = naming->object;
	uint32_t count = object->pending.len;
	size_t bytes = 2 * (size_t)count * sizeof(uint64_t);
	uint64_t *words = bccx_mem__alloc(bytes);
	struct bccx_symbol symbol;

	/* Without memory for it they stay in the order they came. */
	if (!words)
		return;
	for (uint32_t i = 0; i < count; i++) {
		uint32_t number = object->pending.at[i], place = 0;
		uint64_t pc = lookup_pc(&naming->symbolizer->frames.locations.at[number]);

		if (naming->dwarf)
			place = bccx_dwarf__unit(naming->dwarf, pc);
		/* Those without a unit come behind. */
		if (place >= NO_UNIT_PLACE || !naming->dwarf)
			place = bccx_symtab__find(&object->symtab, pc, &symbol)
					? NO_UNIT_PLACE | object->symtab.name[symbol.index] >> 1
					: UINT32_MAX;
		words[i] = (uint64_t)place << 32 | number;
	}
	bccx_sort__by_high_half(words, words + count, count);
	for (uint32_t i = 0; i < count; i++)
		object->pending.at[i] = (uint32_t)words[i];
	bccx_mem__free(words, bytes);
}

void naming__resolve(struct bccx_symbolizer *symbolizer, uint32_t position)
{
	struct naming naming = { symbolizer, symbolizer->objects.list.at[position], NULL, position };
	enum bccx_why why = bccx_objects__symbols(&symbolizer->objects, position);

	if (!why && (symbolizer->inlines || symbolizer->lines))
		naming.dwarf = bccx_objects__dwarf(&symbolizer->objects, position);
	if (!why)
		sort_pending(&naming);
	for (uint32_t i = 0; i < naming.object->pending.len; i++) {
		if (why)
			symbolizer->frames.locations.at[naming.object->pending.at[i]].why = (uint8_t)why;
		else
			name_location(&naming, naming.object->pending.at[i]);
	}
	bccx_vec__free(&naming.object->pending);
}
