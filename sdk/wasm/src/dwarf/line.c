// SPDX-License-Identifier: Apache-2.0
/* The line table of a unit: its program is run once, into rows by address. DWARF 5, section 6.2. */
#include "unit.h"
#include <bccx/abi.h>
#include <bccx/sort.h>

#define ROWS_MAX (4u << 20) /* of one unit */
#define FILES_MAX 65536u
#define FORMATS_MAX 16u
#define PROGRAM_BYTES_MAX (64u << 20)

enum {
	DW_LNS_copy = 1,
	DW_LNS_advance_pc = 2,
	DW_LNS_advance_line = 3,
	DW_LNS_set_file = 4,
	DW_LNS_const_add_pc = 8,
	DW_LNS_fixed_advance_pc = 9,

	DW_LNE_end_sequence = 1,
	DW_LNE_set_address = 2,
	DW_LNE_define_file = 3,

	DW_LNCT_path = 1,
	DW_LNCT_directory_index = 2,
};

struct row {
	uint64_t address;
	uint32_t line;
	uint32_t file;
};

struct sequence {
	uint64_t start;
	uint64_t end;
	uint32_t first; /* rows, by address */
	uint32_t count;
};

struct file {
	struct dwarf_string name;
	uint32_t directory;
};

struct bccx_dwarf_lines {
	uint32_t unit;
	bool is_loaded;
	uint8_t version;
	struct dwarf_string directory; /* where the unit was compiled */
	BCCX_VEC(struct row) rows;
	BCCX_VEC(struct sequence) sequences; /* by start */
	BCCX_VEC(struct dwarf_string) directories;
	BCCX_VEC(struct file) files;
};

struct program {
	struct bccx_dwarf *dwarf;
	struct bccx_dwarf_lines *lines;
	struct bccx_dwarf_unit unit; /* address and offset sizes as the table has them */
	const uint8_t *start; /* of the table in memory */
	uint64_t base; /* its offset in .debug_line */
	uint32_t min_length;
	int32_t line_base;
	uint32_t line_range;
	uint32_t opcode_base;
	uint8_t lengths[256]; /* arguments of standard opcodes */
};

static int add_directory(struct bccx_dwarf_lines *lines, struct dwarf_string name)
{
	struct dwarf_string *slot;

	if (lines->directories.len == FILES_MAX)
		return -BCCX_E2BIG;
	slot = bccx_vec__add(&lines->directories);
	if (!slot)
		return -BCCX_ENOMEM;
	*slot = name;
	return 0;
}

static int add_file(struct bccx_dwarf_lines *lines, struct dwarf_string name, uint64_t directory)
{
	struct file *slot;

	if (lines->files.len == FILES_MAX)
		return -BCCX_E2BIG;
	slot = bccx_vec__add(&lines->files);
	if (!slot)
		return -BCCX_ENOMEM;
	*slot = (struct file){ name, directory > UINT32_MAX ? UINT32_MAX : (uint32_t)directory };
	return 0;
}

static struct dwarf_string string_here(const struct program *program, const char *text)
{
	return (struct dwarf_string){ BCCX_DWARF_LINE,
				      program->base + (uint64_t)((const uint8_t *)text - program->start), true };
}

/* DWARF 2 to 4: strings until an empty one, then files until an empty one. Number 0 of both is the unit's own. */
static int read_old_files(struct program *program, struct cursor *cursor)
{
	const struct dwarf_string none = { 0 };
	const char *text;
	uint32_t len;
	int err = add_directory(program->lines, program->lines->directory);

	if (!err)
		err = add_file(program->lines, none, 0);
	while (!err && (text = cursor_string(cursor, &len)) && len)
		err = add_directory(program->lines, string_here(program, text));
	while (!err && (text = cursor_string(cursor, &len)) && len) {
		uint64_t directory = cursor_uleb(cursor);

		cursor_uleb(cursor); /* time */
		cursor_uleb(cursor); /* size */
		err = add_file(program->lines, string_here(program, text), directory);
	}
	return err;
}

/* DWARF 5: a description of the columns, then the rows. */
static int read_table(struct program *program, struct cursor *cursor, bool of_files)
{
	struct dwarf_attribute formats[FORMATS_MAX];
	uint32_t nr_formats = cursor_byte(cursor);
	uint64_t count;
	int err = 0;

	if (nr_formats > FORMATS_MAX)
		return -BCCX_EINVAL;
	for (uint32_t i = 0; i < nr_formats; i++) {
		uint64_t content = cursor_uleb(cursor), form = cursor_uleb(cursor);

		if (content > UINT16_MAX || form > UINT16_MAX)
			return -BCCX_EINVAL;
		formats[i] = (struct dwarf_attribute){ (uint16_t)content, (uint16_t)form, 0 };
	}
	count = cursor_uleb(cursor);
	if (count > FILES_MAX)
		return -BCCX_E2BIG;
	for (; !err && count && !cursor->bad; count--) {
		struct dwarf_string name = { 0 };
		uint64_t directory = 0;

		for (uint32_t i = 0; i < nr_formats; i++) {
			struct dwarf_value value = dwarf_form__read(program->dwarf, &program->unit, cursor, &formats[i],
								    program->start, program->base);

			/* A string that is written here is in this section, not in .debug_info. */
			if (value.kind == VALUE_STRING &&
			    value.string.part == dwarf_part(&program->unit, BCCX_DWARF_INFO))
				value.string.part = BCCX_DWARF_LINE;
			if (formats[i].name == DW_LNCT_path && value.kind == VALUE_STRING)
				name = value.string;
			else if (formats[i].name == DW_LNCT_directory_index)
				directory = value.number;
		}
		err = of_files ? add_file(program->lines, name, directory) : add_directory(program->lines, name);
	}
	return err;
}

struct state {
	uint64_t address;
	uint64_t line;
	uint64_t file;
	uint32_t first; /* row of the sequence */
	bool is_sorted;
};

static int emit(struct program *program, struct state *state)
{
	struct bccx_dwarf_lines *lines = program->lines;
	struct row *row;

	if (lines->rows.len > state->first && lines->rows.at[lines->rows.len - 1].address > state->address)
		state->is_sorted = false;
	if (lines->rows.len == ROWS_MAX)
		return -BCCX_E2BIG;
	row = bccx_vec__add(&lines->rows);
	if (!row)
		return -BCCX_ENOMEM;
	*row = (struct row){ state->address, state->line > INT32_MAX ? 0 : (uint32_t)state->line,
			     state->file > UINT32_MAX ? UINT32_MAX : (uint32_t)state->file };
	return 0;
}

/* Keep the rows of a sequence that is ended, or drop them: those of code that the linker threw away, and those that are
 * out of order. */
static int end_sequence(struct program *program, struct state *state)
{
	struct bccx_dwarf_lines *lines = program->lines;
	uint32_t count = lines->rows.len - state->first;
	struct sequence *sequence;

	if (!count || !state->is_sorted || lines->rows.at[state->first].address < program->dwarf->code_base ||
	    state->address <= lines->rows.at[state->first].address) {
		lines->rows.len = state->first;
		return 0;
	}
	sequence = bccx_vec__add(&lines->sequences);
	if (!sequence)
		return -BCCX_ENOMEM;
	*sequence = (struct sequence){ lines->rows.at[state->first].address, state->address, state->first, count };
	return 0;
}

static void begin_sequence(const struct program *program, struct state *state)
{
	*state = (struct state){ .line = 1, .file = 1, .first = program->lines->rows.len, .is_sorted = true };
}

static int extended(struct program *program, struct cursor *cursor, struct state *state)
{
	uint64_t len = cursor_uleb(cursor);
	struct cursor inner = *cursor;
	int err = 0;

	cursor_skip(cursor, len);
	if (cursor->bad)
		return 0;
	inner.end = cursor->at;
	switch (cursor_byte(&inner)) {
	case DW_LNE_end_sequence:
		if (program->lines->rows.len > state->first &&
		    program->lines->rows.at[program->lines->rows.len - 1].address > state->address)
			state->is_sorted = false;
		err = end_sequence(program, state);
		begin_sequence(program, state);
		break;
	case DW_LNE_set_address:
		state->address = cursor_fixed(&inner, (uint32_t)cursor_left(&inner));
		break;
	}
	return err;
}

static int standard(struct program *program, struct cursor *cursor, struct state *state, uint8_t opcode)
{
	switch (opcode) {
	case DW_LNS_copy:
		return emit(program, state);
	case DW_LNS_advance_pc:
		state->address += cursor_uleb(cursor) * program->min_length;
		return 0;
	case DW_LNS_advance_line:
		state->line += (uint64_t)cursor_sleb(cursor);
		return 0;
	case DW_LNS_set_file:
		state->file = cursor_uleb(cursor);
		return 0;
	case DW_LNS_const_add_pc:
		state->address += (uint64_t)((255 - program->opcode_base) / program->line_range) * program->min_length;
		return 0;
	case DW_LNS_fixed_advance_pc:
		state->address += cursor_fixed(cursor, 2);
		return 0;
	default:
		for (uint8_t i = 0; i < program->lengths[opcode]; i++)
			cursor_uleb(cursor);
		return 0;
	}
}

static int run(struct program *program, struct cursor *cursor)
{
	struct state state;
	int err = 0;

	begin_sequence(program, &state);
	while (!err && !cursor->bad && cursor->at < cursor->end) {
		uint8_t opcode = cursor_byte(cursor);

		if (!opcode) {
			err = extended(program, cursor, &state);
		} else if (opcode < program->opcode_base) {
			err = standard(program, cursor, &state, opcode);
		} else {
			uint32_t step = (uint32_t)opcode - program->opcode_base;

			state.address += (uint64_t)(step / program->line_range) * program->min_length;
			state.line += (uint64_t)(int64_t)(program->line_base + (int32_t)(step % program->line_range));
			err = emit(program, &state);
		}
	}
	/* A sequence without an end is none. */
	program->lines->rows.len = state.first;
	return err;
}

static int read_program(struct program *program, struct cursor *cursor)
{
	uint64_t header_len;
	const uint8_t *first;
	int err = 0;

	program->unit.version = program->lines->version = (uint8_t)cursor_fixed(cursor, 2);
	if (program->unit.version < 2 || program->unit.version > 5)
		return -BCCX_EINVAL;
	if (program->unit.version >= 5) {
		program->unit.address_size = cursor_byte(cursor);
		cursor_byte(cursor); /* segment selectors */
	}
	header_len = cursor_fixed(cursor, program->unit.offset_size);
	first = cursor->at;
	if (header_len > cursor_left(cursor))
		return -BCCX_EINVAL;
	program->min_length = cursor_byte(cursor);
	if (program->unit.version >= 4)
		cursor_byte(cursor); /* operations of an instruction */
	cursor_byte(cursor); /* whether a row begins a statement */
	program->line_base = (int8_t)cursor_byte(cursor);
	program->line_range = cursor_byte(cursor);
	program->opcode_base = cursor_byte(cursor);
	if (!program->line_range || !program->opcode_base || cursor->bad)
		return -BCCX_EINVAL;
	for (uint32_t i = 1; i < program->opcode_base; i++)
		program->lengths[i] = cursor_byte(cursor);
	if (program->unit.version >= 5) {
		err = read_table(program, cursor, false);
		if (!err)
			err = read_table(program, cursor, true);
	} else {
		err = read_old_files(program, cursor);
	}
	if (err || cursor->bad)
		return err ? err : -BCCX_EINVAL;
	cursor->at = first + header_len;
	return run(program, cursor);
}

static void forget(struct bccx_dwarf_lines *lines)
{
	lines->rows.len = lines->sequences.len = lines->directories.len = lines->files.len = 0;
}

/* Load the table at unit->line: its length, then the rest. */
static int load_table(struct bccx_dwarf *dwarf, const struct bccx_dwarf_unit *unit, struct bccx_dwarf_lines *lines)
{
	struct program *program = bccx_mem__alloc(sizeof(*program));
	uint32_t offset_size = 4, head = 4;
	uint64_t length = 0;
	struct cursor cursor = { 0 };
	void *owned;
	int err = program ? dwarf_section__read(dwarf, BCCX_DWARF_LINE, unit->line, &length, 4) : -BCCX_ENOMEM;

	if (!err && length == UINT32_MAX) {
		offset_size = 8;
		head = 12;
		err = dwarf_section__read(dwarf, BCCX_DWARF_LINE, unit->line + 4, &length, 8);
	}
	if (!err && length > PROGRAM_BYTES_MAX)
		err = -BCCX_E2BIG;
	if (!err) {
		cursor.at = dwarf_section__load(dwarf, BCCX_DWARF_LINE, unit->line + head, length, &owned, &err);
		if (cursor.at) {
			cursor.end = cursor.at + length;
			program->dwarf = dwarf;
			program->lines = lines;
			program->unit = *unit;
			program->unit.offset_size = (uint8_t)offset_size;
			program->start = cursor.at;
			program->base = unit->line + head;
			err = read_program(program, &cursor);
			bccx_mem__free(owned, (size_t)length);
		}
	}
	bccx_mem__free(program, sizeof(*program));
	return err;
}

int dwarf_lines__load(struct bccx_dwarf *dwarf, uint32_t position)
{
	struct bccx_dwarf_lines *lines = dwarf->lines;
	int err = 0;

	if (lines && lines->is_loaded && lines->unit == position)
		return 0;
	if (!lines)
		lines = dwarf->lines = bccx_mem__alloc(sizeof(*lines));
	if (!lines)
		return -BCCX_ENOMEM;
	forget(lines);
	lines->unit = position;
	lines->is_loaded = true;
	if (dwarf->units.at[position].line == UINT64_MAX)
		return 0;
	lines->directory = dwarf_unit__directory(dwarf, &dwarf->units.at[position]);
	err = load_table(dwarf, &dwarf->units.at[position], lines);
	if (!err)
		err = bccx_sort__by_leading_number(lines->sequences.at, lines->sequences.len,
						   sizeof(*lines->sequences.at));
	if (err)
		forget(lines);
	return err;
}

bool dwarf_lines__find(const struct bccx_dwarf_lines *lines, uint64_t address, uint32_t *file, uint32_t *line)
{
	const struct sequence *sequence;
	uint32_t low = 0, high = lines->sequences.len;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (lines->sequences.at[middle].start <= address)
			low = middle + 1;
		else
			high = middle;
	}
	if (!low || address >= lines->sequences.at[low - 1].end)
		return false;
	sequence = &lines->sequences.at[low - 1];
	low = sequence->first;
	high = sequence->first + sequence->count;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (lines->rows.at[middle].address <= address)
			low = middle + 1;
		else
			high = middle;
	}
	*file = lines->rows.at[low - 1].file;
	*line = lines->rows.at[low - 1].line;
	return true;
}

static int append(char *path, uint32_t cap, int len, const char *more, int more_len)
{
	if (len && path[len - 1] != '/' && (uint32_t)len + 1 < cap)
		path[len++] = '/';
	if (more_len > (int)cap - 1 - len)
		more_len = (int)cap - 1 - len;
	memcpy(path + len, more, (size_t)more_len);
	path[len + more_len] = 0;
	return len + more_len;
}

int bccx_dwarf__file(struct bccx_dwarf *dwarf, uint32_t number, char *path, uint32_t cap)
{
	const struct bccx_dwarf_lines *lines = dwarf->lines;
	struct dwarf_string parts[3] = { { 0 } };
	static char part[4096];
	const struct file *file;
	int len = 0, part_len;

	if (!lines || number >= lines->files.len)
		return -BCCX_ENOENT;
	file = &lines->files.at[number];
	/* DWARF 5's directory 0 is where the unit was compiled, as is number 0 of the older ones. */
	parts[0] = lines->version >= 5 && lines->directories.len ? lines->directories.at[0] : lines->directory;
	if (file->directory && file->directory < lines->directories.len)
		parts[1] = lines->directories.at[file->directory];
	parts[2] = file->name;
	if (!parts[2].is_set)
		return -BCCX_ENOENT;
	path[0] = 0;
	for (int i = 0; i < 3; i++) {
		part_len = dwarf_string__copy(dwarf, parts[i], part, sizeof(part));
		if (part_len <= 0)
			continue;
		/* An absolute part makes the ones before it void. */
		if (part[0] == '/')
			len = 0;
		len = append(path, cap, len, part, part_len);
	}
	return len ? len : -BCCX_ENOENT;
}

size_t dwarf_lines__bytes(const struct bccx_dwarf_lines *lines)
{
	return lines ? (size_t)lines->rows.cap * sizeof(*lines->rows.at) +
			       (size_t)lines->sequences.cap * sizeof(*lines->sequences.at) +
			       (size_t)lines->files.cap * sizeof(*lines->files.at) +
			       (size_t)lines->directories.cap * sizeof(*lines->directories.at)
		     : 0;
}

void dwarf_lines__free(struct bccx_dwarf_lines *lines)
{
	if (!lines)
		return;
	bccx_vec__free(&lines->rows);
	bccx_vec__free(&lines->sequences);
	bccx_vec__free(&lines->directories);
	bccx_vec__free(&lines->files);
	bccx_mem__free(lines, sizeof(*lines));
}
