import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkout } from './setup.js';
import { sourceFiles } from './source-files.js';
import { declaredTests, testTargets } from './targets.js';

interface Target {
  readonly command?: string;
  readonly inputs?: unknown[];
  readonly outputs?: string[];
}

const projects = sourceFiles(/(?:^|\/)project\.json$/).map((path) => ({
  path,
  targets: Object.entries<Target>(JSON.parse(readFileSync(join(checkout, path), 'utf8')).targets),
}));
const { targetDefaults } = JSON.parse(readFileSync(join(checkout, 'nx.json'), 'utf8'));

test('every target that nx may take from its cache declares what goes in and what comes out', () => {
  const lacking = projects.flatMap(({ path, targets }) =>
    targets
      .filter(
        ([name, { inputs, outputs }]) => targetDefaults[name]?.cache !== false && !(inputs?.length && outputs?.length),
      )
      .map(([name]) => `${path}: ${name}`),
  );
  expect(lacking).toEqual([]);
});

test('every target has its defaults, and every test leaves a count', () => {
  for (const { path, targets } of projects) {
    for (const [name, { command = '', outputs = [] }] of targets) {
      expect(targetDefaults, `${path}: ${name}`).toHaveProperty(name);
      if (!testTargets.includes(name)) continue;
      expect(command, `${path}: ${name}`).toMatch(new RegExp(`scripts/count\\.js (?:--root )?${name} `));
      expect(outputs, `${path}: ${name}`).toContain(`{projectRoot}/build/results/${name}.json`);
    }
  }
  expect(declaredTests().length).toBeGreaterThan(10);
});
