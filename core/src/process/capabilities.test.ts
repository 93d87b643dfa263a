import { expect, test } from 'vitest';
import { Capabilities } from './capabilities.ts';

const machine = '         0          0 4294967295\n';

function missing(effective: string, uidMap = machine): string[] {
  return Capabilities.parse(
    `Name:\tnode\nCapPrm:\t000001ffffffffff\nCapEff:\t${effective}\n`,
    uidMap,
  ).missingForTracing();
}

test('root and CAP_SYS_ADMIN may trace', () => {
  expect(missing('000001ffffffffff')).toEqual([]);
  expect(missing('0000000000200000')).toEqual([]);
});

test('CAP_BPF and CAP_PERFMON together may trace', () => {
  expect(missing('000000c000000000')).toEqual([]);
  expect(missing('0000008000000000')).toEqual(['CAP_PERFMON']);
  expect(missing('0000004000000000')).toEqual(['CAP_BPF']);
  expect(missing('0000000000000000')).toEqual(['CAP_BPF', 'CAP_PERFMON']);
});

test('capabilities inside a user namespace do not count', () => {
  expect(missing('000001ffffffffff', '0 1000 1\n')).toEqual(['CAP_BPF', 'CAP_PERFMON']);
});
