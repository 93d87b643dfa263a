import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseCommandLine } from './command-line.ts';
import { loadManifest } from './load-manifest.ts';
import type { Manifest } from './manifest.ts';

const profile = loadManifest(
  readFileSync(new URL('../../../plugins/profile/plugin.json', import.meta.url)),
  'plugins/profile/plugin.json',
);

/** A tool with one option of each kind that profile lacks. */
const other: Manifest = {
  ...profile,
  name: 'other',
  options: [
    { name: 'pattern', type: 'pattern', positional: 0, required: true, description: 'What to count' },
    { name: 'interval', type: 'duration', unit: 's', positional: 1, description: 'How often' },
    { name: 'older', short: 'o', type: 'duration', unit: 'ms', description: 'Older than', to: [{ rodata: 'min_age' }] },
    { name: 'min-size', short: 'z', type: 'size', unit: 'bytes', notAbove: 'max-size', description: 'Size' },
    { name: 'max-size', short: 'Z', type: 'size', unit: 'bytes', description: 'Size' },
    { name: 'delta', short: 'm', type: 'integer', description: 'A number' },
    { name: 'sort', type: 'enum', values: ['size', 'count'], default: 'size', description: 'Order' },
    { name: 'sort-down', type: 'boolean', requires: ['sort'], description: 'Order' },
    { name: 'command', short: 'c', type: 'string', description: 'Command', to: [{ session: 'command' }] },
  ],
};

/** Values of the options named, after reading a command line. */
function values(line: string, names: readonly string[], manifest = profile): unknown[] {
  const { options } = parseCommandLine(
    manifest,
    line.split(' ').filter((word) => word !== ''),
  );
  return names.map((name) => options.value(name));
}

function refusal(line: string, manifest = profile): string {
  try {
    parseCommandLine(manifest, line.split(' '));
  } catch (error) {
    if (error instanceof Error && 'hint' in error && 'exit' in error)
      return `${error.exit} ${error.message}; ${error.hint}`;
    throw error;
  }
  return 'accepted';
}

test.each([
  ['-p 1,2,3', ['pid'], [[1, 2, 3]]],
  ['-p1,2,3', ['pid'], [[1, 2, 3]]],
  ['--pid=7', ['pid'], [[7]]],
  ['-p 1,1 -p 2', ['pid'], [[1, 2]]],
  ['-af', ['annotations', 'folded', 'delimited'], [true, true, undefined]],
  ['-adf 5', ['annotations', 'delimited', 'folded', 'duration'], [true, true, true, 5_000_000_000n]],
  ['-F 99', ['frequency'], [99n]],
  ['-F99', ['frequency'], [99n]],
  ['-fF99', ['folded', 'frequency'], [true, 99n]],
  ['-fF 99 3', ['frequency', 'duration'], [99n, 3_000_000_000n]],
  ['--freq 99', ['frequency'], [99n]],
  ['--freq=1khz', ['frequency'], [1000n]],
  ['', ['frequency', 'duration', 'pid'], [49n, undefined, undefined]],
  ['-F 1 -F 2', ['frequency'], [2n]],
  ['1.5s', ['duration'], [1_500_000_000n]],
  ['200ms', ['duration'], [200_000_000n]],
  ['-- 2m', ['duration'], [120_000_000_000n]],
  ['--cgroupmap /sys/fs/cgroup/a', ['cgroup'], ['/sys/fs/cgroup/a']],
  ['-C 1', ['cpu'], [1n]],
])('profile %s', (line, names, expected) => {
  expect(values(line, names)).toEqual(expected);
});

test.each([
  ['x -m -5', ['delta'], [-5n]],
  ['x -m-5', ['delta'], [-5n]],
  ['x --delta=-5', ['delta'], [-5n]],
  ['x -o 1.5s', ['older'], [1_500_000_000n]],
  ['x -z 64M', ['min-size'], [67_108_864n]],
  ['x -z 1.5kib', ['min-size'], [1536n]],
  ['x -z 2k -Z 2048', ['min-size', 'max-size'], [2048n, 2048n]],
  ['x 0.5', ['pattern', 'interval'], ['x', 500_000_000n]],
  ['x --sort count', ['sort'], ['count']],
  ['x', ['sort'], ['size']],
])('other %s', (line, names, expected) => {
  expect(values(line, names, other)).toEqual(expected);
});

test.each([
  ['-p 1 -L 2', "2 bccx: running 'profile': --pid and --tid cannot be used together; see `bccx help profile`"],
  [
    '-U -K',
    "2 bccx: running 'profile': --user-stacks-only and --kernel-stacks-only cannot be used together; see `bccx help profile`",
  ],
  ['-F 99 -c 5', "2 bccx: running 'profile': --frequency and --count cannot be used together; see `bccx help profile`"],
  ['-p', "2 bccx: running 'profile': -p '': the value is missing; write -p PID,..."],
  ['-p -F 99', "2 bccx: running 'profile': -p '-F': the value is missing; write -p PID,..."],
  ['-p 1,x', "2 bccx: running 'profile': -p '1,x': 'x' is no id; write ids from 1 to 4194304, separated by commas"],
  ['-p 0', "2 bccx: running 'profile': -p '0': '0' is no id; write ids from 1 to 4194304, separated by commas"],
  ['-F 0', "2 bccx: running 'profile': -F '0': is below 1; write a number of samples per second such as 99 or 1khz"],
  [
    '-F 1e3',
    "2 bccx: running 'profile': -F '1e3': is no frequency; write a number of samples per second such as 99 or 1khz",
  ],
  [
    '0',
    "2 bccx: running 'profile': SECONDS '0': is not more than 0; write a number of s, or one with a unit such as 200ms, 1.5s, 5m",
  ],
  ['5 6', "2 bccx: running 'profile': unexpected argument '6'; see `bccx help profile`"],
  ['--folde=1', "2 bccx: running 'profile': --folded '1': it takes no value; write --folded"],
  ['--fodled', "2 bccx: running 'profile': no option '--fodled'; did you mean --folded?"],
  ['--f', "2 bccx: running 'profile': no option '--f'; it could be --frequency, --folded"],
  ['-q', "2 bccx: running 'profile': no option '-q'; see `bccx help profile`"],
  ['-afq', "2 bccx: running 'profile': no option '-q'; see `bccx help profile`"],
])('profile %s is refused', (line, expected) => {
  expect(refusal(line)).toBe(expected);
});

test.each([
  ['-m 5', "2 bccx: running 'other': PATTERN is missing; see `bccx help other`"],
  ['x -o 1us', "2 bccx: running 'other': -o '1us': is finer than 1 ms; write whole ms"],
  [
    'x -z 1.0001',
    "2 bccx: running 'other': -z '1.0001': is no size; write a number of bytes such as 4096, 64K or 1.5M",
  ],
  [
    'x -m 99999999999999999999',
    "2 bccx: running 'other': -m '99999999999999999999': does not fit 64 bits; write a whole number",
  ],
  [
    'x --sort cuont',
    "2 bccx: running 'other': --sort 'cuont': is not one of its values; did you mean 'count'? one of size, count",
  ],
  [
    'x -z 2k -Z 2047',
    "2 bccx: running 'other': --min-size is more than --max-size: nothing fits both; exchange the two values",
  ],
  ['x --sort-down', "2 bccx: running 'other': --sort-down needs --sort; see `bccx help other`"],
])('other %s is refused', (line, expected) => {
  expect(refusal(line, other)).toBe(expected);
});

test('bccx’s own flags stand beside the tool’s', () => {
  const line = parseCommandLine(profile, ['--out', 'a.svg', '--out=folded:-', '--stats', '5', '--debug']);
  expect(line).toMatchObject({ out: ['a.svg', 'folded:-'], stats: true, debug: true, json: false, help: false });
});

test('help is answered although required options are missing', () => {
  expect(parseCommandLine(other, ['-h']).help).toBe(true);
});

test('words after -- are the command of a tool that starts one', () => {
  const line = parseCommandLine(other, ['x', '--', './prog', '-m', '--', 'a b']);
  expect(line.command).toEqual(['./prog', '-m', '--', 'a b']);
  expect(line.options.given('delta')).toBe(false);
});

test('conditions look at what was given, values fall back to defaults', () => {
  const { options } = parseCommandLine(other, ['x', '-o', '20']);
  expect(options.holds([{ option: 'older' }, { option: 'delta', is: false }])).toBe(true);
  expect(options.holds([{ option: 'sort', is: 'size' }])).toBe(true);
  expect(options.holds([{ option: 'sort' }])).toBe(false);
  expect(options.text('older')).toBe('20');
  expect(options.resolve({ option: 'older' })).toBe(20_000_000n);
  expect(options.resolve(7)).toBe(7n);
});
