import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkManifest, loadManifest } from './load-manifest.ts';

const source = readFileSync(new URL('../../../plugins/profile/plugin.json', import.meta.url), 'utf8');

/** One line a problem, of the profile manifest after an edit of its text. */
function problemsOf(edit: (text: string) => string): string[] {
  const checked = checkManifest(new TextEncoder().encode(edit(source)));
  if ('manifest' in checked) return [];
  return checked.problems.map(({ line, pointer, problem, instead }) => `${line} ${pointer}: ${problem}; ${instead}`);
}

function replaced(from: string | RegExp, to: string): string[] {
  return problemsOf((text) => {
    const edited = text.replace(from, to);
    expect(edited).not.toBe(text);
    return edited;
  });
}

test('the profile manifest loads with its shared options written out', () => {
  const manifest = loadManifest(new TextEncoder().encode(source), 'plugin.json');
  const pid = manifest.options.find((option) => option.name === 'pid');
  expect(pid).toMatchObject({ type: 'pid-list', short: 'p', conflicts: ['tid'] });
  expect(manifest.options.every((option) => option.description !== '')).toBe(true);
});

test('text that is no manifest is refused with a line', () => {
  expect(problemsOf(() => '')).toEqual([expect.stringMatching(/^1 : is not JSON: /)]);
  expect(problemsOf(() => '{\n  "manifest": 1,\n  "name" "x"\n}')).toEqual([
    expect.stringMatching(/^3 : is not JSON: /),
  ]);
  expect(problemsOf(() => '[]')).toEqual(['1 : is of the wrong type; write an object']);
  expect(problemsOf(() => ' '.repeat(300_000))).toEqual(['1 : is larger than 262144 bytes; write a shorter manifest']);
  const checked = checkManifest(new Uint8Array([0x22, 0xff, 0x22]));
  expect(checked).toEqual({
    problems: [{ pointer: '', line: 1, problem: 'is not UTF-8', instead: 'save it as UTF-8' }],
  });
});

test('deep nesting is an ordinary problem, not a crash', () => {
  expect(problemsOf(() => `${'['.repeat(100_000)}${']'.repeat(100_000)}`)).toHaveLength(1);
});

test('a key that stands twice is refused at its second place', () => {
  expect(replaced('"abi": "1",', '"abi": "1",\n  "abi": "2",')).toEqual(['8 /abi: is there twice; keep one of them']);
});

test('a mistyped field is named with the field that was meant', () => {
  expect(replaced('"title": "Sample', '"titel": "Sample')).toEqual([
    "1 : 'title' is missing; add it",
    '5 /titel: is not a known field; did you mean "title"?',
  ]);
  expect(replaced('"abi": "1",', '"abi": "1", "__proto__": 1,')).toEqual([
    expect.stringMatching(/^7 \/__proto__: is not a known field; known here: /),
  ]);
});

test('an option is checked as what it was meant to be', () => {
  expect(replaced('"short": "F"', '"shrt": "F"')).toEqual([
    expect.stringMatching(/^\d+ \/options\/5\/shrt: is not a known field; did you mean "short"\?$/),
  ]);
  expect(replaced('"fragment": "pid", "short": "p"', '"fragment": "pid", "shrt": "p"')).toEqual([
    expect.stringMatching(/\/options\/1\/shrt: is not a known field; did you mean "short"\?$/),
  ]);
  expect(replaced('"fragment": "pid"', '"fragment": "pdi"')).toContainEqual(
    expect.stringMatching(/\/options\/1\/fragment: no shared option 'pdi'; did you mean "pid"\?$/),
  );
  expect(replaced('"type": "frequency"', '"type": "freq"')).toEqual([
    expect.stringMatching(/\/options\/5\/type: is not one of the known values; write one of "boolean", /),
  ]);
});

test('a target that is none is told the forms there are', () => {
  expect(replaced('{ "session": "pids" }', '{ "sesion": "pids" }')).toEqual([
    expect.stringMatching(/\/options\/1\/to\/1.*has none of the allowed forms; write \{ "rodata": … \}, or /),
  ]);
});

test.each([
  [
    '"short": "F"',
    '"short": "p"',
    '/options/5: -p is taken by /options/1; give each option flags and a place of its own',
  ],
  ['"short": "F"', '"short": "h"', '/options/5: -h belongs to bccx itself; choose another name'],
  [
    '"name": "count"',
    '"aliases": ["out"], "name": "count"',
    '/options/6: --out belongs to bccx itself; choose another name',
  ],
  [
    '"conflicts": ["frequency"]',
    '"conflicts": ["frequenzy"]',
    `/options/6/conflicts/0: no option 'frequenzy'; did you mean "frequency"?`,
  ],
  [
    '"default": 49',
    '"default": 49, "notAbove": "coun"',
    `/options/5/notAbove: no option 'coun'; did you mean "count"?`,
  ],
  [
    '"default": 49',
    '"default": 0',
    '/options/5/default: is below 1; write a number of samples per second such as 99 or 1khz',
  ],
  ['"unit": "hz"', '"unit": "s"', '/options/5/unit: unit s does not go with type frequency; write one of hz'],
  ['"min": 1, "max": 100000', '"min": 9, "max": 1', '/options/5/min: is above max 1; swap them'],
  [
    '{ "session": "duration" }',
    '{ "map": "tgids" }',
    "/options/0/to/0: map 'tgids' cannot take a duration; it takes: pid-list",
  ],
  [
    '{ "option": "count" }',
    '{ "option": "cuont" }',
    `/attach/0/alternatives/0/period/option: no option 'cuont'; did you mean "count"?`,
  ],
  ['"event": "cpu-cycles", ', '', "/attach/0/alternatives/0: a perf-event probe needs 'event'; add it"],
  [
    '"event": "cpu-cycles", ',
    '"event": "cpu-cycles", "library": "c", ',
    '/attach/0/alternatives/0/library: does not go with a perf-event probe; leave it out',
  ],
  ['"name": "profile"', '"name": "doctor"', "/name: 'doctor' is a verb of bccx; choose another name"],
  [
    '"name": "counts", "map"',
    '"name": "stacks", "map"',
    "/data/1/name: 'stacks' is taken by /data/0; name it differently",
  ],
  [
    '"title": "On-CPU profile"',
    '"title": "At {frequenc} Hz"',
    `/results/0/title: no option 'frequenc'; did you mean "frequency"?`,
  ],
  ['"module": "profile.wasm",', '', "/results: stacks need a module that symbolizes them; add 'module'"],
  ['"kind": "stacks"', '"kind": "rows", "record": "x"', "/results/0: rows need 'columns'; describe each column"],
  [
    '"kind": "stacks"',
    '"kind": "histograms", "stream": "counts"',
    "/results/0: histograms need 'histogram'; say where the slots are",
  ],
  [
    '"kind": "stacks"',
    '"kind": "events", "columns": [], "stream": "counts"',
    '/results/0/stream: events cannot be made of a stream of kind hash; name one of kind ring-buffer',
  ],
  [
    '"kind": "stacks"',
    '"kind": "rows", "columns": []',
    "/results/0: rows need 'record'; name the struct that the module emits",
  ],
])('%s → %s is refused', (from, to, expected) => {
  expect(replaced(from, to)).toEqual([expect.stringMatching(/^\d+ /)].map(() => expect.stringContaining(expected)));
});

test('loadManifest throws the first problem and keeps all of them', () => {
  const bytes = new TextEncoder().encode(
    source.replace('"abi": "1"', '"abi": 1').replace('"default": 49', '"default": []'),
  );
  expect(() => loadManifest(bytes, 'x/plugin.json')).toThrow(
    expect.objectContaining({
      code: 'BCCX_MANIFEST_INVALID',
      exit: 3,
      message: "manifest: reading 'x/plugin.json': line 7, /abi: is of the wrong type",
      hint: 'write a string',
      detail: expect.stringMatching(/plugin.json:7: .*\n.*plugin.json:\d+: \/options\/5\/default: /),
    }),
  );
});
