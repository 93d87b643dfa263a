// SPDX-License-Identifier: Apache-2.0
/* The module's exports, as a host that is broken or hostile calls them: the input is cut into batches of stacks and
 * counts; the processes they name map the input itself as a file. What comes out must be a readable profile. */
#include "../test/native_host.h"
#include "../test/profile_reader.h"
#include <bccx/abi.h>
#include <bccx/tool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char options[] = "stream.stacks=0\0stream.counts=1\0opt.frequency=49";
static const char maps[] = "400000-500000 r-xp 00000000 00:00 1 /proc/self/exe\n"
			   "500000-600000 r-xp 00000000 00:00 2 /dev/shm/bccx-fuzz-object\n"
			   "600000-700000 rwxp 00000000 00:00 0\n"
			   "700000-800000 r-xp 00001000 00:00 3 /no/such/file\n";

static void write_object(const uint8_t *bytes, size_t len)
{
	FILE *file = fopen("/dev/shm/bccx-fuzz-object", "w");

	if (!file)
		abort();
	fwrite(bytes, 1, len, file);
	fclose(file);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct read_profile *profile;
	const uint8_t *emitted;
	size_t emitted_len;

	if (len < 8)
		return 0;
	native_host__set_kallsyms("ffffffff81000000 T _text\nffffffff81001000 T f\nffffffff81002000 T _etext\n");
	for (uint32_t tgid = 0; tgid < 4; tgid++)
		native_host__add_process(tgid, maps);
	write_object(bytes, len);
	if (bccx_configure(options, sizeof(options)))
		abort();
	while (len >= 8) {
		uint32_t stream = bytes[0] % 3, count = bytes[1], part = bytes[2] | (uint32_t)bytes[3] << 8;

		bytes += 4;
		len -= 4;
		if (part > len)
			part = (uint32_t)len;
		/* Mostly of the right shape: whole records. */
		if (stream < 2 && (count & 3)) {
			uint32_t stride = stream ? 64 : 64 + (count & 0x7c) * 2;

			count = part / stride;
			part = count * stride;
		}
		bccx_consume(stream, bytes, part, count, 0);
		bytes += part;
		len -= part;
	}
	if (!bccx_finish(1)) {
		emitted = native_host__emitted(&emitted_len);
		profile = profile_reader__read(emitted, emitted_len);
		if (!profile)
			abort();
		profile_reader__free(profile);
	}
	bccx_tool__reset();
	if (bccx_mem__used() || native_host__open_handles())
		abort();
	native_host__reset();
	return 0;
}
