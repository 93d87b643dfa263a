import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { NodeHost } from './node-host.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const scratch = `${root}build/module`;
const DEPTH = 127;
const STACK_BYTES = 16 + 48 + DEPTH * 8;
const COUNT_BYTES = 56 + 8;
const HOW = { ip: 1n, fp: 2n, kernel: 8n };

/** A generator whose numbers are the same in every run: 64-bit xorshift. */
function* numbers(seed: bigint): Generator<bigint, never> {
  for (let state = seed; ; ) {
    state ^= BigInt.asUintN(64, state << 13n);
    state ^= state >> 7n;
    state ^= BigInt.asUintN(64, state << 17n);
    yield state;
  }
}

const frame = (address: bigint, how: bigint) => (address & ((1n << 57n) - 1n)) | (how << 57n);

/** A stack at random executable addresses of a process, or of the kernel when tgid is 0. */
function stackRecord(
  id: bigint,
  tgid: number,
  ranges: readonly (readonly [bigint, bigint])[],
  random: Generator<bigint, never>,
) {
  const record = Buffer.alloc(STACK_BYTES);
  record.writeBigUInt64LE(id, 0);
  record.writeBigUInt64LE(~id & 0xffffffffffffffffn, 8);
  record.writeUInt16LE(1, 16); // version
  record.writeUInt16LE(1, 18); // stop
  record.writeUInt32LE(tgid === 0 ? 1 : 0, 20); // flags
  record.writeUInt32LE(tgid, 24);
  record.writeUInt32LE(DEPTH, 40); // nr
  for (let i = 0; i < DEPTH; i++) {
    const [start, end] = ranges[Number(random.next().value % BigInt(ranges.length))] ?? [0n, 1n];
    const how = i === 0 ? HOW.ip : tgid === 0 ? HOW.kernel : HOW.fp;
    record.writeBigUInt64LE(frame(start + (random.next().value % (end - start)), how), 64 + i * 8);
  }
  return record;
}

function countRecord(user: bigint, kernel: bigint, samples: bigint) {
  const record = Buffer.alloc(COUNT_BYTES);
  for (const [at, id] of [
    [0, user],
    [16, kernel],
  ] as const) {
    record.writeBigUInt64LE(id, at);
    record.writeBigUInt64LE(id === 0n ? 0n : ~id & 0xffffffffffffffffn, at + 8);
  }
  record.writeUInt32LE(1234, 32);
  record.write('a thread', 40);
  record.writeBigUInt64LE(samples, 56);
  return record;
}

function executableRanges(maps: string): [bigint, bigint][] {
  return [...maps.matchAll(/^([0-9a-f]+)-([0-9a-f]+) ..x/gm)].map(([, start, end]) => [
    BigInt(`0x${start}`),
    BigInt(`0x${end}`),
  ]);
}

it('the module gives byte for byte what the same sources give natively', async () => {
  mkdirSync(scratch, { recursive: true });
  const child = spawn(process.execPath, ['-e', 'process.stdout.write("up"); setInterval(() => {}, 1e6)'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await new Promise((resolve) => child.stdout.once('data', resolve));
    const tgid = child.pid ?? 0;
    writeFileSync(`${scratch}/kallsyms`, readFileSync('/proc/kallsyms'));
    writeFileSync(`${scratch}/options`, 'stream.stacks=0\0stream.counts=1\0opt.frequency=99\0');
    const random = numbers(88172645463325252n);
    const ranges = executableRanges(readFileSync(`/proc/${tgid}/maps`, 'latin1'));
    const kernel: [bigint, bigint][] = [[0xffffffff81000000n, 0xffffffff82300000n]];
    const stacks = Array.from({ length: 60 }, (_, i) =>
      i % 3 === 2 ? stackRecord(BigInt(i + 1), 0, kernel, random) : stackRecord(BigInt(i + 1), tgid, ranges, random),
    );
    const counts = stacks.map((_, i) =>
      countRecord(BigInt(i + 1 - (i % 3)), i % 3 === 2 ? BigInt(i + 1) : 0n, BigInt(i)),
    );
    writeFileSync(`${scratch}/stacks`, Buffer.concat(stacks));
    writeFileSync(`${scratch}/counts`, Buffer.concat(counts));
    const script = [
      `kallsyms ${scratch}/kallsyms`,
      `configure ${scratch}/options`,
      `consume 0 ${stacks.length} 0 ${scratch}/stacks`,
      `consume 1 ${counts.length} 5 ${scratch}/counts`,
      'finish 1',
      '',
    ].join('\n');
    writeFileSync(`${scratch}/script`, script);

    execFileSync(`${root}build/run-script`, [`${scratch}/script`, `${scratch}/native`], { stdio: 'pipe' });
    const host = new NodeHost(readFileSync(`${root}../../plugins/profile/profile.wasm`));
    host.run(script);
    host.close();

    const native = readFileSync(`${scratch}/native`);
    expect(native.length).toBeGreaterThan(100_000);
    expect(host.emitted().equals(native)).toBe(true);
  } finally {
    child.kill();
  }
});
