// SPDX-License-Identifier: Apache-2.0
#include "unit.h"

#define UNITS_LOOKED_AT 256u

static bool lacks_split(struct bccx_dwarf *dwarf)
{
	uint32_t count = dwarf->units.len < UNITS_LOOKED_AT ? dwarf->units.len : UNITS_LOOKED_AT;

	for (uint32_t i = 0; i < count; i++) {
		int err;

		if (dwarf->units.at[i].version && !dwarf_split__unit(dwarf, i, &err) && dwarf->units.at[i].is_skeleton)
			return true;
	}
	return false;
}

enum bccx_dwarf_missing bccx_dwarf__missing(struct bccx_dwarf *dwarf)
{
	if (lacks_split(dwarf))
		return BCCX_DWARF_LACKS_SPLIT;
	return dwarf_alternate__is_named(dwarf) && !dwarf_alternate__units(dwarf) ? BCCX_DWARF_LACKS_ALTERNATE
										  : BCCX_DWARF_WHOLE;
}

uint64_t bccx_dwarf__described(const struct bccx_dwarf *dwarf)
{
	uint64_t bytes = 0, end = 0;

	/* By address; they may overlap. */
	for (uint32_t i = 0; i < dwarf->ranges.len; i++) {
		const struct bccx_dwarf_range *range = &dwarf->ranges.at[i];
		uint64_t start = range->start > end ? range->start : end;

		if (range->end <= start)
			continue;
		bytes += range->end - start;
		end = range->end;
	}
	return bytes;
}
