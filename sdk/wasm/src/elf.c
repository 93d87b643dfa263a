// SPDX-License-Identifier: Apache-2.0
#include <bccx/abi.h>
#include <bccx/build_id.h>
#include <bccx/elf.h>
#include <elf.h>
#include <string.h>

#define SEGMENTS_MAX 1024u /* program headers looked at */
#define SECTIONS_MAX 100000u /* section headers looked at */
#define CODE_RANGES_MAX 4096u
#define DYNAMIC_MAX 512u /* entries of PT_DYNAMIC looked at */
#define HASH_CHAIN_MAX (4u << 20) /* symbols that a hash table may number */

/* The ELF header, the same for both classes. */
struct header {
	uint64_t segments;
	uint64_t sections;
	uint32_t nr_segments;
	uint32_t nr_sections;
	uint32_t names_section;
};

struct segment {
	uint32_t type;
	uint32_t flags;
	uint64_t offset, vaddr, filesz, memsz, align;
};

static int read_header(struct bccx_elf *elf, struct header *header)
{
	union {
		unsigned char ident[EI_NIDENT];
		Elf32_Ehdr narrow;
		Elf64_Ehdr wide;
	} raw;
	int err = bccx_source__read(elf->source, 0, &raw, sizeof(raw.narrow));

	if (err)
		return err == -BCCX_ERANGE ? -BCCX_ENOEXEC : err;
	if (memcmp(raw.ident, ELFMAG, SELFMAG) || raw.ident[EI_DATA] != ELFDATA2LSB ||
	    (raw.ident[EI_CLASS] != ELFCLASS64 && raw.ident[EI_CLASS] != ELFCLASS32))
		return -BCCX_ENOEXEC;
	elf->wide = raw.ident[EI_CLASS] == ELFCLASS64;
	elf->type = raw.narrow.e_type; /* these two are at the same place in both */
	elf->machine = raw.narrow.e_machine;
	if (!elf->wide) {
		if (raw.narrow.e_phnum && raw.narrow.e_phentsize != sizeof(Elf32_Phdr))
			return -BCCX_ENOEXEC;
		*header = (struct header){ raw.narrow.e_phoff, raw.narrow.e_shoff, raw.narrow.e_phnum,
					   raw.narrow.e_shentsize == sizeof(Elf32_Shdr) ? raw.narrow.e_shnum : 0,
					   raw.narrow.e_shstrndx };
		if (raw.narrow.e_shentsize != sizeof(Elf32_Shdr))
			header->sections = 0;
		return 0;
	}
	err = bccx_source__read(elf->source, 0, &raw, sizeof(raw.wide));
	if (err)
		return err == -BCCX_ERANGE ? -BCCX_ENOEXEC : err;
	if (raw.wide.e_phnum && raw.wide.e_phentsize != sizeof(Elf64_Phdr))
		return -BCCX_ENOEXEC;
	*header = (struct header){ raw.wide.e_phoff, raw.wide.e_shoff, raw.wide.e_phnum, raw.wide.e_shnum,
				   raw.wide.e_shstrndx };
	if (raw.wide.e_shentsize != sizeof(Elf64_Shdr))
		header->sections = 0;
	return 0;
}

static uint32_t section_bytes(const struct bccx_elf *elf)
{
	return elf->wide ? sizeof(Elf64_Shdr) : sizeof(Elf32_Shdr);
}

int bccx_elf__section(struct bccx_elf *elf, uint32_t i, struct bccx_elf_section *section)
{
	union {
		Elf32_Shdr narrow;
		Elf64_Shdr wide;
	} raw;
	int err;

	if (i >= elf->nr_sections)
		return -BCCX_ERANGE;
	err = bccx_source__read(elf->source, elf->sections + (uint64_t)i * section_bytes(elf), &raw,
				section_bytes(elf));
	if (err)
		return err;
	if (elf->wide)
		*section = (struct bccx_elf_section){ raw.wide.sh_name, raw.wide.sh_type,   raw.wide.sh_flags,
						      raw.wide.sh_addr, raw.wide.sh_offset, raw.wide.sh_size,
						      raw.wide.sh_link, raw.wide.sh_info,   raw.wide.sh_entsize };
	else
		*section = (struct bccx_elf_section){ raw.narrow.sh_name, raw.narrow.sh_type,   raw.narrow.sh_flags,
						      raw.narrow.sh_addr, raw.narrow.sh_offset, raw.narrow.sh_size,
						      raw.narrow.sh_link, raw.narrow.sh_info,   raw.narrow.sh_entsize };
	return 0;
}

/* Whether [offset, offset+size) lies in the file. */
static bool inside(const struct bccx_elf *elf, uint64_t offset, uint64_t size)
{
	return offset <= elf->source->size && size <= elf->source->size - offset;
}

/* Find the section header table; a file without one, or with a broken one, is read by its segments alone. */
static int read_sections(struct bccx_elf *elf, struct header *header)
{
	struct bccx_elf_section first, names;
	int err;

	if (!header->sections || !inside(elf, header->sections, section_bytes(elf)))
		return 0;
	elf->sections = header->sections;
	elf->nr_sections = 1;
	err = bccx_elf__section(elf, 0, &first);
	if (err)
		return err;
	/* More than a 16-bit count can say: the first header holds the true numbers. */
	if (!header->nr_sections)
		header->nr_sections = first.size > SECTIONS_MAX ? SECTIONS_MAX : (uint32_t)first.size;
	if (header->names_section == SHN_XINDEX)
		header->names_section = first.link;
	if (header->nr_segments == PN_XNUM)
		header->nr_segments = first.info;
	if (header->nr_sections > SECTIONS_MAX)
		header->nr_sections = SECTIONS_MAX;
	elf->nr_sections = header->nr_sections;
	if (!inside(elf, elf->sections, (uint64_t)elf->nr_sections * section_bytes(elf))) {
		elf->nr_sections = 0;
		return 0;
	}
	err = bccx_elf__section(elf, header->names_section, &names);
	if (err && err != -BCCX_ERANGE)
		return err;
	if (!err && names.type == SHT_STRTAB && inside(elf, names.offset, names.size)) {
		elf->section_names = names.offset;
		elf->section_names_size = names.size;
	}
	return 0;
}

static int read_segment(struct bccx_elf *elf, uint64_t at, struct segment *segment)
{
	union {
		Elf32_Phdr narrow;
		Elf64_Phdr wide;
	} raw;
	int err = bccx_source__read(elf->source, at, &raw, elf->wide ? sizeof(raw.wide) : sizeof(raw.narrow));

	if (err)
		return err;
	if (elf->wide)
		*segment = (struct segment){ raw.wide.p_type,   raw.wide.p_flags, raw.wide.p_offset, raw.wide.p_vaddr,
					     raw.wide.p_filesz, raw.wide.p_memsz, raw.wide.p_align };
	else
		*segment = (struct segment){ raw.narrow.p_type,  raw.narrow.p_flags,  raw.narrow.p_offset,
					     raw.narrow.p_vaddr, raw.narrow.p_filesz, raw.narrow.p_memsz,
					     raw.narrow.p_align };
	return 0;
}

static int add_code(struct bccx_elf *elf, uint64_t start, uint64_t size)
{
	struct bccx_elf_range *range;

	if (!size || start + size < start || elf->code.len >= CODE_RANGES_MAX)
		return 0;
	range = bccx_vec__add(&elf->code);
	if (!range)
		return -BCCX_ENOMEM;
	*range = (struct bccx_elf_range){ start, start + size };
	/* Sections come by address nearly always: insertion costs nothing then. */
	for (; range > elf->code.at && range[-1].start > range->start; range--) {
		struct bccx_elf_range swap = range[-1];

		range[-1] = *range;
		*range = swap;
	}
	return 0;
}

/* How many symbols a DT_GNU_HASH table numbers: the end of the chain that starts last. */
static int count_gnu_hash(struct bccx_elf *elf, uint64_t offset, uint64_t *count)
{
	struct {
		uint32_t buckets, first, words, shift;
	} table;
	uint64_t buckets, chains;
	uint32_t last = 0, word;
	int err = bccx_source__read(elf->source, offset, &table, sizeof(table));

	if (err)
		return err;
	if (table.buckets > HASH_CHAIN_MAX || table.words > HASH_CHAIN_MAX)
		return -BCCX_EINVAL;
	buckets = offset + sizeof(table) + (uint64_t)table.words * (elf->wide ? 8 : 4);
	chains = buckets + (uint64_t)table.buckets * 4;
	for (uint32_t i = 0; i < table.buckets; i++) {
		err = bccx_source__read(elf->source, buckets + (uint64_t)i * 4, &word, 4);
		if (err)
			return err;
		if (word > last)
			last = word;
	}
	*count = table.first;
	if (last < table.first)
		return 0;
	for (; last < table.first + HASH_CHAIN_MAX; last++) {
		err = bccx_source__read(elf->source, chains + (uint64_t)(last - table.first) * 4, &word, 4);
		if (err)
			return err;
		if (word & 1) {
			*count = (uint64_t)last + 1;
			return 0;
		}
	}
	return -BCCX_EINVAL;
}

/* .dynsym of a file without section headers, from PT_DYNAMIC. A broken one counts as none. */
static int read_dynamic(struct bccx_elf *elf, const struct segment *dynamic)
{
	uint64_t symbols = 0, names = 0, names_size = 0, hash = 0, gnu_hash = 0, count = 0, offset;
	uint32_t width = elf->wide ? 16 : 8;
	int err;

	for (uint64_t at = 0; at + width <= dynamic->filesz && at < (uint64_t)DYNAMIC_MAX * width; at += width) {
		uint64_t entry[2];

		if (elf->wide) {
			err = bccx_source__read(elf->source, dynamic->offset + at, entry, sizeof(entry));
		} else {
			uint32_t narrow[2];

			err = bccx_source__read(elf->source, dynamic->offset + at, narrow, sizeof(narrow));
			entry[0] = err ? 0 : narrow[0];
			entry[1] = err ? 0 : narrow[1];
		}
		if (err)
			return err == -BCCX_ERANGE ? 0 : err;
		if (entry[0] == DT_NULL)
			break;
		if (entry[0] == DT_SYMTAB)
			symbols = entry[1];
		else if (entry[0] == DT_STRTAB)
			names = entry[1];
		else if (entry[0] == DT_STRSZ)
			names_size = entry[1];
		else if (entry[0] == DT_HASH)
			hash = entry[1];
		else if (entry[0] == DT_GNU_HASH)
			gnu_hash = entry[1];
	}
	if (!bccx_elf__offset(elf, symbols, &symbols) || !bccx_elf__offset(elf, names, &names) ||
	    !inside(elf, names, names_size) || !inside(elf, symbols, 0))
		return 0;
	if (gnu_hash && bccx_elf__offset(elf, gnu_hash, &offset)) {
		err = count_gnu_hash(elf, offset, &count);
	} else if (hash && bccx_elf__offset(elf, hash, &offset)) {
		uint32_t header[2] = { 0 }; /* buckets, chains: one chain entry for each symbol */

		err = bccx_source__read(elf->source, offset, header, sizeof(header));
		count = header[1];
	} else {
		return 0;
	}
	if (err)
		return err == -BCCX_ERANGE || err == -BCCX_EINVAL ? 0 : err;
	width = elf->wide ? sizeof(Elf64_Sym) : sizeof(Elf32_Sym);
	if (!inside(elf, symbols, count * width))
		count = (elf->source->size - symbols) / width;
	elf->dynsym = (struct bccx_elf_symbols){ symbols, count, names, names_size };
	return 0;
}

static int read_segments(struct bccx_elf *elf, const struct header *header)
{
	uint32_t count = header->nr_segments < SEGMENTS_MAX ? header->nr_segments : SEGMENTS_MAX;
	uint32_t width = elf->wide ? sizeof(Elf64_Phdr) : sizeof(Elf32_Phdr);
	struct segment dynamic = { 0 };
	int err;

	for (uint32_t i = 0; i < count; i++) {
		struct segment segment;

		err = read_segment(elf, header->segments + (uint64_t)i * width, &segment);
		if (err == -BCCX_ERANGE)
			break;
		if (err)
			return err;
		if (segment.type == PT_LOAD && elf->nr_load < BCCX_ELF_LOADS &&
		    segment.vaddr + segment.memsz >= segment.vaddr && segment.offset + segment.filesz >= segment.offset)
			elf->load[elf->nr_load++] =
				(struct bccx_elf_load){ segment.offset, segment.filesz, segment.vaddr, segment.memsz,
							(segment.flags & PF_X) != 0 };
		else if (segment.type == PT_DYNAMIC)
			dynamic = segment;
		else if (segment.type == PT_NOTE && !elf->build_id_len) {
			err = bccx_build_id__scan(elf, segment.offset, segment.filesz, segment.align);
			if (err && err != -BCCX_ENOENT && err != -BCCX_ERANGE)
				return err;
		}
	}
	return dynamic.type && !elf->dynsym.count ? read_dynamic(elf, &dynamic) : 0;
}

/* Take what matters from the section headers: symbol tables, code ranges, notes. */
static int scan_sections(struct bccx_elf *elf)
{
	uint32_t width = elf->wide ? sizeof(Elf64_Sym) : sizeof(Elf32_Sym);
	struct bccx_elf_section section, names;
	int err;

	for (uint32_t i = 1; i < elf->nr_sections; i++) {
		struct bccx_elf_symbols *symbols;

		err = bccx_elf__section(elf, i, &section);
		if (err)
			return err;
		if (section.type == SHT_SYMTAB || section.type == SHT_DYNSYM) {
			symbols = section.type == SHT_SYMTAB ? &elf->symtab : &elf->dynsym;
			if (symbols->count || section.entry_size != width ||
			    !inside(elf, section.offset, section.size) ||
			    bccx_elf__section(elf, section.link, &names) || names.type != SHT_STRTAB ||
			    !inside(elf, names.offset, names.size))
				continue;
			*symbols = (struct bccx_elf_symbols){ section.offset, section.size / width, names.offset,
							      names.size };
		} else if ((section.flags & (SHF_ALLOC | SHF_EXECINSTR)) == (SHF_ALLOC | SHF_EXECINSTR)) {
			err = add_code(elf, section.vaddr, section.size);
			if (err)
				return err;
		} else if (section.type == SHT_NOTE && !elf->build_id_len) {
			err = bccx_build_id__scan(elf, section.offset, section.size, 4);
			if (err && err != -BCCX_ENOENT && err != -BCCX_ERANGE)
				return err;
		}
	}
	return 0;
}

int bccx_elf__open(struct bccx_elf *elf, struct bccx_source *source)
{
	struct header header;
	int err;

	memset(elf, 0, sizeof(*elf));
	elf->source = source;
	err = read_header(elf, &header);
	if (!err)
		err = read_sections(elf, &header);
	if (!err)
		err = scan_sections(elf);
	if (!err)
		err = read_segments(elf, &header);
	for (uint32_t i = 0; !err && !elf->nr_sections && i < elf->nr_load; i++)
		if (elf->load[i].exec)
			err = add_code(elf, elf->load[i].vaddr, elf->load[i].filesz);
	if (err)
		bccx_elf__close(elf);
	return err;
}

void bccx_elf__close(struct bccx_elf *elf)
{
	bccx_vec__free(&elf->code);
	memset(elf, 0, sizeof(*elf));
}

bool bccx_elf__vaddr(const struct bccx_elf *elf, uint64_t offset, uint64_t *vaddr)
{
	for (uint32_t i = 0; i < elf->nr_load; i++) {
		const struct bccx_elf_load *load = &elf->load[i];

		if (load->exec && offset >= load->offset && offset - load->offset < load->filesz) {
			*vaddr = offset - load->offset + load->vaddr;
			return true;
		}
	}
	return false;
}

bool bccx_elf__offset(const struct bccx_elf *elf, uint64_t vaddr, uint64_t *offset)
{
	for (uint32_t i = 0; i < elf->nr_load; i++) {
		const struct bccx_elf_load *load = &elf->load[i];

		if (vaddr >= load->vaddr && vaddr - load->vaddr < load->filesz) {
			*offset = vaddr - load->vaddr + load->offset;
			return true;
		}
	}
	return false;
}

int bccx_elf__find(struct bccx_elf *elf, const char *name, struct bccx_elf_part *part)
{
	uint64_t end = elf->section_names + elf->section_names_size;
	struct bccx_elf_section section;
	size_t len = strlen(name);
	const char *found;

	for (uint32_t i = 1; i < elf->nr_sections; i++) {
		if (bccx_elf__section(elf, i, &section) || section.type == SHT_NOBITS || !section.size ||
		    !inside(elf, section.offset, section.size) || section.name >= elf->section_names_size)
			continue;
		if (bccx_source__string(elf->source, elf->section_names + section.name, end, &found) != (int)len ||
		    memcmp(found, name, len))
			continue;
		*part = (struct bccx_elf_part){ section.offset, section.size, section.vaddr,
						(section.flags & SHF_COMPRESSED) != 0 };
		return 0;
	}
	return -BCCX_ENOENT;
}

const struct bccx_elf_range *bccx_elf__code(const struct bccx_elf *elf, uint64_t vaddr)
{
	uint32_t low = 0, high = elf->code.len;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (elf->code.at[middle].start <= vaddr)
			low = middle + 1;
		else
			high = middle;
	}
	return low && vaddr < elf->code.at[low - 1].end ? &elf->code.at[low - 1] : NULL;
}
