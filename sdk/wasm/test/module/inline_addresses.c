// SPDX-License-Identifier: Apache-2.0
/* The calls at addresses of one file with debug information, as llvm-symbolizer writes them: reads hexadecimal addresses
 * from stdin, and writes for each the frames, innermost first, as a line of name and a line of file:line, then an empty
 * line. For comparisons. */
#include "../native_host.h"
#include <bccx/abi.h>
#include <bccx/dwarf.h>
#include <bccx/symtab.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct bccx_source source;
static struct bccx_elf elf;
static struct bccx_dwarf dwarf;
static struct bccx_symtab symtab;

static int open_file(const char *path)
{
	char maps[4300];
	int32_t handle;
	int err;

	snprintf(maps, sizeof(maps), "1000-2000 r-xp 00000000 00:00 1 %s\n", path);
	native_host__add_process(1, maps);
	handle = bccx_host_object_open(bccx_host_process_open(1, 0, 0), 0x1000);
	err = bccx_source__open(&source, handle);
	if (!err)
		err = bccx_elf__open(&elf, &source);
	if (err)
		return err;
	bccx_symtab__init(&symtab, elf.code.len ? elf.code.at[0].start : 0);
	err = bccx_symtab__add(&symtab, &elf, &elf.symtab, BCCX_FROM_SYMTAB);
	if (!err)
		err = bccx_symtab__build(&symtab, &elf);
	return err ? err : bccx_dwarf__open(&dwarf, &elf, handle);
}

static void print_frames(uint64_t address)
{
	struct bccx_dwarf_frame frames[BCCX_DWARF_CHAIN_MAX];
	static char text[16384];
	struct bccx_dwarf_name found;
	struct bccx_symbol symbol;
	int count = bccx_dwarf__frames(&dwarf, bccx_dwarf__unit(&dwarf, address), address, true, frames), len;
	const char *name;

	/* Nothing is said about it: the symbol table's name is what there is. */
	if (count <= 0) {
		frames[0] = (struct bccx_dwarf_frame){ 0 };
		count = 1;
	}
	for (int i = 0; i < count; i++) {
		/* What is really there is named by the symbol table where that has a name. */
		len = 0;
		if (!frames[i].inlined && bccx_symtab__find(&symtab, address, &symbol)) {
			len = bccx_symtab__name(&symtab, &symbol, &name);
			if (len > 0)
				memcpy(text, name, (size_t)len);
		}
		if (len <= 0 && frames[i].die && !bccx_dwarf__find_name(&dwarf, frames[i].die, &found))
			len = bccx_dwarf__read_name(&dwarf, &found, text, sizeof(text));
		printf("%.*s\n", len > 0 ? len : 2, len > 0 ? text : "??");
		len = frames[i].line ? bccx_dwarf__file(&dwarf, frames[i].file, text, sizeof(text)) : 0;
		printf("%.*s:%u\n", len > 0 ? len : 2, len > 0 ? text : "??", frames[i].line);
	}
	printf("\n");
}

int main(int argc, char **argv)
{
	char line[64];
	int err;

	if (argc != 2) {
		fprintf(stderr, "usage: inline_addresses FILE\n");
		return 2;
	}
	err = open_file(argv[1]);
	if (err) {
		fprintf(stderr, "inline_addresses: '%s': errno %d\n", argv[1], -err);
		return 1;
	}
	while (fgets(line, sizeof(line), stdin)) {
		bccx_dwarf__renew(&dwarf);
		print_frames(strtoull(line, NULL, 16));
	}
	bccx_dwarf__close(&dwarf);
	bccx_symtab__free(&symtab);
	bccx_elf__close(&elf);
	native_host__reset();
	return 0;
}
