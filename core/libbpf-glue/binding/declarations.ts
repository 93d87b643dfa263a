/* What the header declares, in its own words; a test proves the two equal. */

/** Types that C only hands out pointers to. */
export const opaque = ['bccx_object', 'bccx_program', 'bccx_map', 'bccx_link', 'bccx_ring'] as const;

/** Structures, field by field. */
export const structs = {
  bccx_open_opts: { size: 'uint32_t', log_level: 'int32_t', name: 'const char *' },
  bccx_program_info: {
    size: 'uint32_t',
    instructions: 'uint32_t',
    name: 'const char *',
    type: 'const char *',
    section: 'const char *',
  },
  bccx_program_stats: {
    size: 'uint32_t',
    reserved: 'uint32_t',
    run_time_ns: 'uint64_t',
    run_count: 'uint64_t',
    missed: 'uint64_t',
  },
  bccx_perf_event_opts: {
    size: 'uint32_t',
    event: 'uint32_t',
    cpu: 'int32_t',
    pid: 'int32_t',
    frequency: 'uint64_t',
    period: 'uint64_t',
    cookie: 'uint64_t',
  },
  bccx_tracing_opts: { size: 'uint32_t', reserved: 'uint32_t', cookie: 'uint64_t' },
  bccx_tracepoint_opts: {
    size: 'uint32_t',
    reserved: 'uint32_t',
    category: 'const char *',
    name: 'const char *',
    cookie: 'uint64_t',
  },
  bccx_kprobe_opts: {
    size: 'uint32_t',
    flags: 'uint32_t',
    function: 'const char *',
    offset: 'uint64_t',
    cookie: 'uint64_t',
  },
  bccx_uprobe_opts: {
    size: 'uint32_t',
    flags: 'uint32_t',
    path: 'const char *',
    offset: 'uint64_t',
    semaphore: 'uint64_t',
    cookie: 'uint64_t',
    pid: 'int32_t',
    reserved: 'uint32_t',
  },
  bccx_kprobe_multi_opts: {
    size: 'uint32_t',
    flags: 'uint32_t',
    functions: 'const char *',
    addresses: 'const uint64_t *',
    cookies: 'const uint64_t *',
    functions_size: 'uint32_t',
    count: 'uint32_t',
  },
  bccx_uprobe_multi_opts: {
    size: 'uint32_t',
    flags: 'uint32_t',
    path: 'const char *',
    offsets: 'const uint64_t *',
    semaphores: 'const uint64_t *',
    cookies: 'const uint64_t *',
    count: 'uint32_t',
    pid: 'int32_t',
  },
  bccx_map_info: {
    size: 'uint32_t',
    key_size: 'uint32_t',
    value_size: 'uint32_t',
    transfer_size: 'uint32_t',
    record_size: 'uint32_t',
    max_entries: 'uint32_t',
    flags: 'uint32_t',
    internal: 'uint32_t',
    name: 'const char *',
    type: 'const char *',
  },
  bccx_drain: {
    size: 'uint32_t',
    flags: 'uint32_t',
    bytes: 'uint64_t',
    count: 'uint32_t',
    done: 'uint32_t',
  },
  bccx_consume: {
    size: 'uint32_t',
    reserved: 'uint32_t',
    bytes: 'uint64_t',
    lost: 'uint64_t',
    count: 'uint32_t',
    done: 'uint32_t',
  },
} as const;

/** Functions: result and parameters, as the header writes them. */
export const functions = {
  bccx_glue_api: ['uint32_t', 'void'],
  bccx_glue_version: ['const char *', 'void'],
  bccx_libbpf_version: ['const char *', 'void'],
  bccx_last_error: ['const char *', 'void'],
  bccx_possible_cpus: ['int', 'void'],
  bccx_online_cpus: ['int', 'uint32_t *cpus, uint32_t capacity'],
  bccx_pipe: ['int', 'int32_t *fds'],
  bccx_close: ['int', 'int32_t fd'],
  bccx_probe: ['int', 'const char *facility, char *text, uint32_t size'],
  bccx_object__open: ['struct bccx_object *', 'const void *bytes, size_t len, const struct bccx_open_opts *opts'],
  bccx_object__close: ['int', 'struct bccx_object *object'],
  bccx_object__load: ['int', 'struct bccx_object *object'],
  bccx_object__error: ['const char *', 'struct bccx_object *object'],
  bccx_object__verifier_log: ['const char *', 'struct bccx_object *object'],
  bccx_object__read_log: ['int', 'struct bccx_object *object, void *into, uint32_t size'],
  bccx_object__program_count: ['int', 'struct bccx_object *object'],
  bccx_object__program: ['struct bccx_program *', 'struct bccx_object *object, uint32_t index'],
  bccx_object__map_count: ['int', 'struct bccx_object *object'],
  bccx_object__map: ['struct bccx_map *', 'struct bccx_object *object, uint32_t index'],
  bccx_object__global_size: ['int', 'struct bccx_object *object, const char *name'],
  bccx_object__set_global: ['int', 'struct bccx_object *object, const char *name, const void *value, uint32_t size'],
  bccx_object__get_global: ['int', 'struct bccx_object *object, const char *name, void *value, uint32_t size'],
  bccx_object__enable_stats: ['int', 'struct bccx_object *object'],
  bccx_program__info: ['int', 'struct bccx_program *program, struct bccx_program_info *info'],
  bccx_program__set_autoload: ['int', 'struct bccx_program *program, int32_t on'],
  bccx_program__set_attach_mode: ['int', 'struct bccx_program *program, int32_t mode'],
  bccx_program__set_attach_target: ['int', 'struct bccx_program *program, const char *target'],
  bccx_program__stats: ['int', 'struct bccx_program *program, struct bccx_program_stats *stats'],
  bccx_link__destroy: ['int', 'struct bccx_link *link'],
  bccx_program__attach_perf_event: [
    'struct bccx_link *',
    'struct bccx_program *program, const struct bccx_perf_event_opts *opts',
  ],
  bccx_program__attach_tracing: [
    'struct bccx_link *',
    'struct bccx_program *program, const struct bccx_tracing_opts *opts',
  ],
  bccx_program__attach_tracepoint: [
    'struct bccx_link *',
    'struct bccx_program *program, const struct bccx_tracepoint_opts *opts',
  ],
  bccx_program__attach_raw_tracepoint: [
    'struct bccx_link *',
    'struct bccx_program *program, const struct bccx_tracepoint_opts *opts',
  ],
  bccx_program__attach_kprobe: [
    'struct bccx_link *',
    'struct bccx_program *program, const struct bccx_kprobe_opts *opts',
  ],
  bccx_program__attach_uprobe: [
    'struct bccx_link *',
    'struct bccx_program *program, const struct bccx_uprobe_opts *opts',
  ],
  bccx_program__attach_kprobe_multi: [
    'struct bccx_link *',
    'struct bccx_program *program, const struct bccx_kprobe_multi_opts *opts',
  ],
  bccx_program__attach_uprobe_multi: [
    'struct bccx_link *',
    'struct bccx_program *program, const struct bccx_uprobe_multi_opts *opts',
  ],
  bccx_map__info: ['int', 'struct bccx_map *map, struct bccx_map_info *info'],
  bccx_map__set_max_entries: ['int', 'struct bccx_map *map, uint32_t entries'],
  bccx_map__memory: ['int64_t', 'struct bccx_map *map'],
  bccx_map__lookup: [
    'int',
    'struct bccx_map *map, const void *key, uint32_t key_size, void *value, uint32_t value_size',
  ],
  bccx_map__update: [
    'int',
    'struct bccx_map *map, const void *key, uint32_t key_size, const void *value, uint32_t value_size, uint64_t flags',
  ],
  bccx_map__delete: ['int', 'struct bccx_map *map, const void *key, uint32_t key_size'],
  bccx_map__update_batch: ['int', 'struct bccx_map *map, const void *keys, const void *values, uint32_t count'],
  bccx_map__drain: ['int', 'struct bccx_map *map, void *into, size_t size, struct bccx_drain *drain'],
  bccx_ring__open: ['struct bccx_ring *', 'struct bccx_map *map, const char *lost'],
  bccx_ring__close: ['int', 'struct bccx_ring *ring'],
  bccx_ring__fd: ['int', 'struct bccx_ring *ring'],
  bccx_ring__waiting: ['int64_t', 'struct bccx_ring *ring'],
  bccx_ring__consume: ['int', 'struct bccx_ring *ring, void *into, size_t size, struct bccx_consume *consume'],
} as const;

/** BCCX_GLUE_API of the header that this was written for. */
export const api = 1;

/** Constants of the header that the binding passes. */
export const constants = {
  BCCX_PERF_CPU_CYCLES: 0,
  BCCX_PERF_CPU_CLOCK: 1,
  BCCX_ATTACH_KPROBE_MULTI: 42,
  BCCX_ATTACH_UPROBE_MULTI: 48,
  BCCX_ATTACH_KPROBE_SESSION: 56,
  BCCX_ATTACH_UPROBE_SESSION: 57,
  BCCX_PROBE_RETURN: 1,
  BCCX_DRAIN_DELETE: 1,
  BCCX_DRAIN_SINGLE: 2,
} as const;
