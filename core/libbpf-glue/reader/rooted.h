/* SPDX-License-Identifier: Apache-2.0 */
/* Paths below a directory that a traced process calls its root. openat2(2) can resolve them, but a seccomp filter cannot see
 * its flags, and a filter is what keeps the reader from writing (Landlock would also keep it from other processes'
 * /proc): so every component is opened by itself, and no link is ever followed by the kernel. */
#ifndef BCCX_READER_ROOTED_H
#define BCCX_READER_ROOTED_H

#include <stddef.h>

enum rooted_links {
	ROOTED_NO_LINKS, /* a symbolic link anywhere is an error: ELOOP */
	ROOTED_LINKS, /* symbolic links are followed, as the process would */
};

/* Descriptor (O_PATH) of the path of len bytes as seen from root, or -errno. Neither .. nor a link leads out of root; the
 * links of /proc count as their text. */
int rooted__open(int root, const char *path, size_t len, enum rooted_links links);

#endif
