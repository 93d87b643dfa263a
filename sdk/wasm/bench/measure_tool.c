// SPDX-License-Identifier: Apache-2.0
/* A module that measures the library from inside: the first file of process 1 from closed to an index, then look-ups of the
 * addresses that it is given. Built natively and as WASM; the log is the result. */
#include <bccx/demangle.h>
#include <bccx/object.h>
#include <bccx/symbolizer.h>
#include <bccx/tool.h>
#include <string.h>

static struct bccx_processes processes;
static struct bccx_objects objects;
static struct bccx_object *object;
static uint32_t object_position;
static uint64_t found;

static void report(const char *what, uint64_t count, int64_t since)
{
	struct bccx_log_line line;

	bccx_log__begin(&line, BCCX_LOG_INFO, what);
	bccx_text__char(&line.text, ' ');
	bccx_text__decimal(&line.text, count);
	bccx_text__char(&line.text, ' ');
	bccx_text__decimal(&line.text, (uint64_t)(bccx_host_clock_ns() - since));
	bccx_text__char(&line.text, ' ');
	bccx_text__decimal(&line.text, bccx_mem__peak());
	bccx_log__end(&line);
}

static int configure(const struct bccx_options *options, struct bccx_profile_totals *totals)
{
	int64_t start = bccx_host_clock_ns();
	struct bccx_kallsyms kallsyms = { 0 };
	struct bccx_process *process;
	uint32_t position;

	(void)totals;
	if (bccx_options__flag(options, "opt.kernel")) {
		if (bccx_kallsyms__load(&kallsyms))
			return -BCCX_EIO;
		report("kallsyms", kallsyms.entries.len, start);
		report("kallsyms-bytes", bccx_kallsyms__bytes(&kallsyms), start);
		bccx_kallsyms__free(&kallsyms);
		return 0;
	}
	position = bccx_processes__get(&processes, 1, 0, 0);
	process = &processes.list.at[position];
	if (!process->maps.mappings.len)
		return -BCCX_ESRCH;
	position = bccx_objects__get(&objects, process, &process->maps.mappings.at[0]);
	if (bccx_objects__symbols(&objects, position))
		return -BCCX_EIO;
	object = objects.list.at[position];
	object_position = position;
	report("index", object->symtab.len, start);
	return 0;
}

/* Every call at the addresses, which rise: its name, its file and its line. */
static void find_calls(const uint64_t *addresses, uint32_t count)
{
	static struct bccx_dwarf_frame frames[BCCX_DWARF_CHAIN_MAX];
	static char text[BCCX_NAME_MAX];
	int64_t start = bccx_host_clock_ns();
	struct bccx_dwarf *dwarf = bccx_objects__dwarf(&objects, object_position);

	for (uint32_t i = 0; dwarf && i < count; i++) {
		uint32_t unit = bccx_dwarf__unit(dwarf, addresses[i]);
		int depth =
			unit == BCCX_DWARF_NO_UNIT ? 0 : bccx_dwarf__frames(dwarf, unit, addresses[i], true, frames);
		struct bccx_dwarf_name name;

		for (int k = 0; k < depth; k++) {
			if (frames[k].die && !bccx_dwarf__find_name(dwarf, frames[k].die, &name))
				found += bccx_dwarf__read_name(dwarf, &name, text, sizeof(text)) > 0;
			found += bccx_dwarf__file(dwarf, frames[k].file, text, sizeof(text)) > 0;
		}
	}
	report("calls", count, start);
}

/* Addresses in the file's own terms: look them up, in the batch that a zero begins also name them, in the batch that a one
 * begins find the calls there. */
static int record(const void *bytes, uint32_t len)
{
	static char readable[BCCX_DEMANGLED_MAX], raw[BCCX_NAME_MAX];
	uint32_t count = len / 8, named = 0;
	const uint64_t *addresses = bytes;
	int64_t start = bccx_host_clock_ns();
	struct bccx_symbol symbol;
	const char *name;

	if (count && addresses[0] == 1) {
		find_calls(addresses + 1, count - 1);
		return 0;
	}
	if (count && addresses[0]) {
		for (uint32_t i = 0; i < count; i++)
			found += bccx_symtab__find(&object->symtab, addresses[i], &symbol);
		report("look-ups", count, start);
		return 0;
	}
	for (uint32_t i = 1; i < count; i++) {
		int name_len;

		if (!bccx_symtab__find(&object->symtab, addresses[i], &symbol))
			continue;
		name_len = bccx_symtab__name(&object->symtab, &symbol, &name);
		if (name_len <= 0)
			continue;
		memcpy(raw, name, (size_t)name_len);
		bccx_demangle(raw, (uint32_t)name_len, readable, sizeof(readable));
		named++;
	}
	report("names", named, start);
	return 0;
}

static int finish(uint32_t flags)
{
	(void)flags;
	report("found", found, 0);
	bccx_objects__free(&objects);
	bccx_processes__free(&processes);
	return 0;
}

static const struct bccx_stream streams[] = { BCCX_RECORDS_STREAM("addresses", record) };
static const struct bccx_result results[1];

const struct bccx_tool bccx_tool = { BCCX_TOOL(streams, results), .configure = configure, .finish = finish };
