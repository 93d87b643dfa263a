// SPDX-License-Identifier: Apache-2.0
#include "elf_builder.h"
#include <elf.h>
#include <stdlib.h>
#include <string.h>

#define CODE_END 0x5020u

enum { S_NULL, S_TEXT, S_INIT, S_NOTE, S_SYMTAB, S_STRTAB, S_DYNSYM, S_DYNSTR, S_SHSTRTAB, SECTIONS };

static const char *const names[SECTIONS] = { "",        ".text",   ".init",   ".note.gnu.build-id", ".symtab",
					     ".strtab", ".dynsym", ".dynstr", ".shstrtab" };

static size_t append(struct elf_image *image, const void *bytes, size_t len)
{
	size_t at = (image->len + 7) & ~(size_t)7;

	image->bytes = realloc(image->bytes, at + len + 8);
	memset(image->bytes + image->len, 0, at - image->len);
	memcpy(image->bytes + at, bytes, len);
	image->len = at + len;
	return at;
}

struct table {
	char *symbols;
	size_t symbols_len;
	char *strings;
	size_t strings_len;
};

static uint32_t add_string(struct table *table, const char *name)
{
	size_t len = strlen(name) + 1, at = table->strings_len;

	table->strings = realloc(table->strings, at + len);
	memcpy(table->strings + at, name, len);
	table->strings_len += len;
	return (uint32_t)at;
}

static void add_symbol(struct table *table, const struct elf_symbol *symbol, bool narrow)
{
	uint32_t name = add_string(table, symbol->name);
	unsigned char info = ELF64_ST_INFO(symbol->bind, symbol->type);
	Elf64_Sym wide = {
		.st_name = name, .st_info = info, .st_shndx = S_TEXT, .st_value = symbol->value, .st_size = symbol->size
	};
	Elf32_Sym small = { .st_name = name,
			    .st_info = info,
			    .st_shndx = S_TEXT,
			    .st_value = (uint32_t)symbol->value,
			    .st_size = (uint32_t)symbol->size };
	size_t len = narrow ? sizeof(small) : sizeof(wide);

	table->symbols = realloc(table->symbols, table->symbols_len + len);
	memcpy(table->symbols + table->symbols_len, narrow ? (void *)&small : (void *)&wide, len);
	table->symbols_len += len;
}

static void add_sections(struct elf_image *image, const Elf64_Shdr *sections, bool narrow)
{
	Elf32_Shdr small[SECTIONS] = { 0 };

	for (int i = 0; i < SECTIONS; i++)
		small[i] = (Elf32_Shdr){ .sh_name = sections[i].sh_name,
					 .sh_type = sections[i].sh_type,
					 .sh_flags = (uint32_t)sections[i].sh_flags,
					 .sh_addr = (uint32_t)sections[i].sh_addr,
					 .sh_offset = (uint32_t)sections[i].sh_offset,
					 .sh_size = (uint32_t)sections[i].sh_size,
					 .sh_link = sections[i].sh_link,
					 .sh_entsize = (uint32_t)sections[i].sh_entsize };
	image->sections =
		narrow ? append(image, small, sizeof(small)) : append(image, sections, SECTIONS * sizeof(*sections));
}

static void write_header(struct elf_image *image, bool narrow)
{
	Elf64_Ehdr wide = { .e_ident = { 0x7f, 'E', 'L', 'F', ELFCLASS64, ELFDATA2LSB, EV_CURRENT },
			    .e_type = ET_DYN,
			    .e_machine = EM_X86_64,
			    .e_version = EV_CURRENT,
			    .e_phoff = sizeof(wide),
			    .e_shoff = image->sections,
			    .e_ehsize = sizeof(wide),
			    .e_phentsize = sizeof(Elf64_Phdr),
			    .e_phnum = 1,
			    .e_shentsize = sizeof(Elf64_Shdr),
			    .e_shnum = SECTIONS,
			    .e_shstrndx = S_SHSTRTAB };
	Elf32_Ehdr small = { .e_ident = { 0x7f, 'E', 'L', 'F', ELFCLASS32, ELFDATA2LSB, EV_CURRENT },
			     .e_type = ET_DYN,
			     .e_machine = EM_386,
			     .e_version = EV_CURRENT,
			     .e_phoff = sizeof(small),
			     .e_shoff = (uint32_t)image->sections,
			     .e_ehsize = sizeof(small),
			     .e_phentsize = sizeof(Elf32_Phdr),
			     .e_phnum = 1,
			     .e_shentsize = sizeof(Elf32_Shdr),
			     .e_shnum = SECTIONS,
			     .e_shstrndx = S_SHSTRTAB };
	Elf64_Phdr segment = {
		.p_type = PT_LOAD, .p_flags = PF_R | PF_X, .p_filesz = CODE_END, .p_memsz = CODE_END, .p_align = 0x1000
	};
	Elf32_Phdr small_segment = {
		.p_type = PT_LOAD, .p_flags = PF_R | PF_X, .p_filesz = CODE_END, .p_memsz = CODE_END, .p_align = 0x1000
	};

	memcpy(image->bytes, narrow ? (void *)&small : (void *)&wide, narrow ? sizeof(small) : sizeof(wide));
	memcpy(image->bytes + (narrow ? sizeof(small) : sizeof(wide)),
	       narrow ? (void *)&small_segment : (void *)&segment, narrow ? sizeof(small_segment) : sizeof(segment));
}

struct elf_image elf_builder__make(const struct elf_symbol *symbols, uint32_t count, bool narrow)
{
	static const struct {
		Elf64_Nhdr head;
		char owner[4];
		uint8_t id[20];
	} note = { { 4, 20, NT_GNU_BUILD_ID }, "GNU", { 0xde, 0xad, 0xbe, 0xef, 5,  6,  7,  8,  9,  10,
							11,   12,   13,   14,   15, 16, 17, 18, 19, 20 } };
	struct elf_image image = { .bytes = calloc(1, CODE_END), .len = CODE_END };
	struct table tables[2] = { { 0 } }, headers = { 0 };
	static const struct elf_symbol null = { .name = "" };
	Elf64_Shdr sections[SECTIONS] = { { 0 } };

	for (int i = 0; i < 2; i++)
		add_symbol(&tables[i], &null, narrow);
	for (uint32_t i = 0; i < count; i++)
		add_symbol(&tables[symbols[i].dynamic], &symbols[i], narrow);
	for (int i = 0; i < SECTIONS; i++)
		sections[i].sh_name = add_string(&headers, names[i]);
	sections[S_TEXT].sh_type = sections[S_INIT].sh_type = SHT_PROGBITS;
	sections[S_TEXT].sh_flags = sections[S_INIT].sh_flags = SHF_ALLOC | SHF_EXECINSTR;
	sections[S_TEXT].sh_addr = sections[S_TEXT].sh_offset = 0x1000;
	sections[S_TEXT].sh_size = 0x4000;
	sections[S_INIT].sh_addr = sections[S_INIT].sh_offset = 0x5000;
	sections[S_INIT].sh_size = 0x20;
	sections[S_NOTE].sh_type = SHT_NOTE;
	sections[S_NOTE].sh_offset = append(&image, &note, sizeof(note));
	sections[S_NOTE].sh_size = sizeof(note);
	for (int i = 0; i < 2; i++) {
		int at = i ? S_DYNSYM : S_SYMTAB;

		sections[at].sh_type = i ? SHT_DYNSYM : SHT_SYMTAB;
		sections[at].sh_offset = append(&image, tables[i].symbols, tables[i].symbols_len);
		sections[at].sh_size = tables[i].symbols_len;
		sections[at].sh_entsize = narrow ? sizeof(Elf32_Sym) : sizeof(Elf64_Sym);
		sections[at].sh_link = (uint32_t)at + 1;
		sections[at + 1].sh_type = SHT_STRTAB;
		sections[at + 1].sh_offset = append(&image, tables[i].strings, tables[i].strings_len);
		sections[at + 1].sh_size = tables[i].strings_len;
		free(tables[i].symbols);
		free(tables[i].strings);
	}
	image.symtab = sections[S_SYMTAB].sh_offset;
	image.strtab = sections[S_STRTAB].sh_offset;
	sections[S_SHSTRTAB].sh_type = SHT_STRTAB;
	sections[S_SHSTRTAB].sh_offset = append(&image, headers.strings, headers.strings_len);
	sections[S_SHSTRTAB].sh_size = headers.strings_len;
	free(headers.strings);
	add_sections(&image, sections, narrow);
	write_header(&image, narrow);
	return image;
}

void elf_builder__free(struct elf_image *image)
{
	free(image->bytes);
	image->bytes = NULL;
}
