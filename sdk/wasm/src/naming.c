// SPDX-License-Identifier: Apache-2.0
#include "naming.h"
#include <bccx/abi.h>
#include <bccx/demangle.h>
#include <bccx/plt.h>
#include <bccx/sort.h>
#include <bccx/stacks.h>
#include <string.h>

#define NO_UNIT_PLACE 0x80000000u

/* One call of a chain; what names it is read later. */
struct call {
	uint32_t named; /* number in named_dies + 1; 0: debug information does not say which function it is */
	uint32_t file; /* string */
	uint32_t line;
	bool inlined;
};

/* The calls of a location: those up to `end` that are behind the chain before it. */
struct chain {
	uint32_t end;
	uint32_t function; /* that the symbol table has there; 0: none */
	bool covered; /* by a symbol */
};

/* A name that was found and not read, under the number that sorts names in the order in which they lie. */
struct unread {
	uint64_t place; /* part << PART_SHIFT | offset */
	uint32_t named;
};

#define PART_SHIFT 48

/* The object whose locations are named. */
struct naming {
	struct bccx_symbolizer *symbolizer;
	struct bccx_object *object;
	struct bccx_dwarf *dwarf; /* NULL: no debug information is wanted or there */
	uint32_t position;
	BCCX_VEC(struct call) calls;
	BCCX_VEC(struct chain) chains; /* one for each pending location */
	BCCX_VEC(struct unread) unread;
};

static char raw[BCCX_NAME_MAX], readable[BCCX_DEMANGLED_MAX];

/* Both forms of the name in raw. */
static bool add_names(struct bccx_symbolizer *symbolizer, uint32_t len, uint32_t *name, uint32_t *system_name)
{
	int readable_len = 0;

	*name = *system_name = bccx_strings__add(&symbolizer->frames.strings, raw, len);
	if (symbolizer->demangle && symbolizer->short_names)
		readable_len = bccx_demangle_short(raw, len, readable, sizeof(readable));
	else if (symbolizer->demangle)
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

static void read_die_name(const struct naming *naming, uint32_t position, const struct bccx_dwarf_name *found)
{
	int len = bccx_dwarf__read_name(naming->dwarf, found, raw, sizeof(raw));
	struct bccx_named_die *named = &naming->symbolizer->named_dies.at[position];

	/* Without memory it has no name. */
	if (len > 0 && !add_names(naming->symbolizer, (uint32_t)len, &named->name, &named->system_name))
		named->name = named->system_name = 0;
}

/* Find the name of a new function, and read it when it will not be there any more. 0 or -ENOMEM. */
static int find_die_name(struct naming *naming, uint32_t position, uint64_t die)
{
	struct bccx_dwarf_name found;
	struct unread *unread;

	if (bccx_dwarf__find_name(naming->dwarf, die, &found))
		return 0;
	if (!found.stays || found.offset >> PART_SHIFT) {
		read_die_name(naming, position, &found);
		return 0;
	}
	unread = bccx_vec__add(&naming->unread);
	if (!unread)
		return -BCCX_ENOMEM;
	*unread = (struct unread){ (uint64_t)found.part << PART_SHIFT | found.offset, position };
	return 0;
}

/* Number of a function in named_dies + 1; 0 without memory. */
static uint32_t name_die(struct naming *naming, uint64_t die)
{
	struct bccx_symbolizer *symbolizer = naming->symbolizer;
	uint64_t hash = bccx_hash__words(naming->position, die);
	struct bccx_hash_walk walk = bccx_hash__walk(hash);
	struct bccx_named_die *named;
	uint32_t i;

	while (bccx_hash__next(&symbolizer->named_die_index, &walk, &i))
		if (symbolizer->named_dies.at[i].die == die && symbolizer->named_dies.at[i].object == naming->position)
			return i + 1;
	named = bccx_vec__add(&symbolizer->named_dies);
	if (!named)
		return 0;
	*named = (struct bccx_named_die){ .die = die, .object = naming->position };
	i = symbolizer->named_dies.len - 1;
	if (!find_die_name(naming, i, die) && !bccx_hash__insert(&symbolizer->named_die_index, hash, i))
		return i + 1;
	/* Its number is the next one's. */
	if (naming->unread.len && naming->unread.at[naming->unread.len - 1].named == i)
		naming->unread.len--;
	symbolizer->named_dies.len--;
	return 0;
}

/* Strings lie anywhere in a part that may be hundreds of megabytes and packed, so they are read in their order. */
static void read_names(struct naming *naming)
{
	const uint64_t offsets = (1ULL << PART_SHIFT) - 1;

	/* Without memory for it, in the order they came. */
	(void)bccx_sort__by_leading_number(naming->unread.at, naming->unread.len, sizeof(*naming->unread.at));
	for (uint32_t i = 0; i < naming->unread.len; i++) {
		const struct unread *unread = &naming->unread.at[i];
		struct bccx_dwarf_name found = { (uint32_t)(unread->place >> PART_SHIFT), unread->place & offsets,
						 true };

		read_die_name(naming, unread->named, &found);
	}
	bccx_vec__free(&naming->unread);
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
static uint32_t die_function(const struct naming *naming, uint32_t position, uint32_t file)
{
	const struct bccx_named_die *named = &naming->symbolizer->named_dies.at[position];
	struct bccx_frame_function function = { .object = INLINED_OBJECTS | naming->position,
						.source = BCCX_FROM_DWARF };

	if (!named->name)
		return 0;
	function.name = named->name;
	function.system_name = named->system_name;
	function.filename = file;
	function.key = (uint64_t)named->system_name << 32 | file;
	return bccx_frames__function(&naming->symbolizer->frames, &function);
}

uint64_t naming__lookup_pc(const struct bccx_frame_location *location)
{
	return location->object_offset - (bccx_frame__is_exact(location->how) ? 0 : 1);
}

/* Whether the object's own functions have symbols, not only those that it shares. */
static bool has_all_symbols(const struct bccx_object *object)
{
	return object->elf.symtab.count || (object->debug.is_open && object->debug.elf.symtab.count) ||
	       object->packed.is_open;
}

/* Take the calls at a location that debug information knows. 0 or -ENOMEM. */
static int add_calls(struct naming *naming, uint64_t pc)
{
	uint32_t unit = naming->dwarf ? bccx_dwarf__unit(naming->dwarf, pc) : BCCX_DWARF_NO_UNIT;
	struct bccx_dwarf_frame frames[BCCX_DWARF_CHAIN_MAX];
	int count = 0;

	if (unit != BCCX_DWARF_NO_UNIT)
		count = bccx_dwarf__frames(naming->dwarf, unit, pc, naming->symbolizer->lines, frames);
	for (int i = 0; i < count; i++) {
		const struct bccx_dwarf_frame *frame = &frames[i];
		struct call *call;

		if (frame->inlined && !naming->symbolizer->inlines)
			continue;
		call = bccx_vec__add(&naming->calls);
		if (!call)
			return -BCCX_ENOMEM;
		*call = (struct call){ .named = frame->die ? name_die(naming, frame->die) : 0,
				       .file = frame->line ? unit_file(naming, unit, frame->file) : 0,
				       .line = frame->line,
				       .inlined = frame->inlined };
	}
	return 0;
}

/* Look at a location while what describes it is in memory. 0 or -ENOMEM. */
static int add_chain(struct naming *naming, uint32_t number)
{
	uint64_t pc = naming__lookup_pc(&naming->symbolizer->frames.locations.at[number]);
	struct chain *chain = bccx_vec__add(&naming->chains);
	struct bccx_symbol symbol;
	int err;

	if (!chain)
		return -BCCX_ENOMEM;
	*chain = (struct chain){ .covered = bccx_symtab__find(&naming->object->symtab, pc, &symbol) };
	if (chain->covered)
		chain->function = symbol_function(naming, &symbol);
	err = add_calls(naming, pc);
	chain->end = naming->calls.len;
	return err;
}

/* The lines of a location, innermost call first, ended by what the symbol table has there. Their number, 0 when nothing is
 * known. */
static uint32_t lines_of(const struct naming *naming, uint32_t first, const struct chain *chain,
			 struct bccx_frame_line *lines)
{
	uint32_t kept = 0;

	for (uint32_t i = first; i < chain->end; i++) {
		const struct call *call = &naming->calls.at[i];
		struct bccx_frame_line line = { .line = call->line, .inlined = call->inlined };

		if (!call->inlined && chain->function)
			line.function = with_file(naming, chain->function, call->file);
		else if (call->named)
			line.function = die_function(naming, call->named - 1, call->file);
		if (line.function)
			lines[kept++] = line;
	}
	/* A chain whose end has no name would show a function as inlined into nothing. */
	if ((!kept || lines[kept - 1].inlined) && chain->function) {
		kept = 0;
		lines[kept++] = (struct bccx_frame_line){ .function = chain->function };
	}
	return kept && !lines[kept - 1].inlined ? kept : 0;
}

static void name_location(const struct naming *naming, uint32_t number, uint32_t first, const struct chain *chain)
{
	struct bccx_frames *frames = &naming->symbolizer->frames;
	struct bccx_frame_location *location = &frames->locations.at[number];
	struct bccx_frame_line lines[BCCX_DWARF_CHAIN_MAX];
	uint32_t count = lines_of(naming, first, chain, lines);

	if (!count) {
		location->why = chain->covered                    ? BCCX_WHY_LIMIT
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
		uint64_t pc = naming__lookup_pc(&naming->symbolizer->frames.locations.at[number]);

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

static void name_pending(struct naming *naming)
{
	struct bccx_object *object = naming->object;
	uint32_t first = 0, looked_at = 0;

	sort_pending(naming);
	if (naming->dwarf)
		bccx_dwarf__renew(naming->dwarf);
	while (looked_at < object->pending.len && !add_chain(naming, object->pending.at[looked_at]))
		looked_at++;
	read_names(naming);
	for (uint32_t i = 0; i < looked_at; i++) {
		name_location(naming, object->pending.at[i], first, &naming->chains.at[i]);
		first = naming->chains.at[i].end;
	}
	for (uint32_t i = looked_at; i < object->pending.len; i++)
		naming->symbolizer->frames.locations.at[object->pending.at[i]].why = BCCX_WHY_LIMIT;
	bccx_vec__free(&naming->calls);
	bccx_vec__free(&naming->chains);
}

static bool has_pending_got_stub(const struct naming *naming)
{
	struct bccx_object *object = naming->object;
	struct bccx_elf_part got;

	if (object->got_stubs || bccx_plt__find_got(&object->elf, &got))
		return false;
	for (uint32_t i = 0; i < object->pending.len; i++) {
		const struct bccx_frame_location *location =
			&naming->symbolizer->frames.locations.at[object->pending.at[i]];

		if (naming__lookup_pc(location) - got.vaddr < got.size)
			return true;
	}
	return false;
}

/* What was kept need not be looked for. */
static void take_kept(const struct naming *naming)
{
	struct bccx_object *object = naming->object;
	uint32_t left = 0;

	if (!object->kept.bytes)
		return;
	for (uint32_t i = 0; i < object->pending.len; i++)
		if (!naming__take_kept(naming->symbolizer, naming->position, object->pending.at[i]))
			object->pending.at[left++] = object->pending.at[i];
	object->pending.len = left;
}

/* What was found is to be kept. Without memory for it, it is looked for again in the next run. */
static void note_fresh(const struct naming *naming)
{
	struct bccx_object *object = naming->object;

	if (object->identity <= 0)
		return;
	for (uint32_t i = 0; i < object->pending.len; i++) {
		uint32_t *slot = bccx_vec__add(&object->fresh);

		if (slot)
			*slot = object->pending.at[i];
	}
}

void naming__resolve(struct bccx_symbolizer *symbolizer, uint32_t position)
{
	struct naming naming = { .symbolizer = symbolizer,
				 .object = symbolizer->objects.list.at[position],
				 .position = position };
	enum bccx_why why;

	take_kept(&naming);
	if (!naming.object->pending.len)
		return;
	why = bccx_objects__headers(&symbolizer->objects, position);
	if (!why && has_pending_got_stub(&naming))
		bccx_objects__want_got_stubs(&symbolizer->objects, position);
	why = bccx_objects__symbols(&symbolizer->objects, position);
	if (!why && (symbolizer->inlines || symbolizer->lines))
		naming.dwarf = bccx_objects__dwarf(&symbolizer->objects, position);
	if (!why) {
		name_pending(&naming);
		note_fresh(&naming);
	}
	for (uint32_t i = 0; why && i < naming.object->pending.len; i++)
		symbolizer->frames.locations.at[naming.object->pending.at[i]].why = (uint8_t)why;
	bccx_vec__free(&naming.object->pending);
}
