/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>
#include "../eh_frame.h"

struct input {
	const uint8_t *data;
	size_t size;
};

static int64_t read_input(void *ctx, uint64_t offset, void *dst, uint32_t len)
{
	const struct input *in = ctx;

	if (offset >= in->size)
		return 0;
	if (len > in->size - offset)
		len = (uint32_t)(in->size - offset);
	memcpy(dst, in->data + offset, len);
	return len;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct input in = { data, size };
	struct bccx_file source = { .read = read_input, .ctx = &in, .size = size };
	struct bccx_unwind_table table = { 0 };

	/* e_machine: either is what a file may say of itself */
	uint16_t machine = size > 18 && data[18] == EM_AARCH64 ? EM_AARCH64 : EM_X86_64;

	if (!bccx_eh_frame__build(&source, machine, &table)) {
		for (uint32_t i = 1; i < table.nr; i++) {
			if (table.rows[i].pc <= table.rows[i - 1].pc ||
			    (table.rows[i].rule >> BCCX_RULE_BITS &&
			     BCCX_RULE_KIND(table.rows[i].rule) != BCCX_RULE_FAR))
				__builtin_trap();
		}
	}
	bccx_unwind_table__free(&table);
	return 0;
}
