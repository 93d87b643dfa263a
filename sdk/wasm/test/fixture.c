// SPDX-License-Identifier: Apache-2.0
#include "fixture.h"
#include "check.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

uint64_t fixture__address(const char *name, const char *symbol)
{
	char command[256], line[512], wanted[128];
	uint64_t address = 0;
	FILE *nm;

	snprintf(command, sizeof(command), "nm build/fixtures/%s", name);
	snprintf(wanted, sizeof(wanted), " %s\n", symbol);
	nm = popen(command, "r");
	while (nm && fgets(line, sizeof(line), nm))
		if (strlen(line) > strlen(wanted) && !strcmp(line + strlen(line) - strlen(wanted), wanted))
			address = strtoull(line, NULL, 16);
	CHECK(nm && !pclose(nm));
	CHECK(address);
	return address;
}
