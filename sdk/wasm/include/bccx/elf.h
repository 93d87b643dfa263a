/* SPDX-License-Identifier: Apache-2.0 */
/* ELF, 32 and 64 bit, little-endian, read by ranges. Only the headers are read on opening; section headers are optional.
 * Format: System V ABI, chapters 4 and 5; <elf.h>. Everything in the file is taken as hostile. */
#ifndef BCCX_ELF_H
#define BCCX_ELF_H

#include <bccx/mem.h>
#include <bccx/source.h>
#include <stdbool.h>
#include <stdint.h>

#define BCCX_ELF_LOADS 64 /* PT_LOAD segments kept */
#define BCCX_BUILD_ID_MAX 64

struct bccx_elf_load {
	uint64_t offset;
	uint64_t filesz;
	uint64_t vaddr;
	uint64_t memsz;
	bool exec;
};

/* A section or what stands for one. size 0: there is none. */
struct bccx_elf_part {
	uint64_t offset;
	uint64_t size;
	uint64_t vaddr;
	bool compressed; /* SHF_COMPRESSED: begins with a compression header */
};

/* A symbol table with its strings. count 0: there is none. */
struct bccx_elf_symbols {
	uint64_t offset;
	uint64_t count;
	uint64_t names;
	uint64_t names_size;
};

struct bccx_elf_range {
	uint64_t start;
	uint64_t end;
};

struct bccx_elf {
	struct bccx_source *source; /* not owned */
	bool wide; /* 64 bit */
	uint16_t type; /* ET_* */
	uint16_t machine; /* EM_* */
	uint32_t nr_load;
	struct bccx_elf_load load[BCCX_ELF_LOADS];
	struct bccx_elf_symbols symtab;
	struct bccx_elf_symbols dynsym;
	BCCX_VEC(struct bccx_elf_range) code; /* executable sections (or segments), by address */
	uint8_t build_id[BCCX_BUILD_ID_MAX];
	uint32_t build_id_len; /* 0: none */

	/* The section header table, checked to lie inside the file. */
	uint64_t sections;
	uint32_t nr_sections;
	uint64_t section_names;
	uint64_t section_names_size;
};

/* One section header, the same for both classes. */
struct bccx_elf_section {
	uint32_t name;
	uint32_t type;
	uint64_t flags;
	uint64_t vaddr;
	uint64_t offset;
	uint64_t size;
	uint32_t link;
	uint32_t info;
	uint64_t entry_size;
};

/* Read the headers. 0; -ENOEXEC when it is not a little-endian ELF file; or the source's error. The source must
 * outlive elf. */
int bccx_elf__open(struct bccx_elf *elf, struct bccx_source *source);

void bccx_elf__close(struct bccx_elf *elf);

/* Address (as symbols have it) of a file offset that is mapped executable; false when no segment covers it. */
bool bccx_elf__vaddr(const struct bccx_elf *elf, uint64_t offset, uint64_t *vaddr);

/* File offset of an address; false when no segment holds it. */
bool bccx_elf__offset(const struct bccx_elf *elf, uint64_t vaddr, uint64_t *offset);

/* Section header number i. 0 or -errno. */
int bccx_elf__section(struct bccx_elf *elf, uint32_t i, struct bccx_elf_section *section);

/* The first section of a name that has bytes in the file. 0 or -ENOENT. */
int bccx_elf__find(struct bccx_elf *elf, const char *name, struct bccx_elf_part *part);

/* The executable range that holds an address, or NULL. */
const struct bccx_elf_range *bccx_elf__code(const struct bccx_elf *elf, uint64_t vaddr);

#endif
