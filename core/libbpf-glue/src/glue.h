/* SPDX-License-Identifier: Apache-2.0 */
/* What the files of the library share. Everything here is hidden from the outside. */
#ifndef GLUE_H
#define GLUE_H

#include <bpf/bpf.h>
#include <bpf/libbpf.h>
#include <errno.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "../include/bccx_glue.h"

#define ARRAY_SIZE(a) (sizeof(a) / sizeof((a)[0]))

/* The kernel's "operation not supported by this driver": not in errno.h, yet system calls return it. */
#define GLUE_ENOTSUPP 524

static inline size_t glue_pad8(size_t n)
{
	return (n + 7) & ~(size_t)7;
}

/* ---- error.c ---- */

/* Keep the text for bccx_last_error(), set errno, return -err. */
int glue_fail(int err, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The same for constructors: returns NULL. */
void *glue_fail_null(int err, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Words for an errno, never NULL. */
const char *glue_strerror(int err);

/* Copy as much as fits, always ended. */
void glue_copy_text(char *into, size_t size, const char *text);

/* ---- opts.c ---- */

/*
 * Read a caller's structure of any past or future size into ours of `known` bytes: missing fields become zero.
 * oldest: size of the first published version.
 */
int glue_opts_in(void *ours, size_t known, size_t oldest, const void *theirs);

/* Write ours back, as far as the caller's reaches; its size field is kept. */
void glue_opts_out(const void *ours, size_t known, void *theirs);

/* ---- log.c ---- */

struct glue_log {
	char *bytes;
	size_t start, end, capacity;
	int level;
	char first_warning[512]; /* of the call under way: usually the most telling line */
};

/* Until glue_log_leave(), what libbpf says in this thread belongs to this log; NULL: to nobody. */
void glue_log_enter(struct glue_log *log);
void glue_log_leave(void);
void glue_log_free(struct glue_log *log);

/* ---- image.c ---- */

/* 0, or the failure to return: the file's own offsets, sizes and indices stay inside it. */
int glue_check_image(const void *bytes, size_t len, const char *name);

/* ---- btf_check.c ---- */

/* True: every id, name and length of BTF stays inside of it and no type is made of itself. */
bool glue_check_btf(const char *bytes, size_t len, uint32_t *type_count);

/* The same for .BTF.ext, whose relocations name types of a BTF with type_count ids. */
bool glue_check_btf_ext(const char *bytes, size_t len, uint32_t type_count);

/* ---- handles ---- */

enum glue_magic {
	GLUE_OBJECT = 0x6a626f62,
	GLUE_PROGRAM = 0x67727062,
	GLUE_MAP = 0x70616d62,
	GLUE_LINK = 0x6b6e6c62,
	GLUE_RING = 0x676e7262,
	GLUE_TASKS = 0x6b736174,
};

enum glue_state { GLUE_OPEN, GLUE_LOADING, GLUE_LOADED, GLUE_FAILED };

struct bccx_program {
	uint32_t magic;
	struct bccx_object *object;
	struct bpf_program *bpf;
	char *target; /* see bccx_program__set_attach_target() */
};

struct bccx_map {
	uint32_t magic;
	struct bccx_object *object;
	struct bpf_map *bpf;
	const char *name;
	struct glue_cursor *cursor; /* of a drain under way */
	bool no_batch; /* the kernel refused batches for this map */
	/* of an array of maps: what its inner maps are like, and those made so far (-1: none) */
	enum bpf_map_type inner_type;
	uint32_t inner_value_size, inner_entries, inner_flags;
	int *inner;
};

struct bccx_object {
	uint32_t magic;
	_Atomic int state; /* enum glue_state */
	struct bpf_object *bpf;
	struct bccx_program *programs;
	struct bccx_map *maps;
	uint32_t program_count, map_count;
	struct glue_log log;
	char *verifier_log; /* mapped, GLUE_VERIFIER_LOG_SIZE bytes of which untouched pages cost nothing */
	int stats_fd;
	char name[64];
	char error[1024];
};

struct bccx_link {
	uint32_t magic;
	int link_fd; /* a bpf_link, or -1 */
	int event_fd; /* a perf event, or -1 */
};

/* 0, or the failure to return: object is a live handle in this state. */
int glue_check_object(const struct bccx_object *object, enum glue_state state);
int glue_check_program(const struct bccx_program *program, enum glue_state state);
int glue_check_map(const struct bccx_map *map, enum glue_state state);

/* ---- map.c ---- */

bool glue_map_is_percpu(enum bpf_map_type type);
bool glue_map_is_array(enum bpf_map_type type);
size_t glue_map_transfer_size(const struct bccx_map *map);

/* ---- inner.c ---- */

void glue_inner_remember(struct bccx_map *map);
void glue_inner_free(struct bccx_map *map);

/* ---- drain.c ---- */

void glue_cursor_free(struct glue_cursor *cursor);

/* ---- global.c ---- */

struct glue_global {
	struct bccx_map *map; /* the section */
	uint32_t offset, size;
};

int glue_find_global(const struct bccx_object *object, const char *name, struct glue_global *out);

/* Map a loaded .data or .bss; munmap(it, *len). NULL and errno when the kernel cannot. */
void *glue_map_section(const struct bccx_map *section, size_t *len);

/* ---- link.c ---- */

/* Kernel functions by name or by address. */
struct glue_functions {
	const char **names;
	const uint64_t *addresses;
	const uint64_t *cookies;
	uint32_t count;
};

/* Takes both descriptors, also when it fails. */
struct bccx_link *glue_link_new(int link_fd, int event_fd);

/*
 * Join a loaded program to an open, disabled perf event and enable it: through a link, by ioctl on kernels before 5.15.
 * Takes event_fd.
 */
struct bccx_link *glue_link_perf_event(const struct bccx_program *program, int event_fd, uint64_t cookie,
				       const char *what);

/* The same for a program that belongs to no object, without text. */
struct bccx_link *glue_link_program_fd(int program_fd, int event_fd);

/* A loaded program's descriptor, or -errno with the text set. */
int glue_program_fd(const struct bccx_program *program);

/* ---- the perf events below: an open, disabled descriptor or -errno, no text ---- */

int glue_open_sampling(enum bccx_perf_event event, int cpu, int pid, uint64_t frequency, uint64_t period);
int glue_open_tracepoint(const char *category, const char *name);
int glue_open_kprobe(const struct bccx_kprobe_opts *opts);
int glue_open_uprobe(const struct bccx_uprobe_opts *opts);

/* ---- multi.c: links of many targets, a descriptor or -errno, no text ---- */

int glue_link_kprobe_multi(int program_fd, int mode, uint32_t flags, const struct glue_functions *functions);
int glue_link_uprobe_multi(int program_fd, int mode, const struct bccx_uprobe_multi_opts *opts);

/* ---- tracefs.c ---- */

/* Open a file of tracefs for reading, mounted or not: a descriptor or -errno. */
int glue_tracefs_open(const char *path);

/* ---- cpu.c ---- */

bool glue_cpu_is_online(uint32_t cpu);

#endif
