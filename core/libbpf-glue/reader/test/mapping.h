/* SPDX-License-Identifier: Apache-2.0 */
/* Children that map files as code, and ELF files for them. */
#ifndef BCCX_READER_TEST_MAPPING_H
#define BCCX_READER_TEST_MAPPING_H

#include <stdint.h>
#include <sys/types.h>

/* A child that maps path executable (a page of it), and where. */
pid_t child_that_maps(const char *path, uint64_t *start);

/* A child like that in a mount namespace whose root is root; path as it sees it. */
pid_t child_in_root_that_maps(const char *root, const char *path, uint64_t *start);

/* Start time of a process in ns, as its stack records would have it. */
uint64_t start_of(pid_t pid);

/* The image that a process runs. */
uint32_t image_of(pid_t pid);

/* Has such a child become another program, and waits until it runs. */
void exec_child(pid_t pid);

/* Writes a 4 KB ELF file of this type. */
const char *elf_file(const char *name, uint16_t type);

#endif
