/* SPDX-License-Identifier: Apache-2.0 */
/* Generated from sdk/abi/abi.v1.json by sdk/abi/generate.js: do not edit. */
#ifndef BCCX_ABI_H
#define BCCX_ABI_H

#include <stdint.h>

/* Between a WASM module and bccx. As WASM the bccx_host_* functions are imports and the other ones exports. As
 * native code all are plain functions, so that a test can be the host. */
#ifdef __wasm__
#define BCCX_IMPORT(name) __attribute__((import_module("bccx"), import_name(name)))
#define BCCX_EXPORT(name) __attribute__((export_name(name)))
#else
#define BCCX_IMPORT(name)
#define BCCX_EXPORT(name)
#endif

#ifdef __cplusplus
extern "C" {
#endif

#define BCCX_ABI_MAJOR 1
#define BCCX_ABI_MINOR 1
#define BCCX_ABI_VERSION ((uint32_t)BCCX_ABI_MAJOR << 16 | BCCX_ABI_MINOR)

/* Level of log. */
#define BCCX_LOG_ERROR 0
#define BCCX_LOG_WARNING 1
#define BCCX_LOG_INFO 2
#define BCCX_LOG_DEBUG 3

/* Flags of bccx_finish. */
#define BCCX_FINISH_FINAL 1

/* Kind of companion_open. */
#define BCCX_COMPANION_BUILD_ID 1
#define BCCX_COMPANION_DEBUGLINK 2
#define BCCX_COMPANION_ALTLINK 3
#define BCCX_COMPANION_SPLIT_PACKAGE 4
#define BCCX_COMPANION_SPLIT_OBJECT 5
#define BCCX_COMPANION_DEBUGINFOD 6

/* Kind of inflate. */
#define BCCX_INFLATE_ZLIB 1
#define BCCX_INFLATE_ZSTD 2
#define BCCX_INFLATE_XZ 3

/* Kind of emit. */
#define BCCX_RESULT_PROFILE 1
#define BCCX_RESULT_ROWS 2
#define BCCX_RESULT_HISTOGRAMS 3
#define BCCX_RESULT_TEXT 4

/* errno values; a call answers their negative. */
#define BCCX_EPERM 1
#define BCCX_ENOENT 2
#define BCCX_ESRCH 3
#define BCCX_EIO 5
#define BCCX_E2BIG 7
#define BCCX_ENOEXEC 8
#define BCCX_EBADF 9
#define BCCX_EAGAIN 11
#define BCCX_ENOMEM 12
#define BCCX_EACCES 13
#define BCCX_EFAULT 14
#define BCCX_EINVAL 22
#define BCCX_EMFILE 24
#define BCCX_EFBIG 27
#define BCCX_ERANGE 34
#define BCCX_ENOSYS 38
#define BCCX_EOVERFLOW 75
#define BCCX_ETIMEDOUT 110
#define BCCX_EDQUOT 122

/* ---- implemented by the module ---- */

/* ABI version the module was built for: major << 16 | minor. Called first; the host refuses another major or a
 * newer minor. */
BCCX_EXPORT("bccx_abi")
uint32_t bccx_abi(void);

/* Reserve size bytes (16-byte aligned) for the host to write into; 0 when there is no memory. */
BCCX_EXPORT("bccx_alloc")
void *bccx_alloc(uint32_t size);

/* Give back what bccx_alloc returned; 0 is allowed. */
BCCX_EXPORT("bccx_free")
void bccx_free(void *ptr);

/* Called once before any batch. options holds NUL-terminated `key=value` strings back to back: every option of
 * the manifest that goes to the module as `opt.NAME=VALUE`, each stream as `stream.NAME=INDEX`, and the host's
 * own keys (`host.arch`, `host.page_size`, `host.hz`, `trace.start_ns`). 0 or -errno. */
BCCX_EXPORT("bccx_configure")
int32_t bccx_configure(const void *options, uint32_t len);

/* One drained batch of `count` records in `len` bytes. Map streams: key and value back to back, each padded to 8
 * bytes. Ring-buffer streams: u32 length, u32 zero, payload padded to 8 bytes. lost: records of this stream lost
 * since its last batch. 0 or -errno. */
BCCX_EXPORT("bccx_consume")
int32_t bccx_consume(uint32_t stream, const void *records, uint32_t len, uint32_t count, uint64_t lost);

/* Called about once a second while tracing (CLOCK_MONOTONIC), and once after the end of the trace for what
 * nobody waits for, such as cache_put. 0 or -errno. */
BCCX_EXPORT("bccx_tick")
int32_t bccx_tick(uint64_t now_ns);

/* End of an interval (flags 0) or of the trace (flags bit 0): symbolize, aggregate and emit the results of what
 * was consumed since the last finish. 0 or -errno. */
BCCX_EXPORT("bccx_finish")
int32_t bccx_finish(uint32_t flags);

/* ---- implemented by the host ---- */

/* level: 0 error, 1 warning, 2 info, 3 debug. Text is UTF-8; control characters are escaped by the host. */
BCCX_IMPORT("log")
void bccx_host_log(uint32_t level, const void *text, uint32_t len);

/* CLOCK_MONOTONIC in nanoseconds, rounded to 1 us. */
BCCX_IMPORT("clock_ns")
int64_t bccx_host_clock_ns(void);

/* Text of the last negative answer; the number of bytes written. */
BCCX_IMPORT("last_error")
int32_t bccx_host_last_error(void *dst, uint32_t cap);

/* Handle of a traced process. start_ns is the thread-group leader's start_boottime and epoch the number of the
 * program image that it ran, as the stack record gives them (0 matches any). -ESRCH when it is gone, or ran
 * another program, and was never seen as that, -EPERM when it is not a traced process. Needs the read
 * 'process-maps'. */
BCCX_IMPORT("process_open")
int32_t bccx_host_process_open(uint32_t tgid, uint64_t start_ns, uint32_t epoch);

/* Bytes [offset, offset+cap) of the process's mappings, as text in the form of /proc/PID/maps, taken once when
 * the process was first seen. Bytes written, 0 at the end. Needs the read 'process-maps'. */
BCCX_IMPORT("process_maps")
int64_t bccx_host_process_maps(int32_t process, uint64_t offset, void *dst, uint32_t cap);

/* Forget the handle. Objects opened through it stay. */
BCCX_IMPORT("process_close")
void bccx_host_process_close(int32_t process);

/* Handle of the ELF object mapped executable at map_start (an address that process_maps listed; [vdso]
 * included). One file has one handle, through whichever process it is opened, until object_close. Also of a
 * jitdump, which a process maps for nothing but to be found. -ENOENT, -EACCES, -ENOEXEC when it is neither.
 * Needs the read 'mapped-objects'. */
BCCX_IMPORT("object_open")
int32_t bccx_host_object_open(int32_t process, uint64_t map_start);

/* Size in bytes when it was opened. Needs the read 'mapped-objects'. */
BCCX_IMPORT("object_size")
int64_t bccx_host_object_size(int32_t object);

/* Read [offset, offset+len); bytes written, short at the end of the file. -EIO and -ETIMEDOUT are final for this
 * object. Needs the read 'mapped-objects'. */
BCCX_IMPORT("object_read")
int64_t bccx_host_object_read(int32_t object, uint64_t offset, void *dst, uint32_t len);

/* Positive number that no other file has, the same in every run as long as nothing is written to the file; 0
 * when it has none: what others than root may write to, memory, and any object of a run that is recorded. Since
 * 1.1. Needs the read 'mapped-objects'. */
BCCX_IMPORT("object_identity")
int64_t bccx_host_object_identity(int32_t object);

/* Give the handle back. */
BCCX_IMPORT("object_close")
void bccx_host_object_close(int32_t object);

/* Debug companion of an object. kind: 1 build id (raw bytes), 2 .gnu_debuglink (file name), 3 .gnu_debugaltlink
 * (path, NUL, build id), 4 split DWARF package (no name), 5 split DWARF object (path), 6 debuginfod by build id.
 * The host finds it; the module must check build id or CRC. A handle of its own for each call, or -ENOENT;
 * -ENOSYS for kind 6 in a run that fetches nothing. Needs the read 'companions'. */
BCCX_IMPORT("companion_open")
int32_t bccx_host_companion_open(int32_t object, uint32_t kind, const void *name, uint32_t len);

/* Bytes [offset, offset+cap) of the kernel's symbol list, as text in the form of /proc/kallsyms, taken once per
 * run. Bytes written, 0 at the end. Needs the read 'kallsyms'. */
BCCX_IMPORT("kallsyms")
int64_t bccx_host_kallsyms(uint64_t offset, void *dst, uint32_t cap);

/* Bytes [offset, offset+cap) of the process's perf map as it is now. Bytes written, 0 at the end, -ENOENT when
 * there is none. Needs the read 'perf-map'. */
BCCX_IMPORT("perf_map")
int64_t bccx_host_perf_map(int32_t process, uint64_t offset, void *dst, uint32_t cap);

/* Entry stored under a key of at most 64 bytes, in this run or, by this very module, in an earlier one: its size
 * (which may exceed cap; cap bytes are written), or -ENOENT. */
BCCX_IMPORT("cache_get")
int64_t bccx_host_cache_get(const void *key, uint32_t key_len, void *dst, uint32_t cap);

/* Offer an entry to the cache; 0 also when the host chose not to keep it. Entries outlive a run in which the
 * module read no file, and nothing else, that others than root may write to. */
BCCX_IMPORT("cache_put")
int32_t bccx_host_cache_put(const void *key, uint32_t key_len, const void *src, uint32_t len);

/* Decompress src into dst. kind: 1 zlib, 2 zstd, 3 xz. Bytes written; -E2BIG when cap is too small, -EINVAL for
 * bad data, -ENOSYS when the host has no such decoder. */
BCCX_IMPORT("inflate")
int64_t bccx_host_inflate(uint32_t kind, const void *src, uint32_t src_len, void *dst, uint32_t cap);

/* Hand a result to the host. kind: 1 bccx.profile.v1, 2 rows, 3 histograms, 4 text. result: index in the
 * manifest's results. May be called several times for one result; the parts are concatenated until finish
 * returns. */
BCCX_IMPORT("emit")
int32_t bccx_host_emit(uint32_t kind, uint32_t result, const void *src, uint32_t len);

#ifdef __cplusplus
}
#endif

#endif
