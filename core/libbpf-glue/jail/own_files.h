/* SPDX-License-Identifier: Apache-2.0 */
/* The files that node itself is made of: its binary, the ELF interpreter, the shared libraries it needs (and that these
 * need), and the loader's cache. Libraries are looked up among what the parent maps, which runs the same node: so they
 * are the very files that the loader chose. */
#ifndef BCCX_JAIL_OWN_FILES_H
#define BCCX_JAIL_OWN_FILES_H

#include <limits.h>
#include <stdint.h>
#include <sys/types.h>

#define OWN_FILES_MAX 64

struct own_file {
	int fd;
	uint64_t access; /* BCCX_LANDLOCK_FS_* */
	char path[PATH_MAX];
	char alias[256]; /* name under which another file needs it, when its own is a different one */
};

struct own_files {
	struct own_file file[OWN_FILES_MAX];
	unsigned int nr;
	char interpreter[256]; /* path as the node binary spells it; empty for a static one */
};

/* node: an open descriptor of the binary; path: its path. Missing libraries are left out: the loader names them.
 * 0 or -errno. */
int own_files__collect(struct own_files *files, int node, const char *path, pid_t parent);

#endif
