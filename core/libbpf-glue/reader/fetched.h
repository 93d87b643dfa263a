/* SPDX-License-Identifier: Apache-2.0 */
/* Debug files that the host fetches by build id, in a folder of its own: BUILDID/debuginfo, as elfutils' client keeps them. */
#ifndef BCCX_READER_FETCHED_H
#define BCCX_READER_FETCHED_H

#include <stdbool.h>
#include <stddef.h>

/* From now on files are looked for in this folder. 0 or -errno. */
int fetched__begin(const char *folder);

bool fetched__has_begun(void);

/* Descriptor (O_PATH) of the file of a build id. One that is missing the host is asked for, once; that takes as long as the
 * host lets it. -ENOENT when there is none or nothing is fetched. */
int fetched__open(const unsigned char *id, size_t len);

/* The host has answered. */
void fetched__answer(void);

#endif
