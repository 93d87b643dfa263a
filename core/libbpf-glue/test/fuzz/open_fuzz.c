// SPDX-License-Identifier: Apache-2.0
/*
 * Opens damaged BPF objects: whatever image.c and btf_check.c let pass, libelf and libbpf have to survive.
 *
 * Blind mutation hardly ever gets past the section headers, so most mutations here change the contents of one section.
 */
#include <elf.h>
#include <string.h>

#include "../../include/bccx_glue.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t len, size_t max, unsigned int seed);
size_t LLVMFuzzerMutate(uint8_t *data, size_t len, size_t max);

static void use(struct bccx_object *object)
{
	struct bccx_program_info program = { .size = sizeof(program) };
	struct bccx_map_info map = { .size = sizeof(map) };
	uint32_t value = 1;

	for (int i = bccx_object__program_count(object) - 1; i >= 0; i--)
		bccx_program__info(bccx_object__program(object, i), &program);
	for (int i = bccx_object__map_count(object) - 1; i >= 0; i--)
		bccx_map__info(bccx_object__map(object, i), &map);
	bccx_object__set_global(object, "target_tgid", &value, sizeof(value));
	bccx_object__get_global(object, "target_tgid", &value, sizeof(value));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	struct bccx_open_opts opts = { .size = sizeof(opts), .name = "fuzz" };
	struct bccx_object *object = bccx_object__open(data, len, &opts);

	if (object)
		use(object);
	bccx_object__close(object);
	return 0;
}

static uint32_t state;

static uint32_t random_below(uint32_t limit)
{
	state ^= state << 13; /* xorshift32 */
	state ^= state >> 17;
	state ^= state << 5;
	return state % limit;
}

/* A field of 1, 2, 4 or 8 bytes gets a value that means something at its edges. */
static void change_field(uint8_t *bytes, size_t len)
{
	size_t width = (size_t)1 << random_below(4);
	uint64_t value = 0;
	uint8_t *at;

	if (width > len)
		width = 1;
	at = bytes + random_below(len / width) * width;
	memcpy(&value, at, width);
	switch (random_below(7)) {
	case 0:
		value++;
		break;
	case 1:
		value--;
		break;
	case 2:
		value = 0;
		break;
	case 3:
		value = ~0ull;
		break;
	case 4:
		value ^= 1ull << random_below(8 * width);
		break;
	case 5:
		value = random_below(64);
		break;
	default:
		value = (uint64_t)random_below(~0u) << 32 | random_below(~0u);
	}
	memcpy(at, &value, width);
}

static Elf64_Shdr *section_headers(uint8_t *data, size_t len)
{
	Elf64_Ehdr *header = (Elf64_Ehdr *)data;

	if (len < sizeof(*header) || memcmp(data, ELFMAG, SELFMAG) || header->e_shoff > len || header->e_shoff % 8 ||
	    !header->e_shnum || header->e_shnum * sizeof(Elf64_Shdr) > len - header->e_shoff)
		return NULL;
	return (Elf64_Shdr *)(data + header->e_shoff);
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t len, size_t max, unsigned int seed)
{
	state = seed | 1;
	if (!random_below(50) || !section_headers(data, len))
		return LLVMFuzzerMutate(data, len, max);
	for (uint32_t times = 1 + random_below(4); times; times--) {
		Elf64_Shdr *section = section_headers(data, len);

		if (!section)
			break;
		section += random_below(((Elf64_Ehdr *)data)->e_shnum);
		if (!random_below(12))
			change_field((uint8_t *)section, sizeof(*section));
		else if (section->sh_type != SHT_NOBITS && section->sh_size && section->sh_offset < len &&
			 section->sh_size <= len - section->sh_offset)
			change_field(data + section->sh_offset, section->sh_size);
	}
	return len;
}
