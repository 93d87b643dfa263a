/* SPDX-License-Identifier: Apache-2.0 */
/* The part of an ELF file that says which other files it needs to start. */
#ifndef BCCX_JAIL_ELF_NEEDS_H
#define BCCX_JAIL_ELF_NEEDS_H

#define ELF_NEEDS_MAX 48
#define ELF_NAME_MAX 256

struct elf_needs {
	char interpreter[ELF_NAME_MAX]; /* PT_INTERP; empty: none */
	char soname[ELF_NAME_MAX]; /* DT_SONAME; empty: none */
	char needed[ELF_NEEDS_MAX][ELF_NAME_MAX]; /* DT_NEEDED */
	unsigned int nr_needed;
};

/* Reads the 64-bit little-endian ELF file fd. 0, -ENOEXEC when it is not one or is damaged, -E2BIG when it needs more
 * than ELF_NEEDS_MAX files, or another -errno. */
int elf_needs__read(struct elf_needs *needs, int fd);

#endif
