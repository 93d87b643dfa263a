/* SPDX-License-Identifier: Apache-2.0 */
/* Functions of Go programs from the table that their runtime prints its own stacks with (.gopclntab), which is also in
 * programs without symbols. Of Go 1.16 and later. Format: the Go project's debug/gosym and cmd/link, "pclntab". Everything
 * in the file is taken as hostile. */
#ifndef BCCX_GO_TABLE_H
#define BCCX_GO_TABLE_H

#include <bccx/symtab.h>

/* Add the functions of elf's table, whose source must outlive the index. 0, also where there is none or it cannot be read;
 * -ENOMEM; -E2BIG. */
int bccx_go_table__add(struct bccx_symtab *symtab, struct bccx_elf *elf);

#endif
