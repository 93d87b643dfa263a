/* SPDX-License-Identifier: Apache-2.0 */
/* Where the symbols of a stripped file are: in a separate debug file, found by build id or by .gnu_debuglink, or packed
 * inside of it (.gnu_debugdata, "MiniDebugInfo"). The host finds files; what it gives is used only when its build id, or
 * its checksum, says that it belongs. Format: GDB manual, "Debugging Information in Separate Files". */
#ifndef BCCX_COMPANION_H
#define BCCX_COMPANION_H

#include <bccx/elf.h>

struct bccx_companion {
	int32_t handle; /* of a debug file; 0: none */
	struct bccx_bytes unpacked; /* MiniDebugInfo */
	struct bccx_source source;
	struct bccx_elf elf;
	bool is_open;
	bool by_link; /* found by .gnu_debuglink, not by build id */
	bool is_unfit; /* not open: what was found belongs to another build */
};

#define BCCX_MINIDEBUG_BYTES (64u << 20) /* unpacked */

/* Open the debug file of elf, which was opened by the host's handle `object`. 0, -ENOENT when there is none that belongs to
 * it, or -errno. */
int bccx_companion__open_file(struct bccx_companion *companion, struct bccx_elf *elf, int32_t object);

/* Open what the host finds for one kind of companion (BCCX_COMPANION_*) under a name of len bytes. Whether it belongs to
 * the object is the caller's to check. 0 or -errno. */
int bccx_companion__open_named(struct bccx_companion *companion, int32_t object, uint32_t kind, const void *name,
			       uint32_t len);

/* Unpack the MiniDebugInfo of elf. 0, -ENOENT, or -errno. */
int bccx_companion__open_packed(struct bccx_companion *companion, struct bccx_elf *elf);

void bccx_companion__close(struct bccx_companion *companion);

#endif
