// SPDX-License-Identifier: Apache-2.0
#include "check.h"
#include <bccx/abi.h>
#include <bccx/crc.h>
#include <bccx/packed.h>
#include <bccx/xz.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

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

/* Bytes that pack well, badly and not at all, in turns, and some that repeat each other from far away. */
static uint8_t *mixed_bytes(size_t len)
{
	uint8_t *bytes = malloc(len);
	uint32_t state = 1;

	for (size_t i = 0; i < len; i++) {
		state = state * 1103515245 + 12345;
		switch (i / 50000 % 4) {
		case 0:
			bytes[i] = (uint8_t)("abcdefgh"[state >> 16 & 7]);
			break;
		case 1:
			bytes[i] = (uint8_t)(state >> 16);
			break;
		case 2:
			bytes[i] = i < 32768 ? 0 : bytes[i - 32768];
			break;
		default:
			bytes[i] = (uint8_t)(i / 1000);
		}
	}
	return bytes;
}

/* Every kind of block, and reads that go forwards, back and across. */
TEST(packed_bytes_are_read_from_anywhere)
{
	static const int kinds[][2] = { { 1, Z_DEFAULT_STRATEGY },
					{ 9, Z_DEFAULT_STRATEGY },
					{ 6, Z_FIXED },
					{ 6, Z_HUFFMAN_ONLY },
					{ 6, Z_RLE },
					{ 0, Z_DEFAULT_STRATEGY } };
	const size_t len = 9 << 20;
	uint8_t *wanted = mixed_bytes(len), *packed = malloc(len + (len >> 8)), *got = malloc(3 << 20);
	struct bccx_packed *reader;
	struct bccx_source source;

	for (size_t k = 0; k < sizeof(kinds) / sizeof(*kinds); k++) {
		z_stream stream = { .next_in = wanted,
				    .avail_in = (uInt)len,
				    .next_out = packed,
				    .avail_out = (uInt)(len + (len >> 8)) };
		uint32_t state = 7;

		deflateInit2(&stream, kinds[k][0], Z_DEFLATED, 15, 8, kinds[k][1]);
		CHECK_EQUAL(deflate(&stream, Z_FINISH), Z_STREAM_END);
		deflateEnd(&stream);
		bccx_source__over(&source, packed, stream.total_out);
		CHECK_EQUAL(bccx_packed__open(&reader, &source, 0, stream.total_out, len), 0);
		for (int i = 0; i < 60; i++) {
			uint32_t part, offset;

			state = state * 1103515245 + 12345;
			part = i % 3 ? state >> 8 & 1023 : state >> 8 & ((1 << 21) - 1);
			state = state * 1103515245 + 12345;
			offset = (uint32_t)((state >> 4) % (len - part));
			if (!CHECK_EQUAL(bccx_packed__read(reader, offset, got, part), 0) ||
			    !CHECK_EQUAL(memcmp(got, wanted + offset, part), 0))
				break;
		}
		CHECK_EQUAL(bccx_packed__read(reader, len - 1, got, 1), 0);
		CHECK_EQUAL(got[0], wanted[len - 1]);
		CHECK_EQUAL(bccx_packed__read(reader, len - 1, got, 2), -BCCX_ERANGE);
		CHECK(bccx_packed__bytes(reader) < 3 << 19);
		bccx_packed__close(reader);
	}
	free(wanted);
	free(packed);
	free(got);
}

TEST(damaged_packed_bytes_are_an_error)
{
	const size_t len = 300000;
	uint8_t *wanted = mixed_bytes(len), *packed = malloc(2 * len), *got = malloc(len + 1);
	struct bccx_packed *reader;
	struct bccx_source source;
	uLongf packed_len;

	for (uint32_t i = 0; i < 200; i++) {
		packed_len = 2 * len;
		CHECK_EQUAL(compress2(packed, &packed_len, wanted, len, 6), Z_OK);
		if (i == 0)
			packed_len /= 2;
		else if (i > 1)
			packed[2 + i * 997 % (packed_len - 2)] ^= (uint8_t)(1 << i % 8);
		bccx_source__over(&source, packed, packed_len);
		CHECK_EQUAL(bccx_packed__open(&reader, &source, 0, packed_len, i == 1 ? len + 1 : len), 0);
		/* A changed bit may give other bytes instead; whoever asked has checks of its own. */
		if (i < 2)
			CHECK_EQUAL(bccx_packed__read(reader, 0, got, (uint32_t)(i == 1 ? len + 1 : len)),
				    -BCCX_EINVAL);
		else
			(void)bccx_packed__read(reader, 0, got, (uint32_t)len);
		/* What could be read before the damage can be read again. */
		(void)bccx_packed__read(reader, 1000, got, 1000);
		bccx_packed__close(reader);
	}
	free(wanted);
	free(packed);
	free(got);
}

/* All that is read is counted: a file cannot have itself unpacked for ever. */
TEST(unpacking_again_and_again_ends)
{
	const size_t len = 40 << 20;
	uint8_t *wanted = calloc(1, len), *packed = malloc(1 << 20), got[1];
	struct bccx_packed *reader;
	struct bccx_source source;
	uLongf packed_len = 1 << 20;
	int err = 0, rounds = 0;

	CHECK_EQUAL(compress2(packed, &packed_len, wanted, len, 6), Z_OK);
	bccx_source__over(&source, packed, packed_len);
	CHECK_EQUAL(bccx_packed__open(&reader, &source, 0, packed_len, len), 0);
	for (; !err && rounds < 100000; rounds++)
		err = bccx_packed__read(reader, rounds % 2 ? len / 2 - 65537 : len - 1, got, 1);
	CHECK_EQUAL(err, -BCCX_E2BIG);
	CHECK(rounds > 400);
	bccx_packed__renew(reader);
	CHECK_EQUAL(bccx_packed__read(reader, 5, got, 1), 0);
	bccx_packed__close(reader);
	free(wanted);
	free(packed);
}
