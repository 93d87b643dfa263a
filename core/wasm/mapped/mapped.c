// SPDX-License-Identifier: Apache-2.0
/* mapped.wasm: what there is to name the code that a process maps, for `bccx doctor symbols`. It looks with the very code
 * that tools name frames with, so what it finds is what they find.
 *
 * Request: a record of the stream `requests`: u32 token, u32 tgid.
 *
 * Answer, a line for each executable mapping, numbers hexadecimal:
 *
 *   map TOKEN START END KIND WHY BITS ID SYMTAB DYNSYM DEBUG LINES SHARE PATH
 *
 * KIND: letters, of which one says what is mapped (f file, v vdso, a anonymous, s the kernel's own), d: the file is deleted,
 * l: it says what its debug file is called, g: Go's linker made it. WHY: enum bccx_why, 0 when it could be read. BITS: 20 or
 * 40. ID: the build id, `-`: none. SYMTAB, DYNSYM: symbols. DEBUG: where symbols or lines that are not in the file were found:
 * i by build id, l by .gnu_debuglink, p packed inside (MiniDebugInfo), g in the table of functions that Go's runtime has, x in a
 * file of another build, which is not used, `-` nowhere. LINES: f in the file, d in the debug file, s and a there without its
 * split units or its alternate file, u there but not readable, `-` nowhere. SHARE: of the code, in percent, what they describe.
 * Then `jit TOKEN PERF-MAP JITDUMP` when there is one of them: pieces of code, `-` for the one that is missing. Or
 * `error TOKEN ERRNO`. */
#include <bccx/elf.h>
#include <bccx/object.h>
#include <bccx/process.h>
#include <bccx/text.h>
#include <bccx/tool.h>
#include <string.h>

#define LINE_BYTES 8192u
#define SMALL_REST (16u << 10) /* bytes: stubs, what starts a program, assembly */

struct request {
	uint32_t token;
	uint32_t tgid;
};

static struct bccx_processes processes;
static struct bccx_objects objects;

static void put(struct bccx_text *line)
{
	if (line->cut)
		return;
	bccx_text__char(line, '\n');
	bccx_host_emit(BCCX_RESULT_TEXT, 0, line->at, (uint32_t)line->len);
}

static void put_number(struct bccx_text *line, uint64_t number)
{
	bccx_text__char(line, ' ');
	bccx_text__hex(line, number);
}

static void put_letter(struct bccx_text *line, char letter)
{
	bccx_text__char(line, ' ');
	bccx_text__char(line, letter);
}

static void put_kind(struct bccx_text *line, const struct bccx_mapping *mapping, struct bccx_object *object)
{
	static const char letters[] = { [BCCX_MAPPING_FILE] = 'f',
					[BCCX_MAPPING_VDSO] = 'v',
					[BCCX_MAPPING_ANONYMOUS] = 'a',
					[BCCX_MAPPING_SPECIAL] = 's' };
	struct bccx_elf_part part;

	put_letter(line, letters[mapping->kind]);
	if (mapping->deleted)
		bccx_text__char(line, 'd');
	if (object && object->has_headers && !bccx_elf__find(&object->elf, ".gnu_debuglink", &part))
		bccx_text__char(line, 'l');
	if (object && object->has_headers && !bccx_elf__find(&object->elf, ".gopclntab", &part))
		bccx_text__char(line, 'g');
}

static void put_build_id(struct bccx_text *line, const struct bccx_elf *elf)
{
	static const char digits[] = "0123456789abcdef";

	bccx_text__char(line, ' ');
	if (!elf->build_id_len)
		bccx_text__char(line, '-');
	for (uint32_t i = 0; i < elf->build_id_len; i++) {
		bccx_text__char(line, digits[elf->build_id[i] >> 4]);
		bccx_text__char(line, digits[elf->build_id[i] & 15]);
	}
}

static char debug_letter(const struct bccx_object *object)
{
	if (object->debug.is_open)
		return object->debug.by_link ? 'l' : 'i';
	if (object->packed.is_open && object->packed.elf.symtab.count)
		return 'p';
	for (uint32_t i = 0; i < object->symtab.nr_origins; i++)
		if (object->symtab.origin[i].kind == BCCX_FROM_GO)
			return 'g';
	return object->debug.is_unfit ? 'x' : '-';
}

static bool has_lines(struct bccx_elf *elf)
{
	struct bccx_elf_part part;

	return !bccx_elf__find(elf, ".debug_info", &part);
}

static char lines_letter(struct bccx_object *object, struct bccx_dwarf *dwarf)
{
	bool inside = has_lines(&object->elf);

	if (!inside && !(object->debug.is_open && has_lines(&object->debug.elf)))
		return '-';
	if (!dwarf)
		return 'u';
	switch (bccx_dwarf__missing(dwarf)) {
	case BCCX_DWARF_LACKS_SPLIT:
		return 's';
	case BCCX_DWARF_LACKS_ALTERNATE:
		return 'a';
	default:
		return inside ? 'f' : 'd';
	}
}

/* Percent of the object's code that debug information describes; a small rest does not count. */
static uint64_t share_described(const struct bccx_elf *elf, const struct bccx_dwarf *dwarf)
{
	uint64_t code = 0, described = bccx_dwarf__described(dwarf);

	for (uint32_t i = 0; i < elf->code.len; i++)
		code += elf->code.at[i].end - elf->code.at[i].start;
	return described >= code || code - described < SMALL_REST
		       ? 100
		       : (uint64_t)(100.0 * (double)described / (double)code);
}

static void put_object(struct bccx_text *line, uint32_t position)
{
	struct bccx_object *object = objects.list.at[position];
	enum bccx_why why = bccx_objects__symbols(&objects, position);
	struct bccx_dwarf *dwarf = why ? NULL : bccx_objects__dwarf(&objects, position);

	put_number(line, why);
	if (why) {
		bccx_text__string(line, " 0 - 0 0 - - 0");
		return;
	}
	put_number(line, object->elf.wide ? 64 : 32);
	put_build_id(line, &object->elf);
	put_number(line, object->elf.symtab.count);
	put_number(line, object->elf.dynsym.count);
	put_letter(line, debug_letter(object));
	put_letter(line, lines_letter(object, dwarf));
	put_number(line, dwarf ? share_described(&object->elf, dwarf) : 0);
}

/* A path may hold anything but NUL; a line break would make lines of its own. */
static void put_path(struct bccx_text *line, const char *path)
{
	bccx_text__char(line, ' ');
	for (; *path; path++)
		bccx_text__char(line, (unsigned char)*path < ' ' ? '?' : *path);
}

static void put_mapping(uint32_t token, const struct bccx_process *process, struct bccx_mapping *mapping)
{
	static char bytes[LINE_BYTES];
	struct bccx_text line = bccx_text__over(bytes, sizeof(bytes) - 1);
	bool file = mapping->kind == BCCX_MAPPING_FILE || mapping->kind == BCCX_MAPPING_VDSO;
	uint32_t position = file ? bccx_objects__get(&objects, process, mapping) : UINT32_MAX;
	struct bccx_object *object = position == UINT32_MAX ? NULL : objects.list.at[position];

	if (object)
		(void)bccx_objects__headers(&objects, position);
	bccx_text__string(&line, "map");
	put_number(&line, token);
	put_number(&line, mapping->start);
	put_number(&line, mapping->end);
	put_kind(&line, mapping, object);
	if (object)
		put_object(&line, position);
	else
		bccx_text__string(&line, " 6 0 - 0 0 - - 0");
	put_path(&line, mapping->path);
	put(&line);
}

static void put_jit(uint32_t token, struct bccx_process *process)
{
	char bytes[64];
	struct bccx_text line = bccx_text__over(bytes, sizeof(bytes));

	bccx_process__read_jit(process);
	if (!process->perf_map.offset && !process->jit_dump.offset)
		return;
	bccx_text__string(&line, "jit");
	put_number(&line, token);
	if (process->perf_map.offset)
		put_number(&line, process->perf_map.entries.len);
	else
		put_letter(&line, '-');
	if (process->jit_dump.offset)
		put_number(&line, process->jit_dump.codes.len);
	else
		put_letter(&line, '-');
	put(&line);
}

static int answer(const struct request *request)
{
	uint32_t position = bccx_processes__get(&processes, request->tgid, 0, 0);
	struct bccx_process *process = position == UINT32_MAX ? NULL : &processes.list.at[position];

	if (!process)
		return -BCCX_ENOMEM;
	if (process->handle < 0)
		return process->handle;
	for (uint32_t i = 0; i < process->maps.mappings.len; i++)
		put_mapping(request->token, process, &process->maps.mappings.at[i]);
	put_jit(request->token, process);
	return 0;
}

static int on_request(const void *record, uint32_t len)
{
	struct request request;
	char bytes[64];
	struct bccx_text line = bccx_text__over(bytes, sizeof(bytes));
	int err;

	if (len < sizeof(request))
		return -BCCX_EINVAL;
	memcpy(&request, record, sizeof(request));
	err = answer(&request);
	if (!err)
		return 0;
	bccx_text__string(&line, "error");
	put_number(&line, request.token);
	put_number(&line, (uint64_t)-err);
	put(&line);
	return 0;
}

static const struct bccx_stream streams[] = { BCCX_RECORDS_STREAM("requests", on_request) };

const struct bccx_tool bccx_tool = { .streams = streams, .nr_streams = 1 };
