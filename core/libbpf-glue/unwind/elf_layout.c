/* SPDX-License-Identifier: Apache-2.0 */
#include <elf.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include "bytes.h"
#include "eh_pointer.h"
#include "elf_layout.h"

#define MAX_SEGMENTS 256
#define MAX_SECTIONS 65536
#define PAGE 4096ULL

struct segments {
	Elf64_Phdr at[MAX_SEGMENTS];
	uint32_t nr;
};

static int read_exact(const struct bccx_file *s, uint64_t offset, void *dst, uint32_t len)
{
	int64_t got = s->read(s->ctx, offset, dst, len);

	return got == (int64_t)len ? 0 : got < 0 ? (int)got : -ENOEXEC;
}

/* The loadable segment whose file bytes hold vaddr. */
static const Elf64_Phdr *segment_of(const struct segments *segs, uint64_t vaddr)
{
	for (uint32_t i = 0; i < segs->nr; i++) {
		const Elf64_Phdr *p = &segs->at[i];

		if (p->p_type == PT_LOAD && vaddr >= p->p_vaddr && vaddr - p->p_vaddr < p->p_filesz)
			return p;
	}
	return NULL;
}

/* .eh_frame_hdr names the start of .eh_frame; it ends at a zero record or, at the latest, with its segment. */
static void from_header(const struct bccx_file *s, const struct segments *segs, struct bccx_elf_layout *elf)
{
	for (uint32_t i = 0; i < segs->nr; i++) {
		const Elf64_Phdr *h = &segs->at[i], *load;
		uint8_t raw[12];
		struct bccx_bytes hdr = { .data = raw, .len = sizeof(raw) };
		uint32_t at = 4;
		uint64_t vaddr;

		if (h->p_type != PT_GNU_EH_FRAME || h->p_filesz < sizeof(raw))
			continue;
		if (read_exact(s, h->p_offset, raw, sizeof(raw)) || raw[0] != 1 ||
		    bccx_eh_pointer__read(&hdr, h->p_vaddr, raw[1], &at, hdr.len, &vaddr))
			continue;
		load = segment_of(segs, vaddr);
		if (!load)
			continue;
		elf->eh_frame_vaddr = vaddr;
		elf->eh_frame_offset = load->p_offset + (vaddr - load->p_vaddr);
		elf->eh_frame_size = load->p_filesz - (vaddr - load->p_vaddr);
		return;
	}
}

static bool is_named(const struct bccx_bytes *names, const Elf64_Shdr *section, const char *name)
{
	uint32_t len = (uint32_t)strlen(name) + 1;

	return names->len >= len && section->sh_name <= names->len - len &&
	       !memcmp(names->data + section->sh_name, name, len);
}

/* Of several the first counts, and only where the program headers say that it is. */
static void eh_frame_section(const Elf64_Shdr *section, struct bccx_elf_layout *elf)
{
	if (section->sh_type == SHT_NOBITS || (elf->eh_frame_size && section->sh_offset != elf->eh_frame_offset) ||
	    elf->eh_frame_exact)
		return;
	elf->eh_frame_exact = true;
	elf->eh_frame_vaddr = section->sh_addr;
	elf->eh_frame_offset = section->sh_offset;
	elf->eh_frame_size = section->sh_size;
}

static void plt_section(const struct bccx_file *s, const Elf64_Shdr *section, struct bccx_elf_layout *elf)
{
	if (section->sh_type == SHT_NOBITS || section->sh_addr + section->sh_size < section->sh_addr ||
	    read_exact(s, section->sh_offset, elf->plt_insns, sizeof(elf->plt_insns)))
		return;
	elf->plt_vaddr = section->sh_addr;
	elf->plt_size = section->sh_size;
}

/* The section table, where it was not stripped, gives .eh_frame's exact end, and is the only way without a header. */
static void from_sections(const struct bccx_file *s, const Elf64_Ehdr *ehdr, struct bccx_elf_layout *elf)
{
	struct bccx_bytes table, names = { 0 };
	const Elf64_Shdr *sections;
	uint32_t nr = ehdr->e_shnum;

	if (!nr || ehdr->e_shentsize != sizeof(Elf64_Shdr) || ehdr->e_shstrndx >= nr || nr > MAX_SECTIONS ||
	    bccx_bytes__read(&table, s, ehdr->e_shoff, (uint64_t)nr * sizeof(Elf64_Shdr)))
		return;
	sections = (const Elf64_Shdr *)table.data;
	if (!bccx_bytes__read(&names, s, sections[ehdr->e_shstrndx].sh_offset, sections[ehdr->e_shstrndx].sh_size)) {
		for (uint32_t i = 1; i < nr; i++) {
			if (is_named(&names, &sections[i], ".eh_frame"))
				eh_frame_section(&sections[i], elf);
			else if (is_named(&names, &sections[i], ".plt"))
				plt_section(s, &sections[i], elf);
		}
	}
	bccx_bytes__free(&names);
	bccx_bytes__free(&table);
}

int bccx_elf_layout__read(const struct bccx_file *source, uint16_t machine, struct bccx_elf_layout *elf)
{
	struct segments *segs;
	Elf64_Ehdr ehdr;
	int err;

	memset(elf, 0, sizeof(*elf));
	err = read_exact(source, 0, &ehdr, sizeof(ehdr));
	if (err)
		return err;
	if (memcmp(ehdr.e_ident, ELFMAG, SELFMAG) || ehdr.e_ident[EI_CLASS] != ELFCLASS64 ||
	    ehdr.e_ident[EI_DATA] != ELFDATA2LSB || ehdr.e_machine != machine ||
	    ehdr.e_phentsize != sizeof(Elf64_Phdr) || ehdr.e_phnum > MAX_SEGMENTS)
		return -ENOEXEC;
	segs = malloc(sizeof(*segs));
	if (!segs)
		return -ENOMEM;
	segs->nr = ehdr.e_phnum;
	err = read_exact(source, ehdr.e_phoff, segs->at, segs->nr * sizeof(Elf64_Phdr));
	elf->base = UINT64_MAX;
	elf->text_start = UINT64_MAX;
	for (uint32_t i = 0; !err && i < segs->nr; i++) {
		const Elf64_Phdr *p = &segs->at[i];

		if (p->p_type != PT_LOAD || p->p_vaddr + p->p_memsz < p->p_vaddr)
			continue;
		if ((p->p_vaddr & ~(PAGE - 1)) < elf->base)
			elf->base = p->p_vaddr & ~(PAGE - 1);
		if (!(p->p_flags & PF_X))
			continue;
		if (elf->nr_segments < BCCX_SEGMENTS_MAX)
			elf->segments[elf->nr_segments++] = (struct bccx_segment){ .offset = p->p_offset,
										   .vaddr = p->p_vaddr,
										   .size = p->p_filesz };
		if (p->p_vaddr < elf->text_start)
			elf->text_start = p->p_vaddr;
		if (p->p_vaddr + p->p_memsz > elf->text_end)
			elf->text_end = p->p_vaddr + p->p_memsz;
	}
	if (!err && elf->text_start >= elf->text_end)
		err = -ENOEXEC;
	if (!err) {
		from_header(source, segs, elf);
		from_sections(source, &ehdr, elf);
	}
	free(segs);
	return err;
}
