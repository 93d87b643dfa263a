/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BCCX_TEST_FIXTURE_H
#define BCCX_TEST_FIXTURE_H

#include <stdint.h>

/* Address of a symbol of build/fixtures/NAME, as nm has it; size: of what it names, 0 when nm knows none, may be NULL. */
uint64_t fixture__symbol(const char *name, const char *symbol, uint32_t *size);

#endif
