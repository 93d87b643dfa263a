/* SPDX-License-Identifier: Apache-2.0 */
/* Command line of bccx-jail:
 *
 *   bccx-jail --node FILE --script FILE [--reader] [--memory BYTES] -- ARGUMENT...
 *
 * FILE of --node is executed with the ARGUMENTs, FILE of --script becomes its descriptor 5. --reader: descriptor 3 hands
 * out the pipes to a bccx-reader. --memory: RLIMIT_DATA.
 *
 * Descriptors it is started with: 0, 1 and 2 go to the child as they are; 3 is the hand-out socket; on 4 it reports
 * (status.h) and ends the child when its peer closes. */
#ifndef BCCX_JAIL_OPTIONS_H
#define BCCX_JAIL_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

struct jail_options {
	const char *node;
	const char *script;
	bool reader;
	uint64_t memory; /* 0: not limited */
	char **arguments; /* of the child, without argv[0]; NULL-terminated */
};

/* 0, or -EINVAL with *wrong set to the argument that is missing, unknown or malformed. */
int jail_options__parse(struct jail_options *o, char **argv, const char **wrong);

#endif
