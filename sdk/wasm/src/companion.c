// SPDX-License-Identifier: Apache-2.0
#include <bccx/abi.h>
#include <bccx/asked.h>
#include <bccx/companion.h>
#include <bccx/crc.h>
#include <bccx/xz.h>
#include <string.h>

#define LINK_BYTES_MAX 4200u /* a file name, padding, a checksum */
#define CHECKED_BYTES_MAX (4ULL << 30) /* of a file whose checksum is taken */
#define CHECK_BYTES (512u << 10)

int bccx_companion__open_named(struct bccx_companion *companion, int32_t object, uint32_t kind, const void *name,
			       uint32_t len)
{
	int32_t handle = bccx_asked__open(object, kind, name, len);
	int err;

	memset(companion, 0, sizeof(*companion));
	if (handle <= 0)
		return handle ? handle : -BCCX_ENOENT;
	companion->handle = handle;
	err = bccx_source__open(&companion->source, handle);
	if (!err)
		err = bccx_elf__open(&companion->elf, &companion->source);
	companion->is_open = !err;
	if (err)
		bccx_companion__close(companion);
	return err;
}

/* Whether both have their code at the same addresses: a program that was moved in its file since (prelink) has not, and its
 * debug file would give it wrong names. */
static bool same_addresses(const struct bccx_elf *elf, const struct bccx_elf *other)
{
	const struct bccx_elf *each[] = { elf, other };
	uint64_t vaddr[2];

	for (int i = 0; i < 2; i++) {
		uint32_t at = 0;

		while (at < each[i]->nr_load && !each[i]->load[at].exec)
			at++;
		/* Without segments it says nothing about it. */
		if (at == each[i]->nr_load)
			return true;
		vaddr[i] = each[i]->load[at].vaddr;
	}
	return vaddr[0] == vaddr[1];
}

/* Asks the host for the file of a build id, among those installed and then from debuginfod, where that is switched on. */
static int by_build_id(struct bccx_companion *companion, const struct bccx_elf *elf, int32_t object, bool *is_unfit)
{
	static const uint32_t kinds[] = { BCCX_COMPANION_BUILD_ID, BCCX_COMPANION_DEBUGINFOD };
	int err = -BCCX_ENOENT;

	for (int i = 0; elf->build_id_len && i < 2; i++) {
		err = bccx_companion__open_named(companion, object, kinds[i], elf->build_id, elf->build_id_len);
		if (err)
			continue;
		if (companion->elf.build_id_len == elf->build_id_len && companion->elf.wide == elf->wide &&
		    !memcmp(companion->elf.build_id, elf->build_id, elf->build_id_len) &&
		    same_addresses(&companion->elf, elf))
			return 0;
		bccx_companion__close(companion);
		*is_unfit = true;
		err = -BCCX_ENOENT;
	}
	return err;
}

static int checksum_of(struct bccx_source *source, uint32_t *crc)
{
	uint8_t *buffer;
	int err = 0;

	if (source->size > CHECKED_BYTES_MAX)
		return -BCCX_EFBIG;
	buffer = bccx_mem__alloc(CHECK_BYTES);
	if (!buffer)
		return -BCCX_ENOMEM;
	*crc = 0;
	for (uint64_t at = 0; !err && at < source->size; at += CHECK_BYTES) {
		uint32_t part = source->size - at < CHECK_BYTES ? (uint32_t)(source->size - at) : CHECK_BYTES;

		err = bccx_source__read(source, at, buffer, part);
		if (!err)
			*crc = bccx_crc32(*crc, buffer, part);
	}
	bccx_mem__free(buffer, CHECK_BYTES);
	return err;
}

/* .gnu_debuglink: a file name, NUL, zeros up to a multiple of four, the file's checksum. */
static int by_link(struct bccx_companion *companion, struct bccx_elf *elf, int32_t object, bool *is_unfit)
{
	uint8_t link[LINK_BYTES_MAX];
	struct bccx_elf_part part;
	uint32_t crc, wanted, name_len;
	const uint8_t *end;
	int err = bccx_elf__find(elf, ".gnu_debuglink", &part);

	if (err)
		return err;
	if (part.size > sizeof(link) || part.compressed)
		return -BCCX_EINVAL;
	err = bccx_source__read(elf->source, part.offset, link, (uint32_t)part.size);
	if (err)
		return err;
	end = memchr(link, 0, (size_t)part.size);
	if (!end || end == link)
		return -BCCX_EINVAL;
	name_len = (uint32_t)(end - link);
	if (((uint64_t)name_len + 4) / 4 * 4 + 4 > part.size)
		return -BCCX_EINVAL;
	memcpy(&wanted, link + (name_len + 4) / 4 * 4, 4);
	err = bccx_companion__open_named(companion, object, BCCX_COMPANION_DEBUGLINK, link, name_len);
	if (err)
		return err;
	err = checksum_of(&companion->source, &crc);
	if (!err && crc != wanted)
		err = -BCCX_ENOENT;
	if (!err && (companion->elf.wide != elf->wide || !same_addresses(&companion->elf, elf)))
		err = -BCCX_ENOENT;
	if (err)
		bccx_companion__close(companion);
	*is_unfit |= err == -BCCX_ENOENT;
	return err;
}

int bccx_companion__open_file(struct bccx_companion *companion, struct bccx_elf *elf, int32_t object)
{
	bool is_unfit = false;
	int err;

	memset(companion, 0, sizeof(*companion));
	err = by_build_id(companion, elf, object, &is_unfit);
	if (!err)
		return 0;
	err = by_link(companion, elf, object, &is_unfit);
	companion->by_link = !err;
	companion->is_unfit = err && is_unfit;
	return err;
}

int bccx_companion__open_packed(struct bccx_companion *companion, struct bccx_elf *elf)
{
	struct bccx_elf_part part;
	uint8_t *packed;
	int err = bccx_elf__find(elf, ".gnu_debugdata", &part);

	memset(companion, 0, sizeof(*companion));
	if (err)
		return err;
	if (part.size > BCCX_MINIDEBUG_BYTES || part.compressed)
		return -BCCX_EFBIG;
	packed = bccx_mem__alloc((size_t)part.size);
	if (!packed)
		return -BCCX_ENOMEM;
	err = bccx_source__read(elf->source, part.offset, packed, (uint32_t)part.size);
	if (!err)
		err = bccx_xz__unpack(packed, (size_t)part.size, &companion->unpacked, BCCX_MINIDEBUG_BYTES);
	bccx_mem__free(packed, (size_t)part.size);
	if (!err) {
		bccx_source__over(&companion->source, companion->unpacked.at, companion->unpacked.len);
		err = bccx_elf__open(&companion->elf, &companion->source);
		companion->is_open = !err;
	}
	if (err)
		bccx_companion__close(companion);
	return err;
}

void bccx_companion__close(struct bccx_companion *companion)
{
	if (companion->is_open)
		bccx_elf__close(&companion->elf);
	bccx_source__close(&companion->source);
	if (companion->handle > 0)
		bccx_host_object_close(companion->handle);
	bccx_vec__free(&companion->unpacked);
	memset(companion, 0, sizeof(*companion));
}
