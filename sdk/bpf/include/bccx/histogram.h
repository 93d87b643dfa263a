/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/* Slots of histograms, as the manifest's `histogram` reads them. */
#ifndef BCCX_HISTOGRAM_H
#define BCCX_HISTOGRAM_H

#include <bccx/kernel.h>

/* Slot of a value on the scale log2: 0 for 0 and 1, n for 2^n up to 2^(n+1) - 1; 63 at most. A histogram of 64-bit
 * values has 64 slots; with fewer, the caller bounds the slot. */
static __always_inline u32 bccx_log2_slot(u64 value)
{
	u32 slot = 0, half;

	for (half = 32; half; half >>= 1) {
		if (value >> half) {
			value >>= half;
			slot += half;
		}
	}
	return slot;
}

#endif
