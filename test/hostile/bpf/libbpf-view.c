// SPDX-License-Identifier: Apache-2.0
/*
 * What libbpf makes of a BPF object: one line a program with its type and every
 * call in the code that libbpf hands to the kernel, after all its relocations.
 *
 *   libbpf-view OBJECT...
 *
 *   open OBJECT ERRNO
 *   map NAME TYPE KEY VALUE ENTRIES FLAGS PINNED
 *   program NAME SECTION TYPE ATTACH-TYPE SLOTS
 *   helper ID          (of the program above, in order, each once)
 *   kfunc NAME
 *   load ERRNO         (of the program above, alone)
 *
 * The hostile objects are compared with it, and so are the findings on real ones.
 */
#include <bpf/btf.h>
#include <bpf/libbpf.h>
#include <errno.h>
#include <linux/bpf.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int silent(enum libbpf_print_level level, const char *format, va_list args)
{
	if (level == LIBBPF_WARN && getenv("VIEW_LOG"))
		return vfprintf(stderr, format, args);
	return 0;
}

static struct bpf_program *nth(struct bpf_object *object, int index)
{
	struct bpf_program *program;

	bpf_object__for_each_program(program, object)
		if (index-- == 0)
			return program;
	return NULL;
}

static void print_maps(const struct bpf_object *object)
{
	const struct bpf_map *map;

	bpf_object__for_each_map(map, object)
		printf("map %s %d %u %u %u %u %d\n", bpf_map__name(map), bpf_map__type(map), bpf_map__key_size(map),
		       bpf_map__value_size(map), bpf_map__max_entries(map), bpf_map__map_flags(map),
		       bpf_map__pin_path(map) != NULL);
}

static void print_calls(const struct bpf_program *program, const struct btf *kernel)
{
	const struct bpf_insn *insn = bpf_program__insns(program);
	size_t count = bpf_program__insn_cnt(program);
	bool seen[4096] = {};

	for (size_t i = 0; i < count; i++) {
		if (insn[i].code == (BPF_LD | BPF_IMM | BPF_DW)) {
			i++;
			continue;
		}
		if (insn[i].code != (BPF_JMP | BPF_CALL))
			continue;
		if (insn[i].src_reg == BPF_PSEUDO_KFUNC_CALL) {
			const struct btf_type *type = insn[i].off == 0 ? btf__type_by_id(kernel, insn[i].imm) : NULL;

			printf("kfunc %s\n", type ? btf__name_by_offset(kernel, type->name_off) : "?");
		} else if (insn[i].src_reg == 0) {
			unsigned int id = insn[i].imm;

			if (id < 4096 && seen[id])
				continue;
			if (id < 4096)
				seen[id] = true;
			printf("helper %u\n", id);
		}
	}
}

/** Loads one program of the object alone and prints it; false past the last one. */
static bool view_program(const char *path, int index, const struct btf *kernel, bool with_maps)
{
	struct bpf_object *object = bpf_object__open_file(path, NULL);
	struct bpf_program *program, *other;
	struct bpf_map *map;
	int err;

	if (index == 0)
		printf("open %s %d\n", path, object ? 0 : errno);
	if (!object)
		return false;
	program = nth(object, index);
	if (!program) {
		bpf_object__close(object);
		return false;
	}
	if (with_maps)
		print_maps(object);
	bpf_object__for_each_program(other, object)
		bpf_program__set_autoload(other, other == program);
	bpf_object__for_each_map(map, object) {
		bpf_map__set_pin_path(map, NULL);
		if (bpf_map__max_entries(map) == 0)
			bpf_map__set_max_entries(map, 1);
		if (bpf_map__type(map) == BPF_MAP_TYPE_STACK_TRACE && bpf_map__value_size(map) == 0)
			bpf_map__set_value_size(map, 127 * 8);
		if (bpf_map__max_entries(map) > 4096 && !bpf_map__is_internal(map) &&
		    bpf_map__type(map) != BPF_MAP_TYPE_RINGBUF)
			bpf_map__set_max_entries(map, 4096);
	}
	err = bpf_object__load(object);
	printf("program %s %s %d %d %zu\n", bpf_program__name(program), bpf_program__section_name(program),
	       bpf_program__type(program), bpf_program__expected_attach_type(program), bpf_program__insn_cnt(program));
	print_calls(program, kernel);
	printf("load %d\n", -err);
	bpf_object__close(object);
	return true;
}

int main(int argc, char **argv)
{
	struct btf *kernel = btf__load_vmlinux_btf();

	libbpf_set_print(silent);
	if (!kernel)
		fprintf(stderr, "libbpf-view: this kernel has no BTF\n");
	for (int i = 1; i < argc; i++)
		for (int index = 0; view_program(argv[i], index, kernel, index == 0); index++)
			;
	btf__free(kernel);
	return 0;
}
