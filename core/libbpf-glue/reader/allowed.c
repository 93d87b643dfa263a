/* SPDX-License-Identifier: Apache-2.0 */
#include "allowed.h"

/* Linux numbers processes below this (PID_MAX_LIMIT). */
#define PID_LIMIT (4u << 20)

static bool everything;
static uint8_t listed[PID_LIMIT / 8];

void allowed__everything(void)
{
	everything = true;
}

void allowed__add(uint32_t tgid)
{
	if (tgid < PID_LIMIT)
		listed[tgid / 8] |= (uint8_t)(1u << tgid % 8);
}

bool allowed__has(uint32_t tgid)
{
	return tgid && tgid < PID_LIMIT && (everything || (listed[tgid / 8] >> tgid % 8 & 1));
}
