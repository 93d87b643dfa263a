// Runs one test or check command and leaves how many tests passed in build/results/<target>.json of the directory it runs
// in, so that `npm test` can add them up, also when nx took the result from its cache.
//
//   node scripts/count.js [--root] TARGET COMMAND [ARG ...]
//
//   --root     run the command as root (through sudo when this is not root): it loads BPF programs
//   COMMAND    `vitest` runs the project's *.test.ts files; anything else is run as it is
//
// With BCCX_QUIET the command's output is shown only when something failed.
//
// A test program that is not vitest prints lines of the form `12 passed, 0 failed`, which are added up. A command that
// prints none counts as one test: passed when it exits with 0.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { asRoot } from './privilege.js';

/**
 * @typedef {object} Result
 * @property {number} passed
 * @property {number} failed
 * @property {string[]} skipped names of the tests that were skipped, with the reason where they gave one
 */

const checkout = fileURLToPath(new URL('..', import.meta.url));
const args = process.argv.slice(2);
const root = args[0] === '--root';
if (root) args.shift();
const [target, command, ...rest] = args;
if (target === undefined || command === undefined) {
  process.stderr.write('count: usage: count.js [--root] TARGET COMMAND [ARG ...]\n');
  process.exit(2);
}

const directory = join(process.cwd(), 'build', 'results');
const resultPath = join(directory, `${target}.json`);
const reportPath = join(directory, `${target}.vitest.json`);
mkdirSync(directory, { recursive: true });
rmSync(resultPath, { force: true });
rmSync(reportPath, { force: true });

const quiet = Boolean(process.env['BCCX_QUIET']);
const isVitest = command === 'vitest';
const plain = isVitest ? vitestCommand(rest) : [command, ...rest];
const { status, output } = await run(root ? asRoot(['env', ...inherited(), ...plain]) : plain);
const result = isVitest ? vitestResult() : printedResult(output);
if (status !== 0 && result.failed === 0) result.failed = 1;
if (status === 0 && result.passed + result.failed === 0) {
  process.stderr.write(`count: ${target}: no test ran\n`);
  result.failed = 1;
}
writeFileSync(resultPath, `${JSON.stringify(result)}\n`);
if (quiet && result.failed > 0) process.stdout.write(output);
process.exitCode = result.failed === 0 ? 0 : 1;

/** @returns {string[]} what sudo would take away and tests need: where programs are, and the marks of leaks.js */
function inherited() {
  const names = ['PATH', 'TMPDIR', 'BCCX_TEST_RUN', 'NO_COLOR'];
  return names.flatMap((name) => (process.env[name] === undefined ? [] : [`${name}=${process.env[name]}`]));
}

/** @param {string[]} filters */
function vitestCommand(filters) {
  return [
    process.execPath,
    join(checkout, 'node_modules/vitest/vitest.mjs'),
    'run',
    `--config=${join(checkout, 'vitest.config.ts')}`,
    // The default loader writes into node_modules, where root and others would be in each other's way.
    '--configLoader=runner',
    `--root=${process.cwd()}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportPath}`,
    ...filters,
  ];
}

/**
 * @param {string[]} words
 * @returns {Promise<{ status: number, output: string }>}
 */
function run(words) {
  const [program = '', ...programArgs] = words;
  const env = { ...process.env };
  if (env['NO_COLOR']) delete env['FORCE_COLOR'];
  const child = spawn(program, programArgs, { stdio: ['ignore', 'pipe', 'pipe'], env });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (chunk) => {
      if (!quiet) process.stdout.write(chunk);
      output += chunk;
    });
  }
  return new Promise((resolve) => {
    child.on('error', (error) => {
      process.stderr.write(`count: ${program}: ${error.message}\n`);
      resolve({ status: 127, output });
    });
    child.on('close', (code) => resolve({ status: code ?? 1, output }));
  });
}

/** @returns {Result} */
function vitestResult() {
  let report;
  try {
    report = JSON.parse(readFileSync(reportPath, 'utf8'));
  } catch {
    return { passed: 0, failed: 1, skipped: [] };
  }
  const skipped = [];
  for (const file of report.testResults) {
    for (const test of file.assertionResults) {
      if (test.status !== 'passed' && test.status !== 'failed') {
        skipped.push(`${relative(checkout, file.name)}: ${test.fullName}`);
      }
    }
  }
  // A file that does not even load has no failed test of its own.
  const failed = report.numFailedTests + (report.numFailedTests === 0 ? report.numFailedTestSuites : 0);
  return { passed: report.numPassedTests, failed, skipped };
}

/**
 * @param {string} output
 * @returns {Result}
 */
function printedResult(output) {
  const counts = [...output.matchAll(/\b(\d+) passed, (\d+) failed\b/g)];
  if (counts.length === 0) return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: [] };
  const sum = (/** @type {number} */ group) => counts.reduce((total, match) => total + Number(match[group]), 0);
  const skipped = [...output.matchAll(/^(?:.*\W)?SKIP:? (.*)$/gm)].map((match) => match[1] ?? '');
  return { passed: sum(1), failed: sum(2), skipped };
}
