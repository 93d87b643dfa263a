/* SPDX-License-Identifier: Apache-2.0 */
/* The host's side of the ABI for native tests: real processes of this machine and processes made of a maps text whose
 * paths are files here. What the library emits and logs is kept. */
#ifndef BCCX_NATIVE_HOST_H
#define BCCX_NATIVE_HOST_H

#include <stddef.h>
#include <stdint.h>

/* Let process_open(tgid) answer with this text; the paths in it are opened as they are. */
void native_host__add_process(uint32_t tgid, const char *maps);

/* Let that process have these mappings from now on; who has opened it before still sees the old ones. */
void native_host__remap(uint32_t tgid, const char *maps);

/* Let kallsyms answer with this text instead of the machine's. */
void native_host__set_kallsyms(const char *text);

/* Let perf_map answer with this text for that process. */
void native_host__set_perf_map(uint32_t tgid, const char *text);

/* Whatever companion is asked for, it is these bytes; NULL: files again. They stay the caller's. */
void native_host__set_companion(const void *bytes, size_t len);

/* An object that is a copy of these bytes: its handle. */
int32_t native_host__open_bytes(const void *bytes, size_t len);

/* Where companions are found: ROOT/.build-id/xx/yyyy.debug and ROOT/NAME. NULL: nowhere. */
void native_host__set_debug_root(const char *root);

/* What was emitted and logged since the reset. */
const uint8_t *native_host__emitted(size_t *len);
const char *native_host__logged(void);

/* Handles that are open. */
int native_host__open_handles(void);

/* Object reads so far, and their bytes. */
uint64_t native_host__reads(void);
uint64_t native_host__read_bytes(void);

/* Let every object read fail with EIO after so many more; -1: never. */
void native_host__fail_reads_after(int reads);

/* Forget everything. */
void native_host__reset(void);

/* Files have identities from now on, so that names are kept. */
void native_host__give_identities(int given);

/* The bytes of one entry of the cache, to be looked at or changed; NULL when it is empty. It outlives native_host__reset. */
uint8_t *native_host__cached(uint32_t *len);
void native_host__forget_cached(void);

#endif
