import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { BccxError } from '../../../core/src/errors/bccx-error.ts';
import type { ObjectFinding } from '../../../core/src/policy/object/finding.ts';
import { readBpfObject } from '../../../core/src/policy/object/read-object.ts';
import { built, readBuilt } from '../bpf/trick.ts';
import { mutate } from './mutate.ts';
import { Random } from './random.ts';

const wanted = 400;
const poisoned = 195_896_080;
const scratch = mkdtempSync(join(tmpdir(), 'bccx-differential-'));
afterAll(() => rmSync(scratch, { recursive: true }));

test('libbpf finds no helper in a changed object that the reader did not find', () => {
  const seeds = ['ordinary', 'helper-in-tail-called-program', 'helper-behind-core-enum', 'map-of-maps-too-large'];
  const accepted: { path: string; finding: ObjectFinding }[] = [];
  for (let run = 0; accepted.length < wanted; run++) {
    const random = new Random(run + 1);
    const bytes = mutate(readBuilt(random.pick(seeds)), random);
    const finding = readOrRefuse(bytes);
    if (finding === undefined) continue;
    const path = join(scratch, `${accepted.length}.bpf.o`);
    writeFileSync(path, bytes);
    accepted.push({ path, finding });
  }
  for (const { path, finding } of accepted) {
    const helpers = new Set(finding.programs.flatMap((program) => program.helpers.map(({ id }) => `helper ${id}`)));
    const programs = new Set(finding.programs.map(({ name, section }) => `${name} ${section.replace(/^\?/, '')}`));
    for (const line of view(path)) {
      const [word = '', first = '', second = ''] = line.split(' ');
      if (word === 'helper' && Number(first) !== poisoned) expect(helpers).toContain(line);
      if (word === 'program' && second !== '.text') expect(programs).toContain(`${first} ${second}`);
    }
  }
}, 300_000);

function readOrRefuse(bytes: Uint8Array): ObjectFinding | undefined {
  try {
    return readBpfObject(bytes, { name: 'changed.bpf.o', cpus: 2 }).finding;
  } catch (error) {
    if (error instanceof BccxError) return undefined;
    throw error;
  }
}

function view(path: string): string[] {
  const text = execFileSync(new URL('libbpf-view', built).pathname, [path], {
    encoding: 'utf8',
    timeout: 60_000,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return text.split('\n').filter((line) => /^(helper|program) /.test(line));
}
