// SPDX-License-Identifier: Apache-2.0
#include "check.h"
#include "native_host.h"
#include <bccx/abi.h>
#include <bccx/kallsyms.h>
#include <stdio.h>
#include <string.h>

static const char text[] = "0000000000000000 A fixed_percpu_data\n"
			   "ffffffff81000000 T _text\n"
			   "ffffffff81000000 T _stext\n"
			   "ffffffff81000040 t local_function\n"
			   "ffffffff81000040 W weak_twin\n"
			   "ffffffff81000080 T __long_name_twin\n"
			   "ffffffff81000080 T long_name_twin\n"
			   "ffffffff81000100 t last_in_text\n"
			   "ffffffff81000180 T _etext\n"
			   "ffffffff82000000 D some_data\n"
			   "ffffffffc0100000 t mod_first\t[some_module]\n"
			   "ffffffffc0100800 t mod_second\t[some_module]\n"
			   "ffffffffc0100c00 d mod_data\t[some_module]\n"
			   "ffffffffc0100a00 t mod_third\t[some_module]\n"
			   "ffffffffc0300010 t other_only\t[other]\n"
			   "ffffffffc0500000 t bpf_prog_0123456789abcdef_on_sample\t[bpf]\n"
			   "bad line\n"
			   "ffffffffc0400000 t no_newline_at_end\t[last]";

static void load(struct bccx_kallsyms *kallsyms, uint32_t part)
{
	uint32_t len = (uint32_t)strlen(text);

	memset(kallsyms, 0, sizeof(*kallsyms));
	for (uint32_t at = 0; at < len; at += part)
		CHECK_EQUAL(bccx_kallsyms__feed(kallsyms, text + at, part < len - at ? part : len - at), 0);
	CHECK_EQUAL(bccx_kallsyms__finish(kallsyms), 0);
}

static const char *name_of(const struct bccx_kallsyms *kallsyms, uint64_t address)
{
	struct bccx_kernel_symbol symbol;

	return bccx_kallsyms__find(kallsyms, address, &symbol) ? symbol.name : NULL;
}

TEST(kallsyms_name_addresses_inside_symbols_only)
{
	struct bccx_kernel_symbol symbol;
	struct bccx_kallsyms kallsyms;

	for (uint32_t part = 1; part < 400; part += 37) {
		load(&kallsyms, part);
		CHECK_STRING(name_of(&kallsyms, 0xffffffff81000000), "_text");
		CHECK_STRING(name_of(&kallsyms, 0xffffffff8100003f), "_text");
		CHECK_STRING(name_of(&kallsyms, 0xffffffff81000040), "weak_twin");
		CHECK_STRING(name_of(&kallsyms, 0xffffffff810000ff), "long_name_twin");
		CHECK_STRING(name_of(&kallsyms, 0xffffffff8100017f), "last_in_text");
		CHECK(!name_of(&kallsyms, 0xffffffff80ffffff));
		/* A mark of the linker's is no function. */
		CHECK(!name_of(&kallsyms, 0xffffffff81000180));
		CHECK(!name_of(&kallsyms, 0xffffffff82000010));
		CHECK_STRING(name_of(&kallsyms, 0xffffffffc01007ff), "mod_first");
		CHECK_STRING(name_of(&kallsyms, 0xffffffffc0100bff), "mod_third");
		CHECK(!name_of(&kallsyms, 0xffffffffc0100c00));
		CHECK(bccx_kallsyms__find(&kallsyms, 0xffffffffc0100801, &symbol));
		CHECK_STRING(symbol.module, "some_module");
		CHECK_EQUAL(symbol.start, 0xffffffffc0100800);
		CHECK_EQUAL(symbol.size, 0x200);
		/* The last of its module: to the end of its page, not up to the next module. */
		CHECK_STRING(name_of(&kallsyms, 0xffffffffc0300fff), "other_only");
		CHECK(!name_of(&kallsyms, 0xffffffffc0301000));
		CHECK_STRING(name_of(&kallsyms, 0xffffffffc0400000), "no_newline_at_end");
		CHECK(bccx_kallsyms__find(&kallsyms, 0xffffffffc0500003, &symbol));
		CHECK_STRING(symbol.module, "bpf");
		CHECK(bccx_kallsyms__find(&kallsyms, 0xffffffff81000000, &symbol));
		CHECK_STRING(symbol.module, "");
		CHECK(!bccx_kallsyms__hidden(&kallsyms));
		bccx_kallsyms__free(&kallsyms);
	}
}

TEST(kallsyms_hidden_addresses_are_noticed)
{
	struct bccx_kallsyms kallsyms = { 0 };

	native_host__set_kallsyms("0000000000000000 T _text\n0000000000000000 t f\n0000000000000000 t g\t[mod]\n");
	CHECK_EQUAL(bccx_kallsyms__load(&kallsyms), 0);
	CHECK(bccx_kallsyms__hidden(&kallsyms));
	CHECK(!name_of(&kallsyms, 0xffffffff81000000));
	CHECK(!name_of(&kallsyms, 0));
	bccx_kallsyms__free(&kallsyms);
	native_host__reset();
}

TEST(kallsyms_of_nothing_find_nothing)
{
	struct bccx_kallsyms kallsyms = { 0 };

	native_host__set_kallsyms("");
	CHECK_EQUAL(bccx_kallsyms__load(&kallsyms), 0);
	CHECK(!bccx_kallsyms__hidden(&kallsyms));
	CHECK(!name_of(&kallsyms, 0xffffffff81000000));
	bccx_kallsyms__free(&kallsyms);
	native_host__reset();
}

/* This machine's own list: every function must be found at its address, by one of the names that are listed there. */
TEST(kallsyms_of_this_machine)
{
	struct bccx_kernel_symbol symbol;
	struct bccx_kallsyms kallsyms = { 0 };
	static char buffer[64 << 10];
	uint64_t offset = 0, checked = 0;
	int64_t got;

	if (!CHECK_EQUAL(bccx_kallsyms__load(&kallsyms), 0))
		return;
	while ((got = bccx_host_kallsyms(offset, buffer, sizeof(buffer) - 1)) > 0) {
		char *line = buffer, *end;

		buffer[got] = 0;
		for (; (end = strchr(line, '\n')); line = end + 1) {
			unsigned long long address;
			char type, name[512];

			*end = 0;
			if (sscanf(line, "%llx %c %511s", &address, &type, name) != 3 || !strchr("tTwW", type) ||
			    !address)
				continue;
			/* Marks of the linker's. */
			if (strstr(name, "text_end") || !strcmp(name, "_etext") || !strcmp(name, "_einittext"))
				continue;
			if (!bccx_kallsyms__find(&kallsyms, address, &symbol) || symbol.start != address)
				CHECK_STRING("no symbol at its address", name);
			checked++;
		}
		offset += (uint64_t)(line - buffer);
	}
	CHECK(checked > 1000 || bccx_kallsyms__hidden(&kallsyms));
	bccx_kallsyms__free(&kallsyms);
	native_host__reset();
}
