/* SPDX-License-Identifier: Apache-2.0 */
/* Names of PLT stubs: the small jumps through which a file calls what other files define. They have no symbols; a stub is
 * named after the symbol whose slot it jumps through, with @plt behind it. x86-64 only. */
#ifndef BCCX_PLT_H
#define BCCX_PLT_H

#include <bccx/symtab.h>

/* Add the stubs of elf to an index that is being filled; got: those of .plt.got, too, whose slots stand among all relocations
 * of the file. 0, or -errno (-ENOMEM, the source's error); a file whose tables are damaged has none. */
int bccx_plt__add(struct bccx_symtab *symtab, struct bccx_elf *elf, bool got);

/* Where .plt.got lies. 0 or -ENOENT. */
int bccx_plt__find_got(struct bccx_elf *elf, struct bccx_elf_part *part);

#endif
