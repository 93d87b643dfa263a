// SPDX-License-Identifier: Apache-2.0
#include <bccx/abi.h>
#include <bccx/sort.h>
#include <bccx/symtab.h>
#include <elf.h>
#include <string.h>

#define NONE UINT32_MAX
#define SYMBOLS_MAX (8u << 20)
#define CHUNK_SYMBOLS 4096u
#define WIDER_STEPS_MAX 4096 /* of one look-up: only a file made for it needs more */
#define ALIASES_MAX 256u /* compared with each other */
#define STUB_MARK "@plt"
#define KEPT_NAME_MAX 512u /* aliases longer than this are compared by length alone */

enum {
	RANK_MASK = 0x03, /* 2 global, 1 weak, 0 local */
	ORIGIN_SHIFT = 2,
	ORIGIN_MASK = 0x07 << ORIGIN_SHIFT,
	SIZELESS = 0x20,
	INDIRECT = 0x40,
};

struct bccx_symtab_entry {
	uint32_t start;
	uint32_t size;
	uint32_t name;
	uint8_t flags;
};

void bccx_symtab__init(struct bccx_symtab *symtab, uint64_t base)
{
	memset(symtab, 0, sizeof(*symtab));
	symtab->base = base;
}

static uint8_t rank(unsigned char info)
{
	switch (ELF64_ST_BIND(info)) {
	case STB_GLOBAL:
	case STB_GNU_UNIQUE:
		return 2;
	case STB_WEAK:
		return 1;
	default:
		return 0;
	}
}

/* Labels that are no functions: assembler-local ones and the mapping symbols of ARM and RISC-V. */
static bool is_label(const struct bccx_symtab *symtab, uint32_t origin, uint32_t name)
{
	uint64_t names = symtab->origin[origin].names;
	const char *text;
	int len = bccx_source__string(symtab->origin[origin].source, names + name,
				      names + symtab->origin[origin].names_size, &text);

	return len <= 0 || text[0] == '$' || (len > 1 && text[0] == '.' && text[1] == 'L');
}

static int add_symbol(struct bccx_symtab *symtab, const struct bccx_elf *elf, Elf64_Sym *symbol, uint32_t origin)
{
	unsigned int type = ELF64_ST_TYPE(symbol->st_info);
	const struct bccx_elf_range *code;
	struct bccx_symtab_entry *entry;

	if ((type != STT_FUNC && type != STT_GNU_IFUNC && type != STT_NOTYPE) || symbol->st_shndx == SHN_UNDEF ||
	    !symbol->st_name || symbol->st_name >= symtab->origin[origin].names_size)
		return 0;
	if (elf->machine == EM_ARM)
		symbol->st_value &= ~1ULL; /* bit 0 says Thumb */
	code = bccx_elf__code(elf, symbol->st_value);
	if (!code || symbol->st_value < symtab->base || symbol->st_value - symtab->base > UINT32_MAX)
		return 0;
	if (type == STT_NOTYPE && is_label(symtab, origin, symbol->st_name))
		return 0;
	/* Where only exported symbols are left, what follows a sizeless one is most likely another function. */
	if (!symbol->st_size && symtab->origin[origin].kind == BCCX_FROM_DYNSYM && code->start != symbol->st_value)
		return 0;
	if (symtab->entries.len >= SYMBOLS_MAX)
		return -BCCX_E2BIG;
	entry = bccx_vec__add(&symtab->entries);
	if (!entry)
		return -BCCX_ENOMEM;
	entry->start = (uint32_t)(symbol->st_value - symtab->base);
	entry->size = symbol->st_size > UINT32_MAX ? UINT32_MAX : (uint32_t)symbol->st_size;
	entry->name = symbol->st_name;
	entry->flags = (uint8_t)(rank(symbol->st_info) | origin << ORIGIN_SHIFT | (symbol->st_size ? 0 : SIZELESS) |
				 (type == STT_GNU_IFUNC ? INDIRECT : 0));
	return 0;
}

int bccx_symtab__begin_named(struct bccx_symtab *symtab, struct bccx_elf *elf, const struct bccx_elf_symbols *table,
			     enum bccx_source_kind kind)
{
	uint32_t origin = symtab->nr_origins;

	if (origin == BCCX_SYMTAB_ORIGINS)
		return -BCCX_E2BIG;
	symtab->origin[origin].source = elf->source;
	symtab->origin[origin].names = table->names;
	symtab->origin[origin].names_size = table->names_size;
	symtab->origin[origin].kind = kind;
	symtab->nr_origins++;
	return 0;
}

int bccx_symtab__add_named(struct bccx_symtab *symtab, uint64_t start, uint32_t size, uint32_t name)
{
	struct bccx_symtab_entry *entry;

	if (start < symtab->base || start - symtab->base > UINT32_MAX || symtab->entries.len >= SYMBOLS_MAX)
		return 0;
	entry = bccx_vec__add(&symtab->entries);
	if (!entry)
		return -BCCX_ENOMEM;
	*entry = (struct bccx_symtab_entry){ .start = (uint32_t)(start - symtab->base),
					     .size = size,
					     .name = name,
					     .flags = (uint8_t)((symtab->nr_origins - 1) << ORIGIN_SHIFT) };
	return 0;
}

int bccx_symtab__add(struct bccx_symtab *symtab, struct bccx_elf *elf, const struct bccx_elf_symbols *table,
		     enum bccx_source_kind kind)
{
	uint32_t width = elf->wide ? sizeof(Elf64_Sym) : sizeof(Elf32_Sym), origin = symtab->nr_origins;
	uint8_t *chunk;
	int err = 0;

	if (!table->count)
		return 0;
	chunk = bccx_mem__alloc(CHUNK_SYMBOLS * sizeof(Elf64_Sym));
	if (!chunk)
		return -BCCX_ENOMEM;
	err = bccx_symtab__begin_named(symtab, elf, table, kind);
	for (uint64_t at = 0; !err && at < table->count; at += CHUNK_SYMBOLS) {
		uint32_t count = (uint32_t)(table->count - at < CHUNK_SYMBOLS ? table->count - at : CHUNK_SYMBOLS);

		err = bccx_source__read(elf->source, table->offset + at * width, chunk, count * width);
		for (uint32_t i = 0; !err && i < count; i++) {
			Elf64_Sym symbol;

			if (elf->wide) {
				memcpy(&symbol, chunk + (size_t)i * width, sizeof(symbol));
			} else {
				Elf32_Sym narrow;

				memcpy(&narrow, chunk + (size_t)i * width, sizeof(narrow));
				symbol = (Elf64_Sym){ .st_name = narrow.st_name,
						      .st_info = narrow.st_info,
						      .st_other = narrow.st_other,
						      .st_shndx = narrow.st_shndx,
						      .st_value = narrow.st_value,
						      .st_size = narrow.st_size };
			}
			err = add_symbol(symtab, elf, &symbol, origin);
		}
	}
	bccx_mem__free(chunk, CHUNK_SYMBOLS * sizeof(Elf64_Sym));
	return err;
}

/* Symbols of one address: the larger first. */
static void sort_group(const struct bccx_symtab_entry *entries, uint64_t *order, uint64_t *spare, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		order[i] = (uint64_t)~entries[(uint32_t)order[i]].size << 32 | (uint32_t)order[i];
	bccx_sort__by_high_half(order, spare, count);
}

/* The order of the entries by address, and by falling size at equal addresses. */
static void sort_entries(const struct bccx_symtab_entry *entries, uint64_t *order, uint64_t *spare, uint32_t count)
{
	uint32_t first = 0;

	for (uint32_t i = 0; i < count; i++)
		order[i] = (uint64_t)entries[i].start << 32 | i;
	bccx_sort__by_high_half(order, spare, count);
	for (uint32_t i = 1; i <= count; i++) {
		if (i < count && order[i] >> 32 == order[first] >> 32)
			continue;
		if (i - first > 1)
			sort_group(entries, order + first, spare, i - first);
		first = i;
	}
}

/* Drop sizeless symbols that lie inside a sized one: labels within a function. Returns how many stay. */
static uint32_t drop_inner_labels(const struct bccx_symtab_entry *entries, uint64_t *order, uint32_t count)
{
	uint64_t sized_end = 0;
	uint32_t kept = 0;

	for (uint32_t i = 0; i < count; i++) {
		const struct bccx_symtab_entry *entry = &entries[(uint32_t)order[i]];
		uint64_t end = (uint64_t)entry->start + entry->size;

		if (!entry->size && entry->start < sized_end)
			continue;
		if (end > sized_end)
			sized_end = end;
		order[kept++] = order[i];
	}
	return kept;
}

/* Give each sizeless symbol the room up to the next address that has a symbol, or to the end of its section. */
static void bound_sizeless(struct bccx_symtab *symtab, const struct bccx_elf *elf)
{
	uint64_t next = UINT64_MAX;

	for (uint32_t i = symtab->len; i--;) {
		const struct bccx_elf_range *code;
		uint64_t end = next;

		if (!i || symtab->start[i - 1] != symtab->start[i])
			next = symtab->start[i];
		if (symtab->size[i])
			continue;
		/* Of several at one address, each ends where the others end. */
		if (i + 1 < symtab->len && symtab->start[i + 1] == symtab->start[i]) {
			symtab->size[i] = symtab->size[i + 1];
			continue;
		}
		code = bccx_elf__code(elf, symtab->base + symtab->start[i]);
		if (!code)
			continue;
		if (end == UINT64_MAX || end > code->end - symtab->base)
			end = code->end - symtab->base;
		end -= symtab->start[i];
		symtab->size[i] = end > UINT32_MAX ? UINT32_MAX : (uint32_t)end;
	}
}

static uint64_t end_of(const struct bccx_symtab *symtab, uint32_t i)
{
	return (uint64_t)symtab->start[i] + symtab->size[i];
}

/* wider[i]: the nearest symbol before i that ends after i does. Each link skips what can never answer where i did not. */
static void link_wider(struct bccx_symtab *symtab)
{
	for (uint32_t i = 0; i < symtab->len; i++) {
		uint32_t before = i ? i - 1 : NONE;

		while (before != NONE && end_of(symtab, before) <= end_of(symtab, i))
			before = symtab->wider[before];
		symtab->wider[i] = before;
	}
}

static size_t array_bytes(uint32_t len)
{
	return (size_t)len * (4 * sizeof(uint32_t) + 1);
}

/* One block for the five arrays. */
static int alloc_arrays(struct bccx_symtab *symtab, uint32_t len)
{
	uint32_t *block = bccx_mem__alloc(array_bytes(len));

	if (!block)
		return -BCCX_ENOMEM;
	symtab->start = block;
	symtab->size = block + len;
	symtab->name = block + 2 * (size_t)len;
	symtab->wider = block + 3 * (size_t)len;
	symtab->flags = (uint8_t *)(block + 4 * (size_t)len);
	symtab->len = len;
	return 0;
}

int bccx_symtab__build(struct bccx_symtab *symtab, const struct bccx_elf *elf)
{
	const struct bccx_symtab_entry *entries = symtab->entries.at;
	uint32_t count = symtab->entries.len, kept = 0;
	size_t bytes = 2 * (size_t)count * sizeof(uint64_t);
	uint64_t *order;
	int err = 0;

	if (!count)
		return 0;
	order = bccx_mem__alloc(bytes);
	if (!order)
		return -BCCX_ENOMEM;
	sort_entries(entries, order, order + count, count);
	kept = drop_inner_labels(entries, order, count);
	if (kept)
		err = alloc_arrays(symtab, kept);
	for (uint32_t i = 0; !err && i < kept; i++) {
		const struct bccx_symtab_entry *entry = &entries[(uint32_t)order[i]];

		symtab->start[i] = entry->start;
		symtab->size[i] = entry->size;
		symtab->name[i] = entry->name;
		symtab->flags[i] = entry->flags;
	}
	bccx_mem__free(order, bytes);
	bccx_vec__free(&symtab->entries);
	if (err)
		return err;
	bound_sizeless(symtab, elf);
	link_wider(symtab);
	return 0;
}

static enum bccx_source_kind kind_of(const struct bccx_symtab *symtab, uint32_t index)
{
	uint8_t flags = symtab->flags[index];

	if (flags & INDIRECT)
		return BCCX_FROM_IFUNC;
	return flags & SIZELESS ? BCCX_FROM_SIZELESS : symtab->origin[(flags & ORIGIN_MASK) >> ORIGIN_SHIFT].kind;
}

bool bccx_symtab__find(const struct bccx_symtab *symtab, uint64_t address, struct bccx_symbol *symbol)
{
	uint64_t offset = address - symtab->base;
	uint32_t at = 0, left = symtab->len;

	if (!left || address < symtab->base || offset > UINT32_MAX || symtab->start[0] > offset)
		return false;
	/* The last start at or below offset; without a branch that could be mispredicted. */
	while (left > 1) {
		uint32_t half = left / 2;

		at += symtab->start[at + half] <= (uint32_t)offset ? half : 0;
		left -= half;
	}
	for (int steps = 0; steps < WIDER_STEPS_MAX; steps++) {
		if (offset < end_of(symtab, at)) {
			symbol->start = symtab->base + symtab->start[at];
			symbol->size = symtab->size[at];
			symbol->index = at;
			symbol->kind = kind_of(symtab, at);
			return true;
		}
		at = symtab->wider[at];
		if (at == NONE)
			return false;
	}
	return false;
}

struct alias {
	uint32_t index;
	uint32_t len;
	uint32_t underscores;
	char text[KEPT_NAME_MAX];
};

static int read_name(const struct bccx_symtab *symtab, uint32_t index, const char **name)
{
	uint32_t origin = (symtab->flags[index] & ORIGIN_MASK) >> ORIGIN_SHIFT;
	uint64_t names = symtab->origin[origin].names, references = symtab->origin[origin].references;
	struct bccx_source *source = symtab->origin[origin].source;
	uint32_t at = symtab->name[index];
	int err = references ? bccx_source__read(source, references + at, &at, sizeof(at)) : 0;

	return err ? err : bccx_source__string(source, names + at, names + symtab->origin[origin].names_size, name);
}

/* A stub's name is that of what it calls, marked. */
static int stub_name(const struct bccx_symtab *symtab, uint32_t index, const char **name)
{
	static char marked[BCCX_NAME_MAX + sizeof(STUB_MARK)];
	int len = read_name(symtab, index, name);

	if (len <= 0)
		return len;
	if ((uint32_t)len > BCCX_NAME_MAX - sizeof(STUB_MARK))
		len = (int)(BCCX_NAME_MAX - sizeof(STUB_MARK));
	memcpy(marked, *name, (size_t)len);
	memcpy(marked + len, STUB_MARK, sizeof(STUB_MARK) - 1);
	*name = marked;
	return len + (int)sizeof(STUB_MARK) - 1;
}

static bool is_better(const struct bccx_symtab *symtab, const struct alias *alias, uint32_t index, const char *name,
		      uint32_t len, uint32_t underscores)
{
	uint32_t rank_old = symtab->flags[alias->index] & RANK_MASK, rank_new = symtab->flags[index] & RANK_MASK;
	int order;

	if (rank_new != rank_old)
		return rank_new > rank_old;
	if (len != alias->len)
		return len < alias->len;
	if (underscores != alias->underscores)
		return underscores < alias->underscores;
	order = memcmp(name, alias->text, len < KEPT_NAME_MAX ? len : KEPT_NAME_MAX);
	if (order)
		return order < 0;
	/* The same name from two tables: the fuller table. */
	return (symtab->flags[index] & ORIGIN_MASK) < (symtab->flags[alias->index] & ORIGIN_MASK);
}

int bccx_symtab__name(const struct bccx_symtab *symtab, struct bccx_symbol *symbol, const char **name)
{
	uint32_t index = symbol->index, compared = 0;
	static struct alias best;
	bool found = false;

	for (;; index--) {
		uint32_t underscores = 0;
		int len = read_name(symtab, index, name);

		if (len > 0) {
			while (underscores < (uint32_t)len && (*name)[underscores] == '_')
				underscores++;
			if (!found || is_better(symtab, &best, index, *name, (uint32_t)len, underscores)) {
				best.index = index;
				best.len = (uint32_t)len;
				best.underscores = underscores;
				memcpy(best.text, *name, (uint32_t)len < KEPT_NAME_MAX ? (uint32_t)len : KEPT_NAME_MAX);
				found = true;
			}
		}
		/* All symbols before it at the same address are at least as large, so they cover the address too. */
		if (!index || symtab->start[index - 1] != symtab->start[index] || ++compared == ALIASES_MAX)
			break;
	}
	if (!found)
		return -BCCX_ENOENT;
	symbol->size = symtab->size[best.index];
	if (symbol->kind != BCCX_FROM_SIZELESS)
		symbol->kind = kind_of(symtab, best.index);
	return symbol->kind == BCCX_FROM_PLT ? stub_name(symtab, best.index, name)
					     : read_name(symtab, best.index, name);
}

size_t bccx_symtab__bytes(const struct bccx_symtab *symtab)
{
	return array_bytes(symtab->len) + (size_t)symtab->entries.cap * sizeof(*symtab->entries.at);
}

void bccx_symtab__free(struct bccx_symtab *symtab)
{
	if (symtab->len)
		bccx_mem__free(symtab->start, array_bytes(symtab->len));
	bccx_vec__free(&symtab->entries);
	memset(symtab, 0, sizeof(*symtab));
}
