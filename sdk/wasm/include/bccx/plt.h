/* SPDX-License-Identifier: Apache-2.0 */
/* Names of PLT stubs: the small jumps through which a file calls what other files define. They have no symbols; a stub is
 * named after the symbol whose slot it jumps through, with @plt behind it. x86-64 only. */
#ifndef BCCX_PLT_H
#define BCCX_PLT_H

#include <bccx/symtab.h>

/* Add the stubs of elf to an index that is being filled. 0, or -errno (-ENOMEM, the source's error); a file whose tables
 * are damaged has none. */
int bccx_plt__add(struct bccx_symtab *symtab, struct bccx_elf *elf);

#endif
