/* SPDX-License-Identifier: Apache-2.0 */
/* check-blake2bp: digests against those of Python's hashlib, which makes the nodes of a tree one by one, however the bytes
 * come; and each way that the processor offers to compute them against the plain one. */
#include <stdio.h>
#include "../blake2bp.c"

#define LENGTH_MAX 5000

/* The first half of the digest of so many bytes 0, 1, 2 … 255, 0 … */
static const struct {
	size_t length;
	const char *digest;
} known[] = {
	{ 0, "b5ef811a8038f70b628fa8b294daae74" },    { 1, "a139280e72757b723e6473d5be59f36e" },
	{ 128, "05ad0f271faf7e361320518452813ff9" },  { 511, "fa14897433dd69321b1933a1fe101fdd" },
	{ 512, "5b3a0e990c4e8c6e5463e763a6686551" },  { 1024, "98b6de75c42e1e5cdd6623aca47a1a35" },
	{ 1025, "922470cb5ae0fe54810587de238bc407" }, { 1537, "6d11562e7266b402d2facf3fcb9e6d74" },
	{ 5000, "0524d5cd2bf842b6a01315964dc3f75b" },
};

static int passed, failed;

static void check(int good, const char *what, size_t length, size_t step)
{
	if (good) {
		passed++;
		return;
	}
	failed++;
	printf("%s: %zu bytes, %zu at once\n", what, length, step);
}

static int same(const uint8_t *digest, const char *hex)
{
	char text[33];

	for (int i = 0; i < 16; i++)
		sprintf(text + 2 * i, "%02x", digest[i]);
	return !strcmp(text, hex);
}

static void check_known(const uint8_t *bytes)
{
	static const size_t steps[] = { 1, 7, 512, 600, 1024, LENGTH_MAX };

	for (size_t k = 0; k < sizeof(known) / sizeof(known[0]); k++) {
		for (size_t s = 0; s < sizeof(steps) / sizeof(steps[0]); s++) {
			size_t length = known[k].length, step = steps[s];
			uint8_t digest[BLAKE2BP_BYTES];
			struct blake2bp b;

			blake2bp__begin(&b);
			for (size_t at = 0; at < length; at += step)
				blake2bp__add(&b, bytes + at, length - at < step ? length - at : step);
			blake2bp__end(&b, digest);
			check(same(digest, known[k].digest), "digest", length, step);
		}
	}
}

typedef void (*compressor)(struct blake2bp *b, const uint8_t *stripe, size_t nr);

static void plain(struct blake2bp *b, const uint8_t *stripe, size_t nr)
{
	compress_stripes(b, stripe, nr);
}

static void check_compressor(compressor compute, const char *name, const uint8_t *bytes)
{
	struct blake2bp right, b;

	blake2bp__begin(&right);
	blake2bp__begin(&b);
	plain(&right, bytes, 5);
	compute(&b, bytes, 5);
	check(!memcmp(&right, &b, sizeof(b)), name, 5 * BLAKE2BP_STRIPE, 5 * BLAKE2BP_STRIPE);
}

int main(void)
{
	uint8_t bytes[LENGTH_MAX];

	for (size_t i = 0; i < sizeof(bytes); i++)
		bytes[i] = (uint8_t)i;
	check_known(bytes);
	check_compressor(take, "the processor's", bytes);
#if defined(__x86_64__)
	if (__builtin_cpu_supports("avx2"))
		check_compressor(compress_avx2, "AVX2", bytes);
	if (__builtin_cpu_supports("avx512vl"))
		check_compressor(compress_avx512, "AVX-512", bytes);
#endif
	printf("%d passed, %d failed\n", passed, failed);
	return failed > 0;
}
