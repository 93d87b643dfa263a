// SPDX-License-Identifier: Apache-2.0
/* The first bytes say where to read, the others are any bytes as a section that zlib packed. What is read twice is the same. */
#include <bccx/packed.h>
#include <string.h>

#define SIZE (9u << 17)
#define READS 4

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	static uint8_t once[READS][4096], again[4096];
	struct bccx_packed *packed;
	struct bccx_source source;
	uint16_t places[READS];
	int errors[READS];

	if (len < sizeof(places))
		return 0;
	memcpy(places, bytes, sizeof(places));
	bccx_source__over(&source, bytes + sizeof(places), len - sizeof(places));
	if (bccx_packed__open(&packed, &source, 0, len - sizeof(places), SIZE))
		return 0;
	for (int i = 0; i < READS; i++)
		errors[i] = bccx_packed__read(packed, places[i] % (SIZE / 4096) * 4096, once[i], 4096);
	for (int i = READS; i--;)
		if (bccx_packed__read(packed, places[i] % (SIZE / 4096) * 4096, again, 4096) != errors[i] ||
		    (!errors[i] && memcmp(again, once[i], 4096)))
			__builtin_trap();
	bccx_packed__close(packed);
	return 0;
}
