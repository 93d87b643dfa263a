// SPDX-License-Identifier: Apache-2.0
/* Debug information in two files: units whose rest is in an object, in a package or in an alternate file. An input is the
 * length of the first file (4 bytes), the first file, and then the one that the host gives for whatever is asked. */
#include "../test/native_host.h"
#include <bccx/abi.h>
#include <bccx/dwarf.h>
#include <string.h>

static void look(struct bccx_dwarf *dwarf, uint64_t address)
{
	static struct bccx_dwarf_frame frames[BCCX_DWARF_CHAIN_MAX];
	static char text[512];
	struct bccx_dwarf_name name;
	uint32_t unit = bccx_dwarf__unit(dwarf, address);
	int count = unit == BCCX_DWARF_NO_UNIT ? 0 : bccx_dwarf__frames(dwarf, unit, address, true, frames);

	if (count > BCCX_DWARF_CHAIN_MAX)
		__builtin_trap();
	for (int i = 0; i < count; i++) {
		if (frames[i].die && !bccx_dwarf__find_name(dwarf, frames[i].die, &name) &&
		    bccx_dwarf__read_name(dwarf, &name, text, sizeof(text)) >= 512)
			__builtin_trap();
		if (bccx_dwarf__file(dwarf, frames[i].file, text, sizeof(text)) >= 512)
			__builtin_trap();
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct bccx_source source;
	struct bccx_dwarf dwarf;
	struct bccx_elf elf;
	uint32_t first;
	int32_t handle;

	if (len < sizeof(first))
		return 0;
	memcpy(&first, bytes, sizeof(first));
	bytes += sizeof(first);
	len -= sizeof(first);
	if (first > len)
		return 0;
	native_host__set_companion(bytes + first, len - first);
	handle = native_host__open_bytes(bytes, first);
	bccx_source__over(&source, bytes, first);
	if (!bccx_elf__open(&elf, &source)) {
		if (!bccx_dwarf__open(&dwarf, &elf, handle)) {
			for (uint32_t range = 0; range < elf.code.len && range < 8; range++)
				for (uint32_t i = 0; i < 16; i++)
					look(&dwarf,
					     elf.code.at[range].start +
						     (elf.code.at[range].end - elf.code.at[range].start) / 16 * i);
			bccx_dwarf__close(&dwarf);
		}
		bccx_elf__close(&elf);
	}
	bccx_host_object_close(handle);
	if (native_host__open_handles() || bccx_mem__used() > BCCX_WINDOWS_BYTES)
		__builtin_trap();
	return 0;
}
