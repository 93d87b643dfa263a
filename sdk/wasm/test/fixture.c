// SPDX-License-Identifier: Apache-2.0
#include "fixture.h"
#include "check.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

uint64_t fixture__symbol(const char *name, const char *symbol, uint32_t *size)
{
	char command[256], line[1024], field[4][512];
	uint64_t address = 0;
	FILE *nm;

	snprintf(command, sizeof(command), "nm -S build/fixtures/%s", name);
	nm = popen(command, "r");
	while (nm && fgets(line, sizeof(line), nm)) {
		/* Address, size where it has one, kind, name. */
		int n = sscanf(line, "%511s %511s %511s %511s", field[0], field[1], field[2], field[3]);

		if (n < 3 || strcmp(field[n - 1], symbol))
			continue;
		address = strtoull(field[0], NULL, 16);
		if (size)
			*size = n == 4 ? (uint32_t)strtoull(field[1], NULL, 16) : 0;
	}
	CHECK(nm && !pclose(nm));
	CHECK(address);
	return address;
}
