// SPDX-License-Identifier: Apache-2.0
/* Names go from frames into what is kept of an object, and back. */
#include "naming.h"
#include <bccx/asked.h>
#include <bccx/dwarf.h>
#include <string.h>

#define NEW UINT32_MAX
#define OLD_BYTES (BCCX_KEPT_BYTES / 4 * 3) /* entries that old names may fill */

/* Position in frames of a function that was kept; 0 without memory. */
static uint32_t take_function(struct bccx_symbolizer *symbolizer, uint32_t position, uint32_t number)
{
	struct bccx_object *object = symbolizer->objects.list.at[position];
	const struct bccx_kept_function *kept = &object->kept.functions[number];
	struct bccx_strings *strings = &symbolizer->frames.strings;
	const char *text = object->kept.text;
	struct bccx_frame_function function = { .object = kept->has_symbol ? position : INLINED_OBJECTS | position,
						.source = kept->source,
						.start = kept->start,
						.size = kept->size };

	if (!object->kept_functions)
		object->kept_functions = bccx_mem__alloc(object->kept.nr_functions * sizeof(*object->kept_functions));
	if (!object->kept_functions)
		return 0;
	if (object->kept_functions[number])
		return object->kept_functions[number];
	function.name = bccx_strings__add(strings, text + kept->name, (uint32_t)strlen(text + kept->name));
	function.system_name =
		bccx_strings__add(strings, text + kept->system_name, (uint32_t)strlen(text + kept->system_name));
	function.filename = bccx_strings__add(strings, text + kept->filename, (uint32_t)strlen(text + kept->filename));
	if (function.name == BCCX_STRINGS_FULL || function.system_name == BCCX_STRINGS_FULL ||
	    function.filename == BCCX_STRINGS_FULL)
		return 0;
	function.key = kept->has_symbol ? kept->start : (uint64_t)function.system_name << 32 | function.filename;
	object->kept_functions[number] = bccx_frames__function(&symbolizer->frames, &function);
	return object->kept_functions[number];
}

bool naming__take_kept(struct bccx_symbolizer *symbolizer, uint32_t position, uint32_t number)
{
	struct bccx_frames *frames = &symbolizer->frames;
	struct bccx_frame_location *location = &frames->locations.at[number];
	const struct bccx_kept *kept = &symbolizer->objects.list.at[position]->kept;
	const struct bccx_kept_place *place = bccx_kept__find(kept, naming__lookup_pc(location));
	struct bccx_frame_line lines[BCCX_DWARF_CHAIN_MAX];

	if (!place || place->nr > BCCX_DWARF_CHAIN_MAX)
		return false;
	if (!place->nr) {
		if (place->why != BCCX_WHY_NOT_COVERED && place->why != BCCX_WHY_NO_SYMBOL_TABLE)
			return false;
		location->why = place->why;
		return true;
	}
	for (uint32_t i = 0; i < place->nr; i++) {
		const struct bccx_kept_call *call = &kept->calls[place->calls + i];

		lines[i] = (struct bccx_frame_line){ .function = take_function(symbolizer, position, call->function),
						     .line = call->line & ~BCCX_KEPT_INLINED,
						     .inlined = call->line & BCCX_KEPT_INLINED };
		if (!lines[i].function)
			return false;
	}
	if (bccx_frames__set_lines(frames, number, lines, place->nr))
		return false;
	location->source = place->source;
	frames->mappings.at[location->mapping].has_functions = true;
	return true;
}

/* Numbers of functions in what is written, by their positions elsewhere. */
struct numbers {
	uint32_t *at;
	uint32_t len;
};

static int begin_numbers(struct numbers *numbers, uint32_t len)
{
	numbers->len = len;
	numbers->at = bccx_mem__alloc((size_t)len * sizeof(*numbers->at));
	for (uint32_t i = 0; numbers->at && i < len; i++)
		numbers->at[i] = NEW;
	return numbers->at || !len ? 0 : -1;
}

static void end_numbers(struct numbers *numbers)
{
	bccx_mem__free(numbers->at, (size_t)numbers->len * sizeof(*numbers->at));
}

static uint32_t keep_function(struct bccx_keeping *keeping, const struct bccx_frames *frames, uint32_t position)
{
	const struct bccx_frame_function *function = &frames->functions.at[position];
	const struct bccx_string *strings = frames->strings.list.at;
	struct bccx_kept_function kept = { .start = function->start,
					   .size = function->size,
					   .source = function->source,
					   .has_symbol = !(function->object & INLINED_OBJECTS) };

	return bccx_keeping__function(keeping, &kept, strings[function->name].at, strings[function->system_name].at,
				      strings[function->filename].at);
}

static void keep_fresh(struct bccx_keeping *keeping, struct numbers *numbers, const struct bccx_frames *frames,
		       const struct bccx_object *object)
{
	for (uint32_t i = 0; i < object->fresh.len && keeping->bytes < BCCX_KEPT_BYTES; i++) {
		const struct bccx_frame_location *location = &frames->locations.at[object->fresh.at[i]];

		if (!location->nr_lines && location->why != BCCX_WHY_NOT_COVERED &&
		    location->why != BCCX_WHY_NO_SYMBOL_TABLE)
			continue;
		bccx_keeping__place(keeping, naming__lookup_pc(location), location->why, location->source);
		for (uint32_t k = 0; k < location->nr_lines; k++) {
			const struct bccx_frame_line *line = &frames->lines.at[location->lines + k];
			uint32_t *number = &numbers->at[line->function];

			if (*number == NEW)
				*number = keep_function(keeping, frames, line->function);
			bccx_keeping__call(keeping, *number, line->line | (line->inlined ? BCCX_KEPT_INLINED : 0));
		}
	}
}

static void keep_old(struct bccx_keeping *keeping, struct numbers *numbers, const struct bccx_kept *kept)
{
	for (uint32_t i = 0; i < kept->nr_places && keeping->bytes < OLD_BYTES; i++) {
		const struct bccx_kept_place *place = bccx_kept__find(kept, kept->places[i].pc);

		if (place != &kept->places[i])
			continue;
		bccx_keeping__place(keeping, place->pc, place->why, place->source);
		for (uint32_t k = 0; k < place->nr; k++) {
			const struct bccx_kept_call *call = &kept->calls[place->calls + k];
			const struct bccx_kept_function *function = &kept->functions[call->function];
			uint32_t *number = &numbers->at[call->function];

			if (*number == NEW)
				*number = bccx_keeping__function(keeping, function, kept->text + function->name,
								 kept->text + function->system_name,
								 kept->text + function->filename);
			bccx_keeping__call(keeping, *number, call->line);
		}
	}
}

void naming__keep(struct bccx_symbolizer *symbolizer, uint32_t position)
{
	struct bccx_object *object = symbolizer->objects.list.at[position];
	struct bccx_keeping keeping = { 0 };
	struct numbers fresh = { 0 }, old = { 0 };

	bccx_asked__keep(object->handle, &keeping);
	if (begin_numbers(&fresh, symbolizer->frames.functions.len) || begin_numbers(&old, object->kept.nr_functions))
		keeping.error = -1;
	if (!keeping.error) {
		keep_fresh(&keeping, &fresh, &symbolizer->frames, object);
		keep_old(&keeping, &old, &object->kept);
	}
	end_numbers(&fresh);
	end_numbers(&old);
	bccx_vec__free(&object->fresh);
	bccx_objects__end_kept(object);
	/* What cannot be kept is found again in the next run. */
	(void)bccx_keeping__end(&keeping, &object->elf, object->identity, symbolizer->objects.variant, &object->kept);
}
