import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterEach, expect, test } from 'vitest';
import { loadGlue } from '../binding/glue.ts';
import type { Link } from '../binding/link.ts';
import type { BpfObject } from '../binding/object.ts';
import type { AttachMode } from '../binding/types.ts';
import { openObject } from './objects.ts';

let object: BpfObject | undefined;

afterEach(() => object?.close());

const koffi = createRequire(import.meta.url)('koffi') as typeof import('koffi');
const libc = koffi.load('libc.so.6');
const abs = libc.func('int abs(int n)');
const labs = libc.func('long labs(long n)');

/** The path of the C library here and the file offset of one of its functions. */
function placeOf(name: string): { path: string; offset: number } {
  const address = Number(koffi.address(libc.symbol(name)));
  for (const line of readFileSync('/proc/self/maps', 'utf8').split('\n')) {
    const [, start, end, offset, path] = /^(\w+)-(\w+) \S+ (\w+) \S+ \S+ +(.*)$/.exec(line) ?? [];
    if (path === undefined) continue;
    const [from, to] = [Number.parseInt(start ?? '', 16), Number.parseInt(end ?? '', 16)];
    if (address >= from && address < to) return { path, offset: address - from + Number.parseInt(offset ?? '', 16) };
  }
  throw new Error(`${name} is nowhere`);
}

async function loadProbe(program: string, mode?: AttachMode): Promise<BpfObject> {
  object = openObject('attach');
  for (const { name } of object.programs) object.setAutoload(name, name === program);
  object.setGlobal('target_tgid', process.pid);
  if (mode) object.setAttachMode(program, mode);
  await object.load();
  return object;
}

function hits(slot: number): number {
  const count = object?.map('hits').lookup(new Uint8Array(Uint32Array.of(slot).buffer)) ?? new Uint8Array(8);
  return Number(Buffer.from(count).readBigUInt64LE());
}

function callBoth(link: Link): void {
  for (let i = 0; i < 30; i++) abs(-i);
  for (let i = 0; i < 20; i++) labs(-i);
  link.close();
  abs(1);
  labs(1);
}

test.each([false, true])('uprobe with a cookie, return: %s', async (atReturn) => {
  const { path, offset } = placeOf('abs');
  const program = (await loadProbe('on_probe_cookie')).program('on_probe_cookie');
  callBoth(program.attachUprobe({ path, offset, return: atReturn, cookie: 3n, pid: process.pid }));
  expect(hits(3)).toBe(30);
});

test('uprobe of a file that is not there', async () => {
  const program = (await loadProbe('on_probe')).program('on_probe');
  expect(() => program.attachUprobe({ path: '/no/such', offset: 0 })).toThrow(
    expect.objectContaining({ code: 'ENOENT' }),
  );
});

test.each([false, true])('uprobe.multi with cookies, return: %s', async (atReturn) => {
  const { works } = await loadGlue().probe('uprobe-multi');
  const [first, second] = [placeOf('abs'), placeOf('labs')];
  const targets = [
    { offset: first.offset, cookie: 4n },
    { offset: second.offset, cookie: 5n },
  ];
  const attach = async (): Promise<Link> => {
    const program = (await loadProbe('on_probe_cookie', 'uprobe-multi')).program('on_probe_cookie');
    return program.attachUprobeMulti({ path: first.path, targets, return: atReturn });
  };
  if (!works) {
    await expect(attach()).rejects.toThrow('glue:');
    return;
  }
  callBoth(await attach());
  expect([hits(4), hits(5)]).toEqual([30, 20]);
});
