// SPDX-License-Identifier: Apache-2.0
#include "check.h"
#include "fixture.h"
#include "native_host.h"
#include <bccx/abi.h>
#include <bccx/asked.h>
#include <bccx/object.h>
#include <bccx/plt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Where the unstripped twin of a fixture has a symbol. */
static uint64_t address_of(const char *fixture, const char *symbol)
{
	char whole[128];

	snprintf(whole, sizeof(whole), "%s.whole", fixture);
	return fixture__symbol(whole, symbol, NULL);
}

struct looked_up {
	char name[64];
	enum bccx_source_kind kind;
	enum bccx_why why;
	bool is_unfit;
	enum bccx_dwarf_missing missing;
	uint64_t described;
};

/* What the library calls an address of a fixture. */
static struct looked_up look_up(const char *fixture, uint64_t address)
{
	struct bccx_processes processes = { 0 };
	struct bccx_objects objects = { 0 };
	struct looked_up result = { .name = "" };
	struct bccx_elf_part got;
	struct bccx_process *process;
	struct bccx_symbol symbol;
	struct bccx_object *object;
	struct bccx_dwarf *dwarf;
	uint32_t position;
	const char *name;
	char maps[256];
	int len;

	snprintf(maps, sizeof(maps), "1000-2000 r-xp 00000000 00:00 1 build/fixtures/%s\n", fixture);
	native_host__add_process(1, maps);
	position = bccx_processes__get(&processes, 1, 0, 0);
	process = &processes.list.at[position];
	position = bccx_objects__get(&objects, process, &process->maps.mappings.at[0]);
	object = objects.list.at[position];
	result.why = bccx_objects__headers(&objects, position);
	if (!result.why && !bccx_plt__find_got(&object->elf, &got) && address - got.vaddr < got.size)
		bccx_objects__want_got_stubs(&objects, position);
	result.why = bccx_objects__symbols(&objects, position);
	if (!result.why && bccx_symtab__find(&object->symtab, address, &symbol)) {
		len = bccx_symtab__name(&object->symtab, &symbol, &name);
		if (len > 0)
			snprintf(result.name, sizeof(result.name), "%.*s", len, name);
		result.kind = symbol.kind;
	}
	result.is_unfit = object->debug.is_unfit;
	dwarf = bccx_objects__dwarf(&objects, position);
	if (dwarf) {
		result.missing = bccx_dwarf__missing(dwarf);
		result.described = bccx_dwarf__described(dwarf);
	}
	bccx_objects__free(&objects);
	bccx_processes__free(&processes);
	bccx_source__free_windows();
	bccx_asked__free();
	CHECK_EQUAL(native_host__open_handles(), 0);
	native_host__reset();
	return result;
}

static void check(const char *fixture, const char *symbol, const char *wanted, enum bccx_source_kind kind)
{
	uint64_t address = address_of(fixture, symbol);
	struct looked_up found;

	native_host__set_debug_root("build/fixtures/debug");
	found = look_up(fixture, address + 1);
	CHECK_STRING(found.name, wanted);
	CHECK_EQUAL(found.kind, kind);
	CHECK_EQUAL(found.why, BCCX_WHY_NONE);
}

TEST(companion_by_build_id)
{
	check("calls-build-id", "inner_static", "inner_static", BCCX_FROM_DEBUG_SYMTAB);
	check("calls-build-id", "middle_global", "middle_global", BCCX_FROM_DEBUG_SYMTAB);
}

TEST(companion_by_debuglink)
{
	check("calls-link", "inner_static", "inner_static", BCCX_FROM_DEBUG_SYMTAB);
}

TEST(companion_whose_checksum_is_wrong_is_not_used)
{
	check("calls-bad-link", "inner_static", "", BCCX_FROM_NONE);
	native_host__set_debug_root("build/fixtures/debug");
	CHECK(look_up("calls-bad-link", 0).is_unfit);
}

TEST(companion_packed_inside)
{
	check("calls-packed", "inner_static", "inner_static", BCCX_FROM_MINIDEBUG);
	check("calls-packed", "main", "", BCCX_FROM_NONE);
}

TEST(companion_that_is_not_there)
{
	uint64_t address = address_of("calls-build-id", "inner_static");
	struct looked_up found = look_up("calls-build-id", address + 1);

	CHECK_STRING(found.name, "");
	CHECK_EQUAL(found.why, BCCX_WHY_NONE);
	CHECK(!found.is_unfit);
}

static uint64_t stub_of(const char *fixture, const char *function)
{
	char command[256], line[512], wanted[64];
	uint64_t address = 0;
	FILE *dump;

	snprintf(command, sizeof(command), "objdump -d -j .plt -j .plt.sec -j .plt.got build/fixtures/%s 2>/dev/null",
		 fixture);
	snprintf(wanted, sizeof(wanted), "<%s@plt>:", function);
	dump = popen(command, "r");
	while (dump && fgets(line, sizeof(line), dump))
		if (strstr(line, wanted))
			address = strtoull(line, NULL, 16);
	if (dump)
		pclose(dump);
	CHECK(address);
	return address;
}

/* Stubs of each kind: as compilers make them, with branch-tracking marks, and bound at start. */
TEST(plt_stubs_are_named)
{
	static const char *const stubs[] = { "calls-pie", "calls-stripped", "calls-nopie", "calls-ibt", "calls-now" };

	for (size_t i = 0; i < sizeof(stubs) / sizeof(*stubs); i++) {
		uint64_t address = stub_of(stubs[i], "printf");
		struct looked_up found = look_up(stubs[i], address + 4);

		CHECK_STRING(found.name, "printf@plt");
		CHECK_EQUAL(found.kind, BCCX_FROM_PLT);
		CHECK_STRING(look_up(stubs[i], address + 15).name, "printf@plt");
	}
}

/* A debug file under the right name whose own build id is another one. */
TEST(companion_of_another_build_is_not_used)
{
	uint64_t address = address_of("calls-build-id", "inner_static");
	struct looked_up found;

	CHECK_EQUAL(system("mkdir -p build/other/.build-id/01 && cp build/fixtures/calls-pie "
			   "build/other/.build-id/01/23456789abcdef0123456789abcdef01234567.debug"),
		    0);
	native_host__set_debug_root("build/other");
	found = look_up("calls-build-id", address + 1);
	CHECK_STRING(found.name, "");
	CHECK(found.is_unfit);
}

/* Size of .text. */
static uint64_t text_bytes_of(const char *fixture)
{
	char command[128], line[256];
	uint64_t bytes = 0;
	FILE *sections;

	snprintf(command, sizeof(command), "size -A -x build/fixtures/%s", fixture);
	sections = popen(command, "r");
	while (sections && fgets(line, sizeof(line), sections))
		if (!strncmp(line, ".text ", 6))
			bytes = strtoull(line + 6, NULL, 16);
	CHECK(sections && !pclose(sections) && bytes);
	return bytes;
}

TEST(debug_information_says_what_it_lacks)
{
	static const struct {
		const char *fixture;
		enum bccx_dwarf_missing missing;
	} cases[] = { { "inlined-5", BCCX_DWARF_WHOLE },
		      { "split-clang-5", BCCX_DWARF_LACKS_SPLIT },
		      { "split-4", BCCX_DWARF_LACKS_SPLIT },
		      { "package-5", BCCX_DWARF_LACKS_SPLIT },
		      { "alternate-4", BCCX_DWARF_LACKS_ALTERNATE },
		      { "alternate-5", BCCX_DWARF_LACKS_ALTERNATE } };

	/* Each byte of code once. */
	CHECK_EQUAL(look_up("inlined-5", 0).described, text_bytes_of("inlined-5"));
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		CHECK_EQUAL(look_up(cases[i].fixture, 0).missing, BCCX_DWARF_WHOLE);
		native_host__set_companion("x", 1);
		CHECK_EQUAL(look_up(cases[i].fixture, 0).missing, cases[i].missing);
		native_host__set_companion(NULL, 0);
	}
}

/* A file that was moved to other addresses after its debug file was taken from it. */
TEST(companion_at_other_addresses_is_not_used)
{
	uint64_t address = address_of("calls-moved", "inner_static");
	struct looked_up found;

	native_host__set_debug_root("build/fixtures/debug");
	found = look_up("calls-moved", address + 1);
	CHECK_STRING(found.name, "");
	CHECK_EQUAL(found.why, BCCX_WHY_NONE);
	address = address_of("calls-moved", "middle_global");
	native_host__set_debug_root("build/fixtures/debug");
	CHECK_STRING(look_up("calls-moved", address + 1).name, "middle_global");
}

TEST(go_functions_are_named_without_symbols)
{
	static const char *const versions[] = { "go-1.16", "go-1.18", "go-1.20", "go-1.26" };

	for (size_t i = 0; i < sizeof(versions) / sizeof(*versions); i++) {
		check(versions[i], "main_main", "main.main", BCCX_FROM_GO);
		check(versions[i], "map", "example.org/in%2epkg.Map[...]", BCCX_FROM_GO);
		/* A name that lies outside of the table; what is no code of Go. */
		CHECK_STRING(look_up(versions[i], address_of(versions[i], "lost")).name, "");
		CHECK_STRING(look_up(versions[i], address_of(versions[i], "_start")).name, "");
	}
}

TEST(go_functions_have_no_name_where_the_table_is_not_understood)
{
	/* Where the code begins is not known without the module's data; a version of the table that is not known. */
	CHECK_STRING(look_up("go-other-module", address_of("go-other-module", "main_main")).name, "");
	CHECK_STRING(look_up("go-newer", address_of("go-newer", "main_main")).name, "");
}
