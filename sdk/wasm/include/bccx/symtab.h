/* SPDX-License-Identifier: Apache-2.0 */
/* Index of an object's function symbols: address → symbol. 17 bytes a symbol; names stay in the file until one is asked
 * for. An address has a name only inside [start, start + size); of nested symbols the innermost names it. A symbol
 * without a size (hand-written assembly) reaches to the next symbol or the end of its section, only where no sized symbol
 * is, and is marked; so is an indirect function (IFUNC). Of aliases the choice is: global before weak before local, shorter,
 * fewer leading underscores. */
#ifndef BCCX_SYMTAB_H
#define BCCX_SYMTAB_H

#include <bccx/elf.h>

#define BCCX_SYMTAB_ORIGINS 8

/* Where a name came from: the numbers of bccx.profile.v1's Location.source. */
enum bccx_source_kind {
	BCCX_FROM_NONE = 0,
	BCCX_FROM_SYMTAB = 1,
	BCCX_FROM_DYNSYM = 2,
	BCCX_FROM_DEBUG_SYMTAB = 3,
	BCCX_FROM_DWARF = 4,
	BCCX_FROM_KALLSYMS = 5,
	BCCX_FROM_PERF_MAP = 6,
	BCCX_FROM_VDSO = 7,
	BCCX_FROM_SIZELESS = 8,
	BCCX_FROM_MINIDEBUG = 9,
	BCCX_FROM_PLT = 10,
	BCCX_FROM_JITDUMP = 11,
	BCCX_FROM_IFUNC = 12, /* the code that chooses what the name stands for, not that itself */
	BCCX_FROM_GO = 13, /* the table of functions in a Go program */
};

struct bccx_symtab {
	uint64_t base; /* addresses are kept relative to it, in 32 bits */
	uint32_t len;
	uint32_t *start;
	uint32_t *size;
	uint32_t *name; /* offset in the string table of its origin */
	uint32_t *wider; /* nearest earlier symbol that ends later; NONE */
	uint8_t *flags;

	struct {
		struct bccx_source *source; /* not owned */
		uint64_t names;
		uint64_t names_size;
		enum bccx_source_kind kind;
		uint64_t references; /* 0, or where name counts from: an offset of four bytes stands there */
	} origin[BCCX_SYMTAB_ORIGINS];
	uint32_t nr_origins;

	BCCX_VEC(struct bccx_symtab_entry) entries; /* while it is being filled */
};

/* A symbol that covers an address. */
struct bccx_symbol {
	uint64_t start;
	uint64_t size;
	uint32_t index; /* of the innermost candidate */
	enum bccx_source_kind kind;
};

/* Begin an index of addresses from base on. */
void bccx_symtab__init(struct bccx_symtab *symtab, uint64_t base);

/* Add the function symbols of one table of elf, whose source must outlive the index. At most BCCX_SYMTAB_ORIGINS
 * tables. 0, -ENOMEM, -E2BIG beyond the limit, or the source's error. */
int bccx_symtab__add(struct bccx_symtab *symtab, struct bccx_elf *elf, const struct bccx_elf_symbols *table,
		     enum bccx_source_kind kind);

/* Begin to add code of whose names the strings of a table are the first part; bccx_symtab__add_named adds it. 0 or
 * -E2BIG. */
int bccx_symtab__begin_named(struct bccx_symtab *symtab, struct bccx_elf *elf, const struct bccx_elf_symbols *table,
			     enum bccx_source_kind kind);
int bccx_symtab__add_named(struct bccx_symtab *symtab, uint64_t start, uint32_t size, uint32_t name);

/* Sort what was added; elf bounds the sizeless ones. 0 or -ENOMEM. */
int bccx_symtab__build(struct bccx_symtab *symtab, const struct bccx_elf *elf);

/* The innermost symbol that covers an address; false when none does. */
bool bccx_symtab__find(const struct bccx_symtab *symtab, uint64_t address, struct bccx_symbol *symbol);

/* Name of a symbol found, valid until the next call of this library; kind is corrected to the chosen alias. Its length
 * or -errno (-ENOENT: no alias has a name). */
int bccx_symtab__name(const struct bccx_symtab *symtab, struct bccx_symbol *symbol, const char **name);

/* Memory held, in bytes. */
size_t bccx_symtab__bytes(const struct bccx_symtab *symtab);

void bccx_symtab__free(struct bccx_symtab *symtab);

#endif
