/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/* Compilers describe only types that a map or a variable has. A struct that is only sent through a ring buffer is
 * described in the object, where the host looks for it, after
 *
 *     BCCX_RECORD(struct mytool_event);
 */
#ifndef BCCX_RECORD_H
#define BCCX_RECORD_H

#define BCCX_RECORD_JOIN(a, b) a##b
#define BCCX_RECORD_NAME(n) BCCX_RECORD_JOIN(bccx_record_, n)
#define BCCX_RECORD(type) type *BCCX_RECORD_NAME(__COUNTER__) __attribute__((unused))

#endif
