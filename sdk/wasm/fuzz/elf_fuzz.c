// SPDX-License-Identifier: Apache-2.0
/* ELF headers, notes, symbol tables and look-ups over any bytes. */
#include <bccx/go_table.h>
#include <bccx/plt.h>
#include <stddef.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct bccx_source source;
	struct bccx_elf elf;
	struct bccx_elf_part part;
	struct bccx_symtab symtab;
	struct bccx_symbol symbol;
	uint64_t address;
	const char *name;

	bccx_source__over(&source, bytes, len);
	if (bccx_elf__open(&elf, &source))
		return 0;
	bccx_elf__find(&elf, ".gnu_debuglink", &part);
	bccx_elf__vaddr(&elf, len / 2, &address);
	bccx_elf__offset(&elf, len / 2, &address);
	bccx_symtab__init(&symtab, elf.code.len ? elf.code.at[0].start : 0);
	if (!bccx_symtab__add(&symtab, &elf, &elf.symtab, BCCX_FROM_SYMTAB) &&
	    !bccx_symtab__add(&symtab, &elf, &elf.dynsym, BCCX_FROM_DYNSYM) && !bccx_plt__add(&symtab, &elf, len % 2) &&
	    !bccx_go_table__add(&symtab, &elf) && !bccx_symtab__build(&symtab, &elf))
		for (uint32_t i = 0; i < symtab.len && i < 2000; i++) {
			address = symtab.base + symtab.start[i] + symtab.size[i] / 2;
			if (bccx_symtab__find(&symtab, address, &symbol)) {
				if (address - symbol.start >= symbol.size)
					__builtin_trap();
				if (bccx_symtab__name(&symtab, &symbol, &name) > (int)BCCX_NAME_MAX + 4)
					__builtin_trap();
			}
		}
	bccx_symtab__free(&symtab);
	bccx_elf__close(&elf);
	return 0;
}
