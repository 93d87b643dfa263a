/* SPDX-License-Identifier: Apache-2.0 */
/* Paths below a directory that a traced process calls its root. */
#ifndef BCCX_READER_ROOTED_H
#define BCCX_READER_ROOTED_H

#include <stddef.h>

enum rooted_links {
	ROOTED_NO_LINKS, /* a symbolic link anywhere is an error: ELOOP */
	ROOTED_LINKS, /* symbolic links are followed inside the root */
};

/* Descriptor (O_PATH) of the path of len bytes as seen from root, or -errno. Neither .. nor links of any kind
 * lead out of root; links of /proc are never followed. -ENOSYS before Linux 5.6. */
int rooted__open(int root, const char *path, size_t len, enum rooted_links links);

#endif
