// SPDX-License-Identifier: Apache-2.0
#include <bccx/demangle.h>

int bccx_demangle(const char *name, uint32_t len, char *out, uint32_t cap)
{
	(void)name; (void)len; (void)out; (void)cap;
	return 0;
}
