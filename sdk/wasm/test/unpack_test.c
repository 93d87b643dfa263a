// SPDX-License-Identifier: Apache-2.0
#include "check.h"
#include <bccx/abi.h>
#include <bccx/crc.h>
#include <bccx/xz.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

TEST(crc_of_known_strings)
{
	static const uint8_t digits[] = "123456789";
	uint32_t crc = 0;
	uint64_t crc64 = 0;

	CHECK_EQUAL(bccx_crc32(0, digits, 9), 0xcbf43926);
	CHECK_EQUAL(bccx_crc64(0, digits, 9), 0x995dc9bbdf1939fa);
	for (int i = 0; i < 9; i++) {
		crc = bccx_crc32(crc, digits + i, 1);
		crc64 = bccx_crc64(crc64, digits + i, 1);
	}
	CHECK_EQUAL(crc, 0xcbf43926);
	CHECK_EQUAL(crc64, 0x995dc9bbdf1939fa);
}

static uint8_t *slurp(const char *path, size_t *len)
{
	FILE *file = fopen(path, "r");
	uint8_t *bytes = malloc(8 << 20);

	*len = file ? fread(bytes, 1, 8 << 20, file) : 0;
	if (file)
		fclose(file);
	return bytes;
}

/* What the xz program packed, with each kind of check and from data that packs well, badly and not at all. */
TEST(xz_gives_back_what_was_packed)
{
	static const char *const packers[] = { "xz -9",
					       "xz -0 --check=crc32",
					       "xz --check=sha256",
					       "xz --check=none",
					       "xz --lzma2=lc=0,lp=2,pb=0",
					       "xz --lzma2=lc=4,lp=0,pb=4",
					       "xz --block-size=100000" };
	static const char *const files[] = { "/usr/lib/x86_64-linux-gnu/libm.so.6", "Makefile", "build/random" };
	char command[512];

	CHECK_EQUAL(system("head -c 300000 /dev/urandom > build/random"), 0);
	for (size_t f = 0; f < sizeof(files) / sizeof(*files); f++)
		for (size_t p = 0; p < sizeof(packers) / sizeof(*packers); p++) {
			struct bccx_bytes out = { 0 };
			size_t wanted_len, packed_len;
			uint8_t *wanted, *packed;

			snprintf(command, sizeof(command), "%s -c %s > build/packed.xz", packers[p], files[f]);
			if (!CHECK_EQUAL(system(command), 0))
				return;
			wanted = slurp(files[f], &wanted_len);
			packed = slurp("build/packed.xz", &packed_len);
			if (!CHECK_EQUAL(bccx_xz__unpack(packed, packed_len, &out, 16 << 20), 0) ||
			    !CHECK_EQUAL(out.len, wanted_len) || !CHECK(!memcmp(out.at, wanted, wanted_len)))
				printf("      %s\n", command);
			bccx_vec__free(&out);
			/* Less room than it needs. */
			CHECK_EQUAL(bccx_xz__unpack(packed, packed_len, &out, (uint32_t)wanted_len - 1), -BCCX_E2BIG);
			bccx_vec__free(&out);
			free(wanted);
			free(packed);
		}
}

/* Any damage is noticed, by the format or by the check. */
TEST(xz_damage_is_noticed)
{
	size_t len;
	uint8_t *packed;

	if (!CHECK_EQUAL(system("xz -c Makefile > build/packed.xz"), 0))
		return;
	packed = slurp("build/packed.xz", &len);
	for (size_t i = 0; i < len; i += i < 64 || i + 64 > len ? 1 : 11) {
		struct bccx_bytes out = { 0 };
		int err;

		packed[i] ^= 0x10;
		err = bccx_xz__unpack(packed, len, &out, 1 << 20);
		/* What the index and the footer repeat is not looked at. */
		if (!err && i + 44 < len)
			CHECK_EQUAL(i, -1);
		packed[i] ^= 0x10;
		bccx_vec__free(&out);
		err = bccx_xz__unpack(packed, i, &out, 1 << 20);
		if (!err)
			CHECK_EQUAL(i, -2);
		bccx_vec__free(&out);
	}
	free(packed);
}
