// SPDX-License-Identifier: Apache-2.0
/* A jitdump of which a part is there at first and all of it later. */
#include <bccx/jit_dump.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct file {
	const uint8_t *bytes;
	size_t len;
};

static int64_t read_file(const void *context, uint64_t offset, void *dst, uint32_t len)
{
	const struct file *file = context;

	if (offset >= file->len)
		return 0;
	if (len > file->len - offset)
		len = (uint32_t)(file->len - offset);
	memcpy(dst, file->bytes + offset, len);
	return len;
}

static void check(const struct bccx_jit_dump *dump, uint64_t address, uint64_t time)
{
	struct bccx_jit_named named;

	if (!bccx_jit_dump__find(dump, address, time, &named))
		return;
	if (address - named.start >= named.size || !named.name_len || named.name[named.name_len - 1] == 0)
		__builtin_trap();
	for (uint32_t i = 0; i < named.file_len; i++)
		if (!named.file[i])
			__builtin_trap();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct bccx_jit_dump dump = { 0 };
	struct file file = { bytes, len ? bytes[len - 1] * len / 256 : 0 };

	(void)bccx_jit_dump__update(&dump, read_file, &file);
	file.len = len;
	(void)bccx_jit_dump__update(&dump, read_file, &file);
	for (uint64_t address = 0; address < 0x6000; address += 0x40)
		for (uint64_t time = 0; time < 400; time += 50)
			check(&dump, address, time);
	check(&dump, UINT64_MAX, UINT64_MAX);
	bccx_jit_dump__free(&dump);
	return 0;
}
