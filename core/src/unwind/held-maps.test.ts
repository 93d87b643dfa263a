import { expect, test } from 'vitest';
import { HeldMaps } from './held-maps.ts';

test('writes wait for the maps, keep their order, and go straight from then on', () => {
  const held = new HeldMaps(8);
  const done: string[] = [];
  const { pools } = held;
  pools(3, Uint32Array.of(1), new Uint8Array(4096));
  held.mappings(Uint32Array.of(0), new Uint8Array(32));
  held.processes(Uint32Array.of(7), new Uint8Array(8));
  held.removeProcess(7);
  expect(done).toEqual([]);
  held.open({
    pools: (pool) => done.push(`pool ${pool}`),
    mappings: (keys) => done.push(`mapping ${keys.join()}`),
    processes: (keys) => done.push(`process ${keys.join()}`),
    removeProcess: (tgid) => done.push(`end ${tgid}`),
  });
  expect(done).toEqual(['pool 3', 'mapping 0', 'process 7', 'end 7']);
  held.removeProcess(9);
  expect(done.at(-1)).toBe('end 9');
});
