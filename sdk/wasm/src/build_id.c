// SPDX-License-Identifier: Apache-2.0
#include <bccx/abi.h>
#include <bccx/build_id.h>
#include <elf.h>
#include <string.h>

#define NOTES_BYTES_MAX (256u << 10) /* of one note segment */

static uint64_t align_up(uint64_t value, uint64_t align)
{
	return (value + align - 1) & ~(align - 1);
}

int bccx_build_id__scan(struct bccx_elf *elf, uint64_t offset, uint64_t size, uint64_t align)
{
	uint64_t at = 0;
	int err;

	if (align != 8)
		align = 4;
	if (size > NOTES_BYTES_MAX)
		size = NOTES_BYTES_MAX;
	while (size - at >= sizeof(Elf32_Nhdr)) {
		Elf32_Nhdr note; /* the same in both classes */
		uint64_t name = at + sizeof(note), desc, next;
		char owner[4];

		err = bccx_source__read(elf->source, offset + at, &note, sizeof(note));
		if (err)
			return err;
		desc = align_up(name + note.n_namesz, align);
		next = align_up(desc + note.n_descsz, align);
		if (desc > size || note.n_descsz > size - desc)
			break;
		if (note.n_type == NT_GNU_BUILD_ID && note.n_namesz == sizeof(owner) && note.n_descsz &&
		    note.n_descsz <= BCCX_BUILD_ID_MAX) {
			err = bccx_source__read(elf->source, offset + name, owner, sizeof(owner));
			if (err)
				return err;
			if (!memcmp(owner, ELF_NOTE_GNU, sizeof(owner))) {
				err = bccx_source__read(elf->source, offset + desc, elf->build_id, note.n_descsz);
				if (!err)
					elf->build_id_len = note.n_descsz;
				return err;
			}
		}
		if (next > size)
			break;
		at = next;
	}
	return -BCCX_ENOENT;
}
