/* SPDX-License-Identifier: Apache-2.0 */
/* Index of the kernel's functions, modules and BPF programs included, from text in the form of /proc/kallsyms. That text
 * has no sizes: a symbol ends where the next one begins, of whatever kind; the last of its module or section ends with its
 * 4 KB page, so that nothing is named far behind it. */
#ifndef BCCX_KALLSYMS_H
#define BCCX_KALLSYMS_H

#include <bccx/lines.h>
#include <bccx/mem.h>
#include <stdbool.h>

struct bccx_kallsyms {
	BCCX_VEC(struct bccx_kallsyms_entry) entries; /* functions, by address */
	BCCX_VEC(uint64_t) bounds; /* addresses of everything else, until the index is built */
	BCCX_VEC(char) names; /* one after the other, NUL-terminated, each after its module's number and its rank */
	BCCX_VEC(uint32_t) modules; /* offsets in names; 0 is the kernel itself */
	struct bccx_lines lines;
	uint32_t zero; /* functions whose address was hidden */
	bool ready;
};

struct bccx_kernel_symbol {
	uint64_t start;
	uint64_t size;
	const char *name; /* NUL-terminated, valid as long as the index */
	const char *module; /* "" for the kernel itself, "bpf" for BPF programs */
};

/* Take the next part of the text; parts may end anywhere. 0, -ENOMEM or -E2BIG. */
int bccx_kallsyms__feed(struct bccx_kallsyms *kallsyms, const char *text, uint32_t len);

/* The text has ended: build the index. 0 or -ENOMEM. */
int bccx_kallsyms__finish(struct bccx_kallsyms *kallsyms);

/* Read it all from the host. 0 or -errno. */
int bccx_kallsyms__load(struct bccx_kallsyms *kallsyms);

/* Whether the kernel hid the addresses (kptr_restrict or no CAP_SYSLOG). */
bool bccx_kallsyms__hidden(const struct bccx_kallsyms *kallsyms);

/* The function that holds an address; false when none does. Aliases are chosen as those of an ELF file. */
bool bccx_kallsyms__find(const struct bccx_kallsyms *kallsyms, uint64_t address, struct bccx_kernel_symbol *symbol);

size_t bccx_kallsyms__bytes(const struct bccx_kallsyms *kallsyms);

void bccx_kallsyms__free(struct bccx_kallsyms *kallsyms);

#endif
