/* SPDX-License-Identifier: Apache-2.0 */
/* What bccx_configure receives: NUL-terminated `key=value` strings back to back. */
#ifndef BCCX_OPTIONS_H
#define BCCX_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

struct bccx_options {
	const char *bytes; /* not owned */
	uint32_t len;
};

/* Check the shape: each string terminated, with a non-empty key before its first '='. 0 or -EINVAL. */
int bccx_options__check(const struct bccx_options *options);

/* Value of a key, NUL-terminated; NULL when absent. Of several the last one counts. */
const char *bccx_options__find(const struct bccx_options *options, const char *key);

/* A decimal number; otherwise when the key is absent or its value is no such number. */
uint64_t bccx_options__number(const struct bccx_options *options, const char *key, uint64_t otherwise);

/* Whether the value is "1" (or "true", as a person would write it in a test). */
bool bccx_options__flag(const struct bccx_options *options, const char *key);

/* Index of the stream of that name (`stream.NAME=INDEX`), or -ENOENT. */
int bccx_options__stream(const struct bccx_options *options, const char *name);

#endif
