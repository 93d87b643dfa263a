// SPDX-License-Identifier: Apache-2.0
/* Readable forms of the names that it reads, a line each; a name that has none, as it is. */
#include <bccx/demangle.h>
#include <stdio.h>
#include <string.h>

int main(void)
{
	static char line[1 << 16], out[BCCX_DEMANGLED_MAX];

	while (fgets(line, sizeof(line), stdin)) {
		line[strcspn(line, "\n")] = 0;
		puts(bccx_demangle(line, (uint32_t)strlen(line), out, sizeof(out)) ? out : line);
	}
	return ferror(stdin) || fflush(stdout);
}
