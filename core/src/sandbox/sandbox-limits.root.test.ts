import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { GuestExports } from './abi.generated.ts';
import type { Sandbox } from './sandbox.ts';
import { SandboxEnded } from './sandbox-ended.ts';
import { descendantNamed, scratchDirectory, start, useScript } from './testing/fixture.ts';
import {
  ALLOCATED,
  buildModule,
  drop,
  forever,
  get,
  host,
  i32,
  i64,
  less,
  load32,
  SCRATCH,
  set,
  store32,
  unreachable,
  when,
  wrap,
} from './testing/module-builder.ts';

await useScript(scratchDirectory());

const TEXT = 4;
const second = { memoryBytes: 1 << 20, cpuSeconds: 1, outputBytes: 1 << 20 };

test.each<[keyof GuestExports, (sandbox: Sandbox) => Promise<unknown>]>([
  ['bccx_abi', async () => undefined],
  ['bccx_configure', (sandbox) => sandbox.configure({ a: 'b' })],
  ['bccx_consume', (sandbox) => sandbox.consume(0, new Uint8Array(8), 1, 0n)],
  ['bccx_finish', (sandbox) => sandbox.finish(true)],
])('an endless %s is ended after its CPU time, twice, and what was consumed is kept', async (name, call) => {
  const { sandbox, log } = start({ reads: new Set(), limits: second });
  const loading = sandbox.load(buildModule({ bodies: { [name]: [...forever, ...i32(0)] } }));
  const calling = loading.then(() => sandbox.consume(1, Uint8Array.of(1, 2, 3, 4), 2, 3n)).then(() => call(sandbox));
  const error = await calling.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(SandboxEnded);
  expect((error as SandboxEnded).message).toContain(`calling '${name}'`);
  expect((error as SandboxEnded).message).toContain('more than 1 s of CPU time');
  expect(log[0]?.text).toContain('starting it again');
  const { cpuMs, restarts } = sandbox.stats();
  expect(restarts).toBe(1);
  // Two lives of a second each, a poll's 50 ms and a clock's 10 ms more, and both boots.
  expect(cpuMs).toBeGreaterThanOrEqual(2000);
  expect(cpuMs).toBeLessThan(2900);
  if (name === 'bccx_finish') {
    expect((error as SandboxEnded).batches).toEqual([
      { stream: 1, records: Uint8Array.of(1, 2, 3, 4), count: 2, lost: 3n },
    ]);
  }
  await expect(sandbox.finish(true)).rejects.toBe(error);
});

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

/** Reads the magic number of the object that the batch names, into SCRATCH, and leaves the result in local 2. */
const readObject = [
  ...set(1, host('process_open', load32(i32(ALLOCATED)), i64(0n), i32(0))),
  ...when(less(get(1), i32(0)), [...get(1), 0x0f]),
  ...set(3, host('object_open', get(1), [...i32(ALLOCATED + 8), 0x29, 3, 0])),
  ...set(2, get(3)),
  ...when(less(i32(0), get(3)), set(2, wrap(host('object_read', get(3), i64(0n), i32(SCRATCH), i32(16))))),
];

/** Emits the result of reading and what the time was when the second consume saw it. */
const emitOutcome = [
  ...store32(i32(SCRATCH + 64), get(2)),
  ...host('emit', i32(TEXT), i32(0), i32(SCRATCH + 64), i32(4)),
];

test('a file that makes the module trap is kept from the next child, which is given everything again', async () => {
  const { sandbox, log } = start({ limits: second });
  const body = [...readObject, ...when(less(i32(0), get(2)), unreachable), ...emitOutcome];
  const count = [...drop(host('emit', i32(TEXT), i32(1), get(1), get(2))), ...i32(0)];
  await sandbox.load(buildModule({ bodies: { bccx_finish: body, bccx_consume: count } }));
  const batch = target(process.pid);
  await sandbox.consume(0, batch, 1, 0n);
  const results = await sandbox.finish(true);
  expect(sandbox.stats().restarts).toBe(1);
  expect(results.map(({ result }) => result)).toEqual([1, 0]);
  expect(results[0]?.bytes).toEqual(batch);
  // -EIO: refused when it is opened.
  expect(new Int32Array(results[1]?.bytes.slice().buffer ?? new ArrayBuffer(0))[0]).toBe(-5);
  expect(log.map(({ text }) => text)).toEqual([
    expect.stringMatching(
      /the module trapped: unreachable; starting it again without the file with inode \d+ on device/,
    ),
  ]);
  expect(await sandbox.finish(true)).toHaveLength(1);
});

test('a reader that hangs is replaced, and what it read is not touched again', async () => {
  const { sandbox, log } = start({ limits: second, waitSeconds: 1 });
  await sandbox.load(buildModule({ bodies: { bccx_finish: [...readObject, ...emitOutcome] } }));
  await sandbox.consume(0, target(process.pid), 1, 0n);
  const [fine] = await sandbox.finish(false);
  expect(new Int32Array(fine?.bytes.slice().buffer ?? new ArrayBuffer(0))[0]).toBe(16);
  const reader = descendantNamed('bccx-reader');
  process.kill(reader, 'SIGSTOP');
  await sandbox.consume(0, target(process.pid), 1, 0n);
  const [blocked] = await sandbox.finish(false);
  expect(new Int32Array(blocked?.bytes.slice().buffer ?? new ArrayBuffer(0))[0]).toBe(-5);
  expect(sandbox.stats().restarts).toBe(1);
  expect(log.map(({ text }) => text)).toEqual([expect.stringContaining('reading a file took too long')]);
  // The second time the child goes on without a reader: now it cannot even open the process.
  process.kill(descendantNamed('bccx-reader'), 'SIGSTOP');
  await sandbox.consume(0, target(process.pid), 1, 0n);
  await expect(sandbox.finish(true)).rejects.toThrow("calling 'bccx_finish' of the module: EIO");
  expect(log).toHaveLength(2);
});

test('a reader that ends leaves the module without files, and is reported', async () => {
  const { sandbox, log } = start({ limits: second });
  await sandbox.load(buildModule({ bodies: { bccx_finish: [...readObject, ...emitOutcome] } }));
  process.kill(descendantNamed('bccx-reader'), 'SIGSEGV');
  await expect.poll(() => log.length).toBe(1);
  expect(log[0]?.text).toBe('bccx-reader ended with SIGSEGV: no files can be read any more');
  await sandbox.consume(0, target(process.pid), 1, 0n);
  await expect(sandbox.finish(true)).rejects.toThrow("calling 'bccx_finish' of the module: EIO");
  expect(sandbox.stats().restarts).toBe(0);
});

test('waiting is not counted as CPU time, nor CPU time of earlier calls', async () => {
  const { sandbox } = start({ reads: new Set(), limits: second });
  // About 0.4 s each, four times: more than a second together.
  const spin = [
    ...set(1, i32(0)),
    0x03,
    0x40,
    ...get(1),
    ...i32(1),
    0x6a,
    0x22,
    1,
    ...i32(200_000_000),
    0x48,
    0x0d,
    0,
    0x0b,
    ...i32(0),
  ];
  await sandbox.load(buildModule({ bodies: { bccx_finish: spin } }));
  const before = process.hrtime.bigint();
  while (sandbox.stats().cpuMs < 1500 && process.hrtime.bigint() - before < 25_000_000_000n)
    await sandbox.finish(false);
  expect(sandbox.stats()).toMatchObject({ restarts: 0 });
  expect(sandbox.stats().cpuMs).toBeGreaterThanOrEqual(1500);
});
