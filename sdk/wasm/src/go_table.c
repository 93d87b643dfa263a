// SPDX-License-Identifier: Apache-2.0
#include <bccx/abi.h>
#include <bccx/go_table.h>
#include <string.h>

#define MAGIC_1_16 0xfffffffau
#define MAGIC_1_18 0xfffffff0u
#define MAGIC_1_20 0xfffffff1u
#define FUNCTIONS_MAX (4u << 20)
#define CHUNK 512u

/* What the header says: offsets count from the table's begin. */
struct go_table {
	struct bccx_elf_part part;
	bool old; /* 1.16: addresses instead of offsets in the code */
	uint8_t pointer; /* bytes of one: 4 or 8 */
	uint64_t functions, text, names, table;
};

/* An entry of the list of functions: where the code begins, and where its description lies, counted from the list. */
struct entry {
	uint64_t start, description;
};

static uint64_t word(const uint8_t *at, uint32_t width)
{
	uint64_t value = 0;

	memcpy(&value, at, width);
	return value;
}

static int read_header(struct go_table *go, struct bccx_elf *elf)
{
	static const char *const sections[] = { ".gopclntab", ".data.rel.ro.gopclntab" };
	uint8_t header[8 + 8 * 8];
	uint32_t magic, at;
	int err = -BCCX_ENOENT;

	for (size_t i = 0; err && i < sizeof(sections) / sizeof(*sections); i++)
		err = bccx_elf__find(elf, sections[i], &go->part);
	if (err || go->part.compressed || go->part.size < sizeof(header))
		return -BCCX_ENOENT;
	err = bccx_source__read(elf->source, go->part.offset, header, sizeof(header));
	if (err)
		return err;
	memcpy(&magic, header, sizeof(magic));
	go->pointer = header[7];
	go->old = magic == MAGIC_1_16;
	if ((!go->old && magic != MAGIC_1_18 && magic != MAGIC_1_20) || header[4] || header[5] ||
	    (go->pointer != 4 && go->pointer != 8))
		return -BCCX_ENOENT;
	/* Functions, files, since 1.18 where the code begins; then offsets of names, units, files, pc tables, functions. */
	go->functions = word(header + 8, go->pointer);
	at = 8 + 2 * go->pointer;
	go->text = go->old ? 0 : word(header + at, go->pointer);
	at += go->old ? 0 : go->pointer;
	go->names = word(header + at, go->pointer);
	go->table = word(header + at + 4 * go->pointer, go->pointer);
	return go->functions > FUNCTIONS_MAX || go->names >= go->part.size || go->table >= go->part.size ||
			       go->part.size > UINT32_MAX
		       ? -BCCX_ENOENT
		       : 0;
}

/* Since Go 1.26 the header does not say where the code begins, which need not be where .text does. The module's data does, which
 * begin with where this table and its names are: words 20 to 22 are the lowest address of code, its end, and the begin. */
static uint64_t text_of_module(const struct go_table *go, struct bccx_elf *elf)
{
	struct bccx_elf_part part;
	uint64_t words[23];
	uint8_t bytes[sizeof(words)];

	if (bccx_elf__find(elf, ".go.module", &part) || part.compressed ||
	    bccx_source__read(elf->source, part.offset, bytes, 23u * go->pointer))
		return 0;
	for (uint32_t i = 0; i < 23; i++)
		words[i] = word(bytes + (size_t)i * go->pointer, go->pointer);
	return words[0] == go->part.vaddr && words[1] == go->part.vaddr + go->names && words[20] >= words[22] &&
			       words[21] > words[20]
		       ? words[22]
		       : 0;
}

static struct entry entry_at(const struct go_table *go, const uint8_t *at, uint32_t width)
{
	return (struct entry){ go->text + word(at, width), word(at + width, width) };
}

/* Where a description has the name: behind where the code begins. */
static uint32_t before_name(const struct go_table *go)
{
	return go->old ? go->pointer : 4;
}

/* Descriptions are tens of megabytes in large programs, so the name of a function is read when it is wanted. */
static int add_function(struct bccx_symtab *symtab, const struct go_table *go, struct bccx_elf *elf, struct entry entry,
			uint64_t end)
{
	const struct bccx_elf_range *code = bccx_elf__code(elf, entry.start);

	if (!code || end <= entry.start || end > code->end || end - entry.start > UINT32_MAX ||
	    entry.description > go->part.size - go->table ||
	    go->part.size - go->table - entry.description < before_name(go) + sizeof(uint32_t))
		return 0;
	return bccx_symtab__add_named(symtab, entry.start, (uint32_t)(end - entry.start), (uint32_t)entry.description);
}

/* The list is of functions by address; behind its last one stands where that ends. */
static int add_functions(struct bccx_symtab *symtab, const struct go_table *go, struct bccx_elf *elf)
{
	uint32_t width = go->old ? go->pointer : 4, step = 2 * width;
	uint64_t room = (go->part.size - go->table) / step, count = go->functions < room ? go->functions : room;
	static uint8_t chunk[CHUNK * 16 + 8];
	int err = 0;

	for (uint64_t at = 0; !err && at < count; at += CHUNK) {
		uint32_t len = (uint32_t)(count - at < CHUNK ? count - at : CHUNK);
		uint64_t from = go->table + at * step;
		uint32_t bytes = len * step + width;

		if (bytes > go->part.size - from)
			return 0;
		err = bccx_source__read(elf->source, go->part.offset + from, chunk, bytes);
		for (uint32_t i = 0; !err && i < len; i++)
			err = add_function(symtab, go, elf, entry_at(go, chunk + (size_t)i * step, width),
					   go->text + word(chunk + (size_t)(i + 1) * step, width));
	}
	return err;
}

int bccx_go_table__add(struct bccx_symtab *symtab, struct bccx_elf *elf)
{
	struct bccx_elf_symbols names = { 0 };
	struct go_table go;
	int err = read_header(&go, elf);

	if (err)
		return err == -BCCX_ENOMEM ? err : 0;
	if (!go.old && !go.text)
		go.text = text_of_module(&go, elf);
	if (!go.old && !go.text)
		return 0;
	names.names = go.part.offset + go.names;
	names.names_size = go.part.size - go.names;
	err = bccx_symtab__begin_named(symtab, elf, &names, BCCX_FROM_GO);
	if (!err)
		symtab->origin[symtab->nr_origins - 1].references = go.part.offset + go.table + before_name(&go);
	if (!err)
		err = add_functions(symtab, &go, elf);
	return err == -BCCX_ENOMEM || err == -BCCX_E2BIG ? err : 0;
}
