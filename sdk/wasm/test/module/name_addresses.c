// SPDX-License-Identifier: Apache-2.0
/* Names addresses of one file: reads hexadecimal addresses from stdin, a line each, and writes
 *
 *	ADDRESS START SIZE SOURCE NAME
 *
 * or `ADDRESS -` when nothing covers it. For comparisons with other tools. */
#include "../native_host.h"
#include <bccx/abi.h>
#include <bccx/symtab.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int open_symbols(const char *path, struct bccx_source *source, struct bccx_elf *elf, struct bccx_symtab *symtab)
{
	char maps[4300];
	int err;

	snprintf(maps, sizeof(maps), "1000-2000 r-xp 00000000 00:00 1 %s\n", path);
	native_host__add_process(1, maps);
	err = bccx_source__open(source, bccx_host_object_open(bccx_host_process_open(1, 0, 0), 0x1000));
	if (!err)
		err = bccx_elf__open(elf, source);
	if (err)
		return err;
	bccx_symtab__init(symtab, elf->code.len ? elf->code.at[0].start : 0);
	err = bccx_symtab__add(symtab, elf, &elf->symtab, BCCX_FROM_SYMTAB);
	if (!err)
		err = bccx_symtab__add(symtab, elf, &elf->dynsym, BCCX_FROM_DYNSYM);
	return err ? err : bccx_symtab__build(symtab, elf);
}

int main(int argc, char **argv)
{
	struct bccx_source source;
	struct bccx_symtab symtab;
	struct bccx_symbol symbol;
	struct bccx_elf elf;
	char line[64];
	int err;

	if (argc != 2) {
		fprintf(stderr, "usage: name_addresses FILE\n");
		return 2;
	}
	err = open_symbols(argv[1], &source, &elf, &symtab);
	if (err) {
		fprintf(stderr, "name_addresses: '%s': errno %d\n", argv[1], -err);
		return 1;
	}
	while (fgets(line, sizeof(line), stdin)) {
		uint64_t address = strtoull(line, NULL, 16);
		const char *name = NULL;
		int len = 0;

		if (bccx_symtab__find(&symtab, address, &symbol))
			len = bccx_symtab__name(&symtab, &symbol, &name);
		if (len > 0)
			printf("%" PRIx64 " %" PRIx64 " %" PRIx64 " %d %.*s\n", address, symbol.start, symbol.size,
			       symbol.kind, len, name);
		else
			printf("%" PRIx64 " -\n", address);
	}
	bccx_symtab__free(&symtab);
	bccx_elf__close(&elf);
	native_host__reset();
	return 0;
}
