// SPDX-License-Identifier: Apache-2.0
/* Structures whose two sides may be of different age. */
#include <string.h>

#include "glue.h"

static uint32_t size_of(const void *opts)
{
	uint32_t size;

	memcpy(&size, opts, sizeof(size));
	return size;
}

int glue_opts_in(void *ours, size_t known, size_t oldest, const void *theirs)
{
	const unsigned char *bytes = theirs;
	size_t size;

	if (!theirs)
		return glue_fail(EINVAL, "a structure is missing");
	size = size_of(theirs);
	/* The upper bound keeps a wild size from being walked. */
	if (size < oldest || size > 4096)
		return glue_fail(EINVAL, "a structure says it is %zu bytes, %zu are needed", size, oldest);
	for (size_t i = known; i < size; i++) {
		if (bytes[i])
			return glue_fail(E2BIG, "a structure uses fields that this libbpf-glue does not know");
	}
	memset(ours, 0, known);
	memcpy(ours, theirs, size < known ? size : known);
	return 0;
}

void glue_opts_out(const void *ours, size_t known, void *theirs)
{
	size_t size = size_of(theirs);
	size_t copied = size < known ? size : known;

	if (copied > sizeof(uint32_t))
		memcpy((char *)theirs + sizeof(uint32_t), (const char *)ours + sizeof(uint32_t),
		       copied - sizeof(uint32_t));
}
