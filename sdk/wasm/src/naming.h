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

#define INLINED_OBJECTS 0x40000000u /* and the object's position: scope of functions that have no symbol there */

/* Name all locations that wait for the symbols of an object. */
void naming__resolve(struct bccx_symbolizer *symbolizer, uint32_t object);

/* Have the host keep the names of an object that were found since the last time. */
void naming__keep(struct bccx_symbolizer *symbolizer, uint32_t object);

/* Name a location by what was kept of its object. False when that knows nothing of it. */
bool naming__take_kept(struct bccx_symbolizer *symbolizer, uint32_t object, uint32_t location);

/* The address that a location is looked up by, in its object's own addresses. */
uint64_t naming__lookup_pc(const struct bccx_frame_location *location);

#endif
