/* SPDX-License-Identifier: Apache-2.0 */
/* The few facts of an ELF object that unwinding needs. */
#ifndef BCCX_UNWIND_ELF_LAYOUT_H
#define BCCX_UNWIND_ELF_LAYOUT_H

#include <stdbool.h>
#include "eh_frame.h"

struct bccx_elf_layout {
	uint64_t base; /* lowest PT_LOAD address, page-aligned down */
	uint64_t text_start, text_end; /* hull of the executable segments, addresses in the object */
	struct bccx_segment segments[BCCX_SEGMENTS_MAX];
	uint32_t nr_segments;
	uint64_t eh_frame_vaddr, eh_frame_offset, eh_frame_size; /* size 0: none */
	bool eh_frame_exact; /* the section table said where it ends */
	uint64_t plt_vaddr, plt_size; /* of .plt; size 0: none, or no section table to tell */
	uint32_t plt_insns[2]; /* its first bytes */
};

/* machine: EM_X86_64 or EM_AARCH64. 0, -ENOEXEC when it is not a 64-bit little-endian object for that machine with
 * executable segments, or an error of read. */
int bccx_elf_layout__read(const struct bccx_file *source, uint16_t machine, struct bccx_elf_layout *elf);

#endif
