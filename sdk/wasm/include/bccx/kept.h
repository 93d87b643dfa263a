/* SPDX-License-Identifier: Apache-2.0 */
/* Names that were found in an object before, in this run or an earlier one: an entry of the host's cache. It holds where the
 * object's segments lie, which companions were asked for and what came of that, and for each address its calls. An entry
 * counts for the file with one identity (object_identity of the ABI); whoever takes one asks for the companions again.
 *
 *     head | loads | companions | places | calls | functions | text
 *
 * The host keeps entries of this very module alone, and those of files that root owns; every number is checked all the same. */
#ifndef BCCX_KEPT_H
#define BCCX_KEPT_H

#include <bccx/elf.h>
#include <bccx/strings.h>

#define BCCX_KEPT_BYTES (2u << 20) /* most of one entry */
#define BCCX_KEPT_COMPANIONS 16u
#define BCCX_KEPT_INLINED 0x80000000u /* of bccx_kept_call.line */

/* A companion that was asked for. */
struct bccx_kept_companion {
	uint64_t identity; /* of what was found; 0: nothing was */
	uint32_t kind;
	uint32_t len;
	const uint8_t *name;
};

struct bccx_kept_place {
	uint64_t pc; /* in the object's own addresses */
	uint32_t calls; /* first of nr, innermost first */
	uint16_t nr;
	uint8_t why; /* enum bccx_why, when there are none */
	uint8_t source; /* enum bccx_source_kind */
};

struct bccx_kept_call {
	uint32_t function;
	uint32_t line; /* and BCCX_KEPT_INLINED */
};

struct bccx_kept_function {
	uint64_t start; /* 0: without a symbol */
	uint64_t size;
	uint32_t name, system_name, filename; /* in the text, NUL-terminated */
	uint8_t source;
	uint8_t has_symbol;
	uint16_t zero;
};

struct bccx_kept {
	uint8_t *bytes; /* NULL: there is none */
	uint32_t len;
	uint32_t nr_loads, nr_companions, nr_places, nr_calls, nr_functions, text_len;
	const struct bccx_elf_load *loads;
	const uint8_t *companions;
	const struct bccx_kept_place *places; /* by pc */
	const struct bccx_kept_call *calls;
	const struct bccx_kept_function *functions;
	const char *text;
	const uint8_t *build_id;
	uint32_t build_id_len;
};

/* Fetch the entry of a file; variant: bits of what names it holds. 0, -ENOENT, -EINVAL when it is damaged, or -errno. */
int bccx_kept__load(struct bccx_kept *kept, int64_t identity, uint32_t variant);

/* Over len bytes of an entry, which become kept's. 0, or -EINVAL and they are freed. */
int bccx_kept__over(struct bccx_kept *kept, uint8_t *bytes, uint32_t len);

/* Put what an entry says of a file's segments and its build id into elf, whose file is not open. */
void bccx_kept__layout(const struct bccx_kept *kept, struct bccx_elf *elf);

/* The companions in their order; at begins as kept->companions. False at their end. */
bool bccx_kept__next_companion(const struct bccx_kept *kept, const uint8_t **at, struct bccx_kept_companion *companion);

/* What is known of an address, or NULL. Its calls and their functions exist. */
const struct bccx_kept_place *bccx_kept__find(const struct bccx_kept *kept, uint64_t pc);

void bccx_kept__free(struct bccx_kept *kept);

/* An entry that is being written. */
struct bccx_keeping {
	BCCX_VEC(struct bccx_kept_place) places;
	BCCX_VEC(struct bccx_kept_call) calls;
	BCCX_VEC(struct bccx_kept_function) functions; /* whose strings are numbers */
	struct bccx_strings strings;
	struct bccx_bytes companions;
	uint32_t nr_companions;
	size_t bytes; /* of the entry so far, about */
	int error;
};

void bccx_keeping__companion(struct bccx_keeping *keeping, const struct bccx_kept_companion *companion);

/* Position of a new function; strings are copied. */
uint32_t bccx_keeping__function(struct bccx_keeping *keeping, const struct bccx_kept_function *function,
				const char *name, const char *system_name, const char *filename);

/* The calls of a place are added behind it. */
void bccx_keeping__place(struct bccx_keeping *keeping, uint64_t pc, uint8_t why, uint8_t source);
void bccx_keeping__call(struct bccx_keeping *keeping, uint32_t function, uint32_t line);

/* Hand the entry to the host and put it into kept in place of what is there. 0 or -errno; keeping is empty then. */
int bccx_keeping__end(struct bccx_keeping *keeping, const struct bccx_elf *elf, int64_t identity, uint32_t variant,
		      struct bccx_kept *kept);

#endif
