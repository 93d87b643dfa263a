/* SPDX-License-Identifier: Apache-2.0 */
/* Each distinct string once: string ↔ number. Number 0 is the empty string. */
#ifndef BCCX_STRINGS_H
#define BCCX_STRINGS_H

#include <bccx/arena.h>
#include <bccx/hash.h>
#include <bccx/mem.h>

struct bccx_string {
	const char *at; /* NUL-terminated; may hold NULs of its own */
	uint32_t len;
};

struct bccx_strings {
	BCCX_VEC(struct bccx_string) list;
	struct bccx_arena bytes;
	struct bccx_hash index;
};

#define BCCX_STRINGS_FULL UINT32_MAX

/* Number of a string, which is copied when it is new; BCCX_STRINGS_FULL without memory. */
uint32_t bccx_strings__add(struct bccx_strings *strings, const char *bytes, uint32_t len);

void bccx_strings__free(struct bccx_strings *strings);

#endif
