// SPDX-License-Identifier: Apache-2.0
#include "naming.h"
#include <bccx/abi.h>
#include <bccx/asked.h>
#include <bccx/log.h>
#include <bccx/stacks.h>
#include <bccx/symbolizer.h>
#include <string.h>

#define KERNEL_PROCESS (UINT32_MAX - 1) /* in place of a process's position */
#define KERNEL_OBJECT UINT32_MAX /* scope of kernel functions */
#define PLACEHOLDER_OBJECT (UINT32_MAX - 1)
#define JIT_OBJECTS 0x80000000u /* and the process's position: scope of its perf map and jitdump */
#define JIT_DUMPED (1ULL << 63) /* and the number of a piece of code: key of what a jitdump names */

struct bccx_seen_frame {
	uint64_t word; /* the recorded frame, or file address and how */
	uint32_t owner; /* process, or object */
	uint32_t location;
};

struct bccx_kernel_mapping {
	const char *module;
	uint32_t mapping;
};

void bccx_symbolizer__init(struct bccx_symbolizer *symbolizer)
{
	memset(symbolizer, 0, sizeof(*symbolizer));
	symbolizer->demangle = symbolizer->inlines = true;
	memset(symbolizer->placeholder, 0xff, sizeof(symbolizer->placeholder));
	bccx_hash__seed((uint64_t)bccx_host_clock_ns() * 0x9e3779b97f4a7c15ULL);
}

static uint32_t find_seen(const struct bccx_symbolizer *symbolizer, const struct bccx_hash *index, uint32_t owner,
			  uint64_t word)
{
	struct bccx_hash_walk walk = bccx_hash__walk(bccx_hash__words(owner, word));
	uint32_t i;

	while (bccx_hash__next(index, &walk, &i))
		if (symbolizer->seen.at[i].owner == owner && symbolizer->seen.at[i].word == word)
			return symbolizer->seen.at[i].location;
	return UINT32_MAX;
}

static void remember(struct bccx_symbolizer *symbolizer, struct bccx_hash *index, uint32_t owner, uint64_t word,
		     uint32_t location)
{
	struct bccx_seen_frame *slot = bccx_vec__add(&symbolizer->seen);

	/* Forgetting costs a second location for the same frame, no more. */
	if (!slot)
		return;
	*slot = (struct bccx_seen_frame){ word, owner, location };
	if (bccx_hash__insert(index, bccx_hash__words(owner, word), symbolizer->seen.len - 1))
		symbolizer->seen.len--;
}

static uint32_t add_string(struct bccx_symbolizer *symbolizer, const char *string)
{
	uint32_t number = bccx_strings__add(&symbolizer->frames.strings, string, (uint32_t)strlen(string));

	return number == BCCX_STRINGS_FULL ? 0 : number;
}

void bccx_symbolizer__load_kernel(struct bccx_symbolizer *symbolizer)
{
	struct bccx_log_line line;
	int err;

	if (symbolizer->kallsyms_tried)
		return;
	symbolizer->kallsyms_tried = true;
	err = bccx_kallsyms__load(&symbolizer->kallsyms);
	if (err) {
		bccx_log__begin(&line, BCCX_LOG_WARNING, "kernel symbols: cannot be read: errno ");
		bccx_text__decimal(&line.text, (uint64_t)-err);
		bccx_log__end(&line);
	}
}

/* Once, and only when there is a frame that lacks its name for it. */
static void tell_hidden(struct bccx_symbolizer *symbolizer)
{
	if (symbolizer->told_hidden)
		return;
	symbolizer->told_hidden = true;
	bccx_log(BCCX_LOG_WARNING, "kernel symbols: addresses are hidden by kptr_restrict; kernel frames have no "
				   "names (remedy: sysctl kernel.kptr_restrict=1 and CAP_SYSLOG)");
}

static uint32_t kernel_mapping(struct bccx_symbolizer *symbolizer, const char *module)
{
	struct bccx_frame_mapping mapping = { .has_functions = true };
	struct bccx_kernel_mapping *slot;
	struct bccx_text text;
	char name[128];

	for (uint32_t i = 0; i < symbolizer->kernel_mappings.len; i++)
		if (!strcmp(symbolizer->kernel_mappings.at[i].module, module))
			return symbolizer->kernel_mappings.at[i].mapping;
	text = bccx_text__over(name, sizeof(name));
	bccx_text__char(&text, '[');
	bccx_text__string(&text, *module ? module : "kernel.kallsyms");
	bccx_text__char(&text, ']');
	mapping.filename = add_string(symbolizer, name);
	slot = bccx_vec__add(&symbolizer->kernel_mappings);
	if (!slot)
		return 0;
	slot->module = module;
	slot->mapping = bccx_frames__add_mapping(&symbolizer->frames, &mapping);
	return slot->mapping;
}

static uint32_t kernel_frame(struct bccx_symbolizer *symbolizer, uint64_t frame)
{
	struct bccx_frame_location location = { .address = bccx_frame__address(frame),
						.object_offset = bccx_frame__address(frame),
						.kind = BCCX_KIND_KERNEL,
						.how = (uint8_t)bccx_frame__how(frame) };
	uint64_t pc = location.address - (bccx_frame__is_exact(location.how) ? 0 : 1);
	struct bccx_frame_line line = { 0 };
	struct bccx_kernel_symbol symbol;
	uint32_t position;

	bccx_symbolizer__load_kernel(symbolizer);
	if (bccx_kallsyms__find(&symbolizer->kallsyms, pc, &symbol)) {
		struct bccx_frame_function function = { .object = KERNEL_OBJECT,
							.start = symbol.start,
							.size = symbol.size };

		function.name = function.system_name = add_string(symbolizer, symbol.name);
		line.function = bccx_frames__function(&symbolizer->frames, &function);
		location.mapping = kernel_mapping(symbolizer, symbol.module);
		location.source = BCCX_FROM_KALLSYMS;
	} else {
		location.mapping = kernel_mapping(symbolizer, "");
		location.why = bccx_kallsyms__hidden(&symbolizer->kallsyms) ? BCCX_WHY_HIDDEN
			       : symbolizer->kallsyms.ready                 ? BCCX_WHY_NOT_COVERED
									    : BCCX_WHY_UNREADABLE;
		if (location.why == BCCX_WHY_HIDDEN)
			tell_hidden(symbolizer);
	}
	position = bccx_frames__add_location(&symbolizer->frames, &location);
	if (position != UINT32_MAX && line.function)
		(void)bccx_frames__set_lines(&symbolizer->frames, position, &line, 1);
	return position;
}

static void write_build_id(const struct bccx_elf *elf, char *hex)
{
	for (uint32_t i = 0; i < elf->build_id_len; i++) {
		*hex++ = "0123456789abcdef"[elf->build_id[i] >> 4];
		*hex++ = "0123456789abcdef"[elf->build_id[i] & 15];
	}
	*hex = 0;
}

/* A mapping in the object's own addresses: the same whatever process it is in, and the same in every run. */
static uint32_t object_mapping(struct bccx_symbolizer *symbolizer, struct bccx_object *object)
{
	struct bccx_frame_mapping mapping = { .filename = add_string(symbolizer, object->path) };
	char hex[2 * BCCX_BUILD_ID_MAX + 1];

	if (object->mapping)
		return object->mapping;
	if (object->has_layout) {
		write_build_id(&object->elf, hex);
		mapping.build_id = add_string(symbolizer, hex);
		for (uint32_t i = 0; i < object->elf.nr_load; i++) {
			const struct bccx_elf_load *load = &object->elf.load[i];

			if (!load->exec)
				continue;
			mapping.start = load->vaddr;
			mapping.limit = load->vaddr + load->memsz;
			mapping.offset = load->offset;
			break;
		}
	}
	object->mapping = bccx_frames__add_mapping(&symbolizer->frames, &mapping);
	return object->mapping;
}

/* A mapping in a process's addresses. */
static uint32_t process_mapping(struct bccx_symbolizer *symbolizer, struct bccx_mapping *in_process,
				const struct bccx_object *object)
{
	struct bccx_frame_mapping mapping = { .start = in_process->start,
					      .limit = in_process->end,
					      .offset = in_process->offset,
					      .filename = add_string(symbolizer, in_process->path) };
	char hex[2 * BCCX_BUILD_ID_MAX + 1];

	if (in_process->frame_mapping)
		return in_process->frame_mapping;
	if (object && object->has_layout) {
		write_build_id(&object->elf, hex);
		mapping.build_id = add_string(symbolizer, hex);
	}
	in_process->frame_mapping = bccx_frames__add_mapping(&symbolizer->frames, &mapping);
	return in_process->frame_mapping;
}

/* A frame in no file. */
static uint32_t bare_frame(struct bccx_symbolizer *symbolizer, uint64_t frame, struct bccx_mapping *mapping,
			   enum bccx_why why)
{
	struct bccx_frame_location location = { .address = bccx_frame__address(frame),
						.object_offset = bccx_frame__address(frame),
						.kind = BCCX_KIND_USER,
						.how = (uint8_t)bccx_frame__how(frame),
						.why = (uint8_t)why };

	if (mapping && mapping->path[0])
		location.mapping = process_mapping(symbolizer, mapping, NULL);
	return bccx_frames__add_location(&symbolizer->frames, &location);
}

static uint32_t object_frame(struct bccx_symbolizer *symbolizer, struct bccx_process *process,
			     struct bccx_mapping *mapping, uint64_t frame)
{
	struct bccx_frame_location location = { .address = bccx_frame__address(frame),
						.kind = BCCX_KIND_USER,
						.how = (uint8_t)bccx_frame__how(frame) };
	uint32_t position = bccx_objects__get(&symbolizer->objects, process, mapping), found, *slot;
	uint64_t adjust = bccx_frame__is_exact(location.how) ? 0 : 1;
	uint64_t offset = location.address - adjust - mapping->start + mapping->offset;
	struct bccx_object *object;

	if (position == UINT32_MAX)
		return bare_frame(symbolizer, frame, mapping, BCCX_WHY_LIMIT);
	object = symbolizer->objects.list.at[position];
	location.why = (uint8_t)bccx_objects__layout(&symbolizer->objects, position);
	location.object_offset = offset + adjust;
	if (!location.why && bccx_elf__vaddr(&object->elf, offset, &location.object_offset))
		location.object_offset += adjust;
	else if (!location.why)
		location.why = BCCX_WHY_NOT_COVERED;
	if (!symbolizer->raw_addresses) {
		uint64_t word = location.object_offset << 4 | location.how;

		location.address = location.object_offset;
		found = find_seen(symbolizer, &symbolizer->object_index, position, word);
		if (found != UINT32_MAX)
			return found;
		location.mapping = object_mapping(symbolizer, object);
		found = bccx_frames__add_location(&symbolizer->frames, &location);
		if (found != UINT32_MAX)
			remember(symbolizer, &symbolizer->object_index, position, word, found);
	} else {
		location.mapping = process_mapping(symbolizer, mapping, object);
		found = bccx_frames__add_location(&symbolizer->frames, &location);
	}
	if (found == UINT32_MAX || location.why)
		return found;
	slot = bccx_vec__add(&object->pending);
	if (slot)
		*slot = found;
	else
		symbolizer->frames.locations.at[found].why = BCCX_WHY_LIMIT;
	return found;
}

/* A location in code that was made at run time; scope and key tell its function from all others. UINT32_MAX without memory. */
static uint32_t jit_location(struct bccx_symbolizer *symbolizer, uint64_t frame,
			     const struct bccx_frame_function *function, uint32_t source_line)
{
	struct bccx_frame_location location = { .address = bccx_frame__address(frame),
						.object_offset = bccx_frame__address(frame),
						.kind = BCCX_KIND_JIT,
						.how = (uint8_t)bccx_frame__how(frame),
						.source = function->source };
	struct bccx_frame_line line = { .line = source_line };
	uint32_t position;

	if (function->name == BCCX_STRINGS_FULL || function->filename == BCCX_STRINGS_FULL)
		return UINT32_MAX;
	line.function = bccx_frames__function(&symbolizer->frames, function);
	position = line.function ? find_seen(symbolizer, &symbolizer->object_index, JIT_OBJECTS | line.function, frame)
				 : UINT32_MAX;
	if (position != UINT32_MAX)
		return position;
	position = bccx_frames__add_location(&symbolizer->frames, &location);
	if (position == UINT32_MAX || !line.function)
		return position;
	(void)bccx_frames__set_lines(&symbolizer->frames, position, &line, 1);
	remember(symbolizer, &symbolizer->object_index, JIT_OBJECTS | line.function, frame, position);
	return position;
}

/* A frame in code that was made at run time, by what the process wrote down of it; UINT32_MAX when that is nothing. */
static uint32_t jit_frame(struct bccx_symbolizer *symbolizer, uint32_t owner, uint64_t frame, uint64_t pc,
			  uint64_t seen_ns)
{
	struct bccx_process *process = &symbolizer->processes.list.at[owner];
	struct bccx_frame_function function = { .object = JIT_OBJECTS + owner };
	struct bccx_jit_symbol symbol;
	struct bccx_jit_named named;

	symbolizer->saw_jit = true;
	bccx_process__read_jit(process);
	symbolizer->dated = process->jit_dump.codes.len;
	if (bccx_jit_dump__find(&process->jit_dump, pc, seen_ns, &named)) {
		function.source = BCCX_FROM_JITDUMP;
		function.key = JIT_DUMPED | named.number;
		function.start = named.start;
		function.size = named.size;
		function.name = bccx_strings__add(&symbolizer->frames.strings, named.name, named.name_len);
		if (symbolizer->lines && named.line)
			function.filename = bccx_strings__add(&symbolizer->frames.strings, named.file, named.file_len);
		function.system_name = function.name;
		return jit_location(symbolizer, frame, &function, symbolizer->lines ? named.line : 0);
	}
	if (!bccx_perf_map__find(&process->perf_map, pc, &symbol))
		return UINT32_MAX;
	function.source = BCCX_FROM_PERF_MAP;
	function.key = function.start = symbol.start;
	function.size = symbol.size;
	function.name = function.system_name =
		bccx_strings__add(&symbolizer->frames.strings, symbol.name, symbol.name_len);
	return jit_location(symbolizer, frame, &function, 0);
}

/* Whether a mapped file may hold code that a program wrote there itself: a memfd that is no ELF file. */
static bool is_unreadable(struct bccx_symbolizer *symbolizer, const struct bccx_process *process,
			  struct bccx_mapping *mapping)
{
	uint32_t position = bccx_objects__get(&symbolizer->objects, process, mapping);

	return position != UINT32_MAX && bccx_objects__layout(&symbolizer->objects, position) == BCCX_WHY_UNREADABLE;
}

static uint32_t user_frame(struct bccx_symbolizer *symbolizer, uint32_t owner, uint64_t frame, uint64_t seen_ns)
{
	struct bccx_process *process = &symbolizer->processes.list.at[owner];
	uint64_t pc = bccx_frame__address(frame) - (bccx_frame__is_exact(bccx_frame__how(frame)) ? 0 : 1);
	struct bccx_mapping *mapping;

	if (symbolizer->ahead && process->handle <= 0)
		return UINT32_MAX;
	if (process->handle <= 0)
		return bare_frame(symbolizer, frame, NULL, BCCX_WHY_PROCESS_GONE);
	mapping = bccx_maps__find(&process->maps, pc);
	/* Code made at run time may be younger than the list of mappings. */
	if (!mapping || mapping->kind == BCCX_MAPPING_ANONYMOUS ||
	    (mapping->kind == BCCX_MAPPING_FILE && is_unreadable(symbolizer, process, mapping))) {
		uint32_t location;

		if (symbolizer->ahead)
			return UINT32_MAX;
		location = jit_frame(symbolizer, owner, frame, pc, seen_ns);
		if (location != UINT32_MAX)
			return location;
	}
	if (!mapping)
		return bare_frame(symbolizer, frame, NULL, BCCX_WHY_NO_MAPPING);
	if (mapping->kind == BCCX_MAPPING_ANONYMOUS)
		return bare_frame(symbolizer, frame, mapping, BCCX_WHY_ANONYMOUS);
	if (mapping->kind == BCCX_MAPPING_SPECIAL)
		return bare_frame(symbolizer, frame, mapping, BCCX_WHY_NO_SYMBOL_TABLE);
	return object_frame(symbolizer, process, mapping, frame);
}

uint32_t bccx_symbolizer__frame(struct bccx_symbolizer *symbolizer, const struct bccx_frame_owner *owner,
				uint64_t frame)
{
	uint32_t process = KERNEL_PROCESS, location;

	if (!owner->kernel) {
		process = bccx_processes__get(&symbolizer->processes, owner->tgid, owner->start_ns, owner->epoch);
		if (process == UINT32_MAX)
			return UINT32_MAX;
	}
	location = find_seen(symbolizer, &symbolizer->seen_index, process, frame);
	if (location != UINT32_MAX)
		return location;
	symbolizer->dated = false;
	location = owner->kernel ? kernel_frame(symbolizer, frame)
				 : user_frame(symbolizer, process, frame, owner->seen_ns);
	if (location != UINT32_MAX && !symbolizer->dated)
		remember(symbolizer, &symbolizer->seen_index, process, frame, location);
	return location;
}

uint32_t bccx_symbolizer__frame_ahead(struct bccx_symbolizer *symbolizer, const struct bccx_frame_owner *owner,
				      uint64_t frame)
{
	uint32_t location;

	symbolizer->ahead = true;
	location = bccx_symbolizer__frame(symbolizer, owner, frame);
	symbolizer->ahead = false;
	return location;
}

void bccx_symbolizer__renew(struct bccx_symbolizer *symbolizer)
{
	bccx_processes__renew(&symbolizer->processes);
}

enum { LOST_USER, LOST_KERNEL, SEPARATOR };

static uint32_t placeholder(struct bccx_symbolizer *symbolizer, int which)
{
	static const char *const names[] = { "[Missed User Stack]", "[Missed Kernel Stack]", "-" };
	struct bccx_frame_location location = { .kind = which == SEPARATOR ? BCCX_KIND_SEPARATOR : BCCX_KIND_LOST };
	struct bccx_frame_function function = { .object = PLACEHOLDER_OBJECT, .key = (uint64_t)which };
	struct bccx_frame_line line = { 0 };
	uint32_t position = symbolizer->placeholder[which];

	if (position != UINT32_MAX)
		return position;
	function.name = function.system_name = add_string(symbolizer, names[which]);
	line.function = bccx_frames__function(&symbolizer->frames, &function);
	position = bccx_frames__add_location(&symbolizer->frames, &location);
	if (position != UINT32_MAX && line.function)
		(void)bccx_frames__set_lines(&symbolizer->frames, position, &line, 1);
	symbolizer->placeholder[which] = position;
	return position;
}

uint32_t bccx_symbolizer__lost(struct bccx_symbolizer *symbolizer, bool kernel)
{
	return placeholder(symbolizer, kernel ? LOST_KERNEL : LOST_USER);
}

uint32_t bccx_symbolizer__separator(struct bccx_symbolizer *symbolizer)
{
	return placeholder(symbolizer, SEPARATOR);
}

void bccx_symbolizer__resolve(struct bccx_symbolizer *symbolizer)
{
	for (uint32_t i = 0; i < symbolizer->objects.list.len; i++)
		if (symbolizer->objects.list.at[i]->pending.len)
			naming__resolve(symbolizer, i);
}

void bccx_symbolizer__keep(struct bccx_symbolizer *symbolizer)
{
	for (uint32_t i = 0; i < symbolizer->objects.list.len; i++)
		if (symbolizer->objects.list.at[i]->fresh.len)
			naming__keep(symbolizer, i);
}

bool bccx_symbolizer__is_tracer(const struct bccx_symbolizer *symbolizer, uint32_t location)
{
	/* Beginnings of names; what the kernel calls between an event and a BPF program, and inside of its helpers. */
	static const char *const tracers[] = { "bpf_prog_",          "bpf_trace_run",      "__bpf_trace_",
					       "bpf_get_stack",      "__bpf_get_stack",    "bpf_trampoline_",
					       "__traceiter_",       "trace_call_bpf",     "bpf_dispatcher_",
					       "perf_trace_",        "__bpf_prog_run",     "bpf_overflow_handler",
					       "uprobe_multi_link_", "kprobe_multi_link_", "uprobe_prog_run",
					       "bpf_get_task_stack" };
	const struct bccx_frame_location *at = &symbolizer->frames.locations.at[location];
	const char *name;

	if (at->kind != BCCX_KIND_KERNEL || !at->nr_lines)
		return false;
	name = symbolizer->frames.strings.list
		       .at[symbolizer->frames.functions.at[symbolizer->frames.lines.at[at->lines].function].name]
		       .at;
	for (size_t i = 0; i < sizeof(tracers) / sizeof(*tracers); i++)
		if (!strncmp(name, tracers[i], strlen(tracers[i])))
			return true;
	return false;
}

/* Forget all locations and names, but not the processes, objects and kernel symbols. */
static void forget(struct bccx_symbolizer *symbolizer)
{
	bccx_objects__forget_frames(&symbolizer->objects);
	for (uint32_t i = 0; i < symbolizer->processes.list.len; i++) {
		struct bccx_maps *maps = &symbolizer->processes.list.at[i].maps;

		for (uint32_t k = 0; k < maps->mappings.len; k++)
			maps->mappings.at[k].frame_mapping = 0;
	}
	bccx_frames__free(&symbolizer->frames);
	bccx_vec__free(&symbolizer->seen);
	bccx_hash__free(&symbolizer->seen_index);
	bccx_hash__free(&symbolizer->object_index);
	bccx_vec__free(&symbolizer->kernel_mappings);
	bccx_vec__free(&symbolizer->named_dies);
	bccx_hash__free(&symbolizer->named_die_index);
	bccx_vec__free(&symbolizer->unit_files);
	memset(symbolizer->placeholder, 0xff, sizeof(symbolizer->placeholder));
}

void bccx_symbolizer__end_interval(struct bccx_symbolizer *symbolizer, size_t keep_bytes)
{
	for (uint32_t i = 0; i < symbolizer->processes.list.len; i++)
		symbolizer->processes.list.at[i].jit_read = false;
	if (symbolizer->saw_jit || bccx_mem__used() > keep_bytes)
		forget(symbolizer);
	symbolizer->saw_jit = false;
}

void bccx_symbolizer__free(struct bccx_symbolizer *symbolizer)
{
	forget(symbolizer);
	bccx_objects__free(&symbolizer->objects);
	bccx_processes__free(&symbolizer->processes);
	bccx_kallsyms__free(&symbolizer->kallsyms);
	bccx_asked__free();
	bccx_source__free_windows();
}
