// SPDX-License-Identifier: Apache-2.0
/* The file of what several files have in common. It is named by .debug_sup (DWARF 5, section 7.3.6) or by .gnu_debugaltlink,
 * a path and a build id behind its NUL, as the program dwz writes it. */
#include "unit.h"
#include <bccx/abi.h>

#define LINK_BYTES_MAX 4000u
#define SUP_VERSION 5u

struct bccx_dwarf_alternate {
	bool is_there;
	struct bccx_companion file;
	struct bccx_dwarf_units units;
};

/* What a file says of its alternate: a name, and the id that tells whether a file is that one. */
struct link {
	uint8_t bytes[LINK_BYTES_MAX];
	const uint8_t *id;
	uint32_t name_len, id_len;
	bool is_sup;
};

/* .debug_sup: version, whether this is the supplementary file, name, checksum. */
static int parse_sup(struct link *link, uint32_t len, bool of_alternate)
{
	struct cursor cursor = { link->bytes, link->bytes + len, false };
	const char *name;

	if (cursor_fixed(&cursor, 2) != SUP_VERSION || cursor_byte(&cursor) != of_alternate)
		return -BCCX_EINVAL;
	name = cursor_string(&cursor, &link->name_len);
	if (!name)
		return -BCCX_EINVAL;
	memmove(link->bytes, name, link->name_len + 1);
	link->id_len = (uint32_t)cursor_uleb(&cursor);
	link->id = cursor.at;
	link->is_sup = true;
	return cursor.bad || link->id_len > BCCX_BUILD_ID_MAX || link->id_len > cursor_left(&cursor) ? -BCCX_EINVAL : 0;
}

static int parse_link(struct link *link, uint32_t len)
{
	const uint8_t *end = memchr(link->bytes, 0, len);

	if (!end)
		return -BCCX_EINVAL;
	link->name_len = (uint32_t)(end - link->bytes);
	link->id = end + 1;
	link->id_len = len - link->name_len - 1;
	link->is_sup = false;
	return link->id_len > BCCX_BUILD_ID_MAX ? -BCCX_EINVAL : 0;
}

static int read_part(struct bccx_elf *elf, const char *name, struct link *link, uint32_t *len)
{
	struct bccx_elf_part part;
	int err = bccx_elf__find(elf, name, &part);

	if (err)
		return err;
	if (part.size > LINK_BYTES_MAX || part.compressed)
		return -BCCX_EINVAL;
	*len = (uint32_t)part.size;
	return bccx_source__read(elf->source, part.offset, link->bytes, *len);
}

static int read_link(struct bccx_elf *elf, struct link *link)
{
	uint32_t len;
	int err = read_part(elf, ".gnu_debugaltlink", link, &len);

	if (!err)
		return parse_link(link, len);
	err = read_part(elf, ".debug_sup", link, &len);
	return err ? err : parse_sup(link, len, false);
}

/* Whether a file is the one that link means. */
static bool belongs(struct bccx_elf *elf, const struct link *link, struct link *own)
{
	uint32_t len;

	if (!link->is_sup)
		return elf->build_id_len == link->id_len && !memcmp(elf->build_id, link->id, link->id_len);
	return !read_part(elf, ".debug_sup", own, &len) && !parse_sup(own, len, true) && own->id_len == link->id_len &&
	       !memcmp(own->id, link->id, link->id_len);
}

/* Asks the host by path and id, and then debuginfod by the id, where that is switched on. */
static int open_file(struct bccx_dwarf *dwarf, struct link *link, struct bccx_companion *file)
{
	struct link *own = bccx_mem__alloc(sizeof(*own));
	int err = own ? 0 : -BCCX_ENOMEM;

	for (int way = 0; own && way < 2; way++) {
		/* The id lies behind the name's NUL in the one form; the other one's is moved there. */
		memmove(link->bytes + link->name_len + 1, link->id, link->id_len);
		link->id = link->bytes + link->name_len + 1;
		err = way ? bccx_companion__open_named(file, dwarf->object, BCCX_COMPANION_DEBUGINFOD, link->id,
						       link->id_len)
			  : bccx_companion__open_named(file, dwarf->object, BCCX_COMPANION_ALTLINK, link->bytes,
						       link->name_len + 1 + link->id_len);
		if (err)
			continue;
		if (belongs(&file->elf, link, own))
			break;
		bccx_companion__close(file);
		err = -BCCX_ENOENT;
	}
	bccx_mem__free(own, sizeof(*own));
	return err;
}

static void open_alternate(struct bccx_dwarf *dwarf)
{
	struct bccx_dwarf_alternate *alternate = dwarf->alternate;
	struct link *link = dwarf->object ? bccx_mem__alloc(sizeof(*link)) : NULL;
	int err = link ? read_link(dwarf->elf, link) : -BCCX_ENOENT;

	if (!err && link->id_len)
		err = open_file(dwarf, link, &alternate->file);
	bccx_mem__free(link, sizeof(*link));
	if (!err && alternate->file.is_open)
		err = dwarf_section__find_all(dwarf, &alternate->file.elf, BCCX_DWARF_ALTERNATE);
	if (!err && alternate->file.is_open)
		err = dwarf_unit__list(dwarf, OWNER_ALTERNATE, &alternate->units);
	alternate->is_there = !err && alternate->file.is_open;
	if (alternate->is_there)
		return;
	/* It is not tried again: its names are missing. */
	dwarf_section__forget(dwarf, BCCX_DWARF_ALTERNATE);
	bccx_vec__free(&alternate->units);
	bccx_companion__close(&alternate->file);
}

bool dwarf_alternate__is_named(struct bccx_dwarf *dwarf)
{
	struct link *link = dwarf->object ? bccx_mem__alloc(sizeof(*link)) : NULL;
	bool is_named = link && !read_link(dwarf->elf, link);

	bccx_mem__free(link, sizeof(*link));
	return is_named;
}

struct bccx_dwarf_units *dwarf_alternate__units(struct bccx_dwarf *dwarf)
{
	if (!dwarf->alternate) {
		dwarf->alternate = bccx_mem__alloc(sizeof(*dwarf->alternate));
		if (!dwarf->alternate)
			return NULL;
		open_alternate(dwarf);
	}
	return dwarf->alternate->is_there ? &dwarf->alternate->units : NULL;
}

size_t dwarf_alternate__bytes(const struct bccx_dwarf_alternate *alternate)
{
	return alternate ? (size_t)alternate->units.cap * sizeof(*alternate->units.at) : 0;
}

void dwarf_alternate__close(struct bccx_dwarf *dwarf)
{
	if (!dwarf->alternate)
		return;
	dwarf_section__forget(dwarf, BCCX_DWARF_ALTERNATE);
	bccx_vec__free(&dwarf->alternate->units);
	bccx_companion__close(&dwarf->alternate->file);
	bccx_mem__free(dwarf->alternate, sizeof(*dwarf->alternate));
	dwarf->alternate = NULL;
}
