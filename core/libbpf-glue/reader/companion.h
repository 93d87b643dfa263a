/* SPDX-License-Identifier: Apache-2.0 */
/* Debug companions: files with the symbols that were taken out of an object. */
#ifndef BCCX_READER_COMPANION_H
#define BCCX_READER_COMPANION_H

#include <stddef.h>
#include <stdint.h>

#include "record.h"

enum companion_kind {
	COMPANION_BUILD_ID = 1, /* name: the raw bytes */
	COMPANION_DEBUGLINK = 2, /* name: a file name */
	COMPANION_ALTLINK = 3, /* name: a path, NUL, the raw bytes of a build id */
	COMPANION_SPLIT_PACKAGE = 4, /* no name */
	COMPANION_SPLIT_OBJECT = 5, /* name: a path that ends in .dwo */
	COMPANION_DEBUGINFOD = 6, /* name: the raw bytes of a build id, which has to be the object's own */
};

/* Finds it below the root of the process that object was opened for, then below the reader's own, where GDB looks: for a
 * build id in usr/lib/debug/.build-id, for a debug link beside the object, in .debug there and in usr/lib/debug; for what
 * dwz made by its build id, below usr/lib/debug by its path, and beside the object; for a package of split debug
 * information beside the object and in usr/lib/debug under its name and .dwp; for a split object at its path, which may be
 * relative to the object, and beside it. Of debuginfod: what the host has fetched or fetches now (fetched.h). Taken is an ELF
 * file (no core dump) owned by root or by the object's owner; whether it belongs to the object the module must check by build
 * id or CRC. A reference, or NULL with errno: ENOENT when there is none, also for other kinds. */
struct object *companion__open(const struct record *record, struct object *object, uint32_t kind, const char *name,
			       size_t len);

#endif
