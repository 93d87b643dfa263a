import type { MapDefinition } from './maps.ts';

/**
 * Kernel memory that a map can come to take, in bytes, when it is full. By the kernel's own accounting of each type
 * (kernel/bpf/*.c, `map_mem_usage`, Linux 6.18); structure sizes are those of a 64-bit kernel, which differ by a few
 * words between releases. Maps that allocate entries as they come are counted full.
 */
export function mapBytes(map: MapDefinition, cpus: number): number {
  const entries = map.maxEntries;
  const value = align8(map.valueSize);
  switch (map.type) {
    case 'hash':
    case 'percpu_hash':
    case 'lru_hash':
    case 'lru_percpu_hash':
      return hashBytes(map, entries, cpus);
    case 'hash_of_maps':
      return hashBytes(map, entries, cpus) + innerBytes(map, cpus);
    case 'array':
      return arrayBytes(map, entries * value);
    case 'percpu_array':
      return arrayBytes(map, entries * 8 + entries * value * cpus);
    case 'array_of_maps':
      return arrayBytes(map, entries * 8) + innerBytes(map, cpus);
    case 'prog_array':
    case 'perf_event_array':
    case 'cgroup_array':
      return arrayBytes(map, (entries || cpus) * 8);
    case 'ringbuf':
      return ringBufferBytes(entries);
    case 'stack_trace':
      return mapHead + powerOfTwo(entries) * 8 + entries * (16 + value);
    case 'lpm_trie':
      return mapHead + entries * 2 * align8(lpmNode + map.keySize - 4 + map.valueSize);
    case 'queue':
    case 'stack':
      return mapHead + (entries + 1) * map.valueSize;
    case 'bloom_filter':
      return mapHead + powerOfTwo(Math.ceil((entries * bloomHashes * 7) / 5)) / 8;
    case 'task_storage':
      return mapHead + powerOfTwo(Math.max(2, cpus)) * 16 + storageTasks * (128 + value);
    default:
      return mapHead;
  }
}

/** Room for `struct bpf_map` and what each type adds to it, without entries. */
const mapHead = 512;
const pageSize = 4096;
const hashHead = 832;
const hashBucket = 16;
const hashElement = 48;
const lpmNode = 24;
/** Most hash functions that a bloom filter can be given (`map_extra`). */
const bloomHashes = 15;
/** Task storage grows with the machine's tasks and has no limit of its own; this many are reckoned with. */
const storageTasks = 32_768;
const ringMetaPages = 3;

function hashBytes(map: MapDefinition, entries: number, cpus: number): number {
  const perCpu = map.type === 'percpu_hash' || map.type === 'lru_percpu_hash';
  const lru = map.type === 'lru_hash' || map.type === 'lru_percpu_hash';
  const preallocated = !map.flags.includes('no_prealloc');
  const value = align8(map.valueSize);
  const element = hashElement + align8(map.keySize) + (perCpu ? 8 : value);
  let bytes = hashHead + powerOfTwo(entries) * hashBucket + 4 * cpus * 8;
  if (preallocated) {
    const count = entries + (perCpu || lru ? 0 : cpus);
    bytes += count * element;
    if (perCpu) bytes += value * cpus * count;
    else if (!lru) bytes += 8 * cpus;
  } else {
    bytes += entries * (element + 8);
    if (perCpu) bytes += entries * (16 + value * cpus);
  }
  return bytes;
}

function arrayBytes(map: MapDefinition, body: number): number {
  const head = 320;
  return map.flags.includes('mmapable') ? pageSize + Math.ceil(body / pageSize) * pageSize : head + body;
}

function innerBytes(map: MapDefinition, cpus: number): number {
  return map.inner === undefined ? 0 : map.maxEntries * mapBytes(map.inner, cpus);
}

/** Data pages are mapped twice, so that a record at the end is in one piece; the page pointers are kept too. */
function ringBufferBytes(bytes: number): number {
  if (bytes === 0) return 0;
  const pages = powerOfTwo(Math.ceil(bytes / pageSize));
  return 304 + (ringMetaPages + pages) * pageSize + (ringMetaPages + 2 * pages) * 8;
}

function align8(size: number): number {
  return Math.ceil(size / 8) * 8;
}

function powerOfTwo(count: number): number {
  return count <= 1 ? count : 2 ** Math.ceil(Math.log2(count));
}
