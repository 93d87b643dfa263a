// SPDX-License-Identifier: Apache-2.0
/* Programs: what they are and how they will be loaded. */
#include <stdlib.h>
#include <string.h>

#include "glue.h"

int glue_check_program(const struct bccx_program *program, enum glue_state state)
{
	if (!program || program->magic != GLUE_PROGRAM)
		return glue_fail(EINVAL, "not a program");
	return glue_check_object(program->object, state);
}

int bccx_program__info(struct bccx_program *program, struct bccx_program_info *info)
{
	struct bccx_program_info ours;
	int err;

	if (!program || program->magic != GLUE_PROGRAM)
		return glue_fail(EINVAL, "program info: not a program");
	err = glue_opts_in(&ours, sizeof(ours), sizeof(ours), info);
	if (err < 0)
		return err;
	ours.instructions = bpf_program__insn_cnt(program->bpf);
	ours.name = bpf_program__name(program->bpf);
	ours.type = libbpf_bpf_prog_type_str(bpf_program__type(program->bpf)) ?: "unknown";
	ours.section = bpf_program__section_name(program->bpf);
	glue_opts_out(&ours, sizeof(ours), info);
	return 0;
}

int bccx_program__set_autoload(struct bccx_program *program, int32_t on)
{
	int err = glue_check_program(program, GLUE_OPEN);

	return err < 0 ? err : bpf_program__set_autoload(program->bpf, on);
}

int bccx_program__set_attach_mode(struct bccx_program *program, int32_t mode)
{
	int err = glue_check_program(program, GLUE_OPEN);

	if (err < 0)
		return err;
	if (mode != BCCX_ATTACH_KPROBE_MULTI && mode != BCCX_ATTACH_UPROBE_MULTI &&
	    mode != BCCX_ATTACH_KPROBE_SESSION && mode != BCCX_ATTACH_UPROBE_SESSION)
		return glue_fail(EINVAL, "program '%s': attach mode %d is not one", bpf_program__name(program->bpf),
				 mode);
	if (bpf_program__type(program->bpf) != BPF_PROG_TYPE_KPROBE)
		return glue_fail(EINVAL, "program '%s': multi and session attach is for kprobe programs",
				 bpf_program__name(program->bpf));
	return bpf_program__set_expected_attach_type(program->bpf, mode);
}

int bccx_program__set_attach_target(struct bccx_program *program, const char *target)
{
	int err = glue_check_program(program, GLUE_OPEN);
	char *copy;

	if (err < 0)
		return err;
	if (!target || !*target)
		return glue_fail(EINVAL, "program '%s': no attach target given", bpf_program__name(program->bpf));
	if (bpf_program__type(program->bpf) != BPF_PROG_TYPE_TRACING)
		return glue_fail(EINVAL, "program '%s': attach targets are for tracing programs",
				 bpf_program__name(program->bpf));
	copy = strdup(target);
	if (!copy)
		return glue_fail(ENOMEM, "program '%s': out of memory", bpf_program__name(program->bpf));
	free(program->target);
	program->target = copy;
	return 0;
}

int glue_program_fd(const struct bccx_program *program)
{
	int err = glue_check_program(program, GLUE_LOADED), fd;

	if (err < 0)
		return err;
	fd = bpf_program__fd(program->bpf);
	return fd < 0 ? glue_fail(ENOENT, "program '%s' was not loaded", bpf_program__name(program->bpf)) : fd;
}

int bccx_program__stats(struct bccx_program *program, struct bccx_program_stats *stats)
{
	struct bccx_program_stats ours;
	struct bpf_prog_info info = {};
	uint32_t len = sizeof(info);
	int fd = glue_program_fd(program), err;

	if (fd < 0)
		return fd;
	err = glue_opts_in(&ours, sizeof(ours), sizeof(ours), stats);
	if (err < 0)
		return err;
	if (bpf_obj_get_info_by_fd(fd, &info, &len) < 0)
		return glue_fail(errno, "program '%s': read its counters: %s", bpf_program__name(program->bpf),
				 glue_strerror(errno));
	ours.run_time_ns = info.run_time_ns;
	ours.run_count = info.run_cnt;
	ours.missed = info.recursion_misses;
	glue_opts_out(&ours, sizeof(ours), stats);
	return 0;
}

int bccx_object__enable_stats(struct bccx_object *object)
{
	int fd;

	if (!object || object->magic != GLUE_OBJECT)
		return glue_fail(EINVAL, "enable run statistics: not an object");
	if (object->state == GLUE_LOADING)
		return glue_fail(EBUSY, "enable run statistics of '%s': it is being loaded", object->name);
	if (object->stats_fd >= 0)
		return 0;
	fd = bpf_enable_stats(BPF_STATS_RUN_TIME);
	if (fd < 0)
		return glue_fail(-fd, "enable run statistics: %s", glue_strerror(fd));
	object->stats_fd = fd;
	return 0;
}
