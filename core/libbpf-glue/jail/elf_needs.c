/* SPDX-License-Identifier: Apache-2.0 */
#include "elf_needs.h"

#include <elf.h>
#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

#define PHDRS_MAX 64
#define DYNAMIC_MAX 256

/* Where the dynamic section's addresses lie in the file. */
struct layout {
	Elf64_Phdr phdrs[PHDRS_MAX];
	unsigned int nr;
};

static int read_exactly(int fd, void *into, size_t len, uint64_t offset)
{
	ssize_t n;

	if (offset > INT64_MAX)
		return -ENOEXEC;
	n = pread(fd, into, len, (off_t)offset);
	if (n < 0)
		return -errno;
	return (size_t)n == len ? 0 : -ENOEXEC;
}

/* A NUL-terminated string of at most ELF_NAME_MAX - 1 bytes. */
static int read_name(int fd, char name[ELF_NAME_MAX], uint64_t offset)
{
	ssize_t n;

	if (offset > INT64_MAX)
		return -ENOEXEC;
	n = pread(fd, name, ELF_NAME_MAX, (off_t)offset);
	if (n < 0)
		return -errno;
	return memchr(name, 0, (size_t)n) ? 0 : -ENOEXEC;
}

static int read_layout(int fd, struct layout *l)
{
	Elf64_Ehdr e;
	int err = read_exactly(fd, &e, sizeof(e), 0);

	if (err)
		return err;
	if (memcmp(e.e_ident, ELFMAG, SELFMAG) || e.e_ident[EI_CLASS] != ELFCLASS64 ||
	    e.e_ident[EI_DATA] != ELFDATA2LSB)
		return -ENOEXEC;
	if (e.e_phentsize != sizeof(Elf64_Phdr) || e.e_phnum > PHDRS_MAX)
		return -ENOEXEC;
	l->nr = e.e_phnum;
	return read_exactly(fd, l->phdrs, l->nr * sizeof(Elf64_Phdr), e.e_phoff);
}

static const Elf64_Phdr *find(const struct layout *l, uint32_t type)
{
	for (unsigned int i = 0; i < l->nr; i++) {
		if (l->phdrs[i].p_type == type)
			return &l->phdrs[i];
	}
	return NULL;
}

static int file_offset(const struct layout *l, uint64_t address, uint64_t *offset)
{
	for (unsigned int i = 0; i < l->nr; i++) {
		const Elf64_Phdr *p = &l->phdrs[i];

		if (p->p_type == PT_LOAD && address >= p->p_vaddr && address - p->p_vaddr < p->p_filesz) {
			*offset = p->p_offset + (address - p->p_vaddr);
			return 0;
		}
	}
	return -ENOEXEC;
}

static int read_names(struct elf_needs *needs, int fd, const Elf64_Dyn *dynamic, uint64_t strings)
{
	for (; dynamic->d_tag != DT_NULL; dynamic++) {
		uint64_t offset = strings + dynamic->d_un.d_val;
		int err = 0;

		if (dynamic->d_tag == DT_SONAME) {
			err = read_name(fd, needs->soname, offset);
		} else if (dynamic->d_tag == DT_NEEDED) {
			if (needs->nr_needed == ELF_NEEDS_MAX)
				return -E2BIG;
			err = read_name(fd, needs->needed[needs->nr_needed++], offset);
		}
		if (err)
			return err;
	}
	return 0;
}

static int read_dynamic(struct elf_needs *needs, int fd, const struct layout *l, const Elf64_Phdr *segment)
{
	Elf64_Dyn dynamic[DYNAMIC_MAX];
	size_t n = segment->p_filesz / sizeof(Elf64_Dyn);
	uint64_t strings = 0;
	int err;

	if (n == 0 || n > DYNAMIC_MAX)
		return -ENOEXEC;
	err = read_exactly(fd, dynamic, n * sizeof(Elf64_Dyn), segment->p_offset);
	if (err)
		return err;
	dynamic[n - 1].d_tag = DT_NULL;
	for (const Elf64_Dyn *d = dynamic; d->d_tag != DT_NULL; d++) {
		if (d->d_tag == DT_STRTAB) {
			err = file_offset(l, d->d_un.d_ptr, &strings);
			return err ? err : read_names(needs, fd, dynamic, strings);
		}
	}
	return 0;
}

int elf_needs__read(struct elf_needs *needs, int fd)
{
	struct layout l;
	const Elf64_Phdr *segment;
	int err;

	needs->interpreter[0] = needs->soname[0] = 0;
	needs->nr_needed = 0;
	err = read_layout(fd, &l);
	if (err)
		return err;
	segment = find(&l, PT_INTERP);
	if (segment) {
		err = read_name(fd, needs->interpreter, segment->p_offset);
		if (err)
			return err;
	}
	segment = find(&l, PT_DYNAMIC);
	return segment ? read_dynamic(needs, fd, &l, segment) : 0;
}
