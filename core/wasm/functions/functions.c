// SPDX-License-Identifier: Apache-2.0
/* functions.wasm: which functions an object has and where in its file they begin, for probes of user code. The host asks by
 * a record of the stream `requests` and gets lines of text; it parses no object file itself.
 *
 * Request: struct request, then the object's name, then the wanted functions (none: all), each NUL-terminated. The object is
 * the file that the process maps executable under that path, that file name, or as the library of that name (`c` is
 * libc.so.6, libc-2.31.so, ld-musl-x86_64.so.1).
 *
 * Answer: `object TOKEN START END PATH`, then for each function `function TOKEN OFFSET POINT SIZE NAME`, numbers
 * hexadecimal: the entry's file offset, the file offset where an entry probe costs least, the size. For each USDT probe
 * `marker TOKEN OFFSET SEMAPHORE PROVIDER:NAME`: the file offsets of the instruction and of the counter to raise (0: none).
 * Or `error TOKEN ERRNO`. */
#include "probe_point.h"
#include <bccx/elf.h>
#include <bccx/process.h>
#include <bccx/text.h>
#include <bccx/tool.h>
#include <elf.h>
#include <string.h>

#define NAMES_MAX 512u
#define LINE_BYTES (BCCX_NAME_MAX + 128)
#define BUFFER_BYTES 65536u
#define CHUNK_SYMBOLS 2048u
#define SYMBOLS_MAX (8u << 20)
#define MARKERS_MAX 65536u
#define MARKER_NOTE_MAX 4096u
#define MARKER_NAME_MAX 512u
#define NT_STAPSDT 3u

enum what {
	WHAT_FUNCTIONS = 0,
	WHAT_MARKERS = 1, /* USDT probes */
};

struct request {
	uint32_t token;
	uint32_t tgid;
	uint32_t what; /* enum what */
	uint32_t reserved;
};

struct question {
	uint32_t token;
	uint32_t tgid;
	uint32_t what;
	const char *object;
	const char *names[NAMES_MAX]; /* wanted functions; none: all */
	uint32_t count;
};

static struct bccx_processes processes;
static char buffer[BUFFER_BYTES];
static uint32_t buffered;

static void flush(void)
{
	if (buffered)
		bccx_host_emit(BCCX_RESULT_TEXT, 0, buffer, buffered);
	buffered = 0;
}

static void put(const struct bccx_text *line)
{
	if (line->cut)
		return;
	if (buffered + line->len + 1 > BUFFER_BYTES)
		flush();
	memcpy(buffer + buffered, line->at, line->len);
	buffered += (uint32_t)line->len;
	buffer[buffered++] = '\n';
}

static void put_number(struct bccx_text *line, uint64_t number)
{
	bccx_text__char(line, ' ');
	bccx_text__hex(line, number);
}

static const char *file_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* `c` for libc.so.6 and libc-2.31.so; musl keeps its C library in the loader. */
static bool is_library(const char *file, const char *name)
{
	size_t len = strlen(name);

	if (!strcmp(name, "c") && !strncmp(file, "ld-musl-", 8))
		return true;
	if (strncmp(file, "lib", 3) || strncmp(file + 3, name, len))
		return false;
	file += 3 + len;
	return !strncmp(file, ".so", 3) || (file[0] == '-' && file[1] >= '0' && file[1] <= '9');
}

static const struct bccx_mapping *find_mapping(const struct bccx_maps *maps, const char *name)
{
	bool path = strchr(name, '/');

	for (uint32_t i = 0; i < maps->mappings.len; i++) {
		const struct bccx_mapping *mapping = &maps->mappings.at[i];
		const char *file = file_name(mapping->path);

		if (mapping->kind != BCCX_MAPPING_FILE)
			continue;
		if (path ? !strcmp(mapping->path, name) : !strcmp(file, name) || is_library(file, name))
			return mapping;
	}
	return NULL;
}

static bool is_wanted(const struct question *question, const char *name)
{
	for (uint32_t i = 0; i < question->count; i++)
		if (!strcmp(question->names[i], name))
			return true;
	return !question->count;
}

/* A name that would not survive a line of text is nobody's to probe. */
static bool is_plain(const char *name, uint32_t len)
{
	for (uint32_t i = 0; i < len; i++)
		if ((unsigned char)name[i] <= ' ' || name[i] == 0x7f)
			return false;
	return len > 0;
}

/* The symbol's file offset when it is a function with code in the file. An indirect function (IFUNC) is none: its symbol
 * stands for a resolver that runs once. */
static bool function_offset(const struct bccx_elf *elf, const Elf64_Sym *symbol, uint64_t *offset)
{
	return ELF64_ST_TYPE(symbol->st_info) == STT_FUNC && symbol->st_shndx != SHN_UNDEF && symbol->st_name &&
	       bccx_elf__code(elf, symbol->st_value) && bccx_elf__offset(elf, symbol->st_value, offset);
}

static uint32_t probe_point(struct bccx_elf *elf, uint64_t offset, uint64_t size)
{
	uint8_t code[BCCX_PROBE_POINT_BYTES];
	uint32_t bytes = size < sizeof(code) ? (uint32_t)size : sizeof(code);

	if (elf->machine != EM_X86_64 || !bytes || bccx_source__read(elf->source, offset, code, bytes))
		return 0;
	return bccx_probe_point(code, bytes);
}

static void put_function(struct bccx_elf *elf, const struct bccx_elf_symbols *table, const Elf64_Sym *symbol,
			 const struct question *question)
{
	static char name[BCCX_NAME_MAX + 1], bytes[LINE_BYTES];
	struct bccx_text line = bccx_text__over(bytes, sizeof(bytes));
	uint64_t offset, end = table->names + table->names_size;
	const char *text;
	int len;

	if (!function_offset(elf, symbol, &offset) || symbol->st_name >= table->names_size)
		return;
	len = bccx_source__string(elf->source, table->names + symbol->st_name, end, &text);
	if (len <= 0 || len > (int)BCCX_NAME_MAX || !is_plain(text, (uint32_t)len))
		return;
	memcpy(name, text, (uint32_t)len);
	name[len] = 0;
	if (!is_wanted(question, name))
		return;
	bccx_text__string(&line, "function");
	put_number(&line, question->token);
	put_number(&line, offset);
	put_number(&line, offset + probe_point(elf, offset, symbol->st_size));
	put_number(&line, symbol->st_size);
	bccx_text__char(&line, ' ');
	bccx_text__string(&line, name);
	put(&line);
}

static Elf64_Sym widened(const uint8_t *at)
{
	Elf32_Sym narrow;

	memcpy(&narrow, at, sizeof(narrow));
	return (Elf64_Sym){ .st_name = narrow.st_name,
			    .st_info = narrow.st_info,
			    .st_shndx = narrow.st_shndx,
			    .st_value = narrow.st_value,
			    .st_size = narrow.st_size };
}

static int put_table(struct bccx_elf *elf, const struct bccx_elf_symbols *table, const struct question *question)
{
	uint32_t width = elf->wide ? sizeof(Elf64_Sym) : sizeof(Elf32_Sym);
	static uint8_t chunk[CHUNK_SYMBOLS * sizeof(Elf64_Sym)];

	for (uint64_t at = 0; at < table->count && at < SYMBOLS_MAX; at += CHUNK_SYMBOLS) {
		uint32_t count = (uint32_t)(table->count - at < CHUNK_SYMBOLS ? table->count - at : CHUNK_SYMBOLS);
		int err = bccx_source__read(elf->source, table->offset + at * width, chunk, count * width);

		if (err)
			return err;
		for (uint32_t i = 0; i < count; i++) {
			Elf64_Sym symbol;

			if (elf->wide)
				memcpy(&symbol, chunk + i * sizeof(symbol), sizeof(symbol));
			else
				symbol = widened(chunk + i * sizeof(Elf32_Sym));
			put_function(elf, table, &symbol, question);
		}
	}
	return 0;
}

/* The next NUL-terminated string of a record; NULL at its end. */
static const char *next_string(const char **at, const char *end)
{
	const char *string = *at, *nul = memchr(string, 0, (size_t)(end - string));

	if (!nul)
		return NULL;
	*at = nul + 1;
	return string;
}

/* One note of a USDT probe. Its addresses were written when the object was linked; `moved` is how far its parts were moved
 * afterwards (prelink). Form: systemtap's <sys/sdt.h>. */
static void put_marker(const struct bccx_elf *elf, const struct question *question, const uint8_t *desc, uint32_t size,
		       uint64_t base)
{
	static char bytes[LINE_BYTES], name[MARKER_NAME_MAX];
	struct bccx_text line = bccx_text__over(bytes, sizeof(bytes)), full = bccx_text__over(name, sizeof(name));
	const char *at = (const char *)desc + 3 * sizeof(uint64_t), *end = (const char *)desc + size;
	const char *provider, *probe;
	uint64_t where[3], offset, semaphore = 0, moved;

	if (size < sizeof(where) || !elf->wide)
		return;
	memcpy(where, desc, sizeof(where)); /* instruction, base, semaphore */
	moved = base ? base - where[1] : 0;
	provider = next_string(&at, end);
	probe = provider ? next_string(&at, end) : NULL;
	if (!probe || !bccx_elf__offset(elf, where[0] + moved, &offset))
		return;
	if (where[2] && !bccx_elf__offset(elf, where[2] + moved, &semaphore))
		return;
	bccx_text__string(&full, provider);
	bccx_text__char(&full, ':');
	bccx_text__string(&full, probe);
	if (full.cut || !is_plain(name, (uint32_t)full.len))
		return;
	bccx_text__string(&line, "marker");
	put_number(&line, question->token);
	put_number(&line, offset);
	put_number(&line, semaphore);
	bccx_text__char(&line, ' ');
	bccx_text__string(&line, name);
	put(&line);
}

static uint32_t padded(uint32_t size)
{
	return (size + 3) & ~3u;
}

static int put_markers(struct bccx_elf *elf, const struct question *question)
{
	static uint8_t desc[MARKER_NOTE_MAX];
	struct bccx_elf_part notes, base;
	uint32_t head[3]; /* bytes of the name, of the description; type */

	if (bccx_elf__find(elf, ".note.stapsdt", &notes))
		return 0;
	if (bccx_elf__find(elf, ".stapsdt.base", &base))
		base.vaddr = 0;
	for (uint64_t at = 0, count = 0; at + sizeof(head) <= notes.size && count < MARKERS_MAX; count++) {
		int err = bccx_source__read(elf->source, notes.offset + at, head, sizeof(head));

		if (err)
			return err;
		at += sizeof(head);
		if (head[0] > MARKER_NOTE_MAX || head[1] > MARKER_NOTE_MAX)
			break;
		at += padded(head[0]);
		if (at + head[1] > notes.size)
			break;
		err = bccx_source__read(elf->source, notes.offset + at, desc, head[1]);
		if (err)
			return err;
		at += padded(head[1]);
		if (head[2] == NT_STAPSDT)
			put_marker(elf, question, desc, head[1], base.vaddr);
	}
	return 0;
}

static int put_functions(struct bccx_elf *elf, const struct question *question)
{
	int err = put_table(elf, &elf->symtab, question);

	return err ? err : put_table(elf, &elf->dynsym, question);
}

static int put_object(int32_t process, const struct bccx_mapping *mapping, const struct question *question)
{
	int32_t handle = bccx_host_object_open(process, mapping->start);
	struct bccx_source source;
	struct bccx_elf elf;
	int err = handle;

	if (handle < 0)
		return err;
	err = bccx_source__open(&source, handle);
	if (!err) {
		err = bccx_elf__open(&elf, &source);
		if (!err) {
			err = question->what == WHAT_MARKERS ? put_markers(&elf, question)
							     : put_functions(&elf, question);
			bccx_elf__close(&elf);
		}
		bccx_source__close(&source);
	}
	bccx_host_object_close(handle);
	return err;
}

static int answer(const struct question *question)
{
	static char bytes[LINE_BYTES];
	struct bccx_text line = bccx_text__over(bytes, sizeof(bytes));
	uint32_t position = bccx_processes__get(&processes, question->tgid, 0, 0);
	const struct bccx_process *process = position == UINT32_MAX ? NULL : &processes.list.at[position];
	const struct bccx_mapping *mapping;

	if (!process)
		return -BCCX_ENOMEM;
	if (process->handle < 0)
		return process->handle;
	mapping = find_mapping(&process->maps, question->object);
	if (!mapping)
		return -BCCX_ENOENT;
	bccx_text__string(&line, "object");
	put_number(&line, question->token);
	put_number(&line, mapping->start);
	put_number(&line, mapping->end);
	bccx_text__char(&line, ' ');
	bccx_text__string(&line, mapping->path);
	put(&line);
	return put_object(process->handle, mapping, question);
}

static int on_request(const void *record, uint32_t len)
{
	static struct question question;
	const char *at = (const char *)record + sizeof(struct request), *end = (const char *)record + len, *name;
	struct request request;
	char bytes[64];
	struct bccx_text line = bccx_text__over(bytes, sizeof(bytes));
	int err;

	if (len < sizeof(request))
		return -BCCX_EINVAL;
	memcpy(&request, record, sizeof(request));
	question = (struct question){ .token = request.token, .tgid = request.tgid, .what = request.what };
	question.object = next_string(&at, end);
	while (question.count < NAMES_MAX && (name = next_string(&at, end)))
		question.names[question.count++] = name;
	err = question.object ? answer(&question) : -BCCX_EINVAL;
	if (err) {
		bccx_text__string(&line, "error");
		put_number(&line, question.token);
		put_number(&line, (uint64_t)-err);
		put(&line);
	}
	flush();
	return 0;
}

static const struct bccx_stream streams[] = { BCCX_RECORDS_STREAM("requests", on_request) };

const struct bccx_tool bccx_tool = { .streams = streams, .nr_streams = 1 };
