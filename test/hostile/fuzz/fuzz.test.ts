import { expect, test } from 'vitest';
import { built } from '../bpf/trick.ts';
import { fuzz, fuzzTargets } from './targets.ts';

test.each(fuzzTargets(built))(
  '$name: changed bytes are read or refused, never more',
  (target) => {
    const result = fuzz(target, { seed: 1, runs: 20_000 });
    expect(result.refused).toBeGreaterThan(1000);
    expect(result.accepted).toBeGreaterThan(100);
  },
  120_000,
);
