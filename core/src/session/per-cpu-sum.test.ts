import { expect, test } from 'vitest';
import { sumOverCpus } from './per-cpu-sum.ts';

test('values of all CPUs are added, keys stay', () => {
  const records = new BigUint64Array([7n, 1n, 2n, 10n, 20n, 8n, 3n, 4n, 30n, 40n]);
  const sums = sumOverCpus(new Uint8Array(records.buffer), { keySize: 4, valueSize: 16, recordSize: 40 }, 2);
  expect([...new BigUint64Array(sums.buffer)]).toEqual([7n, 11n, 22n, 8n, 33n, 44n]);
});
