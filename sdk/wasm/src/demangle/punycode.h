/* SPDX-License-Identifier: Apache-2.0 */
/* Identifiers that are no ASCII: RFC 3492 with _ before the digits, as Rust and Swift have it. */
#ifndef BCCX_DEMANGLE_PUNYCODE_H
#define BCCX_DEMANGLE_PUNYCODE_H

#include <stdbool.h>
#include <stdint.h>

#define PUNYCODE_MAX 128u

/* The code points that len bytes of text write, at most PUNYCODE_MAX. zero is the character for the digit 26: '0' or 'A'.
 * false when the text is malformed or too long. Surrogates are for the caller to judge. */
bool punycode_points(const char *text, uint32_t len, char zero, uint32_t *points, uint32_t *count);

/* Write a code point below 0x110000 as UTF-8; how many bytes, at most 4. */
uint32_t punycode_utf8(uint32_t point, char *out);

#endif
