/* SPDX-License-Identifier: Apache-2.0 */
/* Lines of /proc/PID/maps. */
#ifndef BCCX_READER_MAPS_H
#define BCCX_READER_MAPS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct maps_line {
	uint64_t start, end;
	uint64_t offset;
	uint64_t device; /* major << 20 | minor */
	uint64_t inode; /* 0: no file */
	bool executable;
	const char *path; /* not terminated: path_len bytes, perhaps with " (deleted)" at the end */
	size_t path_len;
};

/* Reads the line that starts at *text, which ends before end, and moves *text behind it. false at the end, and for a
 * line that is not one: nothing behind it is read either. */
bool maps__next(const char **text, const char *end, struct maps_line *line);

#endif
