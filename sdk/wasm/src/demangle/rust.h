/* SPDX-License-Identifier: Apache-2.0 */
/* Demangling of Rust's names. Both give the length written, 0 for anything else than such a name. */
#ifndef BCCX_DEMANGLE_RUST_H
#define BCCX_DEMANGLE_RUST_H

#include <stdint.h>

/* Behind "_Z": a path whose last part is a hash (17h and 16 hexadecimal digits), which is left out. *used: length without
 * the mark that a compiler may have appended. */
int rust_legacy(const char *name, uint32_t len, uint32_t *used, char *out, uint32_t cap);

/* Behind "_R": RFC 2603. */
int rust_v0(const char *name, uint32_t len, char *out, uint32_t cap);

#endif
