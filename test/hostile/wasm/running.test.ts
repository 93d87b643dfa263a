import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { gluePaths } from '../../../core/libbpf-glue/binding/paths.ts';
import { BccxError } from '../../../core/src/errors/bccx-error.ts';
import { readModule } from '../../../core/src/policy/module/read-module.ts';
import { decodeProfile } from '../../../core/src/profile/decode.ts';
import { Sandbox, type SandboxLimits, type SandboxResult } from '../../../core/src/sandbox/sandbox.ts';
import { SandboxEnded } from '../../../core/src/sandbox/sandbox-ended.ts';
import { built } from '../bpf/trick.ts';

/** What a module's first comment says must come of running it. */
interface Expectation {
  readonly limits: Partial<SandboxLimits>;
  readonly reads: ReadonlySet<string>;
  /** Code of the error and text of its message; undefined when all goes well. */
  readonly code: string | undefined;
  readonly text: string;
  /** Batches that are kept when the child ended twice. */
  readonly kept: number | undefined;
  /** Numbers that the module noted; `<0` stands for any negative one. */
  readonly numbers: readonly string[];
  readonly log: readonly string[];
}

/** What came of it. */
interface Outcome {
  readonly error: BccxError | undefined;
  readonly results: readonly SandboxResult[];
  readonly lines: readonly string[];
  readonly restarts: number;
}

const folder = new URL('running/', import.meta.url);
const modules = readdirSync(folder)
  .filter((file) => file.endsWith('.wat'))
  .map((file) => {
    const name = file.slice(0, -'.wat'.length);
    const bytes = readFileSync(new URL(`wasm/running/${name}.wasm`, built));
    return { name, bytes, expected: readExpectation(readFileSync(new URL(file, folder), 'utf8')) };
  });

describe('in the sandbox', () => {
  test.each(modules)(
    '$name',
    async ({ bytes, expected }) => {
      const { error, results, lines, restarts } = await runModule(bytes, expected);
      if (expected.code === 'PROFILE') {
        expect(error).toBeUndefined();
        expect(() => decodeProfile(results[0]?.bytes ?? new Uint8Array(0))).toThrow(BccxError);
        return;
      }
      expect(error?.code, error?.message).toBe(expected.code);
      if (error !== undefined) {
        expect(error.message).toContain(expected.text);
        expect(error.message).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
      }
      if (error instanceof SandboxEnded) expect(restarts).toBe(1);
      if (expected.kept !== undefined) expect((error as SandboxEnded).batches.length).toBe(expected.kept);
      if (expected.numbers.length > 0) checkNumbers(results, expected.numbers);
      for (const line of expected.log) checkLog(lines, line);
      for (const line of lines) expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/);
    },
    60_000,
  );
});

test.each(modules)('$name passes the reader, so that only the sandbox stands before it', ({ name, bytes }) => {
  expect(readModule(bytes, name).imports.length).toBe(17);
});

test('there are at least sixty hostile modules that run', () => {
  expect(modules.length).toBeGreaterThanOrEqual(60);
});

async function runModule(bytes: Uint8Array, { limits, reads }: Expectation): Promise<Outcome> {
  const lines: string[] = [];
  const sandbox = Sandbox.start({
    paths: gluePaths(),
    limits: { memoryBytes: 64 << 20, cpuSeconds: 2, outputBytes: 16 << 20, ...limits },
    reads,
    processes: [process.pid],
    onLog: (_, text) => lines.push(text),
  });
  let results: SandboxResult[] = [];
  let error: BccxError | undefined;
  try {
    await sandbox.load(bytes);
    await sandbox.configure({ 'stream.counts': '0', 'host.arch': 'x64' });
    await sandbox.consume(0, new Uint8Array(64), 4, 0n);
    sandbox.tick(1_000_000_000n);
    results = await sandbox.finish(true);
  } catch (thrown) {
    if (!(thrown instanceof BccxError)) throw thrown;
    error = thrown;
  } finally {
    await sandbox.close();
  }
  return { error, results, lines, restarts: sandbox.stats().restarts };
}

function checkNumbers(results: readonly SandboxResult[], expected: readonly string[]): void {
  const bytes = Uint8Array.from(results.find(({ kind, result }) => kind === 'text' && result === 0)?.bytes ?? []);
  const found = [...new BigInt64Array(bytes.buffer)].map(String);
  expect(found.map((number, index) => (expected[index] === '<0' && number.startsWith('-') ? '<0' : number))).toEqual(
    expected,
  );
}

/** A text that some line holds, or `#lines<=N`. */
function checkLog(lines: readonly string[], expected: string): void {
  const most = /^#lines<=(\d+)$/.exec(expected)?.[1];
  if (most !== undefined) expect(lines.length).toBeLessThanOrEqual(Number(most));
  else
    expect(
      lines.some((line) => line.includes(expected)),
      lines.join('\n'),
    ).toBe(true);
}

function readExpectation(source: string): Expectation {
  const all = (tag: string) =>
    [...source.matchAll(new RegExp(`^;; @${tag} (.*)$`, 'gm'))].map(([, text]) => text ?? '');
  const [expect = ''] = all('expect');
  const space = expect.indexOf(' ');
  const [kept] = all('kept');
  return {
    limits: JSON.parse(all('limits')[0] ?? '{}'),
    reads: new Set(all('reads').flatMap((list) => list.split(','))),
    code: expect === '' ? undefined : space < 0 ? expect : expect.slice(0, space),
    text: space < 0 ? '' : expect.slice(space + 1),
    kept: kept === undefined ? undefined : Number(kept),
    numbers: all('numbers').flatMap((list) => list.split(' ')),
    log: all('log'),
  };
}
