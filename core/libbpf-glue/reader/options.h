/* SPDX-License-Identifier: Apache-2.0 */
/* Command line of bccx-reader:
 *
 *   bccx-reader [--all] [--reads NAME[,NAME...]] [--calls N] [--bytes N] [--debuginfod FOLDER] [FILLER]
 *
 * --all: every process may be asked for, not only those that controls allow. --reads: what of the manifest's
 * permissions.module.reads was granted. --calls, --bytes: budgets for one interval. --debuginfod: where fetched
 * debug files are; the host is asked for those that are missing. FILLER begins with a dot and makes
 * room for the subject in the command line.
 *
 * Descriptors: 0 a socket on which controls come and the pipes for two children are handed out, 2 messages. With --debuginfod, 1:
 * build ids that the host is asked for, a line each. */
#ifndef BCCX_READER_OPTIONS_H
#define BCCX_READER_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

enum reader_grant {
	GRANT_PROCESS_MAPS = 1 << 0,
	GRANT_MAPPED_OBJECTS = 1 << 1,
	GRANT_COMPANIONS = 1 << 2,
	GRANT_KALLSYMS = 1 << 3,
	GRANT_PERF_MAP = 1 << 4,
};

struct reader_options {
	bool all;
	unsigned int grants; /* enum reader_grant */
	uint64_t calls;
	uint64_t bytes;
	const char *debuginfod; /* NULL: nothing is fetched; points into argv */
};

/* 0, or -EINVAL with *wrong set to the argument that is unknown or malformed. */
int reader_options__parse(struct reader_options *o, char **argv, const char **wrong);

#endif
