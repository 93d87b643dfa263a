import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startBccx } from './bccx.ts';
import { checkout } from './checkout.ts';
import { readPprof } from './pprof.ts';
import { Scratch } from './scratch.ts';
import { startWorkload } from './workload.ts';

/** What profile makes of a workload, in one form. */
async function profile(workload: string, form: string, words: readonly string[] = []): Promise<Buffer> {
  using scratch = new Scratch();
  const out = scratch.file('out');
  await using running = await startWorkload(workload, 1);
  const traced = startBccx(['profile', '-F', '499', '-U', '-p', `${running.pid}`, '--out', `${form}:${out}`, ...words]);
  await traced.tracing();
  await running.work();
  traced.signal('SIGINT');
  const { status, stderr } = await traced.ended;
  expect(status, stderr).toBe(0);
  return readFileSync(out);
}

/** Lines of inlines.c by the function that is at work or calls there. */
const lines = new Map(
  readFileSync(join(checkout, 'test/workloads/inlines.c'), 'utf8')
    .split('\n')
    .flatMap((text, i) => {
      const name = / line: (\w+) /.exec(text)?.[1];
      return name === undefined ? [] : [[name, i + 1] as const];
    }),
);

test('text tells inlined calls apart, and --lines says where each level is', async () => {
  const plain = String(await profile('inlines', 'text'));
  expect(plain).toMatch(/^ {4}innermost \(inlined\)\n {4}middle \(inlined\)\n {4}outer\n {4}main\n/m);
  const lined = String(await profile('inlines', 'text', ['--lines']));
  const at = (name: string): string => `at \\S*/inlines\\.c:${lines.get(name)}`;
  expect(lined).toMatch(
    new RegExp(
      `^ {4}innermost \\(inlined\\) ${at('innermost')}\n {4}middle \\(inlined\\) ${at('middle')}\n {4}outer ${at('outer')}\n`,
      'm',
    ),
  );
});

test('-v says which object a frame is of and where its name comes from; JSON has it, too', async () => {
  const text = String(await profile('inlines', 'text', ['-v']));
  expect(text).toMatch(
    /^ {4}0x[0-9a-f]{16} innermost \(inlined\) \(\S+\/inlines\) \[dwarf\]\n.*\n {4}0x[0-9a-f]{16} outer\+0x[0-9a-f]+ \(\S+\/inlines\) \[symtab\]\n/m,
  );
  const unnamed =
    /^ {4}0x[0-9a-f]{16} \[unknown\] \(\S+\/tree-stripped\+0x[0-9a-f]+\) \[build id [0-9a-f]+, no symbol table\]$/m;
  expect(String(await profile('tree-stripped', 'text', ['-v']))).toMatch(unnamed);
  const { frames } = JSON.parse(String(await profile('inlines', 'json')));
  expect(frames).toContainEqual(expect.objectContaining({ name: 'outer', nameFrom: 'symtab' }));
  expect(frames).toContainEqual(expect.objectContaining({ name: 'middle', nameFrom: 'dwarf', inlined: true }));
});

test('the table of a terminal marks inlined calls', async () => {
  const top = String(await profile('inlines', 'top'));
  expect(top).toMatch(/% {2}innermost \(inlined\)$/m);
  expect(top).not.toMatch(/innermost$/m);
});

test('--no-inline leaves them out', async () => {
  const text = String(await profile('inlines', 'text', ['--no-inline']));
  expect(text).toMatch(/^ {4}outer\n {4}main\n/m);
  expect(text).not.toMatch(/innermost|middle|inlined/);
});

test('pprof has the levels as lines of one location, with their numbers', async () => {
  const { samples, mappings } = readPprof(await profile('inlines', 'pprof', ['--lines']));
  const places = samples.flatMap((sample) => sample.places.slice(0, 3));
  for (const name of ['innermost', 'middle', 'outer']) {
    expect(places).toContainEqual({ name, file: expect.stringMatching(/\/inlines\.c$/), line: lines.get(name) });
  }
  const mapped = { file: expect.stringMatching(/\/inlines$/), lines: true, inlined: true };
  expect(mappings).toContainEqual(mapped);
  // Not every sample is in the innermost call: some are on their way there.
  const whole = samples.find(({ places: [leaf] }) => leaf?.name === 'innermost');
  expect(whole?.locations).toBe((whole?.frames.length ?? 0) - 2);
});

test('a flame graph has inlined calls in the colour of their own, and lines in the names', async () => {
  const svg = String(await profile('inlines', 'svg'));
  const hue = (name: string): 'warm' | 'aqua' | undefined => {
    const fill = new RegExp(`<title>${name} \\([^<]*</title><rect[^>]* fill="#(..)(..)(..)"`).exec(svg);
    return fill === null ? undefined : parseInt(fill[1] ?? '', 16) > parseInt(fill[3] ?? '', 16) ? 'warm' : 'aqua';
  };
  expect(['innermost', 'middle', 'outer'].map(hue)).toEqual(['aqua', 'aqua', 'warm']);
  const lined = String(await profile('inlines', 'svg', ['--lines']));
  expect(lined).toContain(`<title>middle (inlines.c:${lines.get('middle')}) (`);
});

test('folded stacks mark them as flame graph programs expect', async () => {
  const folded = String(await profile('inlines', 'folded', ['--lines']));
  expect(folded).toContain(
    `;outer (inlines.c:${lines.get('outer')});middle (inlines.c:${lines.get('middle')})_[i];innermost (inlines.c:${lines.get('innermost')})_[i] `,
  );
});

test('--no-demangle leaves names as they are in the symbol table', async () => {
  const folded = String(await profile('templates', 'folded', ['--no-demangle']));
  expect(folded).toContain('_ZN6shapes4GridIdLi8EE6smoothEm');
  expect(folded).not.toContain('shapes::');
});

test('--short-names writes names of the C++ library as programs have them', async () => {
  const hidden = (arguments_: string): string => `;(anonymous namespace)::hidden(${arguments_}, unsigned long)`;
  const string = 'std::__cxx11::basic_string<char, std::char_traits<char>, std::allocator<char>>';
  const whole = hidden(`std::vector<${string}, std::allocator<${string}>> const&`);
  const short = hidden('std::vector<std::string> const&');
  expect(String(await profile('templates', 'folded'))).toContain(whole);
  const folded = String(await profile('templates', 'folded', ['--short-names']));
  expect(folded).toContain(short);
  expect(folded).not.toContain(whole);
});
