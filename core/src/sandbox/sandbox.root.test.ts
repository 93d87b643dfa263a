import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type HostImports, IMPORT_SIGNATURES } from './abi.generated.ts';
import { descendantNamed, scratchDirectory, start, useScript } from './testing/fixture.ts';
import {
  ALLOCATED,
  add,
  buildModule,
  drop,
  get,
  grow,
  host,
  i32,
  i64,
  less,
  load32,
  memorySize,
  repeat,
  SCRATCH,
  set,
  store32,
  type TestModule,
  when,
  wrap,
} from './testing/module-builder.ts';

await useScript(scratchDirectory());

const TEXT = 4;
const decoder = new TextDecoder();

/** Emits each batch as it comes. */
const echo = host('emit', i32(TEXT), i32(1), get(1), get(2));

function u32(...values: number[]): Uint8Array {
  return new Uint8Array(Uint32Array.from(values).buffer);
}

test('a module gets its options and batches, and its results come back joined', async () => {
  const { sandbox, log } = start({ reads: new Set() });
  const configure = [...host('log', i32(2), get(0), get(1)), ...i32(0)];
  await sandbox.load(buildModule({ bodies: { bccx_configure: configure, bccx_consume: echo } }));
  await sandbox.configure({ 'opt.count': '3', 'stream.stacks': '0' });
  // A Buffer, which is a Uint8Array whose slice() shares memory.
  const buffer = Buffer.from('first ');
  const first = sandbox.consume(0, buffer, 1, 0n);
  buffer.fill(0x21);
  await first;
  await sandbox.consume(0, new TextEncoder().encode('second'), 1, 7n);
  const results = await sandbox.finish(false);
  expect(results.map(({ kind, result, bytes }) => [kind, result, decoder.decode(bytes)])).toEqual([
    ['text', 1, 'first second'],
  ]);
  expect(log).toEqual([{ level: 2, text: 'opt.count=3\\x00stream.stacks=0\\x00' }]);
  expect(await sandbox.finish(true)).toEqual([]);
  expect(sandbox.stats()).toMatchObject({ calls: 3, bytesRead: 0, restarts: 0 });
});

test('counts, losses, streams and the time reach the module', async () => {
  const { sandbox } = start({ reads: new Set() });
  const emitNumbers = [
    ...store32(i32(SCRATCH), get(0)),
    ...store32(i32(SCRATCH + 4), get(3)),
    ...store32(i32(SCRATCH + 8), wrap(get(4))),
    ...host('emit', i32(TEXT), i32(0), i32(SCRATCH), i32(12)),
  ];
  const tick = [...store32(i32(SCRATCH), wrap(get(0))), ...host('emit', i32(TEXT), i32(2), i32(SCRATCH), i32(4))];
  await sandbox.load(buildModule({ bodies: { bccx_consume: emitNumbers, bccx_tick: tick } }));
  await sandbox.consume(3, new Uint8Array(8), 41, 12n);
  sandbox.tick(99n);
  const results = await sandbox.finish(true);
  expect(results.map(({ bytes }) => [...new Uint32Array(bytes.slice().buffer)])).toEqual([[3, 41, 12], [99]]);
});

test.each<[string, TestModule, RegExp]>([
  ['a foreign import', { extraImport: ['wasi_snapshot_preview1', 'fd_write'] }, /wasi_snapshot_preview1/],
  ['an unknown import', { extraImport: ['bccx', 'socket'] }, /socket/],
  ['a start function', { start: true, bodies: { bccx_abi: i32(0) } }, /start function/],
  ['a memory of its own', { ownMemory: true, memory: undefined }, /memory of its own|does not import/],
  ['no memory', { memory: undefined }, /does not import the memory/],
  ['shared memory', { memory: { flags: 3, min: 2, max: 4 } }, /shared/],
  ['too much memory', { memory: { flags: 0, min: 257 } }, /257 pages/],
  ['a missing export', { without: 'bccx_tick' }, /bccx_tick/],
  ['another ABI', { bodies: { bccx_abi: i32(2 << 16) } }, /ABI 2\.0/],
  ['a newer ABI', { bodies: { bccx_abi: i32((1 << 16) | 99) } }, /ABI 1\.99/],
])('a module with %s is refused', async (_, module, cause) => {
  const { sandbox } = start({ reads: new Set() });
  // Start functions must have type [] -> [].
  const bytes = module.start === true ? withStart() : buildModule(module);
  const loading = sandbox.load(bytes);
  await expect(loading).rejects.toMatchObject({ code: 'BCCX_SANDBOX_MODULE' });
  await expect(loading).rejects.toThrow(cause);
  // Its place is taken by none: what comes next is refused, too.
  await expect(sandbox.consume(0, new Uint8Array(16), 1, 0n)).rejects.toMatchObject({ code: 'BCCX_SANDBOX_MODULE' });
});

/** The smallest module with a start function. */
function withStart(): Uint8Array {
  const memory = [2, 16, 1, 4, 0x62, 0x63, 0x63, 0x78, 6, 0x6d, 0x65, 0x6d, 0x6f, 0x72, 0x79, 2, 0, 1];
  return Uint8Array.from([
    0,
    0x61,
    0x73,
    0x6d,
    1,
    0,
    0,
    0,
    1,
    4,
    1,
    0x60,
    0,
    0,
    ...memory,
    3,
    2,
    1,
    0,
    8,
    1,
    0,
    10,
    4,
    1,
    2,
    0,
    0x0b,
  ]);
}

test('not WebAssembly at all is refused', async () => {
  const { sandbox } = start({ reads: new Set() });
  await expect(sandbox.load(new TextEncoder().encode('#!/bin/sh'))).rejects.toMatchObject({
    code: 'BCCX_SANDBOX_MODULE',
  });
});

test('an errno of the module is an error of that call, and the next call works', async () => {
  const { sandbox } = start({ reads: new Set() });
  await sandbox.load(buildModule({ bodies: { bccx_consume: i32(-12) } }));
  const consuming = sandbox.consume(0, new Uint8Array(8), 1, 0n);
  await expect(consuming).rejects.toMatchObject({ code: 'BCCX_SANDBOX_CALL' });
  await expect(consuming).rejects.toThrow("calling 'bccx_consume' of the module: ENOMEM");
  expect(await sandbox.finish(true)).toEqual([]);
});

test('a module without memory left answers ENOMEM', async () => {
  const { sandbox } = start({ reads: new Set() });
  await sandbox.load(buildModule({ bodies: { bccx_alloc: i32(0) } }));
  await expect(sandbox.consume(0, new Uint8Array(100_000), 1, 0n)).rejects.toThrow('ENOMEM');
  expect(await sandbox.finish(true)).toEqual([]);
});

test('an allocation outside of memory is refused', async () => {
  const { sandbox } = start({ reads: new Set() });
  await sandbox.load(buildModule({ bodies: { bccx_alloc: i32(-16) } }));
  await expect(sandbox.consume(0, new Uint8Array(64), 1, 0n)).rejects.toThrow('EFAULT');
});

test('memory grows to what was granted and not further', async () => {
  // 2 at the start and 120 times 34.
  const pages = 4082;
  const { sandbox } = start({
    reads: new Set(),
    limits: { memoryBytes: pages * 65_536, cpuSeconds: 10, outputBytes: 64 },
  });
  // Touches every page, so that all of it is really there.
  const fill = [
    ...set(1, i32(2)),
    ...repeat([...when(less(grow(i32(34)), i32(0)), set(1, i32(0)))], get(1)),
    ...set(2, i32(0)),
    ...repeat([...store32(get(2), i32(1)), ...set(2, add(get(2), i32(65_536)))], less(get(2), i32(pages * 65_536))),
    ...store32(i32(SCRATCH), memorySize),
    ...host('emit', i32(TEXT), i32(0), i32(SCRATCH), i32(4)),
  ];
  await sandbox.load(buildModule({ bodies: { bccx_finish: fill } }));
  const [result] = await sandbox.finish(true);
  expect(new Uint32Array(result?.bytes.slice().buffer ?? new ArrayBuffer(0))[0]).toBe(pages);
});

test('output beyond the grant is refused with EDQUOT, and an interval begins anew', async () => {
  const { sandbox } = start({
    reads: new Set(),
    limits: { memoryBytes: 1 << 20, cpuSeconds: 5, outputBytes: 100_000 },
  });
  const emitAll = [
    ...repeat(set(1, host('emit', i32(TEXT), i32(0), i32(0), i32(30_000))), [...get(1), 0x45]),
    ...get(1),
  ];
  await sandbox.load(buildModule({ bodies: { bccx_consume: emitAll } }));
  for (let interval = 0; interval < 2; interval++) {
    await expect(sandbox.consume(0, new Uint8Array(8), 1, 0n)).rejects.toThrow(/EDQUOT/);
    const [result] = await sandbox.finish(false);
    expect(result?.bytes.byteLength).toBe(90_000);
  }
});

test('every function of the host answers wild pointers, lengths and handles with an errno', async () => {
  const { sandbox } = start();
  const wild = [-1, 0x7fffffff, -0x80000000, 65_536 * 256];
  const names = Object.keys(IMPORT_SIGNATURES) as (keyof HostImports)[];
  const calls = names.flatMap((name) =>
    wild.flatMap((value) => {
      const { params, results } = IMPORT_SIGNATURES[name];
      const args = params.map((type) => (type === 'i64' ? i64(BigInt(value)) : i32(value)));
      const call = host(name, ...args);
      return results.length === 0 ? call : drop(call);
    }),
  );
  await sandbox.load(
    buildModule({ bodies: { bccx_consume: [...calls, ...i32(0)], bccx_finish: [...calls, ...i32(0)] } }),
  );
  await sandbox.consume(0, new Uint8Array(8), 1, 0n);
  expect(await sandbox.finish(true)).toEqual([]);
  expect(sandbox.stats().restarts).toBe(0);
});

test('what was not granted is answered with EPERM, by the reader as well', async () => {
  const { sandbox, log } = start({ reads: new Set(['perf-map']) });
  const status = [
    ...set(1, host('process_open', i32(process.pid), i64(0n), i32(0))),
    ...set(2, host('last_error', i32(SCRATCH), i32(100))),
    ...host('log', i32(2), i32(SCRATCH), get(2)),
    ...drop(host('kallsyms', i64(0n), i32(SCRATCH), i32(100))),
    ...set(2, host('last_error', i32(SCRATCH), i32(100))),
    ...host('log', i32(2), i32(SCRATCH), get(2)),
    ...get(1),
  ];
  await sandbox.load(buildModule({ bodies: { bccx_finish: status } }));
  await expect(sandbox.finish(true)).rejects.toThrow('EPERM');
  expect(log.map(({ text }) => text)).toEqual([
    "process_open: the read 'process-maps' was not granted: EPERM",
    "kallsyms: the read 'kallsyms' was not granted: EPERM",
  ]);
});

/** Opens the process whose pid stands in the first batch, and leaves the handle in local 1. */
const openProcess = set(1, host('process_open', load32(i32(ALLOCATED)), i64(0n), i32(0)));

/** Emits up to 30 KB of its maps as result 0. */
const emitMaps = [
  ...set(2, wrap(host('process_maps', get(1), i64(0n), i32(SCRATCH), i32(30_000)))),
  ...drop(host('emit', i32(TEXT), i32(0), i32(SCRATCH), get(2))),
];

test('a process that was not named cannot be opened, one that was can', async () => {
  const { sandbox } = start({ processes: [process.pid] });
  await sandbox.load(
    buildModule({ bodies: { bccx_finish: [...openProcess, ...when(less(i32(0), get(1)), emitMaps), ...get(1)] } }),
  );
  await sandbox.consume(0, u32(1), 1, 0n);
  await expect(sandbox.finish(false)).rejects.toThrow('EPERM');
  await sandbox.consume(0, u32(process.pid), 1, 0n);
  // A positive number is no failure.
  const [maps] = await sandbox.finish(true);
  expect(decoder.decode(maps?.bytes)).toContain(process.execPath);
});

/** Reads 16 bytes of the object mapped at the address that stands behind the pid, and emits them as result 1. */
const emitMagic = [
  ...set(3, host('object_open', get(1), [...i32(ALLOCATED + 8), 0x29, 3, 0])),
  ...when(less(get(3), i32(0)), [...get(3), 0x0f]),
  ...set(2, wrap(host('object_read', get(3), i64(0n), i32(SCRATCH), i32(16)))),
  ...when(less(get(2), i32(0)), [...get(2), 0x0f]),
  ...drop(host('emit', i32(TEXT), i32(1), i32(SCRATCH), get(2))),
];

/** pid, 0, start of the first executable mapping of a file. */
function target(pid: number): Uint8Array {
  const line = readFileSync(`/proc/${pid}/maps`, 'latin1')
    .split('\n')
    .find((each) => / r-xp .*\//.test(each));
  const bytes = new Uint8Array(16);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, pid, true);
  view.setBigUint64(8, BigInt(`0x${line?.split('-')[0]}`), true);
  return bytes;
}

test('a process that was noted resolves after its end', async () => {
  const sleeper = spawn('sleep', ['60'], { stdio: 'ignore' });
  await once(sleeper, 'spawn');
  const pid = sleeper.pid ?? 0;
  // Until exec has happened the maps are those of this process.
  while (readFileSync(`/proc/${pid}/comm`, 'latin1') !== 'sleep\n')
    await new Promise((resolve) => setTimeout(resolve, 5));
  const batch = target(pid);
  // The stack record's time: the leader's start since boot, in ticks of 10 ms here.
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  const startNs = BigInt(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? 0) * 10_000_000n;
  const { sandbox } = start({ processes: [pid] });
  const open = set(1, host('process_open', load32(i32(ALLOCATED)), i64(startNs), i32(0)));
  const body = [...open, ...when(less(get(1), i32(0)), [...get(1), 0x0f]), ...emitMaps, ...emitMagic, ...i32(0)];
  await sandbox.load(buildModule({ bodies: { bccx_finish: body } }));
  await sandbox.consume(0, batch, 1, 0n);
  sandbox.note([pid]);
  await expect
    .poll(() => readFileSync(`/proc/${descendantNamed('bccx-reader')}/cmdline`, 'latin1'))
    .toMatch(/^bccx-reader: 2 /);
  sleeper.kill('SIGKILL');
  await once(sleeper, 'exit');
  const results = await sandbox.finish(true);
  expect(decoder.decode(results[0]?.bytes)).toMatch(/\/sleep$/m);
  expect([...(results[1]?.bytes.subarray(0, 4) ?? [])]).toEqual([0x7f, 0x45, 0x4c, 0x46]);
});
