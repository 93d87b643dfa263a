/* SPDX-License-Identifier: Apache-2.0 */
#include "build_id.h"

#include <elf.h>
#include <errno.h>
#include <string.h>

#define HEADERS_MAX 64u
#define NOTES_MAX 4096u /* bytes of one segment that are looked at */
#define OWNER "GNU"

static size_t padded(size_t len)
{
	return (len + 3) & ~(size_t)3;
}

/* In the notes of one segment, whatever they hold. */
static int find(const unsigned char *notes, size_t len, unsigned char id[BUILD_ID_MAX])
{
	while (len >= sizeof(Elf64_Nhdr)) {
		Elf64_Nhdr note;
		size_t name, next;

		memcpy(&note, notes, sizeof(note));
		if (note.n_namesz > len || note.n_descsz > len)
			break;
		name = padded(note.n_namesz);
		next = sizeof(note) + name + padded(note.n_descsz);
		if (sizeof(note) + name + note.n_descsz > len)
			break;
		if (note.n_type == NT_GNU_BUILD_ID && note.n_namesz == sizeof(OWNER) && note.n_descsz > 0 &&
		    note.n_descsz <= BUILD_ID_MAX && !memcmp(notes + sizeof(note), OWNER, sizeof(OWNER))) {
			memcpy(id, notes + sizeof(note) + name, note.n_descsz);
			return (int)note.n_descsz;
		}
		if (next > len)
			break;
		notes += next;
		len -= next;
	}
	return -ENOENT;
}

int build_id__of(struct object *object, unsigned char id[BUILD_ID_MAX])
{
	static unsigned char notes[NOTES_MAX];
	Elf64_Ehdr header;
	int64_t got = object__read(object, 0, &header, sizeof(header));

	if (got != sizeof(header))
		return got < 0 ? (int)got : -ENOENT;
	if (header.e_ident[EI_CLASS] != ELFCLASS64 || header.e_phentsize != sizeof(Elf64_Phdr))
		return -ENOENT;
	for (unsigned int i = 0; i < header.e_phnum && i < HEADERS_MAX; i++) {
		Elf64_Phdr segment;
		int len;

		got = object__read(object, header.e_phoff + i * sizeof(segment), &segment, sizeof(segment));
		if (got != sizeof(segment))
			break;
		if (segment.p_type != PT_NOTE)
			continue;
		if (segment.p_filesz > NOTES_MAX)
			segment.p_filesz = NOTES_MAX;
		got = object__read(object, segment.p_offset, notes, segment.p_filesz);
		len = got > 0 ? find(notes, (size_t)got, id) : -ENOENT;
		if (len > 0)
			return len;
	}
	return -ENOENT;
}
