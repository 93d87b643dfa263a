/* SPDX-License-Identifier: Apache-2.0 */
/* Readable names: Itanium C++ ABI, Rust (legacy and v0), Swift, D, OCaml, and what is escaped in Go's. Bounded in depth, work
 * and output, because names come from files that others wrote; whatever does not demangle completely keeps its raw name. */
#ifndef BCCX_DEMANGLE_H
#define BCCX_DEMANGLE_H

#include <stdint.h>

#define BCCX_DEMANGLED_MAX 8192u

/* Write the readable form of len bytes of name to out, NUL-terminated. Its length; 0 when the name is not mangled, is
 * malformed, or its readable form exceeds cap - 1 bytes or a limit. */
int bccx_demangle(const char *name, uint32_t len, char *out, uint32_t cap);

/* The same, with names of the C++ library as programs have them: std::vector<std::string> without the arguments that templates
 * have by default, without inline namespaces and ABI tags. */
int bccx_demangle_short(const char *name, uint32_t len, char *out, uint32_t cap);

#endif
