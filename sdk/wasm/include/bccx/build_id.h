/* SPDX-License-Identifier: Apache-2.0 */
/* The GNU build id, from the notes of an ELF file. */
#ifndef BCCX_BUILD_ID_H
#define BCCX_BUILD_ID_H

#include <bccx/elf.h>

/* Look for NT_GNU_BUILD_ID in the notes at [offset, offset+size) with that alignment (4 or 8); on success it is in
 * elf->build_id. 0, -ENOENT, or the source's error. */
int bccx_build_id__scan(struct bccx_elf *elf, uint64_t offset, uint64_t size, uint64_t align);

#endif
