// SPDX-License-Identifier: Apache-2.0
/* Debug information of an ELF file: units, calls, lines and names at any address. The corpus holds whole files; most inputs
 * are such files with something changed. */
#include <bccx/dwarf.h>
#include <stddef.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	static struct bccx_dwarf_frame frames[BCCX_DWARF_CHAIN_MAX];
	static char text[512];
	struct bccx_dwarf_name name;
	struct bccx_source source;
	struct bccx_dwarf dwarf;
	struct bccx_elf elf;

	bccx_source__over(&source, bytes, len);
	if (bccx_elf__open(&elf, &source))
		return 0;
	if (bccx_dwarf__open(&dwarf, &elf, 0)) {
		bccx_elf__close(&elf);
		return 0;
	}
	for (uint32_t range = 0; range < elf.code.len && range < 8; range++)
		for (uint32_t i = 0; i < 16; i++) {
			uint64_t at =
				elf.code.at[range].start + (elf.code.at[range].end - elf.code.at[range].start) / 16 * i;
			uint32_t unit = bccx_dwarf__unit(&dwarf, at);
			int count = unit == BCCX_DWARF_NO_UNIT ? 0 : bccx_dwarf__frames(&dwarf, unit, at, true, frames);

			if (count > BCCX_DWARF_CHAIN_MAX)
				__builtin_trap();
			for (int k = 0; k < count; k++) {
				if (frames[k].die && !bccx_dwarf__find_name(&dwarf, frames[k].die, &name) &&
				    bccx_dwarf__read_name(&dwarf, &name, text, sizeof(text)) >= 512)
					__builtin_trap();
				if (bccx_dwarf__file(&dwarf, frames[k].file, text, sizeof(text)) >= 512)
					__builtin_trap();
			}
		}
	bccx_dwarf__close(&dwarf);
	bccx_elf__close(&elf);
	return 0;
}
