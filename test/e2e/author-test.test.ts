import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { AuthorPlace } from './author.ts';
import { bccx } from './bccx.ts';
import { checkout } from './checkout.ts';

/** Building compiles the SDK's library. */
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

let place: AuthorPlace;

beforeAll(async () => {
  place = new AuthorPlace();
  for (const kind of ['stack', 'event', 'histogram']) {
    expect(await place.bccx('.', 'new', `my-${kind}`, '--kind', kind)).toMatchObject({ status: 0 });
    place.env['BCCX_SDK'] = join(checkout, 'sdk');
    const built = await place.bccx(`my-${kind}`, 'build');
    expect(built.status, built.stderr).toBe(0);
  }
});

afterAll(() => place[Symbol.dispose]());

test.each(['stack', 'event', 'histogram'])('the template for a %s tool passes its own test and check', async (kind) => {
  const tested = await place.bccx(`my-${kind}`, 'test');
  expect(tested.stdout).toMatch(/^passed {3}\w+\.test\.sh\n1 passed, 0 failed\n$/);
  const checked = await place.bccx(`my-${kind}`, 'check');
  expect(checked.stdout).toBe(`my-${kind}: nothing to mend\n`);
  expect(readFileSync(join(place.path(`my-${kind}`), `my-${kind}.bpf.c`), 'utf8').split('\n').length).toBeLessThan(60);
});

/** Records a run whose answer is known. */
async function record(kind: string, words: readonly string[]): Promise<string> {
  const recorded = await place.bccx(`my-${kind}`, 'record', './', ...words);
  expect(recorded.status, recorded.stderr).toBe(0);
  const file = join(place.path(`my-${kind}`), 'test', `my-${kind}.recording`);
  expect(existsSync(file)).toBe(true);
  return recorded.stdout;
}

/** Tests one recording without any right. */
async function replay(
  folder: string,
  ...words: string[]
): Promise<{ status: number | undefined; stdout: string; stderr: string }> {
  for (const each of [place.path('.'), place.path(folder)]) execFileSync('chmod', ['-R', 'a+rX', each]);
  return await bccx(['test', place.path(folder), ...words], { env: place.env, unprivileged: true });
}

test('a recorded stack tool gives the same bytes again, without root and without its process', async () => {
  const program = place.path('calls');
  execFileSync('clang', ['-O1', '-g', '-o', program, join(place.path('my-stack'), 'test/calls.c')]);
  expect(await record('stack', ['--call', '110', '-f', '--', program, '70'])).toMatch(/;ask;syscall 70$/m);
  execFileSync('rm', [program]);
  const replayed = await replay('my-stack', 'my-stack');
  expect(replayed.stdout).toBe('passed   my-stack.recording: 1 result, every byte the same\n1 passed, 0 failed\n');
  expect(replayed.status).toBe(0);
});

test('a changed module is told by the lines that changed, and --update keeps them', async () => {
  cpSync(place.path('my-stack'), place.path('other'), { recursive: true, preserveTimestamps: true });
  const source = join(place.path('other'), 'my-stack.c');
  writeFileSync(source, readFileSync(source, 'utf8').replace(/.*bccx_sample__comm\(.*\n/, ''));
  expect(await place.bccx('other', 'build')).toMatchObject({ status: 0 });
  const failed = await replay('other', 'my-stack');
  expect(failed.status).toBe(1);
  expect(failed.stdout).toMatch(/^ {4}- calls;.*;ask;syscall 70\n {4}\+ (?!calls;).*;ask;syscall 70$/m);
  const updated = await place.bccx('other', 'test', '.', 'my-stack', '--update');
  expect(updated.stdout).toContain('0 passed, 0 failed, 1 updated');
  expect((await replay('other', 'my-stack')).status).toBe(0);
});

test('a module that does not return is ended', async () => {
  cpSync(place.path('my-stack'), place.path('stuck'), { recursive: true, preserveTimestamps: true });
  const source = join(place.path('stuck'), 'my-stack.c');
  const text = readFileSync(source, 'utf8');
  writeFileSync(
    source,
    text.replace('bccx_sample__user(', 'for (volatile int i = 0;; i++)\n\t\t;\n\tbccx_sample__user('),
  );
  expect(await place.bccx('stuck', 'build')).toMatchObject({ status: 0 });
  const manifest = join(place.path('stuck'), 'plugin.json');
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('"cpuSeconds": 30', '"cpuSeconds": 1'));
  const failed = await replay('stuck', 'my-stack');
  expect(failed.stdout).toContain('bccx_finish did not return within 4 s');
  expect(failed.status).toBe(1);
});

test('tools without a module replay too: the host reads the recorded maps and records again', async () => {
  expect(await record('event', ['--', 'sh', 'test/chain.sh', '4'])).toMatch(/(?:\/sh\n.*){5}/);
  expect((await replay('my-event', 'my-event')).stdout).toContain('1 passed, 0 failed');
  const program = place.path('naps');
  execFileSync('clang', ['-O1', '-o', program, join(place.path('my-histogram'), 'test/naps.c')]);
  await record('histogram', ['--call', '35', '--', program, '9']);
  expect((await replay('my-histogram', 'my-histogram')).stdout).toContain('1 passed, 0 failed');
  const manifest = join(place.path('my-event'), 'plugin.json');
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('"field": "comm"', '"field": "pid"'));
  const failed = await replay('my-event', 'my-event');
  expect(failed.stdout).toMatch(/^ {4}- \{"values":\["\d+","\d+","sh"/m);
  expect(failed.status).toBe(1);
});

test('a script that fails is told with its words', async () => {
  writeFileSync(join(place.path('my-histogram'), 'test/wrong.test.sh'), 'echo "3 instead of 4"; exit 1\n');
  const { status, stdout } = await place.bccx('my-histogram', 'test', '.', 'wrong');
  expect(stdout).toBe('failed   wrong.test.sh\n    3 instead of 4\n    it ended with 1\n0 passed, 1 failed\n');
  expect(status).toBe(1);
});
