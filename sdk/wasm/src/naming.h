/* SPDX-License-Identifier: Apache-2.0 */
/* The part of the symbolizer that gives names to the locations of one object. */
#ifndef BCCX_NAMING_H
#define BCCX_NAMING_H

#include <bccx/symbolizer.h>

/* The name of a function that debug information describes: strings, 0 when it has none. */
struct bccx_named_die {
	uint64_t die;
	uint32_t object;
	uint32_t name;
	uint32_t system_name;
};

/* Name all locations that wait for the symbols of an object. */
void naming__resolve(struct bccx_symbolizer *symbolizer, uint32_t object);

#endif
