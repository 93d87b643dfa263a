import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { frameHows, stopReasons } from './walk-names.ts';

const header = readFileSync(new URL('../../../sdk/bpf/include/bccx/stack_record.h', import.meta.url), 'utf8');

test.each([
  ['BCCX_HOW_', frameHows],
  ['BCCX_STOP_', stopReasons],
] as const)('every %s of the stack record has a name', (prefix, names) => {
  const numbers = [...header.matchAll(new RegExp(`\\b${prefix}[A-Z_]+ = (\\d+)`, 'g'))].map(([, number]) =>
    Number(number),
  );
  expect(numbers).toEqual([...names.keys()]);
});
