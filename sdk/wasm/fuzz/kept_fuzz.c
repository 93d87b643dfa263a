// SPDX-License-Identifier: Apache-2.0
/* An entry of names that were kept. */
#include <bccx/kept.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct bccx_kept_companion companion;
	uint8_t *copy = bccx_mem__alloc(len);
	struct bccx_elf elf = { 0 };
	struct bccx_kept kept;
	const uint8_t *at;
	size_t sum = 0;

	if (!copy)
		return 0;
	memcpy(copy, bytes, len);
	if (bccx_kept__over(&kept, copy, (uint32_t)len))
		return 0;
	bccx_kept__layout(&kept, &elf);
	at = kept.companions;
	while (bccx_kept__next_companion(&kept, &at, &companion))
		for (uint32_t i = 0; i < companion.len; i++)
			sum += companion.name[i];
	for (uint32_t i = 0; i < kept.nr_places; i++) {
		const struct bccx_kept_place *place = bccx_kept__find(&kept, kept.places[i].pc);

		for (uint32_t k = 0; place && k < place->nr; k++) {
			const struct bccx_kept_function *function =
				&kept.functions[kept.calls[place->calls + k].function];

			sum += strlen(kept.text + function->name) + strlen(kept.text + function->system_name) +
			       strlen(kept.text + function->filename);
		}
	}
	bccx_kept__free(&kept);
	return sum == SIZE_MAX;
}
