/* SPDX-License-Identifier: Apache-2.0 */
/* Bounded text: a builder that cuts instead of overflowing, and a scanner for the kernel's text files. No printf: it
 * would be the largest thing in a module. */
#ifndef BCCX_TEXT_H
#define BCCX_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct bccx_text {
	char *at;
	size_t len; /* without the NUL, which is always there */
	size_t cap;
	bool cut; /* something did not fit */
};

/* A builder over cap (at least 1) bytes of buffer. */
struct bccx_text bccx_text__over(char *buffer, size_t cap);

void bccx_text__bytes(struct bccx_text *text, const void *bytes, size_t len);
void bccx_text__string(struct bccx_text *text, const char *string);
void bccx_text__char(struct bccx_text *text, char c);
void bccx_text__decimal(struct bccx_text *text, uint64_t value);
void bccx_text__hex(struct bccx_text *text, uint64_t value);

/* Read a number at *at (before end) and step over it; false when there is no digit or it needs more than 64 bits. */
bool bccx_scan__hex(const char **at, const char *end, uint64_t *value);
bool bccx_scan__decimal(const char **at, const char *end, uint64_t *value);

/* Step over one given character; false when it is another. */
bool bccx_scan__char(const char **at, const char *end, char c);

/* Step over blanks (space and tab). */
void bccx_scan__blanks(const char **at, const char *end);

#endif
