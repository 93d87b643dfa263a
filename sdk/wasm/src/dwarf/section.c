// SPDX-License-Identifier: Apache-2.0
/* Sections of debug information: found, unpacked where they are compressed, and read by ranges. */
#include "unit.h"
#include <bccx/abi.h>
#include <elf.h>

#define UNPACKED_BYTES_MAX (16u << 20) /* of a section that zlib packed: a larger one is unpacked where it is read */
#define UNPACKED_AT_ONCE_MAX (256u << 20) /* of one that can only be unpacked whole */
#define LOADED_BYTES_MAX (256u << 20)
#define WORK_BYTES (2ULL << 30) /* read from one object's debug information at a time */

static const char *const names[BCCX_DWARF_PARTS] = { ".debug_info",     ".debug_abbrev",   ".debug_str",
						     ".debug_line",     ".debug_line_str", ".debug_ranges",
						     ".debug_rnglists", ".debug_addr",     ".debug_str_offsets",
						     ".debug_aranges",  ".debug_cu_index" };

/* Those of a file that was split off have this behind their names; but the index of a package has not. */
#define SPLIT_SUFFIX ".dwo"

/* Where the packed bytes of a section are, and what they are. */
struct packing {
	uint32_t kind; /* BCCX_INFLATE_*; 0: none that is known */
	uint64_t offset;
	uint64_t packed_size;
	uint64_t size;
};

/* SHF_COMPRESSED: a header that says how and how large, then the packed bytes. */
static int read_head(struct bccx_elf *elf, const struct bccx_elf_part *part, struct packing *packing)
{
	union {
		Elf32_Chdr narrow;
		Elf64_Chdr wide;
	} head;
	uint32_t len = elf->wide ? sizeof(head.wide) : sizeof(head.narrow), type;
	int err;

	if (part->size < len)
		return -BCCX_EINVAL;
	err = bccx_source__read(elf->source, part->offset, &head, len);
	if (err)
		return err;
	/* The numbers are ELFCOMPRESS_ZLIB and ELFCOMPRESS_ZSTD. */
	type = elf->wide ? head.wide.ch_type : head.narrow.ch_type;
	packing->kind = type == 1 ? BCCX_INFLATE_ZLIB : type == 2 ? BCCX_INFLATE_ZSTD : 0;
	packing->size = elf->wide ? head.wide.ch_size : head.narrow.ch_size;
	packing->offset = part->offset + len;
	packing->packed_size = part->size - len;
	return 0;
}

/* Before there was that flag, such sections had names of their own (.zdebug_info): "ZLIB", the size as eight bytes, the
 * highest first, then the packed bytes. */
static int read_old_head(struct bccx_elf *elf, const struct bccx_elf_part *part, struct packing *packing)
{
	uint8_t head[12];
	int err;

	if (part->size < sizeof(head))
		return -BCCX_EINVAL;
	err = bccx_source__read(elf->source, part->offset, head, sizeof(head));
	if (err || memcmp(head, "ZLIB", 4))
		return err ? err : -BCCX_EINVAL;
	packing->kind = BCCX_INFLATE_ZLIB;
	packing->size = 0;
	for (int i = 4; i < 12; i++)
		packing->size = packing->size << 8 | head[i];
	packing->offset = part->offset + sizeof(head);
	packing->packed_size = part->size - sizeof(head);
	return 0;
}

static int unpack_whole(struct bccx_dwarf_section *section, struct bccx_elf *elf, const struct packing *packing)
{
	uint32_t packed_len = (uint32_t)packing->packed_size;
	uint8_t *packed;
	int64_t got;
	int err;

	if (!packing->size || packing->size > UNPACKED_AT_ONCE_MAX || packing->packed_size > UNPACKED_AT_ONCE_MAX)
		return -BCCX_EFBIG;
	packed = bccx_mem__alloc(packed_len ? packed_len : 1);
	err = packed ? bccx_vec__exact((void **)&section->unpacked.at, &section->unpacked.cap, packing->size, 1)
		     : -BCCX_ENOMEM;
	if (!err)
		err = bccx_source__read(elf->source, packing->offset, packed, packed_len);
	if (!err) {
		got = bccx_host_inflate(packing->kind, packed, packed_len, section->unpacked.at,
					(uint32_t)packing->size);
		if (got != (int64_t)packing->size)
			err = got < 0 ? (int)got : -BCCX_EINVAL;
	}
	bccx_mem__free(packed, packed_len ? packed_len : 1);
	if (err) {
		bccx_vec__free(&section->unpacked);
		return err;
	}
	section->unpacked.len = (uint32_t)packing->size;
	bccx_source__over(&section->memory, section->unpacked.at, packing->size);
	return 0;
}

static int unpack(struct bccx_dwarf_section *section, struct bccx_elf *elf, const struct bccx_elf_part *part)
{
	struct packing packing;
	int err = part->compressed ? read_head(elf, part, &packing) : read_old_head(elf, part, &packing);

	if (err)
		return err;
	if (packing.kind == BCCX_INFLATE_ZLIB && packing.size > UNPACKED_BYTES_MAX) {
		err = bccx_packed__open(&section->packed, elf->source, packing.offset, packing.packed_size,
					packing.size);
		if (!err)
			bccx_source__unpacking(&section->memory, section->packed, packing.size);
	} else {
		err = unpack_whole(section, elf, &packing);
	}
	if (err)
		return err;
	section->source = &section->memory;
	section->offset = 0;
	section->size = packing.size;
	return 0;
}

static int find(struct bccx_elf *elf, enum bccx_dwarf_file file, int which, bool is_old, struct bccx_elf_part *part)
{
	char name[32] = ".z";
	uint32_t head = is_old ? 2 : 1;
	size_t len = strlen(names[which]) - 1;

	memcpy(name + head, names[which] + 1, len + 1);
	if (file == BCCX_DWARF_SPLIT && which != BCCX_DWARF_CU_INDEX)
		memcpy(name + head + len, SPLIT_SUFFIX, sizeof(SPLIT_SUFFIX));
	return bccx_elf__find(elf, name, part);
}

int dwarf_section__find_all(struct bccx_dwarf *dwarf, struct bccx_elf *elf, enum bccx_dwarf_file file)
{
	struct bccx_dwarf_section *sections = &dwarf->section[file * BCCX_DWARF_PARTS];
	struct bccx_elf_part part;
	bool has_old = !find(elf, file, BCCX_DWARF_INFO, true, &part);
	int err;

	for (int i = 0; i < BCCX_DWARF_PARTS; i++) {
		/* Where packing would not have made it smaller, it has the other name in the same file. */
		bool is_old = find(elf, file, i, false, &part) != 0;

		if (is_old && (!has_old || find(elf, file, i, true, &part)))
			continue;
		if (part.compressed || is_old) {
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

void dwarf_section__renew(struct bccx_dwarf *dwarf)
{
	dwarf->work_left = WORK_BYTES;
	for (int i = 0; i < BCCX_DWARF_FILES * BCCX_DWARF_PARTS; i++)
		if (dwarf->section[i].packed)
			bccx_packed__renew(dwarf->section[i].packed);
}

void dwarf_section__forget(struct bccx_dwarf *dwarf, enum bccx_dwarf_file file)
{
	struct bccx_dwarf_section *sections = &dwarf->section[file * BCCX_DWARF_PARTS];

	if (dwarf->kept.part / BCCX_DWARF_PARTS == (uint32_t)file)
		dwarf_section__keep(dwarf, 0, 0, NULL, 0);
	for (int i = 0; i < BCCX_DWARF_PARTS; i++) {
		if (sections[i].packed)
			bccx_source__close(&sections[i].memory);
		bccx_packed__close(sections[i].packed);
		bccx_vec__free(&sections[i].unpacked);
	}
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
	*err = len > LOADED_BYTES_MAX ? -BCCX_E2BIG : admit(dwarf, section, offset, len);
	if (*err)
		return NULL;
	if (section->source->bytes)
		return section->source->bytes + section->offset + offset;
	if (dwarf->kept.bytes && dwarf->kept.part == part && offset >= dwarf->kept.offset &&
	    offset - dwarf->kept.offset <= dwarf->kept.len && len <= dwarf->kept.len - (offset - dwarf->kept.offset))
		return dwarf->kept.bytes + (offset - dwarf->kept.offset);
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

void dwarf_section__keep(struct bccx_dwarf *dwarf, uint32_t part, uint64_t offset, void *owned, uint64_t len)
{
	bccx_mem__free(dwarf->kept.bytes, (size_t)dwarf->kept.len);
	dwarf->kept.bytes = owned;
	dwarf->kept.part = part;
	dwarf->kept.offset = offset;
	dwarf->kept.len = owned ? len : 0;
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
