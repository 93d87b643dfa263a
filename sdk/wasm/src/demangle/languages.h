/* SPDX-License-Identifier: Apache-2.0 */
/* Demangling of names of other languages. Each gives the length written, 0 for anything else than such a name. */
#ifndef BCCX_DEMANGLE_LANGUAGES_H
#define BCCX_DEMANGLE_LANGUAGES_H

#include <stdint.h>

/* A name that begins with "_D". */
int dlang_demangle(const char *name, uint32_t len, char *out, uint32_t cap);

/* A name that begins with "caml" and a capital letter. */
int ocaml_demangle(const char *name, uint32_t len, char *out, uint32_t cap);

/* A name whose package's path has escaped characters, as in "gopkg.in/yaml%2ev3.Marshal". */
int go_demangle(const char *name, uint32_t len, char *out, uint32_t cap);

/* What follows the $s or $S of a Swift name, without a compiler's mark at its end. */
int swift_demangle(const char *name, uint32_t len, char *out, uint32_t cap);

#endif
