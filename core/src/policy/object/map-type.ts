/** Map types of the kernel (`enum bpf_map_type` of Linux 6.18), by number; undefined where none was given. */
const mapTypes = [
  undefined,
  'hash',
  'array',
  'prog_array',
  'perf_event_array',
  'percpu_hash',
  'percpu_array',
  'stack_trace',
  'cgroup_array',
  'lru_hash',
  'lru_percpu_hash',
  'lpm_trie',
  'array_of_maps',
  'hash_of_maps',
  'devmap',
  'sockmap',
  'cpumap',
  'xskmap',
  'sockhash',
  'cgroup_storage',
  'reuseport_sockarray',
  'percpu_cgroup_storage',
  'queue',
  'stack',
  'sk_storage',
  'devmap_hash',
  'struct_ops',
  'ringbuf',
  'inode_storage',
  'task_storage',
  'bloom_filter',
  'user_ringbuf',
  'cgrp_storage',
  'arena',
] as const;

/** Name of a map type as bpftool prints it. */
export type MapType = NonNullable<(typeof mapTypes)[number]>;

/**
 * Types that a tool may have. The others steer packets and sockets (devmap, sockmap, xskmap …), let user space write
 * into programs (arena, user_ringbuf) or hang values on objects that outlive the trace (sk, inode and cgroup storage).
 */
const allowed: ReadonlySet<MapType> = new Set<MapType>([
  'hash',
  'array',
  'prog_array',
  'perf_event_array',
  'percpu_hash',
  'percpu_array',
  'stack_trace',
  'cgroup_array',
  'lru_hash',
  'lru_percpu_hash',
  'lpm_trie',
  'array_of_maps',
  'hash_of_maps',
  'queue',
  'stack',
  'ringbuf',
  'task_storage',
  'bloom_filter',
]);

/** Name of a type by its number, or undefined when no known kernel has it. */
export function mapTypeName(type: number): MapType | undefined {
  return mapTypes[type];
}

export function mapTypeAllowed(type: MapType): boolean {
  return allowed.has(type);
}

/** Creation flags (`BPF_F_*`) that a tool may set, by bit. */
const flags: readonly (readonly [bit: number, name: string])[] = [
  [1 << 0, 'no_prealloc'],
  [1 << 1, 'no_common_lru'],
  [1 << 3, 'rdonly'],
  [1 << 4, 'wronly'],
  [1 << 7, 'rdonly_prog'],
  [1 << 8, 'wronly_prog'],
  [1 << 10, 'mmapable'],
  [1 << 12, 'inner_map'],
];

/** Names of the flags that are set, and the bits that a tool may not set. */
export function mapFlags(value: number): { names: string[]; refused: number } {
  const names: string[] = [];
  let rest = value;
  for (const [bit, name] of flags) {
    if ((rest & bit) === 0) continue;
    names.push(name);
    rest &= ~bit;
  }
  return { names, refused: rest >>> 0 };
}
