import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { helperById } from '../../../core/src/policy/helpers.ts';
import { mapBytes } from '../../../core/src/policy/object/map-memory.ts';
import type { MapType } from '../../../core/src/policy/object/map-type.ts';
import { possibleCpus } from '../../../core/src/policy/possible-cpus.ts';
import { built } from './trick.ts';

test('helpers are those of the running kernel', () => {
  const types = execFileSync('bpftool', ['btf', 'dump', 'file', '/sys/kernel/btf/vmlinux', 'format', 'c'], {
    encoding: 'utf8',
    maxBuffer: 256 << 20,
  });
  const found = [...types.matchAll(/^\tBPF_FUNC_(\w+) = (\d+),$/gm)].filter(([, name]) => name !== 'unspec');
  expect(found.length).toBeGreaterThan(150);
  for (const [, name, id] of found) expect(helperById(Number(id))?.name).toBe(`bpf_${name}`);
});

interface Sized {
  readonly type: MapType;
  readonly number: number;
  readonly key: number;
  readonly value: number;
  readonly entries: number;
  readonly flag?: 'no_prealloc' | 'mmapable';
  readonly fill?: number;
}

const flags = { no_prealloc: 1, mmapable: 1 << 10 } as const;

const maps: readonly Sized[] = [
  { type: 'hash', number: 1, key: 4, value: 8, entries: 10_240 },
  { type: 'hash', number: 1, key: 40, value: 1024, entries: 16_384 },
  { type: 'hash', number: 1, key: 8, value: 64, entries: 4096, flag: 'no_prealloc', fill: 4096 },
  { type: 'percpu_hash', number: 5, key: 4, value: 256, entries: 1000 },
  { type: 'lru_hash', number: 9, key: 16, value: 64, entries: 10_000 },
  { type: 'lru_percpu_hash', number: 10, key: 8, value: 16, entries: 4096 },
  { type: 'array', number: 2, key: 4, value: 100, entries: 1000 },
  { type: 'array', number: 2, key: 4, value: 4096, entries: 256, flag: 'mmapable' },
  { type: 'percpu_array', number: 6, key: 4, value: 32_768, entries: 4 },
  { type: 'ringbuf', number: 27, key: 0, value: 0, entries: 1 << 20 },
  { type: 'stack_trace', number: 7, key: 4, value: 1016, entries: 1024 },
  { type: 'perf_event_array', number: 4, key: 4, value: 4, entries: 64 },
  { type: 'queue', number: 22, key: 0, value: 32, entries: 1000 },
  { type: 'bloom_filter', number: 30, key: 0, value: 8, entries: 10_000 },
];

/** The reckoning must not be below what the kernel says, and not far above it. */
describe('memory of maps is what the running kernel says', () => {
  test.each(maps)('$type of $entries entries of $key + $value bytes $flag', (map) => {
    const { type, number, key, value, entries, flag, fill = 0 } = map;
    const definition = {
      name: 'sized',
      type,
      keySize: key,
      valueSize: value,
      maxEntries: entries,
      flags: flag === undefined ? [] : [flag],
      key: undefined,
      value: undefined,
      inner: undefined,
    };
    const reckoned = mapBytes(definition, possibleCpus());
    const bits = flag === undefined ? 0 : flags[flag];
    const program = fileURLToPath(new URL('map-bytes', built));
    const args = [number, key, value, entries, bits, fill].map(String);
    const said = Number(execFileSync(program, args, { encoding: 'utf8' }));
    // Structures differ by some words between kernels.
    expect(reckoned).toBeGreaterThanOrEqual(said - 1024);
    expect(reckoned).toBeLessThanOrEqual(said * (type === 'bloom_filter' ? 4.5 : 1.15) + 1024);
  });
});
