// SPDX-License-Identifier: Apache-2.0
/*
 * Looks an object file over before libelf and libbpf parse it. They were written for files from a compiler one trusts and
 * follow some offsets unchecked (a symbol whose value plus size wraps around makes libbpf up to 1.5 read outside of its
 * section); an object from a package is anybody's. Format: System V ABI, chapter 4.
 */
#include <elf.h>
#include <string.h>

#include "glue.h"

#define EM_BPF_MACHINE 247
#define MAX_BYTES (64u << 20)
#define MAX_SECTIONS 4096

struct image {
	const unsigned char *bytes;
	size_t len;
	const char *name;
	Elf64_Ehdr header;
	const Elf64_Shdr *sections;
	const char *names;
	size_t names_len;
};

static int bad(const struct image *image, const char *what)
{
	return glue_fail(EBADMSG, "open '%s': %s", image->name, what);
}

static bool inside(uint64_t at, uint64_t len, uint64_t total)
{
	return at <= total && len <= total - at;
}

static bool has_bytes(const Elf64_Shdr *section)
{
	return section->sh_type != SHT_NOBITS && section->sh_type != SHT_NULL;
}

static bool is_string_table(const struct image *image, const Elf64_Shdr *section)
{
	return section->sh_type == SHT_STRTAB && section->sh_size > 0 &&
	       image->bytes[section->sh_offset + section->sh_size - 1] == '\0';
}

static int check_header(struct image *image)
{
	Elf64_Ehdr *header = &image->header;

	if (image->len < sizeof(*header) || memcmp(image->bytes, ELFMAG, SELFMAG))
		return glue_fail(EINVAL, "open '%s': not an ELF file", image->name);
	if (image->len > MAX_BYTES)
		return glue_fail(EFBIG, "open '%s': larger than 64 MiB", image->name);
	memcpy(header, image->bytes, sizeof(*header));
	if (header->e_ident[EI_CLASS] != ELFCLASS64 || header->e_ident[EI_DATA] != ELFDATA2LSB ||
	    header->e_type != ET_REL || header->e_machine != EM_BPF_MACHINE)
		return glue_fail(EINVAL, "open '%s': not a little-endian 64-bit BPF object", image->name);
	if (header->e_shentsize != sizeof(Elf64_Shdr) || header->e_shoff % 8 || header->e_shnum == 0 ||
	    header->e_shnum > MAX_SECTIONS ||
	    !inside(header->e_shoff, (uint64_t)header->e_shnum * sizeof(Elf64_Shdr), image->len))
		return bad(image, "section headers outside of the file");
	if (header->e_phnum)
		return bad(image, "program headers in a relocatable object");
	image->sections = (const Elf64_Shdr *)(image->bytes + header->e_shoff);
	return 0;
}

static int check_sections(struct image *image)
{
	const Elf64_Shdr *section = image->sections;

	for (uint32_t i = 0; i < image->header.e_shnum; i++, section++) {
		if (section->sh_flags & SHF_COMPRESSED)
			return bad(image, "a compressed section");
		if (has_bytes(section) && !inside(section->sh_offset, section->sh_size, image->len))
			return bad(image, "a section outside of the file");
		if (section->sh_type == SHT_NOBITS && section->sh_size > MAX_BYTES)
			return bad(image, "a .bss larger than 64 MiB");
	}
	if (image->header.e_shstrndx >= image->header.e_shnum ||
	    !is_string_table(image, &image->sections[image->header.e_shstrndx]))
		return bad(image, "section names missing");
	image->names = (const char *)image->bytes + image->sections[image->header.e_shstrndx].sh_offset;
	image->names_len = image->sections[image->header.e_shstrndx].sh_size;
	section = image->sections;
	for (uint32_t i = 0; i < image->header.e_shnum; i++, section++) {
		if (section->sh_name >= image->names_len)
			return bad(image, "a section name outside of its table");
	}
	return 0;
}

static int check_symbol(const struct image *image, const Elf64_Sym *symbol, const Elf64_Shdr *strings)
{
	const Elf64_Shdr *home;

	if (symbol->st_name >= strings->sh_size)
		return bad(image, "a symbol name outside of its table");
	if (symbol->st_shndx == SHN_UNDEF || symbol->st_shndx == SHN_ABS || symbol->st_shndx == SHN_COMMON)
		return 0;
	if (symbol->st_shndx >= image->header.e_shnum)
		return bad(image, "a symbol in a section that does not exist");
	home = &image->sections[symbol->st_shndx];
	if (!inside(symbol->st_value, symbol->st_size, home->sh_size))
		return bad(image, "a symbol outside of its section");
	return 0;
}

static int check_symbols(const struct image *image, const Elf64_Shdr *table)
{
	const Elf64_Sym *symbol = (const Elf64_Sym *)(image->bytes + table->sh_offset);
	int err;

	if (table->sh_entsize != sizeof(*symbol) || table->sh_size % sizeof(*symbol) || table->sh_offset % 8)
		return bad(image, "a symbol table of odd size");
	if (table->sh_link >= image->header.e_shnum || !is_string_table(image, &image->sections[table->sh_link]))
		return bad(image, "a symbol table without names");
	for (uint64_t i = 0; i < table->sh_size / sizeof(*symbol); i++, symbol++) {
		err = check_symbol(image, symbol, &image->sections[table->sh_link]);
		if (err < 0)
			return err;
	}
	return 0;
}

static int check_relocations(const struct image *image, const Elf64_Shdr *table)
{
	const Elf64_Rel *entry = (const Elf64_Rel *)(image->bytes + table->sh_offset);
	const Elf64_Shdr *symbols, *target;

	if (table->sh_entsize != sizeof(*entry) || table->sh_size % sizeof(*entry) || table->sh_offset % 8)
		return bad(image, "a relocation table of odd size");
	if (table->sh_link >= image->header.e_shnum || table->sh_info >= image->header.e_shnum ||
	    image->sections[table->sh_link].sh_type != SHT_SYMTAB)
		return bad(image, "relocations for a section that does not exist");
	symbols = &image->sections[table->sh_link];
	target = &image->sections[table->sh_info];
	for (uint64_t i = 0; i < table->sh_size / sizeof(*entry); i++, entry++) {
		if (ELF64_R_SYM(entry->r_info) >= symbols->sh_size / sizeof(Elf64_Sym))
			return bad(image, "a relocation against a symbol that does not exist");
		if (entry->r_offset >= target->sh_size)
			return bad(image, "a relocation outside of its section");
	}
	return 0;
}

/* The only section of that name: NULL when there is none, an answer of false when there are several. */
static bool find_section(const struct image *image, const char *name, const Elf64_Shdr **found)
{
	*found = NULL;
	for (uint32_t i = 0; i < image->header.e_shnum; i++) {
		if (strcmp(image->names + image->sections[i].sh_name, name))
			continue;
		if (*found)
			return false;
		*found = &image->sections[i];
	}
	return true;
}

static int check_debug_info(const struct image *image)
{
	const char *bytes = (const char *)image->bytes;
	const Elf64_Shdr *btf, *ext;
	uint32_t types = 1;

	if (!find_section(image, ".BTF", &btf) || !find_section(image, ".BTF.ext", &ext))
		return bad(image, "two BTF sections");
	if (btf &&
	    (!has_bytes(btf) || btf->sh_offset % 4 || !glue_check_btf(bytes + btf->sh_offset, btf->sh_size, &types)))
		return bad(image, "BTF that contradicts itself");
	if (ext && (!has_bytes(ext) || !glue_check_btf_ext(bytes + ext->sh_offset, ext->sh_size, types)))
		return bad(image, ".BTF.ext that contradicts itself");
	return 0;
}

int glue_check_image(const void *bytes, size_t len, const char *name)
{
	struct image image = { .bytes = bytes, .len = len, .name = name };
	const Elf64_Shdr *section;
	int err = check_header(&image) ?: check_sections(&image);

	section = image.sections;
	for (uint32_t i = 0; !err && i < image.header.e_shnum; i++, section++) {
		if (section->sh_type == SHT_SYMTAB)
			err = check_symbols(&image, section);
		else if (section->sh_type == SHT_REL)
			err = check_relocations(&image, section);
		else if (section->sh_type == SHT_RELA)
			err = bad(&image, "relocations with addends, which BPF objects do not use");
	}
	return err ?: check_debug_info(&image);
}
