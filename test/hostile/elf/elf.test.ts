import type { ChildProcess } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Scratch } from '../../e2e/scratch.ts';
import { built } from '../bpf/trick.ts';
import { ElfFile } from './elf-file.ts';
import type { ElfTrick } from './elf-trick.ts';
import { profile, type Stack, startVictim } from './profile-run.ts';

const honestBytes = readFileSync(new URL('elf/victim', built));
const scratch = new Scratch();
let honest: ChildProcess;

beforeAll(async () => {
  honest = await startVictim(write('honest', honestBytes));
});
afterAll(() => {
  honest.kill('SIGKILL');
  scratch[Symbol.dispose]();
});

const folder = new URL('tricks/', import.meta.url);
const tricks = await Promise.all(
  readdirSync(folder).map(async (file) => {
    const name = file.replace(/\.ts$/, '');
    const { trick } = (await import(`./tricks/${name}.ts`)) as { trick: ElfTrick };
    return { name, ...trick };
  }),
);

describe('an executable that is made to deceive is traced beside an honest one', () => {
  test.each(tricks)(
    '$name: $about',
    async ({ change, names, length, seconds = 15 }) => {
      const file = new ElfFile(honestBytes);
      change(file);
      const path = write('hostile', file.bytes);
      if (length !== undefined) truncateSync(path, length);
      const hostile = await startVictim(path);
      try {
        const { ended, stacks, milliseconds } = await profile([hostile.pid ?? 0, honest.pid ?? 0]);
        expect(ended.stderr).not.toMatch(/error|warning: the module/i);
        expect(ended.status).toBe(0);
        expect(ended.stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e\u2066]/);
        expectRightNames(stacks, 'honest');
        expectNames(stacks, 'hostile', names);
        expect(milliseconds).toBeLessThan(seconds * 1000);
      } finally {
        hostile.kill('SIGKILL');
      }
    },
    60_000,
  );
});

test('there are enough of them', () => {
  expect(tricks.length).toBeGreaterThanOrEqual(45);
});

function write(name: string, bytes: Uint8Array): string {
  const path = join(scratch.path, name);
  // A file that is being executed cannot be written: each run gets a new one.
  const fresh = `${path}.new`;
  writeFileSync(fresh, bytes);
  chmodSync(fresh, 0o755);
  renameSync(fresh, path);
  return path;
}

function expectRightNames(stacks: readonly Stack[], process: string): void {
  const own = stacks.filter((stack) => stack.process === process);
  const all = total(own);
  expect(all, `samples of ${process}`).toBeGreaterThan(0);
  const right = own.filter(({ frames }) => frames.join(';').includes('entry_point;outer_work;inner_work'));
  expect(total(right) / all).toBeGreaterThan(0.95);
}

function expectNames(stacks: readonly Stack[], process: string, names: ElfTrick['names']): void {
  const own = stacks.filter((stack) => stack.process === process);
  expect(total(own), `samples of ${process}`).toBeGreaterThan(0);
  if (names === 'kept') expectRightNames(stacks, process);
  const leaves = own.map(({ frames }) => frames.at(-1) ?? '');
  if (names === 'either') for (const leaf of leaves) expect(leaf).toMatch(/^(\[unknown\]|inner_work|outer_work)/);
}

function total(stacks: readonly Stack[]): number {
  return stacks.reduce((sum, { count }) => sum + count, 0);
}
