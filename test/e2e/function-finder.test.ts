import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { realpathSync } from 'node:fs';
import { gluePaths } from '@bccx/libbpf-glue';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FunctionFinder } from '../../core/src/process/function-finder.ts';
import { started } from './started.ts';

const target = started(spawn('sleep', ['60']));
let finder: FunctionFinder;

beforeAll(async () => {
  await new Promise((resolve) => setTimeout(resolve, 100));
  finder = FunctionFinder.start({ paths: gluePaths(), onLog: () => undefined }, [target.pid ?? 0]);
});

afterAll(async () => {
  await finder.close();
  target.kill();
});

/** Address of each exported function, by nm; libc's addresses are its file offsets in the text segment or differ by one constant. */
function exported(path: string): Map<string, number> {
  const lines = execFileSync('nm', ['-D', '--defined-only', path], { encoding: 'utf8' }).split('\n');
  return new Map(
    lines.flatMap((line): [string, number][] => {
      const [, address = '', name = ''] = /^([0-9a-f]+) [TW] ([^@]+)/.exec(line) ?? [];
      return name === '' ? [] : [[name, Number.parseInt(address, 16)]];
    }),
  );
}

test('the allocator of the C library is found where nm finds it', async () => {
  const found = await finder.find(target.pid ?? 0, 'c', ['malloc', 'free', 'no_such_function']);
  const symbols = exported(found?.path ?? '');
  expect([...(found?.functions.keys() ?? [])].sort()).toEqual(['free', 'malloc']);
  const distance = (name: string) => (symbols.get(name) ?? 0) - (found?.functions.get(name)?.offset ?? 0);
  expect(distance('malloc')).toBe(distance('free'));
});

test('every probe point is the beginning of an instruction that the kernel emulates', async () => {
  const found = await finder.find(target.pid ?? 0, 'libc.so.6', []);
  expect(found?.functions.size).toBeGreaterThan(1000);
  const code = new Map(
    execFileSync('objdump', ['-d', '--no-show-raw-insn', '-w', found?.path ?? ''], {
      encoding: 'utf8',
      maxBuffer: 1 << 30,
    })
      .split('\n')
      .flatMap((line): [number, string][] => {
        const [, address = '', instruction = ''] = /^\s*([0-9a-f]+):\s+(\S.*)$/.exec(line) ?? [];
        return address === '' ? [] : [[Number.parseInt(address, 16), instruction]];
      }),
  );
  const moved = [...(found?.functions ?? [])].filter(([, { offset, point }]) => point > offset);
  expect(moved.length).toBeGreaterThan(20);
  for (const [name, { point }] of moved) {
    expect(code.get(point), name).toMatch(/^(push |j[a-z]+ |(bnd )?jmp |call |nop)/);
  }
});

test('an object that the process does not map, and a process that may not be read', async () => {
  expect(await finder.find(target.pid ?? 0, 'nowhere', [])).toBeUndefined();
  await expect(finder.find(process.pid, 'c', [])).rejects.toThrow('errno 1');
});

test('the USDT probes of an object are those that readelf shows', async () => {
  const python = started(
    spawn('/usr/bin/python3', ['-c', 'import time; print(1, flush=True); time.sleep(60)'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  );
  await once(python.stdout, 'data');
  const other = FunctionFinder.start({ paths: gluePaths(), onLog: () => undefined }, [python.pid ?? 0]);
  const path = realpathSync(`/proc/${python.pid}/exe`);
  const found = await other.findMarkers(python.pid ?? 0, path);
  await other.close();
  python.kill();
  const notes = execFileSync('readelf', ['-n', '-W', path], { encoding: 'utf8' });
  const names = [...notes.matchAll(/Provider: (\S+)\s+Name: (\S+)/g)].map(
    ([, provider, name]) => `${provider}:${name}`,
  );
  expect(names.length).toBeGreaterThan(0);
  expect(found?.markers.map(({ name }) => name).sort()).toEqual(names.sort());
});
