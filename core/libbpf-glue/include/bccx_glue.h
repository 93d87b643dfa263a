/* SPDX-License-Identifier: Apache-2.0 */
/*
 * libbpf-glue: open, load, attach and drain BPF objects through a narrow, stable C interface.
 *
 * Conventions
 *  - Functions return 0 (or a count) on success and -errno on failure; constructors return NULL and set errno.
 *    bccx_last_error() then says in words what failed; it belongs to the calling thread.
 *  - A structure that crosses this interface begins with `size`, which the caller sets to sizeof of the structure it was
 *    compiled with. Fields are only ever added at the end; an older caller's shorter structure stays valid, and a newer
 *    caller's longer one is accepted while the part unknown here is zero (-E2BIG otherwise).
 *  - Handles are opaque. NULL and foreign pointers are refused with -EINVAL. Programs and maps belong to their object
 *    and end with it; links and rings are independent of it and have their own destructors, which accept NULL.
 *  - An object and what belongs to it may be used by one thread at a time. While bccx_object__load() runs in one thread,
 *    every other call on that object answers -EBUSY.
 *  - Everything is held by file descriptors (all close-on-exec): the end of the process, also by SIGKILL, detaches and
 *    frees all. Nothing is ever pinned; an object that asks for pinning is refused.
 *  - Names and paths are NUL-terminated; text that is returned is valid until the next call on the same handle or thread.
 */
#ifndef BCCX_GLUE_H
#define BCCX_GLUE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define BCCX_API __attribute__((visibility("default")))

/* Counts incompatible changes of this interface. */
#define BCCX_GLUE_API 1

struct bccx_object;
struct bccx_program;
struct bccx_map;
struct bccx_link;
struct bccx_ring;
struct bccx_tasks;

/* ---- library ---------------------------------------------------------------------------------------------------- */

/* BCCX_GLUE_API of the built library. */
BCCX_API uint32_t bccx_glue_api(void);

/* Version of the package that the library was built for, such as "0.1.0". */
BCCX_API const char *bccx_glue_version(void);

/* Version of libbpf inside, such as "v1.1". */
BCCX_API const char *bccx_libbpf_version(void);

/* What the last failed call of this thread could not do and why, in one line; "" when none failed yet. */
BCCX_API const char *bccx_last_error(void);

enum bccx_log_level {
	BCCX_LOG_WARN = 0,
	BCCX_LOG_INFO = 1,
	BCCX_LOG_DEBUG = 2,
};

/* Called in the thread whose call made libbpf speak. text is one line without its newline. */
typedef void (*bccx_log_fn)(void *ctx, int level, const char *text);

/*
 * Deliver libbpf's log to fn, process-wide; NULL (the default) stops that. Independently of it, each object keeps its own
 * lines for bccx_object__read_log(), which callers that cannot be called from other threads use. Lines go to both only up
 * to the level each asked for.
 * level: enum bccx_log_level, the most talkative level fn wants.
 */
BCCX_API int bccx_set_log(bccx_log_fn fn, void *ctx, int level);

/* ---- machine ---------------------------------------------------------------------------------------------------- */

/* Number of possible CPUs: how many copies a per-CPU value has. */
BCCX_API int bccx_possible_cpus(void);

/*
 * The CPUs that are online now, ascending.
 * cpus: receives up to capacity numbers; may be NULL when capacity is 0.
 * Returns how many are online, which may exceed capacity.
 */
BCCX_API int bccx_online_cpus(uint32_t *cpus, uint32_t capacity);

/* A pipe with both ends blocking and close-on-exec: fds[0] reads, fds[1] writes. */
BCCX_API int bccx_pipe(int32_t *fds);

/* Close a descriptor made by bccx_pipe(). */
BCCX_API int bccx_close(int32_t fd);

/*
 * A descriptor (read only, close-on-exec) of a file or folder of tracefs, such as "events", whether anybody has mounted it
 * or not. Close with bccx_close(). Errors: ENOENT; EPERM or EACCES privilege or lockdown; ENODEV a kernel without tracing.
 */
BCCX_API int bccx_tracefs_open(const char *path);

/*
 * Map the first page of a file executable into this process, so that it is among its mapped objects; nothing in it is
 * looked at or run. For objects that no traced process maps yet.
 * address: receives where.
 * Errors: those of open(2) and mmap(2) (EPERM: a file system mounted noexec); ENOEXEC no regular file, or an empty one.
 */
BCCX_API int bccx_map_file(const char *path, uint64_t *address);

/* Undo bccx_map_file(). */
BCCX_API int bccx_unmap_file(uint64_t address);

/*
 * Does a facility of this kernel work for this process? Found out by using it: a tiny program or map is loaded, attached
 * where that matters, and closed again. Takes 0.1 to 200 ms. May be called from several threads at once.
 * facility: "btf" "perf-event" "cpu-cycles" "ring-buffer" "map-batch" "tracepoint" "raw-tracepoint" "tp-btf" "uprobe"
 *           "uprobe-multi" "uprobe-session" "kprobe" "kprobe-multi" "kprobe-session" "fentry" "run-stats"
 * text:     receives which step failed, NUL-terminated, cut to size bytes; "" when it works. May be NULL.
 * Returns 0, the -errno of the step that failed, or -EINVAL for a name that is not in the list.
 */
BCCX_API int bccx_probe(const char *facility, char *text, uint32_t size);

/* ---- object ----------------------------------------------------------------------------------------------------- */

struct bccx_open_opts {
	uint32_t size;
	int32_t log_level; /* enum bccx_log_level: what bccx_object__read_log() will hold */
	const char *name; /* for messages and, cut to 15 characters, for the kernel */
};

/*
 * Parse a BPF object file. Nothing reaches the kernel yet. The bytes are copied: they may change or go afterwards.
 * Errors: EINVAL a bad argument or not a little-endian 64-bit BPF object; EBADMSG offsets or sizes inside the file that
 * do not fit it; EPERM a map that asks to be pinned; others from libbpf.
 */
BCCX_API struct bccx_object *bccx_object__open(const void *bytes, size_t len, const struct bccx_open_opts *opts);

/* Free the object with its programs and maps. NULL is fine. -EBUSY while it loads. Links and rings live on. */
BCCX_API int bccx_object__close(struct bccx_object *object);

/*
 * Create the maps, relocate, verify and load every program whose autoload is on. Blocks, 1 to 1000 ms; meant for a worker
 * thread. A failed object can only be asked for its texts and closed. RLIMIT_MEMLOCK is raised where that helps and may
 * be; where it may not, that is no error.
 */
BCCX_API int bccx_object__load(struct bccx_object *object);

/* Why bccx_object__load() failed, for callers whose load ran in another thread; "" when it did not. */
BCCX_API const char *bccx_object__error(struct bccx_object *object);

/*
 * The verifier's whole log for the program (or BTF) that the kernel refused, "" when there is none. It is only asked of
 * the kernel after a refusal, by trying once more.
 */
BCCX_API const char *bccx_object__verifier_log(struct bccx_object *object);

/*
 * Take log lines out, oldest first, as records of u32 length, u32 level, text, zero padding to 8. Only whole records.
 * Returns the bytes written; 0 when there are no lines or the next one does not fit (4112 bytes always do).
 */
BCCX_API int bccx_object__read_log(struct bccx_object *object, void *into, uint32_t size);

BCCX_API int bccx_object__program_count(struct bccx_object *object);
BCCX_API struct bccx_program *bccx_object__program(struct bccx_object *object, uint32_t index);
BCCX_API int bccx_object__map_count(struct bccx_object *object);
BCCX_API struct bccx_map *bccx_object__map(struct bccx_object *object, uint32_t index);

/* Bytes of the global variable of this name in .rodata, .data or .bss (and their named variants), or -ENOENT. */
BCCX_API int bccx_object__global_size(struct bccx_object *object, const char *name);

/*
 * Give a global variable its value. Before load: any. Afterwards: not those of .rodata (-EPERM).
 * size must be the variable's (-EMSGSIZE).
 */
BCCX_API int bccx_object__set_global(struct bccx_object *object, const char *name, const void *value, uint32_t size);

/* The present value of a global variable; before load the initial one. size must be the variable's (-EMSGSIZE). */
BCCX_API int bccx_object__get_global(struct bccx_object *object, const char *name, void *value, uint32_t size);

/*
 * Have the kernel measure the run time of all BPF programs of the machine (a few ns each call) until the object is closed.
 * Kernel 5.8.
 */
BCCX_API int bccx_object__enable_stats(struct bccx_object *object);

/* ---- program ---------------------------------------------------------------------------------------------------- */

struct bccx_program_info {
	uint32_t size;
	uint32_t instructions; /* before relocation */
	const char *name;
	const char *type; /* "perf_event", "tracing", … as the kernel's enum bpf_prog_type */
	const char *section;
};

BCCX_API int bccx_program__info(struct bccx_program *program, struct bccx_program_info *info);

/* Before load: whether load includes the program. */
BCCX_API int bccx_program__set_autoload(struct bccx_program *program, int32_t on);

enum bccx_attach_mode {
	BCCX_ATTACH_KPROBE_MULTI = 42, /* kernel 5.18 */
	BCCX_ATTACH_UPROBE_MULTI = 48, /* kernel 6.6 */
	BCCX_ATTACH_KPROBE_SESSION = 56, /* kernel 6.10 */
	BCCX_ATTACH_UPROBE_SESSION = 57, /* kernel 6.13 */
};

/* Before load: the kernel's expected_attach_type, for programs of type kprobe that attach to many places by one link. */
BCCX_API int bccx_program__set_attach_mode(struct bccx_program *program, int32_t mode);

/*
 * Before load, for tp_btf, fentry and fexit programs: the tracepoint or kernel function, replacing what the section says.
 * Whether it exists is found out by bccx_object__load() (-ESRCH).
 */
BCCX_API int bccx_program__set_attach_target(struct bccx_program *program, const char *target);

struct bccx_program_stats {
	uint32_t size;
	uint32_t reserved;
	uint64_t run_time_ns; /* 0 unless run statistics are on, see bccx_object__enable_stats() */
	uint64_t run_count; /* the same */
	uint64_t missed; /* calls that the kernel left out because the program was running already (5.12) */
};

/* Counters of a loaded program. -ENOENT when it was not loaded. */
BCCX_API int bccx_program__stats(struct bccx_program *program, struct bccx_program_stats *stats);

/* ---- attach ----------------------------------------------------------------------------------------------------- */

/* Detach and free; NULL is fine. A link outlives its object. */
BCCX_API int bccx_link__destroy(struct bccx_link *link);

enum bccx_perf_event {
	BCCX_PERF_CPU_CYCLES = 0, /* hardware */
	BCCX_PERF_CPU_CLOCK = 1, /* software, a timer: always there */
};

struct bccx_perf_event_opts {
	uint32_t size;
	uint32_t event; /* enum bccx_perf_event */
	int32_t cpu;
	int32_t pid; /* a thread, or -1: whatever runs on the CPU */
	uint64_t frequency; /* samples a second; either this */
	uint64_t period; /* or events between samples: cycles, or ns of CPU clock */
	uint64_t cookie; /* bpf_get_attach_cookie() (5.15); 0 none */
};

/*
 * Run a perf_event program at every sample of one CPU. Through a bpf_link (5.15), by ioctl before that.
 * Errors: ENODEV the CPU is not online; ENOENT or EOPNOTSUPP this machine has no such counter (try the other event);
 * EINVAL also when the frequency is above perf_event_max_sample_rate; ESRCH no such thread; EACCES or EPERM privilege.
 */
BCCX_API struct bccx_link *bccx_program__attach_perf_event(struct bccx_program *program,
							   const struct bccx_perf_event_opts *opts);

struct bccx_tracing_opts {
	uint32_t size;
	uint32_t reserved;
	uint64_t cookie; /* bpf_get_attach_cookie() (6.0); 0 none */
};

/* Attach a tp_btf, fentry or fexit program to the target it was loaded for. opts may be NULL. */
BCCX_API struct bccx_link *bccx_program__attach_tracing(struct bccx_program *program,
							const struct bccx_tracing_opts *opts);

/* Attach an iterator program to the kind of kernel object it was loaded for (5.8). It runs when bccx_link__run() says so. */
BCCX_API struct bccx_link *bccx_program__attach_iterator(struct bccx_program *program);

/*
 * Run an iterator over every object there is now. Returns the bytes that the program wrote with bpf_seq_write() and
 * bpf_seq_printf(), which are dropped: what it finds belongs into its maps. -EINVAL: not an iterator's link; or what the program
 * made read(2) fail with.
 */
BCCX_API int64_t bccx_link__run(struct bccx_link *link);

struct bccx_tracepoint_opts {
	uint32_t size;
	uint32_t reserved;
	const char *category; /* such as "sched"; not used by raw tracepoints */
	const char *name; /* such as "sched_switch" */
	uint64_t cookie; /* tracepoints only, 5.15; 0 none */
};

/* Attach a tracepoint program. tracefs need not be mounted. -ENOENT: no such tracepoint. */
BCCX_API struct bccx_link *bccx_program__attach_tracepoint(struct bccx_program *program,
							   const struct bccx_tracepoint_opts *opts);

/* Attach a raw_tracepoint program. -ENOENT: no such tracepoint. */
BCCX_API struct bccx_link *bccx_program__attach_raw_tracepoint(struct bccx_program *program,
							       const struct bccx_tracepoint_opts *opts);

#define BCCX_PROBE_RETURN 0x1u /* at the function's return instead of its entry */

struct bccx_kprobe_opts {
	uint32_t size;
	uint32_t flags; /* BCCX_PROBE_* */
	const char *function; /* a kernel function */
	uint64_t offset; /* bytes into it; 0 with BCCX_PROBE_RETURN */
	uint64_t cookie; /* 5.15; 0 none */
};

/* Attach a kprobe program to one kernel function. -ENOENT: no such function; -EOPNOTSUPP: kernel without kprobes. */
BCCX_API struct bccx_link *bccx_program__attach_kprobe(struct bccx_program *program,
						       const struct bccx_kprobe_opts *opts);

struct bccx_uprobe_opts {
	uint32_t size;
	uint32_t flags; /* BCCX_PROBE_* */
	const char *path; /* an executable or library, as this process sees it; /proc/PID/root/… for another root */
	uint64_t offset; /* of the instruction in the file */
	uint64_t semaphore; /* file offset of the 16-bit counter to raise while attached (USDT, 4.20); 0 none */
	uint64_t cookie; /* 5.15; 0 none */
	int32_t pid; /* a process, or -1: every process that maps the file */
	uint32_t reserved;
};

/*
 * Attach a kprobe program to one user-space instruction. Detaching takes the kernel about 0.1 s, whereas a multi link
 * detaches thousands in the time of one.
 */
BCCX_API struct bccx_link *bccx_program__attach_uprobe(struct bccx_program *program,
						       const struct bccx_uprobe_opts *opts);

struct bccx_kprobe_multi_opts {
	uint32_t size;
	uint32_t flags; /* BCCX_PROBE_RETURN unless the program was loaded for session */
	const char *functions; /* count names, each NUL-terminated, back to back; either these */
	const uint64_t *addresses; /* or count addresses of kernel functions */
	const uint64_t *cookies; /* count cookies, or NULL */
	uint32_t functions_size; /* bytes of functions */
	uint32_t count;
};

/*
 * Attach a program loaded with BCCX_ATTACH_KPROBE_MULTI or _SESSION to many kernel functions by one link.
 * All or nothing: one name that cannot be traced fails the whole (-ESRCH, -EINVAL or -ENOENT, as the kernel's version).
 */
BCCX_API struct bccx_link *bccx_program__attach_kprobe_multi(struct bccx_program *program,
							     const struct bccx_kprobe_multi_opts *opts);

struct bccx_uprobe_multi_opts {
	uint32_t size;
	uint32_t flags; /* BCCX_PROBE_RETURN unless the program was loaded for session */
	const char *path;
	const uint64_t *offsets; /* count file offsets */
	const uint64_t *semaphores; /* count file offsets of USDT counters (0: none), or NULL */
	const uint64_t *cookies; /* count cookies, or NULL */
	uint32_t count;
	int32_t pid; /* a process, or -1 */
};

/* Attach a program loaded with BCCX_ATTACH_UPROBE_MULTI or _SESSION to many places of one file by one link. */
BCCX_API struct bccx_link *bccx_program__attach_uprobe_multi(struct bccx_program *program,
							     const struct bccx_uprobe_multi_opts *opts);

/* ---- map -------------------------------------------------------------------------------------------------------- */

struct bccx_map_info {
	uint32_t size;
	uint32_t key_size;
	uint32_t value_size; /* as declared */
	uint32_t
		transfer_size; /* of a value in lookup, update and drain: per-CPU maps have a copy, padded to 8, a possible CPU */
	uint32_t record_size; /* of one drained record */
	uint32_t max_entries;
	uint32_t flags;
	uint32_t internal; /* 1: made by libbpf of global variables */
	const char *name; /* internal maps: the section, such as ".bss" */
	const char *type; /* "hash", "percpu_array", … as the kernel's enum bpf_map_type */
};

BCCX_API int bccx_map__info(struct bccx_map *map, struct bccx_map_info *info);

/* Before load. */
BCCX_API int bccx_map__set_max_entries(struct bccx_map *map, uint32_t entries);

/*
 * Before load: whether a hash map takes memory entry by entry instead of all at once. Programs of tracing types may use
 * such a map since 6.1; before that the kernel complains, or refuses.
 */
BCCX_API int bccx_map__set_on_demand(struct bccx_map *map, int32_t on);

/* Bytes the kernel charges for the map (fdinfo's memlock), or -errno. */
BCCX_API int64_t bccx_map__memory(struct bccx_map *map);

/* The next four work on loaded objects; sizes that are not the map's are -EMSGSIZE, a missing key is -ENOENT. */
BCCX_API int bccx_map__lookup(struct bccx_map *map, const void *key, uint32_t key_size, void *value,
			      uint32_t value_size);

/* flags: 0 any, 1 only a new key (-EEXIST), 2 only an existing one (-ENOENT). */
BCCX_API int bccx_map__update(struct bccx_map *map, const void *key, uint32_t key_size, const void *value,
			      uint32_t value_size, uint64_t flags);
BCCX_API int bccx_map__delete(struct bccx_map *map, const void *key, uint32_t key_size);

/*
 * Update count entries, keys back to back and values back to back, unpadded (values of transfer_size). One system call
 * from 5.6, one an entry before. Not a transaction: on failure the entries before the failing one are in.
 */
BCCX_API int bccx_map__update_batch(struct bccx_map *map, const void *keys, const void *values, uint32_t count);

/*
 * Write count values into the inner array at `index` of an array of arrays; keys are its indices, values lie back to back.
 * The inner array is made, like the declared one, at the first write (6 to 25 ms: the kernel waits for its readers).
 * E2BIG: the outer array has no such place.
 */
BCCX_API int bccx_map__update_inner(struct bccx_map *map, uint32_t index, const uint32_t *keys, const void *values,
				    uint32_t count);

/* Copy the value at `key` of the inner array at `index`: value_size bytes, -EMSGSIZE when it has others. -ENOENT: nothing was
 * ever written to that array. */
BCCX_API int bccx_map__lookup_inner(struct bccx_map *map, uint32_t index, uint32_t key, void *value,
				    uint32_t value_size);

#define BCCX_DRAIN_DELETE 0x1u /* remove what is read; arrays: set it to zero */
#define BCCX_DRAIN_SINGLE 0x2u /* do not use the kernel's batch operations, as on a kernel without them */

struct bccx_drain {
	uint32_t size;
	uint32_t flags; /* in: BCCX_DRAIN_* */
	uint64_t bytes; /* out: written to the start of the buffer */
	uint32_t count; /* out: records */
	uint32_t done; /* out: 1 when the map's end was reached; the next call starts over */
};

/*
 * Copy the map's entries into a buffer: key padded to 8 bytes, then transfer_size padded to 8, back to back. Call until
 * done; the position is kept between calls, and flags other than before start over.
 *
 * What is exact while programs go on writing:
 *  - every entry that is there before the first call and not deleted by others until the last is read exactly once;
 *    entries added meanwhile may or may not be;
 *  - hash maps with BCCX_DRAIN_DELETE by batch (5.6) or lookup-and-delete (5.14): an entry is taken out in one step, so
 *    what is added after it is a new entry and nothing is read twice. A program that had looked the entry up before that
 *    step and adds to it afterwards adds to memory that is gone. Before 5.14 without batches, updates between the lookup
 *    and the delete are lost;
 *  - a value that a program is writing may be read half written unless it is one aligned word.
 *
 * Works for hash, LRU hash, array, their per-CPU kinds and LPM trie; -EOPNOTSUPP for others; -EMSGSIZE when the buffer
 * does not hold one record.
 */
BCCX_API int bccx_map__drain(struct bccx_map *map, void *into, size_t size, struct bccx_drain *drain);

/* ---- ring buffer ------------------------------------------------------------------------------------------------ */

/*
 * A consumer of a loaded ring buffer map; there must be only one at a time.
 * lost: name of a u64 global in .bss or .data in which the program counts records it could not reserve; NULL none.
 */
BCCX_API struct bccx_ring *bccx_ring__open(struct bccx_map *map, const char *lost);

/* Free; NULL is fine. */
BCCX_API int bccx_ring__close(struct bccx_ring *ring);

/* A descriptor that poll(2) and epoll(7) report readable while records wait. Belongs to the ring. */
BCCX_API int bccx_ring__fd(struct bccx_ring *ring);

/* Bytes that wait, headers included; 0 none. */
BCCX_API int64_t bccx_ring__waiting(struct bccx_ring *ring);

struct bccx_consume {
	uint32_t size;
	uint32_t reserved;
	uint64_t bytes; /* out: written to the start of the buffer */
	uint64_t lost; /* out: how much the lost counter grew since the call before */
	uint32_t count; /* out: records */
	uint32_t done; /* out: 1 nothing that is complete is left; 0 the buffer is full */
};

/*
 * Move waiting records into a buffer: u32 length, u32 0, payload, zero padding to 8. Records the program discarded are
 * skipped. -EMSGSIZE when the buffer cannot hold the first one.
 */
BCCX_API int bccx_ring__consume(struct bccx_ring *ring, void *into, size_t size, struct bccx_consume *consume);

/* ---- processes -------------------------------------------------------------------------------------------------- */

enum bccx_task_event_type {
	BCCX_TASK_EXEC = 1,
	BCCX_TASK_FORK = 2, /* also of a thread: tid is not tgid then */
	BCCX_TASK_EXIT = 3, /* the same */
	BCCX_TASK_MAP = 4, /* an executable mapping was made, or changed its protection */
};

/* Ids are those of this process's pid namespace. */
struct bccx_task_event {
	uint32_t type; /* enum bccx_task_event_type */
	uint32_t tgid;
	uint32_t tid;
	uint32_t parent; /* FORK, EXIT: tgid of the parent */
	uint64_t time_ns; /* CLOCK_MONOTONIC */
	uint64_t start; /* MAP: address; so all that follows */
	uint64_t length; /* bytes */
	uint64_t offset; /* in the file */
	uint64_t inode; /* of the file; 0 for none */
	uint32_t major, minor; /* its device */
	uint32_t vdso; /* 1: the kernel's own object */
	uint32_t reserved;
};

/*
 * Watch what happens to all processes of the machine. Kernel 4.1, CAP_PERFMON.
 * ring_bytes: room for each CPU, rounded up to a power of two of pages; an event takes 40 to 150 bytes of it.
 */
BCCX_API struct bccx_tasks *bccx_tasks__open(uint32_t ring_bytes);

/* Free; NULL is fine. */
BCCX_API int bccx_tasks__close(struct bccx_tasks *tasks);

/* A descriptor that poll(2) and epoll(7) report readable while events wait. Belongs to the watch. */
BCCX_API int bccx_tasks__fd(struct bccx_tasks *tasks);

/*
 * Move waiting events into a buffer, struct bccx_task_event back to back: in order on each CPU, not between CPUs.
 * lost: events the kernel had no room for.
 */
BCCX_API int bccx_tasks__consume(struct bccx_tasks *tasks, void *into, size_t size, struct bccx_consume *consume);

#ifdef __cplusplus
}
#endif

#endif
