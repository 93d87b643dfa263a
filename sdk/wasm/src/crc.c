// SPDX-License-Identifier: Apache-2.0
#include <bccx/crc.h>
#include <stdbool.h>

/* Eight tables let eight bytes be taken at once: table k is for a byte with k more bytes behind it. */
static uint32_t tables32[8][256];
static uint64_t table64[256];

static void make_tables(void)
{
	static bool made;

	if (made)
		return;
	made = true;
	for (uint32_t i = 0; i < 256; i++) {
		uint32_t crc = i;
		uint64_t crc64 = i;

		for (int bit = 0; bit < 8; bit++) {
			crc = crc >> 1 ^ (crc & 1 ? 0xedb88320u : 0);
			crc64 = crc64 >> 1 ^ (crc64 & 1 ? 0xc96c5795d7870f42ULL : 0);
		}
		tables32[0][i] = crc;
		table64[i] = crc64;
	}
	for (uint32_t i = 0; i < 256; i++)
		for (int k = 1; k < 8; k++)
			tables32[k][i] = tables32[k - 1][i] >> 8 ^ tables32[0][tables32[k - 1][i] & 0xff];
}

uint32_t bccx_crc32(uint32_t crc, const uint8_t *bytes, size_t len)
{
	make_tables();
	crc = ~crc;
	for (; len >= 8; bytes += 8, len -= 8) {
		uint32_t low = crc ^ (uint32_t)(bytes[0] | bytes[1] << 8 | bytes[2] << 16 | (uint32_t)bytes[3] << 24);

		crc = tables32[7][low & 0xff] ^ tables32[6][low >> 8 & 0xff] ^ tables32[5][low >> 16 & 0xff] ^
		      tables32[4][low >> 24] ^ tables32[3][bytes[4]] ^ tables32[2][bytes[5]] ^ tables32[1][bytes[6]] ^
		      tables32[0][bytes[7]];
	}
	for (; len; len--)
		crc = crc >> 8 ^ tables32[0][(crc ^ *bytes++) & 0xff];
	return ~crc;
}

uint64_t bccx_crc64(uint64_t crc, const uint8_t *bytes, size_t len)
{
	make_tables();
	crc = ~crc;
	for (; len; len--)
		crc = crc >> 8 ^ table64[(crc ^ *bytes++) & 0xff];
	return ~crc;
}
