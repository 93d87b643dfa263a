// SPDX-License-Identifier: Apache-2.0
#include "check.h"
#include "elf_builder.h"
#include <bccx/abi.h>
#include <bccx/symtab.h>
#include <elf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct opened {
	struct elf_image image;
	struct bccx_source source;
	struct bccx_elf elf;
	struct bccx_symtab symtab;
};

static bool open_symbols(struct opened *o, const struct elf_symbol *symbols, uint32_t count, bool narrow)
{
	o->image = elf_builder__make(symbols, count, narrow);
	bccx_source__over(&o->source, o->image.bytes, o->image.len);
	if (!CHECK_EQUAL(bccx_elf__open(&o->elf, &o->source), 0))
		return false;
	bccx_symtab__init(&o->symtab, 0x1000);
	CHECK_EQUAL(bccx_symtab__add(&o->symtab, &o->elf, &o->elf.symtab, BCCX_FROM_SYMTAB), 0);
	CHECK_EQUAL(bccx_symtab__add(&o->symtab, &o->elf, &o->elf.dynsym, BCCX_FROM_DYNSYM), 0);
	return CHECK_EQUAL(bccx_symtab__build(&o->symtab, &o->elf), 0);
}

static void close_symbols(struct opened *o)
{
	bccx_symtab__free(&o->symtab);
	bccx_elf__close(&o->elf);
	elf_builder__free(&o->image);
}

static enum bccx_source_kind kind;

static const char *name_at(struct opened *o, uint64_t address)
{
	static char copy[64];
	struct bccx_symbol symbol;
	const char *name;
	int len;

	kind = BCCX_FROM_NONE;
	if (!bccx_symtab__find(&o->symtab, address, &symbol))
		return NULL;
	len = bccx_symtab__name(&o->symtab, &symbol, &name);
	if (len <= 0)
		return "(no name)";
	kind = symbol.kind;
	snprintf(copy, sizeof(copy), "%.*s", len, name);
	return copy;
}

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

TEST(symtab_names_only_inside_of_a_range)
{
	static const struct elf_symbol symbols[] = {
		{ "second", 0x1100, 0x10, STB_LOCAL, STT_FUNC, false },
		{ "first", 0x1000, 0x20, STB_GLOBAL, STT_FUNC, false },
		{ "data", 0x1200, 0x20, STB_GLOBAL, STT_OBJECT, false },
		{ "file.c", 0x1300, 0x20, STB_LOCAL, STT_FILE, false },
		{ "ifunc", 0x1400, 0x20, STB_GLOBAL, STT_GNU_IFUNC, false },
		{ "only_dynamic", 0x1500, 0x20, STB_GLOBAL, STT_FUNC, true },
		{ "outside", 0x9000, 0x20, STB_GLOBAL, STT_FUNC, false },
		{ "below", 0x10, 0x20, STB_GLOBAL, STT_FUNC, false },
	};
	struct opened o;

	for (int narrow = 0; narrow < 2; narrow++) {
		if (!open_symbols(&o, symbols, COUNT(symbols), narrow))
			return;
		CHECK_STRING(name_at(&o, 0x1000), "first");
		CHECK_STRING(name_at(&o, 0x101f), "first");
		CHECK_STRING(name_at(&o, 0x1020), NULL);
		CHECK_STRING(name_at(&o, 0x10ff), NULL);
		CHECK_STRING(name_at(&o, 0x110f), "second");
		CHECK_EQUAL(kind, BCCX_FROM_SYMTAB);
		CHECK_STRING(name_at(&o, 0x1110), NULL);
		CHECK_STRING(name_at(&o, 0x1200), NULL);
		CHECK_STRING(name_at(&o, 0x1300), NULL);
		CHECK_STRING(name_at(&o, 0x1410), "ifunc");
		CHECK_EQUAL(kind, BCCX_FROM_IFUNC);
		CHECK_STRING(name_at(&o, 0x1510), "only_dynamic");
		CHECK_EQUAL(kind, BCCX_FROM_DYNSYM);
		CHECK_STRING(name_at(&o, 0x9000), NULL);
		CHECK_STRING(name_at(&o, 0x18), NULL);
		CHECK_STRING(name_at(&o, 0), NULL);
		CHECK_STRING(name_at(&o, UINT64_MAX), NULL);
		close_symbols(&o);
	}
}

TEST(symtab_chooses_aliases_by_rule)
{
	static const struct elf_symbol symbols[] = {
		/* global before weak before local */
		{ "a", 0x1000, 16, STB_LOCAL, STT_FUNC, false },
		{ "weak_b", 0x1000, 16, STB_WEAK, STT_FUNC, false },
		{ "global_alias", 0x1000, 16, STB_GLOBAL, STT_FUNC, false },
		/* shorter */
		{ "longer_name", 0x1100, 16, STB_GLOBAL, STT_FUNC, false },
		{ "short", 0x1100, 16, STB_GLOBAL, STT_FUNC, false },
		{ "shorter_not", 0x1100, 16, STB_GLOBAL, STT_FUNC, false },
		/* fewer leading underscores, then alphabet */
		{ "__twin", 0x1200, 16, STB_WEAK, STT_FUNC, false },
		{ "_ztwin", 0x1200, 16, STB_WEAK, STT_FUNC, false },
		{ "_ytwin", 0x1200, 16, STB_WEAK, STT_FUNC, false },
		/* the same name in both tables */
		{ "both", 0x1300, 16, STB_GLOBAL, STT_FUNC, true },
		{ "both", 0x1300, 16, STB_GLOBAL, STT_FUNC, false },
		/* aliases of different size: only those that cover the address */
		{ "small", 0x1400, 8, STB_GLOBAL, STT_FUNC, false },
		{ "a_large_one", 0x1400, 32, STB_GLOBAL, STT_FUNC, false },
	};
	struct opened o;

	if (!open_symbols(&o, symbols, COUNT(symbols), false))
		return;
	CHECK_STRING(name_at(&o, 0x1001), "global_alias");
	CHECK_STRING(name_at(&o, 0x1101), "short");
	CHECK_STRING(name_at(&o, 0x1201), "_ytwin");
	CHECK_STRING(name_at(&o, 0x1301), "both");
	CHECK_EQUAL(kind, BCCX_FROM_SYMTAB);
	CHECK_STRING(name_at(&o, 0x1407), "small");
	CHECK_STRING(name_at(&o, 0x1408), "a_large_one");
	CHECK_STRING(name_at(&o, 0x1420), NULL);
	close_symbols(&o);
}

TEST(symtab_nested_symbols_name_the_innermost)
{
	static const struct elf_symbol symbols[] = {
		{ "outer", 0x1000, 0x100, STB_GLOBAL, STT_FUNC, false },
		{ "inner", 0x1040, 0x10, STB_LOCAL, STT_FUNC, false },
		{ "deeper", 0x1044, 0x4, STB_LOCAL, STT_FUNC, false },
		{ "overlaps", 0x10f0, 0x20, STB_LOCAL, STT_FUNC, false },
	};
	struct opened o;

	if (!open_symbols(&o, symbols, COUNT(symbols), false))
		return;
	CHECK_STRING(name_at(&o, 0x103f), "outer");
	CHECK_STRING(name_at(&o, 0x1040), "inner");
	CHECK_STRING(name_at(&o, 0x1044), "deeper");
	CHECK_STRING(name_at(&o, 0x1048), "inner");
	CHECK_STRING(name_at(&o, 0x1050), "outer");
	CHECK_STRING(name_at(&o, 0x10ef), "outer");
	CHECK_STRING(name_at(&o, 0x10f0), "overlaps");
	CHECK_STRING(name_at(&o, 0x110f), "overlaps");
	CHECK_STRING(name_at(&o, 0x1110), NULL);
	close_symbols(&o);
}

TEST(symtab_sizeless_symbols_by_rule)
{
	static const struct elf_symbol symbols[] = {
		{ "sized", 0x1000, 0x40, STB_GLOBAL, STT_FUNC, false },
		{ "label_inside", 0x1010, 0, STB_LOCAL, STT_NOTYPE, false },
		{ "assembly", 0x1080, 0, STB_GLOBAL, STT_NOTYPE, false },
		{ ".Llocal", 0x1088, 0, STB_LOCAL, STT_NOTYPE, false },
		{ "$x", 0x108c, 0, STB_LOCAL, STT_NOTYPE, false },
		{ "twin", 0x1080, 0, STB_LOCAL, STT_FUNC, false },
		{ "next", 0x1100, 0x10, STB_GLOBAL, STT_FUNC, false },
		{ "last_in_text", 0x4ff0, 0, STB_GLOBAL, STT_FUNC, false },
		{ "_init", 0x5000, 0, STB_GLOBAL, STT_FUNC, false },
		{ "exported_sizeless", 0x2000, 0, STB_GLOBAL, STT_FUNC, true },
	};
	struct opened o;

	if (!open_symbols(&o, symbols, COUNT(symbols), false))
		return;
	CHECK_STRING(name_at(&o, 0x1010), "sized");
	CHECK_STRING(name_at(&o, 0x1030), "sized");
	CHECK_STRING(name_at(&o, 0x1050), NULL);
	CHECK_STRING(name_at(&o, 0x1090), "assembly");
	CHECK_EQUAL(kind, BCCX_FROM_SIZELESS);
	CHECK_STRING(name_at(&o, 0x10ff), "assembly");
	CHECK_STRING(name_at(&o, 0x1100), "next");
	CHECK_STRING(name_at(&o, 0x1110), NULL);
	/* .dynsym alone does not say what lies behind. */
	CHECK_STRING(name_at(&o, 0x2000), NULL);
	CHECK_STRING(name_at(&o, 0x4fff), "last_in_text");
	CHECK_STRING(name_at(&o, 0x5000), "_init");
	CHECK_STRING(name_at(&o, 0x501f), "_init");
	CHECK_STRING(name_at(&o, 0x5020), NULL);
	close_symbols(&o);
}

/* Against the plain reading of the rules, on symbols at random places and sizes. */
TEST(symtab_equals_the_plain_search)
{
	static struct elf_symbol symbols[300];
	static char names[300][8];
	struct bccx_symbol symbol;
	struct opened o;

	srand(7);
	for (int round = 0; round < 20; round++) {
		for (uint32_t i = 0; i < COUNT(symbols); i++) {
			snprintf(names[i], sizeof(names[i]), "s%u", i);
			symbols[i] = (struct elf_symbol){ names[i],
							  0x1000 + (uint64_t)(rand() % 0x800),
							  1 + (uint64_t)(rand() % (round % 2 ? 16 : 400)),
							  STB_GLOBAL,
							  STT_FUNC,
							  false };
		}
		if (!open_symbols(&o, symbols, COUNT(symbols), false))
			return;
		for (uint64_t address = 0xff0; address < 0x1a00; address++) {
			uint64_t best = 0;
			bool found;

			for (uint32_t i = 0; i < COUNT(symbols); i++)
				if (address >= symbols[i].value && address - symbols[i].value < symbols[i].size &&
				    symbols[i].value > best)
					best = symbols[i].value;
			found = bccx_symtab__find(&o.symtab, address, &symbol);
			if (found != (best != 0) || (found && symbol.start != best))
				CHECK_EQUAL(found ? symbol.start : 0, best);
		}
		close_symbols(&o);
	}
}

TEST(symtab_of_broken_tables)
{
	static const struct elf_symbol symbols[] = { { "good", 0x1000, 0x20, STB_GLOBAL, STT_FUNC, false },
						     { "bad_name", 0x1100, 0x20, STB_GLOBAL, STT_FUNC, false },
						     { "wraps", 0x1200, UINT64_MAX, STB_GLOBAL, STT_FUNC, false } };
	struct elf_image image = elf_builder__make(symbols, COUNT(symbols), false);
	Elf64_Sym *table = (Elf64_Sym *)(image.bytes + image.symtab);
	struct opened o = { .image = image };

	table[2].st_name = 0xfffffff0;
	bccx_source__over(&o.source, image.bytes, image.len);
	CHECK_EQUAL(bccx_elf__open(&o.elf, &o.source), 0);
	bccx_symtab__init(&o.symtab, 0x1000);
	CHECK_EQUAL(bccx_symtab__add(&o.symtab, &o.elf, &o.elf.symtab, BCCX_FROM_SYMTAB), 0);
	CHECK_EQUAL(bccx_symtab__build(&o.symtab, &o.elf), 0);
	CHECK_STRING(name_at(&o, 0x1010), "good");
	CHECK_STRING(name_at(&o, 0x1110), NULL);
	CHECK_STRING(name_at(&o, 0x4000), "wraps");
	close_symbols(&o);
}
