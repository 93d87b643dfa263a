// SPDX-License-Identifier: Apache-2.0
#include <elf.h>
#include <pthread.h>

#include "test.h"

static struct bccx_open_opts opts = { .size = sizeof(opts), .name = "test" };

TEST(open_validates_its_arguments)
{
	struct bccx_open_opts bad = opts;
	size_t len;
	void *bytes = read_object("core", &len);

	CHECK_NULL(bccx_object__open(bytes, len, NULL), EINVAL);
	CHECK_NULL(bccx_object__open(NULL, len, &opts), EINVAL);
	CHECK_NULL(bccx_object__open(bytes, 0, &opts), EINVAL);
	bad.name = NULL;
	CHECK_NULL(bccx_object__open(bytes, len, &bad), EINVAL);
	bad.name = "";
	CHECK_NULL(bccx_object__open(bytes, len, &bad), EINVAL);
	bad = opts;
	bad.size = 4;
	CHECK_NULL(bccx_object__open(bytes, len, &bad), EINVAL);
	bad.size = 0x7fffffff;
	CHECK_NULL(bccx_object__open(bytes, len, &bad), EINVAL);
}

TEST(open_takes_structures_of_the_future_while_the_rest_is_zero)
{
	struct {
		struct bccx_open_opts known;
		uint64_t unknown;
	} future = { .known = opts };
	size_t len;
	void *bytes = read_object("core", &len);
	struct bccx_object *object;

	future.known.size = sizeof(future);
	object = bccx_object__open(bytes, len, &future.known);
	CHECK(object);
	CHECK_EQ(bccx_object__close(object), 0);
	future.unknown = 1;
	CHECK_NULL(bccx_object__open(bytes, len, &future.known), E2BIG);
}

TEST(open_keeps_nothing_of_the_callers_bytes)
{
	size_t len;
	char *bytes = read_object("maps", &len);
	struct bccx_object *object = bccx_object__open(bytes, len, &opts);

	CHECK(object);
	memset(bytes, 0xa5, len);
	CHECK_EQ(bccx_object__load(object), 0);
	CHECK_EQ(bccx_object__global_size(object, "text_option"), 12);
	CHECK_EQ(bccx_object__close(object), 0);
}

TEST(open_accepts_bytes_at_any_alignment)
{
	size_t len;
	char *bytes = read_object("core", &len);
	char *shifted = malloc(len + 1);
	struct bccx_object *object;

	memcpy(shifted + 1, bytes, len);
	object = bccx_object__open(shifted + 1, len, &opts);
	free(shifted);
	CHECK(object);
	CHECK_EQ(bccx_object__close(object), 0);
}

TEST(open_refuses_maps_that_ask_to_be_pinned)
{
	size_t len;
	void *bytes = read_object("pinned", &len);

	CHECK_NULL(bccx_object__open(bytes, len, &opts), EPERM);
	CHECK_HAS(bccx_last_error(), "map 'kept' asks to be pinned");
}

TEST(open_refuses_what_is_not_a_bpf_object)
{
	static const char text[256] = "not an ELF file";
	size_t len;
	char *bytes = read_object("core", &len);
	Elf64_Ehdr *header = (Elf64_Ehdr *)bytes;

	CHECK_NULL(bccx_object__open(text, sizeof(text), &opts), EINVAL);
	CHECK_NULL(bccx_object__open(bytes, 10, &opts), EINVAL);
	header->e_machine = EM_X86_64;
	CHECK_NULL(bccx_object__open(bytes, len, &opts), EINVAL);
	CHECK_HAS(bccx_last_error(), "not a little-endian 64-bit BPF object");
}

/* Every length of a cut file: an error or an object, never a crash (run under the sanitizers). */
TEST(open_survives_truncation)
{
	size_t len;
	char *bytes = read_object("core", &len);

	for (size_t cut = 1; cut < len; cut += cut < 512 ? 1 : 61) {
		/* An exact allocation, so that reading one byte more is noticed. */
		char *copy = malloc(cut);
		struct bccx_object *object;

		memcpy(copy, bytes, cut);
		object = bccx_object__open(copy, cut, &opts);
		free(copy);
		bccx_object__close(object);
	}
}

static Elf64_Shdr *section_of_type(char *bytes, uint32_t type)
{
	Elf64_Ehdr *header = (Elf64_Ehdr *)bytes;
	Elf64_Shdr *section = (Elf64_Shdr *)(bytes + header->e_shoff);

	for (int i = 0; i < header->e_shnum; i++, section++) {
		if (section->sh_type == type)
			return section;
	}
	test_fail(__FILE__, __LINE__, "no section of type %u", type);
}

/* The trick of a function symbol whose value plus size wraps around to something small. */
TEST(open_refuses_a_symbol_that_wraps_around)
{
	size_t len;
	char *bytes = read_object("core", &len);
	Elf64_Shdr *table = section_of_type(bytes, SHT_SYMTAB);
	Elf64_Sym *symbol = (Elf64_Sym *)(bytes + table->sh_offset);
	int changed = 0;

	for (size_t i = 0; i < table->sh_size / sizeof(*symbol); i++, symbol++) {
		if (ELF64_ST_TYPE(symbol->st_info) != STT_FUNC)
			continue;
		symbol->st_size = 16;
		symbol->st_value = -8ull;
		changed++;
	}
	CHECK(changed > 0);
	CHECK_NULL(bccx_object__open(bytes, len, &opts), EBADMSG);
	CHECK_HAS(bccx_last_error(), "a symbol outside of its section");
}

TEST(open_refuses_relocations_that_point_nowhere)
{
	size_t len;
	char *bytes = read_object("core", &len);
	Elf64_Rel *entry = (Elf64_Rel *)(bytes + section_of_type(bytes, SHT_REL)->sh_offset);
	Elf64_Rel before = *entry;

	entry->r_info = ELF64_R_INFO(100000, 1);
	CHECK_NULL(bccx_object__open(bytes, len, &opts), EBADMSG);
	*entry = before;
	entry->r_offset = 1u << 30;
	CHECK_NULL(bccx_object__open(bytes, len, &opts), EBADMSG);
}

/* Single bytes of the file changed, one after the other: an error or an object, never a crash. */
TEST(open_survives_damage)
{
	size_t len;
	char *bytes = read_object("core", &len);
	char *copy = malloc(len);

	for (size_t at = 16; at < len; at += 3) {
		for (int flip = 0; flip < 3; flip++) {
			struct bccx_object *object;

			memcpy(copy, bytes, len);
			copy[at] = flip == 0 ? (char)0xff : flip == 1 ? 0 : copy[at] ^ 1;
			object = bccx_object__open(copy, len, &opts);
			bccx_object__close(object);
		}
	}
	free(copy);
}

TEST(programs_and_maps_are_listed)
{
	struct bccx_object *object = open_object("maps");
	struct bccx_program_info program = { .size = sizeof(program) };
	struct bccx_map_info map = { .size = sizeof(map) };

	CHECK_EQ(bccx_object__program_count(object), 1);
	CHECK_EQ(bccx_program__info(bccx_object__program(object, 0), &program), 0);
	CHECK_STR(program.name, "touch");
	CHECK_STR(program.type, "socket_filter");
	CHECK_STR(program.section, "socket");
	CHECK(program.instructions > 5);
	CHECK_EQ(program.size, sizeof(program));
	CHECK_NULL(bccx_object__program(object, 1), EINVAL);
	CHECK_NULL(bccx_object__program(NULL, 0), EINVAL);
	CHECK_EQ(bccx_object__program_count(NULL), -EINVAL);
	CHECK_EQ(bccx_program__info(NULL, &program), -EINVAL);
	CHECK_EQ(bccx_program__info(bccx_object__program(object, 0), NULL), -EINVAL);

	CHECK_EQ(bccx_object__map_count(object), 14);
	CHECK_EQ(bccx_map__info(find_map(object, "odd"), &map), 0);
	CHECK_STR(map.type, "hash");
	CHECK_EQ(map.key_size, 5);
	CHECK_EQ(map.value_size, 11);
	CHECK_EQ(map.transfer_size, 11);
	CHECK_EQ(map.record_size, 8 + 16);
	CHECK_EQ(map.max_entries, 1000);
	CHECK_EQ(map.internal, 0);
	CHECK_EQ(bccx_map__info(find_map(object, "percpu"), &map), 0);
	CHECK_EQ(map.value_size, 4);
	CHECK_EQ(map.transfer_size, 8 * bccx_possible_cpus());
	CHECK_EQ(bccx_map__info(find_map(object, ".rodata"), &map), 0);
	CHECK_EQ(map.internal, 1);
	CHECK_NULL(bccx_object__map(object, 14), EINVAL);
	CHECK_NULL(bccx_object__map(NULL, 0), EINVAL);
	CHECK_EQ(bccx_object__map_count(NULL), -EINVAL);
	CHECK_EQ(bccx_map__info(NULL, &map), -EINVAL);
	CHECK_EQ(bccx_map__info(find_map(object, "odd"), NULL), -EINVAL);
}

TEST(an_older_callers_structure_is_not_written_past_its_end)
{
	struct bccx_object *object = open_object("maps");
	struct bccx_map_info map = { .size = sizeof(map) - 1 };

	CHECK_EQ(bccx_map__info(find_map(object, "odd"), &map), -EINVAL);
	CHECK_EQ(map.key_size, 0);
}

TEST(load_happens_once)
{
	struct bccx_object *object = load_object("core");

	CHECK_STR(bccx_object__error(object), "");
	CHECK_STR(bccx_object__verifier_log(object), "");
	CHECK_EQ(bccx_object__load(object), -EINVAL);
	CHECK_HAS(bccx_last_error(), "is loaded already");
	CHECK_EQ(bccx_object__load(NULL), -EINVAL);
}

TEST(load_keeps_the_verifiers_whole_log)
{
	struct bccx_object *object = open_object("refused");
	const char *log;

	CHECK_EQ(bccx_object__load(object), -EACCES);
	CHECK_HAS(bccx_last_error(), "load 'refused': prog 'refused': BPF program load failed");
	CHECK_STR(bccx_object__error(object), bccx_last_error());
	log = bccx_object__verifier_log(object);
	CHECK_HAS(log, "invalid access to map value");
	/* Two thousand instructions, a line each. */
	CHECK(strlen(log) > 20000);
	CHECK_HAS(log, "1000: ");
	CHECK_EQ(bccx_object__load(object), -EINVAL);
	CHECK_HAS(bccx_last_error(), "failed to load");
	CHECK_EQ(bccx_object__set_global(object, "x", "", 0), -EINVAL);
	CHECK_STR(bccx_object__error(NULL), "");
	CHECK_STR(bccx_object__verifier_log(NULL), "");
}

TEST(load_leaves_out_programs_without_autoload)
{
	struct bccx_object *object = open_object("refused");
	struct bccx_program *refused = find_program(object, "refused");
	struct bccx_program_stats stats = { .size = sizeof(stats) };

	CHECK_EQ(bccx_program__set_autoload(refused, 0), 0);
	CHECK_EQ(bccx_object__load(object), 0);
	CHECK_EQ(bccx_program__stats(find_program(object, "accepted"), &stats), 0);
	CHECK_EQ(bccx_program__stats(refused, &stats), -ENOENT);
	CHECK_EQ(bccx_program__set_autoload(refused, 1), -EINVAL);
	CHECK_EQ(bccx_program__set_autoload(NULL, 1), -EINVAL);
}

TEST(a_target_that_the_kernel_lacks_is_named)
{
	struct bccx_object *object = open_object("attach");
	int count = bccx_object__program_count(object);
	struct bccx_program *program = find_program(object, "on_tp_btf");

	for (int i = 0; i < count; i++)
		bccx_program__set_autoload(bccx_object__program(object, i), bccx_object__program(object, i) == program);
	CHECK_EQ(bccx_program__set_attach_target(program, "no_such_tracepoint"), 0);
	CHECK_EQ(bccx_object__load(object), -ESRCH);
	CHECK_HAS(bccx_object__error(object), "program 'on_tp_btf': 'no_such_tracepoint' is not in this kernel's BTF");
}

TEST(attach_targets_and_modes_are_for_their_kinds)
{
	struct bccx_object *object = open_object("attach");

	CHECK_EQ(bccx_program__set_attach_target(find_program(object, "on_sample"), "x"), -EINVAL);
	CHECK_EQ(bccx_program__set_attach_target(find_program(object, "on_tp_btf"), NULL), -EINVAL);
	CHECK_EQ(bccx_program__set_attach_target(find_program(object, "on_tp_btf"), ""), -EINVAL);
	CHECK_EQ(bccx_program__set_attach_target(NULL, "x"), -EINVAL);
	CHECK_EQ(bccx_program__set_attach_mode(find_program(object, "on_sample"), BCCX_ATTACH_UPROBE_MULTI), -EINVAL);
	CHECK_EQ(bccx_program__set_attach_mode(find_program(object, "on_probe"), 1), -EINVAL);
	CHECK_EQ(bccx_program__set_attach_mode(find_program(object, "on_probe"), BCCX_ATTACH_UPROBE_MULTI), 0);
	CHECK_EQ(bccx_program__set_attach_mode(NULL, BCCX_ATTACH_UPROBE_MULTI), -EINVAL);
}

TEST(log_lines_are_kept_and_taken_out_whole)
{
	struct bccx_object *object = load_object("core");
	char all[65536], part[4112];
	uint32_t header[2];
	int total = 0, bytes, count = 0;

	CHECK_EQ(bccx_object__read_log(object, part, 8), 0);
	while ((bytes = bccx_object__read_log(object, part, sizeof(part))) > 0) {
		CHECK_EQ(bytes % 8, 0);
		memcpy(all + total, part, bytes);
		total += bytes;
	}
	CHECK_EQ(bytes, 0);
	for (int at = 0; at < total; count++) {
		memcpy(header, all + at, sizeof(header));
		CHECK(header[0] > 0 && header[1] <= BCCX_LOG_DEBUG);
		CHECK(memchr(all + at + 8, '\n', header[0]) == NULL);
		at += 8 + (header[0] + 7) / 8 * 8;
		CHECK(at <= total);
	}
	CHECK(count > 20);
	CHECK_EQ(bccx_object__read_log(object, part, sizeof(part)), 0);
	CHECK_EQ(bccx_object__read_log(NULL, part, sizeof(part)), -EINVAL);
	CHECK_EQ(bccx_object__read_log(object, NULL, 8), -EINVAL);
}

static void *load_in_thread(void *object)
{
	return (void *)(intptr_t)bccx_object__load(object);
}

/* Whoever comes second is told that it is busy; nobody crashes. */
TEST(a_loading_object_answers_busy)
{
	struct bccx_open_opts core = { .size = sizeof(core), .name = "core" };
	size_t len;
	void *bytes = read_object("core", &len);
	struct bccx_object *object = bccx_object__open(bytes, len, &core);
	struct bccx_map *map = find_map(object, "counts");
	pthread_t thread;
	void *result;
	int err, busy = 0;

	CHECK_EQ(pthread_create(&thread, NULL, load_in_thread, object), 0);
	while ((err = bccx_map__set_max_entries(map, 16384)) == 0)
		;
	CHECK_EQ(err, -EBUSY);
	while ((err = bccx_object__close(object)) == -EBUSY)
		busy++;
	CHECK_EQ(err, 0);
	CHECK(busy > 0);
	pthread_join(thread, &result);
	CHECK_EQ((intptr_t)result, 0);
}

TEST(close_accepts_nothing_and_refuses_strangers)
{
	uint64_t stranger[64] = {};

	CHECK_EQ(bccx_object__close(NULL), 0);
	CHECK_EQ(bccx_object__close((struct bccx_object *)stranger), -EINVAL);
	CHECK_EQ(bccx_object__load((struct bccx_object *)stranger), -EINVAL);
	CHECK_EQ(bccx_link__destroy((struct bccx_link *)stranger), -EINVAL);
	CHECK_EQ(bccx_ring__close((struct bccx_ring *)stranger), -EINVAL);
	CHECK_EQ(bccx_map__memory((struct bccx_map *)stranger), -EINVAL);
}

TEST(run_statistics_count_calls)
{
	struct bccx_object *object = open_object("attach");
	struct bccx_program *program;
	struct bccx_program_stats stats = { .size = sizeof(stats) };
	struct bccx_tracepoint_opts where = { .size = sizeof(where), .name = "sys_enter" };
	struct bccx_link *link;

	program = load_only(object, "on_raw_tracepoint");
	CHECK_EQ(bccx_object__enable_stats(object), 0);
	CHECK_EQ(bccx_object__enable_stats(object), 0);
	link = bccx_program__attach_raw_tracepoint(program, &where);
	CHECK(link);
	call_getpgid(100);
	CHECK_EQ(bccx_link__destroy(link), 0);
	CHECK_EQ(bccx_program__stats(program, &stats), 0);
	CHECK(stats.run_count >= 100);
	CHECK(stats.run_time_ns > stats.run_count);
	CHECK_EQ(bccx_program__stats(program, NULL), -EINVAL);
	CHECK_EQ(bccx_program__stats(NULL, &stats), -EINVAL);
	CHECK_EQ(bccx_object__enable_stats(NULL), -EINVAL);
}
