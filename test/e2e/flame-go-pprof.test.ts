import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { foldedStacks } from '../bench/folded-stacks.js';
import { bccx } from './bccx.ts';
import { Scratch } from './scratch.ts';

/** Google's own reader of the format, which comes with the go command (Debian: golang-go). */
const hasGo = spawnSync('go', ['version']).status === 0;

/** What `go tool pprof -raw` understood: folded stacks and their numbers. */
function readRaw(text: string): string[] {
  const [, samples = '', locations = ''] =
    /\nSamples:\n.*\n([\s\S]*)\nLocations\n([\s\S]*)\nMappings\n/.exec(text) ?? [];
  const names = new Map<string, string[]>();
  let id = '';
  for (const line of locations.split('\n')) {
    // `ID: ADDRESS [M=MAPPING] NAME FILE:LINE s=START`; further names of a location, outwards, on lines of their own.
    const [, number, name] = /^ *(?:(\d+): 0x[0-9a-f]+ (?:M=\d+ )?)?(.*) \S*:\d+(?::\d+)? s=\d+/.exec(line) ?? [];
    if (number !== undefined) id = number;
    names.set(id, [...(names.get(id) ?? []), (name ?? line).trim()]);
  }
  return samples.split('\n').map((line) => {
    const [value, ids = ''] = line.split(':');
    const stack = ids.trim().split(/\s+/);
    return `${stack
      .flatMap((each) => names.get(each))
      .reverse()
      .join(';')} ${value?.trim()}`;
  });
}

it('gives pprof files that go tool pprof reads the same stacks and numbers from', async ({ skip }) => {
  if (!hasGo) skip('there is no go command');
  using scratch = new Scratch();
  const lines = [
    ...[...foldedStacks(500, 3)].join('').trim().split('\n'),
    'main;f(int, char const*);operator new(unsigned long) 9007199254740993',
    'main;\u{1f600};a name with blanks 7',
    'main;again;again;again 3',
  ];
  writeFileSync(scratch.file('in.folded'), `${lines.join('\n')}\nmain;kernel_side_[k] 5\nmain;run;small_[i] 11\n`);
  const file = scratch.file('out.pb.gz');
  expect(await bccx(['flame', scratch.file('in.folded'), '-o', file])).toMatchObject({ status: 0, stderr: '' });
  const go = (form: string): string =>
    execFileSync('go', ['tool', 'pprof', form, file], {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
      env: { ...process.env, HOME: scratch.file('.'), PPROF_TMPDIR: scratch.file('.') },
    });
  const expected = [...lines, 'main;kernel_side 5', 'main;run;small 11'];
  expect(readRaw(go('-raw')).sort()).toEqual(expected.sort());
  const traces = go('-traces');
  expect(traces).toContain('Type: samples');
  expect(traces).toMatch(/ 11 +small \(inline\)\n/);
  expect(traces.match(/^-----------\+/gm)).toHaveLength(expected.length + 1);
});
