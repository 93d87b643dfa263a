/* SPDX-License-Identifier: Apache-2.0 */
/* The ABI speaks Linux's errno numbers; emscripten's <errno.h> has WASI's. */
#ifndef BCCX_WASM_LINUX_ERRNO_H
#define BCCX_WASM_LINUX_ERRNO_H

#include <errno.h>

#ifdef __wasm__
#undef EIO
#undef E2BIG
#undef ENOEXEC
#undef ENOMEM
#undef EINVAL
#undef ENODATA
#define EIO 5
#define E2BIG 7
#define ENOEXEC 8
#define ENOMEM 12
#define EINVAL 22
#define ENODATA 61
#endif

#endif
