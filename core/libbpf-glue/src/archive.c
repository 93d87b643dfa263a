// SPDX-License-Identifier: Apache-2.0
/*
 * Distributions compile libelf.a and libbpf.a for executables, not for shared libraries. Two things of theirs cannot be
 * linked into one; both are replaced here, so that the rest of the archives can be used as they are.
 */
#include <stdio.h>

/*
 * libelf keeps its error number in a thread-local variable of the local-exec model. Defining the three functions of that
 * object file ourselves keeps the linker from taking it from the archive. The numbers are libelf's; only libbpf asks.
 */
void __libelf_seterrno(int value);
int elf_errno(void);
const char *elf_errmsg(int error);

static _Thread_local int elf_error;

void __libelf_seterrno(int value)
{
	elf_error = value;
}

int elf_errno(void)
{
	int error = elf_error;

	elf_error = 0;
	return error;
}

const char *elf_errmsg(int error)
{
	static _Thread_local char text[32];

	if (error == 0 && elf_error == 0)
		return NULL;
	snprintf(text, sizeof(text), "libelf error %d", error > 0 ? error : elf_error);
	return text;
}

/*
 * libbpf's default printer names stderr by an address relative to its own code, which needs a variable in this library:
 * the linker is told that `stderr` means this one (see the Makefile). It is never used: log.c replaces the printer when
 * the library is loaded.
 */
extern FILE *bccx_no_stderr;
FILE *bccx_no_stderr;
