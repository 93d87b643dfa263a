// SPDX-License-Identifier: Apache-2.0
/* Which facilities of the running kernel work for this process, each found out by using it once. */
#include <fcntl.h>
#include <linux/bpf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "glue.h"

/* A tracepoint and a kernel function that hardly ever run, so that probing disturbs nobody. */
#define TRACEPOINT_CATEGORY "task"
#define TRACEPOINT "task_rename"
static const char *const functions[] = { "bpf_fentry_test1", "do_nanosleep", "do_exit" };

/* What a probe that failed was doing. */
struct attempt {
	char *text;
	size_t size;
};

/* The failure to return; err is -errno. */
static int failed(const struct attempt *attempt, const char *step, int err)
{
	if (attempt->size)
		snprintf(attempt->text, attempt->size, "%s: %s", step, glue_strerror(err));
	return err;
}

/* ---- programs ---- */

struct kind {
	enum bpf_prog_type type;
	int attach_type;
	int btf_id;
};

/* A program that returns 0. */
static int load_program(const struct kind *kind)
{
	static const struct bpf_insn insns[] = {
		{ .code = BPF_ALU64 | BPF_MOV | BPF_K, .dst_reg = BPF_REG_0, .imm = 0 },
		{ .code = BPF_JMP | BPF_EXIT },
	};
	LIBBPF_OPTS(bpf_prog_load_opts, opts, .expected_attach_type = kind->attach_type, .attach_btf_id = kind->btf_id);
	int fd = bpf_prog_load(kind->type, "bccx_probe", "GPL", insns, ARRAY_SIZE(insns), &opts);

	return fd;
}

/* Attach a program to a perf event as glue_link_perf_event() would. Takes event_fd. */
static int join(const struct attempt *attempt, enum bpf_prog_type type, int event_fd, const char *step)
{
	struct bccx_link *link;
	int program_fd;

	if (event_fd < 0)
		return failed(attempt, step, event_fd);
	program_fd = load_program(&(struct kind){ .type = type });
	if (program_fd < 0) {
		close(event_fd);
		return failed(attempt, "load a program", program_fd);
	}
	link = glue_link_program_fd(program_fd, event_fd);
	close(program_fd);
	if (!link)
		return failed(attempt, "attach a program", -errno);
	return bccx_link__destroy(link);
}

static int loads(const struct attempt *attempt, const struct kind *kind, int *fd)
{
	*fd = load_program(kind);
	return *fd < 0 ? failed(attempt, "load a program", *fd) : 0;
}

/* Ends a probe whose last step made a descriptor. */
static int made(const struct attempt *attempt, int fd, const char *step)
{
	if (fd < 0)
		return failed(attempt, step, fd);
	close(fd);
	return 0;
}

/* ---- maps and BTF ---- */

static int probe_btf(const struct attempt *attempt)
{
	uint16_t magic = 0;
	int fd = open("/sys/kernel/btf/vmlinux", O_RDONLY | O_CLOEXEC);
	ssize_t len;

	if (fd < 0)
		return failed(attempt, "open /sys/kernel/btf/vmlinux", -errno);
	len = read(fd, &magic, sizeof(magic));
	close(fd);
	return len == sizeof(magic) && magic == 0xeb9f ? 0 : failed(attempt, "read /sys/kernel/btf/vmlinux", -EBADMSG);
}

static int probe_ring_buffer(const struct attempt *attempt)
{
	int fd = bpf_map_create(BPF_MAP_TYPE_RINGBUF, "bccx_probe", 0, 0, sysconf(_SC_PAGESIZE), NULL);

	return made(attempt, fd, "create a ring buffer");
}

static int probe_map_batch(const struct attempt *attempt)
{
	uint32_t keys[2], values[2], token, count = 2;
	int fd = bpf_map_create(BPF_MAP_TYPE_HASH, "bccx_probe", sizeof(*keys), sizeof(*values), 2, NULL), err;

	if (fd < 0)
		return failed(attempt, "create a map", fd);
	err = bpf_map_lookup_batch(fd, NULL, &token, keys, values, &count, NULL);
	close(fd);
	/* The end of an empty map. */
	return err == -ENOENT ? 0 : failed(attempt, "read a map by batch", err);
}

static int probe_run_stats(const struct attempt *attempt)
{
	return made(attempt, bpf_enable_stats(BPF_STATS_RUN_TIME), "enable run statistics");
}

/* ---- sampling ---- */

static int probe_sampling(const struct attempt *attempt, enum bccx_perf_event event)
{
	uint32_t cpu = 0;

	bccx_online_cpus(&cpu, 1);
	return join(attempt, BPF_PROG_TYPE_PERF_EVENT, glue_open_sampling(event, cpu, -1, 1, 0), "open a perf event");
}

static int probe_perf_event(const struct attempt *attempt)
{
	return probe_sampling(attempt, BCCX_PERF_CPU_CLOCK);
}

static int probe_cpu_cycles(const struct attempt *attempt)
{
	return probe_sampling(attempt, BCCX_PERF_CPU_CYCLES);
}

/* ---- tracepoints ---- */

static int probe_tracepoint(const struct attempt *attempt)
{
	return join(attempt, BPF_PROG_TYPE_TRACEPOINT, glue_open_tracepoint(TRACEPOINT_CATEGORY, TRACEPOINT),
		    "open tracepoint " TRACEPOINT_CATEGORY ":" TRACEPOINT);
}

/* Load and attach a program whose attachment is a raw tracepoint link. */
static int open_raw(const struct attempt *attempt, const struct kind *kind, const char *name)
{
	int program_fd, link_fd, err = loads(attempt, kind, &program_fd);

	if (err < 0)
		return err;
	link_fd = bpf_raw_tracepoint_open(name, program_fd);
	close(program_fd);
	return made(attempt, link_fd, "attach a program");
}

static int probe_raw_tracepoint(const struct attempt *attempt)
{
	return open_raw(attempt, &(struct kind){ .type = BPF_PROG_TYPE_RAW_TRACEPOINT }, TRACEPOINT);
}

static int probe_tp_btf(const struct attempt *attempt)
{
	struct kind kind = { .type = BPF_PROG_TYPE_TRACING, .attach_type = BPF_TRACE_RAW_TP };

	kind.btf_id = libbpf_find_vmlinux_btf_id(TRACEPOINT, BPF_TRACE_RAW_TP);
	if (kind.btf_id < 0)
		return failed(attempt, "find tracepoint " TRACEPOINT " in the kernel's BTF", kind.btf_id);
	return open_raw(attempt, &kind, NULL);
}

/* ---- kernel functions ---- */

static int probe_fentry(const struct attempt *attempt)
{
	struct kind kind = { .type = BPF_PROG_TYPE_TRACING, .attach_type = BPF_TRACE_FENTRY, .btf_id = -ENOENT };

	for (size_t i = 0; kind.btf_id < 0 && i < ARRAY_SIZE(functions); i++)
		kind.btf_id = libbpf_find_vmlinux_btf_id(functions[i], BPF_TRACE_FENTRY);
	if (kind.btf_id < 0)
		return failed(attempt, "find a function in the kernel's BTF", kind.btf_id);
	return open_raw(attempt, &kind, NULL);
}

static int probe_kprobe(const struct attempt *attempt)
{
	int fd = -ENOENT;

	for (size_t i = 0; fd == -ENOENT && i < ARRAY_SIZE(functions); i++)
		fd = glue_open_kprobe(&(struct bccx_kprobe_opts){ .function = functions[i] });
	return join(attempt, BPF_PROG_TYPE_KPROBE, fd, "open a kprobe");
}

static int probe_kprobe_link(const struct attempt *attempt, int mode)
{
	int program_fd, fd = -ENOENT, err;

	err = loads(attempt, &(struct kind){ .type = BPF_PROG_TYPE_KPROBE, .attach_type = mode }, &program_fd);
	if (err < 0)
		return err;
	/* Which error a name that cannot be traced gets depends on the version; the last name exists everywhere. */
	for (size_t i = 0; fd < 0 && i < ARRAY_SIZE(functions); i++) {
		const char *name = functions[i];

		fd = glue_link_kprobe_multi(program_fd, mode, 0,
					    &(struct glue_functions){ .names = &name, .count = 1 });
	}
	close(program_fd);
	return made(attempt, fd, "attach a program");
}

static int probe_kprobe_multi(const struct attempt *attempt)
{
	return probe_kprobe_link(attempt, BCCX_ATTACH_KPROBE_MULTI);
}

static int probe_kprobe_session(const struct attempt *attempt)
{
	return probe_kprobe_link(attempt, BCCX_ATTACH_KPROBE_SESSION);
}

/* ---- user functions ---- */

/* Never called. An instruction of our own file is one that is sure to be there. */
__attribute__((noinline, used)) static void uprobe_target(void)
{
	__asm__ volatile("nop");
}

struct place {
	char path[4096];
	uint64_t offset;
};

/* Where uprobe_target() lies in the file that this code was loaded from. */
static int find_target(struct place *place)
{
	uintptr_t address = (uintptr_t)uprobe_target, start, end, file_offset;
	FILE *maps = fopen("/proc/self/maps", "re");
	char line[4400];
	int found = -ENOENT;

	if (!maps)
		return -errno;
	while (found < 0 && fgets(line, sizeof(line), maps)) {
		if (sscanf(line, "%lx-%lx %*s %lx %*s %*s %4095[^\n]", &start, &end, &file_offset, place->path) == 4 &&
		    address >= start && address < end) {
			place->offset = address - start + file_offset;
			found = 0;
		}
	}
	fclose(maps);
	return found;
}

static int probe_uprobe(const struct attempt *attempt)
{
	struct place place;
	int err = find_target(&place);

	if (err < 0)
		return failed(attempt, "find our own code in /proc/self/maps", err);
	return join(attempt, BPF_PROG_TYPE_KPROBE,
		    glue_open_uprobe(
			    &(struct bccx_uprobe_opts){ .path = place.path, .offset = place.offset, .pid = getpid() }),
		    "open a uprobe");
}

static int probe_uprobe_link(const struct attempt *attempt, int mode)
{
	struct place place;
	int program_fd, fd, err = find_target(&place);

	if (err < 0)
		return failed(attempt, "find our own code in /proc/self/maps", err);
	err = loads(attempt, &(struct kind){ .type = BPF_PROG_TYPE_KPROBE, .attach_type = mode }, &program_fd);
	if (err < 0)
		return err;
	fd = glue_link_uprobe_multi(
		program_fd, mode,
		&(struct bccx_uprobe_multi_opts){
			.path = place.path, .offsets = &place.offset, .count = 1, .pid = getpid() });
	close(program_fd);
	return made(attempt, fd, "attach a program");
}

static int probe_uprobe_multi(const struct attempt *attempt)
{
	return probe_uprobe_link(attempt, BCCX_ATTACH_UPROBE_MULTI);
}

static int probe_uprobe_session(const struct attempt *attempt)
{
	return probe_uprobe_link(attempt, BCCX_ATTACH_UPROBE_SESSION);
}

/* ---- the list ---- */

static const struct {
	const char *name;
	int (*probe)(const struct attempt *attempt);
} facilities[] = {
	{ "btf", probe_btf },
	{ "perf-event", probe_perf_event },
	{ "cpu-cycles", probe_cpu_cycles },
	{ "ring-buffer", probe_ring_buffer },
	{ "map-batch", probe_map_batch },
	{ "tracepoint", probe_tracepoint },
	{ "raw-tracepoint", probe_raw_tracepoint },
	{ "tp-btf", probe_tp_btf },
	{ "uprobe", probe_uprobe },
	{ "uprobe-multi", probe_uprobe_multi },
	{ "uprobe-session", probe_uprobe_session },
	{ "kprobe", probe_kprobe },
	{ "kprobe-multi", probe_kprobe_multi },
	{ "kprobe-session", probe_kprobe_session },
	{ "fentry", probe_fentry },
	{ "run-stats", probe_run_stats },
};

int bccx_probe(const char *facility, char *text, uint32_t size)
{
	struct attempt attempt = { .text = text, .size = text ? size : 0 };
	char reason[128];
	int err;

	if (attempt.size)
		text[0] = '\0';
	if (!facility)
		return glue_fail(EINVAL, "probe: no facility named");
	if (!attempt.size)
		attempt = (struct attempt){ .text = reason, .size = sizeof(reason) };
	for (size_t i = 0; i < ARRAY_SIZE(facilities); i++) {
		if (strcmp(facilities[i].name, facility))
			continue;
		err = facilities[i].probe(&attempt);
		return err < 0 ? glue_fail(-err, "probe %s: %s", facility, attempt.text) : 0;
	}
	return glue_fail(EINVAL, "probe '%s': not a facility", facility);
}
