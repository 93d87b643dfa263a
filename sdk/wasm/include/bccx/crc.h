/* SPDX-License-Identifier: Apache-2.0 */
/* The CRC-32 of .gnu_debuglink and of xz (polynomial 0x04c11db7, reflected), and xz's CRC-64 (ECMA-182, reflected). Both
 * begin with 0 and take data in parts. */
#ifndef BCCX_CRC_H
#define BCCX_CRC_H

#include <stddef.h>
#include <stdint.h>

uint32_t bccx_crc32(uint32_t crc, const uint8_t *bytes, size_t len);
uint64_t bccx_crc64(uint64_t crc, const uint8_t *bytes, size_t len);

#endif
