// SPDX-License-Identifier: Apache-2.0
/* Sections of debug information: found, unpacked where they are compressed, and read by ranges. */
#include "unit.h"
#include <bccx/abi.h>
#include <elf.h>

#define UNPACKED_BYTES_MAX (256u << 20) /* of one section */
#define WORK_BYTES (2ULL << 30) /* read from one object's debug information */

static const char *const names[BCCX_DWARF_PARTS] = { ".debug_info",     ".debug_abbrev",   ".debug_str",
						     ".debug_line",     ".debug_line_str", ".debug_ranges",
						     ".debug_rnglists", ".debug_addr",     ".debug_str_offsets",
						     ".debug_aranges",  ".debug_cu_index" };

/* Those of a file that was split off have this behind their names; but the index of a package has not. */
#define SPLIT_SUFFIX ".dwo"

/* SHF_COMPRESSED: a header that says how and how large, then the packed bytes. */
static int unpack(struct bccx_dwarf_section *section, struct bccx_elf *elf, const struct bccx_elf_part *part)
{
	union {
		Elf32_Chdr narrow;
		Elf64_Chdr wide;
	} head;
	uint32_t head_len = elf->wide ? sizeof(head.wide) : sizeof(head.narrow), packed_len;
	uint64_t type, size;
	uint8_t *packed;
	int64_t got;
	int err;

	if (part->size < head_len || part->size - head_len > UNPACKED_BYTES_MAX)
		return -BCCX_EINVAL;
	err = bccx_source__read(elf->source, part->offset, &head, head_len);
	if (err)
		return err;
	type = elf->wide ? head.wide.ch_type : head.narrow.ch_type;
	size = elf->wide ? head.wide.ch_size : head.narrow.ch_size;
	if (!size || size > UNPACKED_BYTES_MAX)
		return -BCCX_EFBIG;
	packed_len = (uint32_t)part->size - head_len;
	packed = bccx_mem__alloc(packed_len ? packed_len : 1);
	err = packed ? bccx_vec__exact((void **)&section->unpacked.at, &section->unpacked.cap, size, 1) : -BCCX_ENOMEM;
	if (!err)
		err = bccx_source__read(elf->source, part->offset + head_len, packed, packed_len);
	if (!err) {
		/* The numbers are ELFCOMPRESS_ZLIB and ELFCOMPRESS_ZSTD. */
		got = bccx_host_inflate(type == 1   ? BCCX_INFLATE_ZLIB
					: type == 2 ? BCCX_INFLATE_ZSTD
						    : 0,
					packed, packed_len, section->unpacked.at, (uint32_t)size);
		if (got != (int64_t)size)
			err = got < 0 ? (int)got : -BCCX_EINVAL;
	}
	bccx_mem__free(packed, packed_len ? packed_len : 1);
	if (err) {
		bccx_vec__free(&section->unpacked);
		return err;
	}
	section->unpacked.len = (uint32_t)size;
	bccx_source__over(&section->memory, section->unpacked.at, size);
	section->source = &section->memory;
	section->offset = 0;
	section->size = size;
	return 0;
}

static int find(struct bccx_elf *elf, enum bccx_dwarf_file file, int which, struct bccx_elf_part *part)
{
	char name[32];
	size_t len = strlen(names[which]);

	memcpy(name, names[which], len + 1);
	if (file == BCCX_DWARF_SPLIT && which != BCCX_DWARF_CU_INDEX)
		memcpy(name + len, SPLIT_SUFFIX, sizeof(SPLIT_SUFFIX));
	return bccx_elf__find(elf, name, part);
}

int dwarf_section__find_all(struct bccx_dwarf *dwarf, struct bccx_elf *elf, enum bccx_dwarf_file file)
{
	struct bccx_dwarf_section *sections = &dwarf->section[file * BCCX_DWARF_PARTS];
	struct bccx_elf_part part;
	int err;

	if (file == BCCX_DWARF_MAIN)
		dwarf->work_left = WORK_BYTES;
	for (int i = 0; i < BCCX_DWARF_PARTS; i++) {
		if (find(elf, file, i, &part))
			continue;
		if (part.compressed) {
			err = unpack(&sections[i], elf, &part);
			if (err)
				return err;
			continue;
		}
		sections[i].source = elf->source;
		sections[i].offset = part.offset;
		sections[i].size = part.size;
	}
	return sections[BCCX_DWARF_INFO].source && sections[BCCX_DWARF_ABBREV].source ? 0 : -BCCX_ENOENT;
}

void dwarf_section__forget(struct bccx_dwarf *dwarf, enum bccx_dwarf_file file)
{
	struct bccx_dwarf_section *sections = &dwarf->section[file * BCCX_DWARF_PARTS];

	for (int i = 0; i < BCCX_DWARF_PARTS; i++)
		bccx_vec__free(&sections[i].unpacked);
	memset(sections, 0, BCCX_DWARF_PARTS * sizeof(*sections));
}

static int admit(struct bccx_dwarf *dwarf, const struct bccx_dwarf_section *section, uint64_t offset, uint64_t len)
{
	if (!section->source || offset > section->size || len > section->size - offset)
		return -BCCX_ERANGE;
	if (len > dwarf->work_left)
		return -BCCX_E2BIG;
	dwarf->work_left -= len;
	return 0;
}

int dwarf_section__read(struct bccx_dwarf *dwarf, uint32_t part, uint64_t offset, void *dst, uint32_t len)
{
	struct bccx_dwarf_section *section = &dwarf->section[part];
	int err = admit(dwarf, section, offset, len);

	return err ? err : bccx_source__read(section->source, section->offset + offset, dst, len);
}

const uint8_t *dwarf_section__load(struct bccx_dwarf *dwarf, uint32_t part, uint64_t offset, uint64_t len, void **owned,
				   int *err)
{
	struct bccx_dwarf_section *section = &dwarf->section[part];

	*owned = NULL;
	*err = len > UNPACKED_BYTES_MAX ? -BCCX_E2BIG : admit(dwarf, section, offset, len);
	if (*err)
		return NULL;
	if (section->source->bytes)
		return section->source->bytes + section->offset + offset;
	*owned = bccx_mem__alloc((size_t)len);
	if (!*owned) {
		*err = -BCCX_ENOMEM;
		return NULL;
	}
	*err = bccx_source__read(section->source, section->offset + offset, *owned, (uint32_t)len);
	if (*err) {
		bccx_mem__free(*owned, (size_t)len);
		*owned = NULL;
	}
	return *owned;
}

int dwarf_string__copy(struct bccx_dwarf *dwarf, struct dwarf_string string, char *to, uint32_t cap)
{
	struct bccx_dwarf_section *section = &dwarf->section[string.part];
	const char *text;
	int len;

	if (string.is_set && string.part / BCCX_DWARF_PARTS == BCCX_DWARF_ALTERNATE)
		(void)dwarf_alternate__units(dwarf);
	if (!string.is_set || !section->source || string.offset >= section->size)
		return -BCCX_ENOENT;
	len = bccx_source__string(section->source, section->offset + string.offset, section->offset + section->size,
				  &text);
	if (len < 0)
		return len;
	if ((uint32_t)len > cap - 1)
		len = (int)cap - 1;
	memcpy(to, text, (size_t)len);
	to[len] = 0;
	return len;
}
