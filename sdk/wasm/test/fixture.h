/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BCCX_TEST_FIXTURE_H
#define BCCX_TEST_FIXTURE_H

#include <stdint.h>

/* Address of a symbol of build/fixtures/NAME, as nm has it. */
uint64_t fixture__address(const char *name, const char *symbol);

#endif
