/* SPDX-License-Identifier: Apache-2.0 */
/* Encoded pointers of .eh_frame and .eh_frame_hdr (LSB 5, "DWARF Exception Header Encoding"). */
#ifndef BCCX_UNWIND_EH_POINTER_H
#define BCCX_UNWIND_EH_POINTER_H

#include "bytes.h"

#define BCCX_EH_PE_OMIT 0xff

/* Read the pointer at *at and move on. vaddr is the address of bytes[0], for pc-relative forms. -EINVAL for forms that
 * need another base or an indirection. */
int bccx_eh_pointer__read(const struct bccx_bytes *b, uint64_t vaddr, uint8_t encoding, uint32_t *at, uint32_t end,
			  uint64_t *value);

#endif
