// SPDX-License-Identifier: Apache-2.0
#include "check.h"
#include "elf_builder.h"
#include "native_host.h"
#include <bccx/abi.h>
#include <bccx/elf.h>
#include <elf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct elf_symbol one[] = { { "f", 0x1000, 16, STB_GLOBAL, STT_FUNC, false },
					 { "g", 0x1010, 16, STB_GLOBAL, STT_FUNC, true } };

static void check_headers(bool narrow)
{
	struct elf_image image = elf_builder__make(one, 2, narrow);
	struct bccx_source source;
	struct bccx_elf_part part;
	struct bccx_elf elf;
	uint64_t address;

	bccx_source__over(&source, image.bytes, image.len);
	if (!CHECK_EQUAL(bccx_elf__open(&elf, &source), 0))
		return;
	CHECK_EQUAL(elf.wide, !narrow);
	CHECK_EQUAL(elf.nr_load, 1);
	CHECK_EQUAL(elf.symtab.count, 2);
	CHECK_EQUAL(elf.dynsym.count, 2);
	CHECK_EQUAL(elf.code.len, 2);
	CHECK_EQUAL(elf.build_id_len, 20);
	CHECK_EQUAL(elf.build_id[0], 0xde);
	CHECK_EQUAL(elf.build_id[19], 20);
	CHECK(bccx_elf__vaddr(&elf, 0x1234, &address) && address == 0x1234);
	CHECK(!bccx_elf__vaddr(&elf, 0x5020, &address));
	CHECK(bccx_elf__offset(&elf, 0x1234, &address) && address == 0x1234);
	CHECK(bccx_elf__code(&elf, 0x501f) == &elf.code.at[1]);
	CHECK(!bccx_elf__code(&elf, 0x5020));
	CHECK(!bccx_elf__code(&elf, 0xfff));
	CHECK_EQUAL(bccx_elf__find(&elf, ".init", &part), 0);
	CHECK_EQUAL(part.vaddr, 0x5000);
	CHECK_EQUAL(part.size, 0x20);
	CHECK_EQUAL(bccx_elf__find(&elf, ".ini", &part), -BCCX_ENOENT);
	bccx_elf__close(&elf);
	elf_builder__free(&image);
}

TEST(elf_headers_of_64_bits)
{
	check_headers(false);
}

TEST(elf_headers_of_32_bits)
{
	check_headers(true);
}

/* A file that was cut anywhere is read as far as it goes, or refused; never beyond its end (ASan watches). */
TEST(elf_cut_anywhere)
{
	struct elf_image image = elf_builder__make(one, 2, false);

	for (size_t len = 0; len < image.len; len += len < 0x100 || len > 0x5000 ? 1 : 97) {
		uint8_t *copy = malloc(len ? len : 1);
		struct bccx_source source;
		struct bccx_elf elf;
		int err;

		memcpy(copy, image.bytes, len);
		bccx_source__over(&source, copy, len);
		err = bccx_elf__open(&elf, &source);
		if (!err)
			bccx_elf__close(&elf);
		else if (err != -BCCX_ENOEXEC)
			CHECK_EQUAL(err, -BCCX_ENOEXEC);
		free(copy);
	}
	elf_builder__free(&image);
}

TEST(elf_of_another_kind_is_refused)
{
	static const uint8_t script[64] = "#!/bin/sh\n";
	struct elf_image image = elf_builder__make(one, 2, false);
	struct bccx_source source;
	struct bccx_elf elf;

	bccx_source__over(&source, script, sizeof(script));
	CHECK_EQUAL(bccx_elf__open(&elf, &source), -BCCX_ENOEXEC);
	image.bytes[EI_DATA] = ELFDATA2MSB;
	bccx_source__over(&source, image.bytes, image.len);
	CHECK_EQUAL(bccx_elf__open(&elf, &source), -BCCX_ENOEXEC);
	image.bytes[EI_DATA] = ELFDATA2LSB;
	image.bytes[EI_CLASS] = 3;
	CHECK_EQUAL(bccx_elf__open(&elf, &source), -BCCX_ENOEXEC);
	elf_builder__free(&image);
}

TEST(elf_with_a_broken_section_table_is_read_by_its_segments)
{
	struct elf_image image = elf_builder__make(one, 2, false);
	Elf64_Ehdr *header = (Elf64_Ehdr *)image.bytes;
	struct bccx_source source;
	struct bccx_elf elf;

	header->e_shoff = UINT64_MAX - 10;
	bccx_source__over(&source, image.bytes, image.len);
	CHECK_EQUAL(bccx_elf__open(&elf, &source), 0);
	CHECK_EQUAL(elf.nr_sections, 0);
	CHECK_EQUAL(elf.code.len, 1);
	bccx_elf__close(&elf);
	header->e_shoff = image.sections;
	header->e_shnum = 0xfff0;
	CHECK_EQUAL(bccx_elf__open(&elf, &source), 0);
	CHECK_EQUAL(elf.nr_sections, 0);
	bccx_elf__close(&elf);
	elf_builder__free(&image);
}

/* A dynamic symbol table that a segment claims to have behind the end of the file counts as none. */
TEST(elf_with_a_dynamic_table_behind_its_end)
{
	FILE *file = fopen("build/fixtures/calls-no-sections", "r");
	static uint8_t bytes[1 << 18];
	size_t len = file ? fread(bytes, 1, sizeof(bytes), file) : 0;
	Elf64_Ehdr *header = (Elf64_Ehdr *)bytes;
	Elf64_Phdr *segments = (Elf64_Phdr *)(bytes + header->e_phoff), *last = NULL;
	struct bccx_source source;
	struct bccx_elf elf;

	CHECK(len > 0 && len < sizeof(bytes) && !fclose(file));
	bccx_source__over(&source, bytes, len);
	CHECK_EQUAL(bccx_elf__open(&elf, &source), 0);
	CHECK(elf.dynsym.count > 0);
	bccx_elf__close(&elf);
	for (int i = 0; i < header->e_phnum; i++)
		if (segments[i].p_type == PT_LOAD)
			last = &segments[i];
	last->p_filesz = last->p_memsz = 1 << 24;
	for (int i = 0; i < header->e_phnum; i++) {
		Elf64_Dyn *entry = (Elf64_Dyn *)(bytes + segments[i].p_offset);

		for (; segments[i].p_type == PT_DYNAMIC && entry->d_tag != DT_NULL; entry++)
			if (entry->d_tag == DT_SYMTAB)
				entry->d_un.d_ptr = last->p_vaddr + (1 << 23);
	}
	CHECK_EQUAL(bccx_elf__open(&elf, &source), 0);
	CHECK_EQUAL(elf.dynsym.count, 0);
	bccx_elf__close(&elf);
}

TEST(source_reads_across_windows)
{
	static uint8_t wanted[2 * BCCX_WINDOW_BYTES_MAX], got[2 * BCCX_WINDOW_BYTES_MAX];
	static const uint32_t lengths[] = { 1, 100, 4096, 70000, 140000 };
	struct bccx_source source;
	int32_t process, handle;
	FILE *file = fopen("build/source.bin", "w");

	for (size_t i = 0; i < sizeof(wanted); i++)
		wanted[i] = (uint8_t)(i * 7 + i / 251);
	if (!CHECK(file && fwrite(wanted, 1, sizeof(wanted), file) == sizeof(wanted)) || fclose(file))
		return;
	native_host__add_process(1, "1000-2000 r-xp 00000000 00:00 1 build/source.bin\n");
	process = bccx_host_process_open(1, 0, 0);
	handle = bccx_host_object_open(process, 0x1000);
	CHECK_EQUAL(bccx_source__open(&source, handle), 0);
	CHECK_EQUAL(source.size, sizeof(wanted));
	for (size_t i = 0; i < sizeof(lengths) / sizeof(*lengths); i++)
		for (uint64_t at = 0; at + lengths[i] <= sizeof(wanted); at += 65521 / (i + 1)) {
			memset(got, 0, sizeof(got));
			CHECK_EQUAL(bccx_source__read(&source, at, got, lengths[i]), 0);
			if (memcmp(got, wanted + at, lengths[i]))
				CHECK_EQUAL(at, -1);
		}
	CHECK_EQUAL(bccx_source__read(&source, sizeof(wanted) - 1, got, 2), -BCCX_ERANGE);
	CHECK_EQUAL(bccx_source__read(&source, UINT64_MAX, got, 2), -BCCX_ERANGE);
	bccx_source__close(&source);
	bccx_source__free_windows();
	native_host__reset();
}

TEST(source_strings)
{
	static char bytes[2 * BCCX_NAME_MAX + 100];
	struct bccx_source source;
	const char *string;

	memset(bytes, 'x', sizeof(bytes));
	memcpy(bytes, "first\0second\0", 13);
	bccx_source__over(&source, bytes, sizeof(bytes));
	CHECK_EQUAL(bccx_source__string(&source, 0, 100, &string), 5);
	CHECK_EQUAL(bccx_source__string(&source, 6, 100, &string), 6);
	CHECK(!memcmp(string, "second", 6));
	CHECK_EQUAL(bccx_source__string(&source, 5, 100, &string), 0);
	CHECK_EQUAL(bccx_source__string(&source, 13, 100, &string), -BCCX_EINVAL);
	CHECK_EQUAL(bccx_source__string(&source, 100, 100, &string), -BCCX_ERANGE);
	CHECK_EQUAL(bccx_source__string(&source, 13, sizeof(bytes), &string), BCCX_NAME_MAX);
	CHECK_EQUAL(bccx_source__string(&source, sizeof(bytes) - 3, UINT64_MAX, &string), -BCCX_EINVAL);
}
