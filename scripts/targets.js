import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './setup.js';
import { sourceFiles } from './source-files.js';

/** Targets that `npm test` runs besides `build`, in the order in which it reports them. */
export const testTargets = [
  'lint',
  'types',
  'format',
  'hosts',
  'unused',
  'packages',
  'check',
  'c-test',
  'test',
  'fuzz',
  'e2e',
  'kernels',
];

/**
 * What one target of one project came to.
 *
 * @typedef {object} Outcome
 * @property {string} project folder of the project, '.' for the repository itself
 * @property {string} target
 * @property {number} passed
 * @property {number} failed
 * @property {string[]} skipped
 * @property {boolean} ran false when nothing was counted: what it depends on did not build
 */

/**
 * Every (project, target) that has to come to a result, from the project.json files.
 *
 * @returns {{ project: string, target: string }[]}
 */
export function declaredTests() {
  const declared = sourceFiles(/(?:^|\/)project\.json$/).flatMap((path) => {
    const { targets } = JSON.parse(readFileSync(join(checkout, path), 'utf8'));
    return Object.keys(targets).map((target) => ({ project: join(path, '..'), target }));
  });
  return testTargets.flatMap((target) => declared.filter((test) => test.target === target));
}

/** Removes what an earlier run counted, so that nothing stale is added up. */
export function forgetOutcomes() {
  for (const { project, target } of declaredTests()) rmSync(resultPath(project, target), { force: true });
}

/** @returns {Outcome[]} what scripts/count.js left, or nx restored, for every declared test */
export function outcomes() {
  return declaredTests().map(({ project, target }) => {
    const path = resultPath(project, target);
    if (!existsSync(path)) return { project, target, passed: 0, failed: 1, skipped: [], ran: false };
    return { project, target, ...JSON.parse(readFileSync(path, 'utf8')), ran: true };
  });
}

/**
 * @param {string} project
 * @param {string} target
 */
function resultPath(project, target) {
  return join(checkout, project, 'build/results', `${target}.json`);
}
