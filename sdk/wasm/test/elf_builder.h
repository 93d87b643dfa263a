/* SPDX-License-Identifier: Apache-2.0 */
/* Makes ELF images with given symbols, for tests that need a symbol table of a certain shape. Code: .text at
 * [0x1000, 0x5000), .init at [0x5000, 0x5020); both in one executable segment whose file offset is its address. */
#ifndef BCCX_ELF_BUILDER_H
#define BCCX_ELF_BUILDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct elf_symbol {
	const char *name;
	uint64_t value;
	uint64_t size;
	uint8_t bind; /* STB_* */
	uint8_t type; /* STT_* */
	bool dynamic; /* in .dynsym, otherwise in .symtab */
};

struct elf_image {
	uint8_t *bytes;
	size_t len;
	/* Where things are, for tests that break them. */
	size_t sections;
	size_t symtab;
	size_t strtab;
};

struct elf_image elf_builder__make(const struct elf_symbol *symbols, uint32_t count, bool narrow);
void elf_builder__free(struct elf_image *image);

#endif
