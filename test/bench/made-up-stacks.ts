// Stacks that were never sampled: records as the kernel's maps would give them, with addresses anywhere in the code of what
// processes map, named by the real sandbox and reader. Harder than life, where most samples hit a few functions.
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { gluePaths } from '@bccx/libbpf-glue';
import type { CacheFolder } from '../../core/src/files/cache-folder.ts';
import { decodeProfile } from '../../core/src/profile/decode.ts';
import type { Profile } from '../../core/src/profile/model.ts';
import { Sandbox } from '../../core/src/sandbox/sandbox.ts';

const PF_X = 1;
const PT_LOAD = 1;
/** struct bccx_stack_id and struct bccx_stack with 127 frames. */
const STACK_BYTES = 16 + 40 + 127 * 8;
/** struct profile_key and struct profile_count. */
const COUNT_BYTES = 56 + 8;
/** Frames of a made-up stack. */
export const DEPTH = 24;
/** The address is that of an instruction, not one to return to. */
const HOW_IP = 1n << 57n;

/** File offsets that the largest executable segment takes, when the file is a 64-bit ELF object with code. */
export function codeOf(path: string): [from: number, size: number] | undefined {
  const head = Buffer.alloc(4096);
  const fd = openSync(path, 'r');
  const length = readSync(fd, head);
  closeSync(fd);
  if (length < 64 || head.toString('latin1', 0, 4) !== '\x7fELF' || head[4] !== 2) return undefined;
  const [table, width, count] = [Number(head.readBigUInt64LE(32)), head.readUInt16LE(54), head.readUInt16LE(56)];
  let code: [from: number, size: number] | undefined;
  for (let at = table; at < table + width * count && at + width <= length; at += width) {
    if (head.readUInt32LE(at) !== PT_LOAD || (head.readUInt32LE(at + 4) & PF_X) === 0) continue;
    // A debug file has the table of its object, and none of the code.
    const size = Number(head.readBigUInt64LE(at + 32));
    if (size > (code?.[1] ?? 0)) code = [Number(head.readBigUInt64LE(at + 8)), size];
  }
  return code;
}

export interface Mapped {
  readonly path: string;
  readonly code: [from: number, size: number];
}

/** Processes that map objects and do nothing. */
export interface Crowd extends Disposable {
  readonly pids: readonly number[];
}

/** crowd: the built crowd.c. each: how many of the objects every process maps. */
export async function startCrowd(
  crowd: string,
  { processes, each, objects }: { processes: number; each: number; objects: readonly Mapped[] },
): Promise<Crowd> {
  const words = [String(processes), String(each), ...objects.map(({ path }) => path)];
  const child: ChildProcess = spawn(crowd, words, { stdio: ['pipe', 'pipe', 'inherit'] });
  const pids: number[] = [];
  if (child.stdout === null) throw new Error('no output');
  for await (const line of createInterface(child.stdout)) {
    if (line === '') break;
    pids.push(Number(line));
  }
  return { pids, [Symbol.dispose]: () => void child.kill() };
}

/** Where a process maps objects: start address and code. */
export function mappedBy(pid: number, objects: readonly Mapped[]): [start: bigint, code: Mapped['code']][] {
  const codes = new Map(objects.map(({ path, code }) => [path, code]));
  return readFileSync(`/proc/${pid}/maps`, 'latin1')
    .split('\n')
    .flatMap((line): [bigint, Mapped['code']][] => {
      const [, start = '', path = ''] = /^([0-9a-f]+)-\S+ r-xp 00000000 \S+ \S+ +(\/.*)$/.exec(line) ?? [];
      const code = codes.get(path);
      return code === undefined ? [] : [[BigInt(`0x${start}`), code]];
    });
}

/** Numbers below a bound, the same in every run (xorshift64). */
export function randomNumbers(): (below: number) => number {
  let state = 88172645463325252n;
  return (below) => {
    state ^= BigInt.asUintN(64, state << 13n);
    state ^= state >> 7n;
    state ^= BigInt.asUintN(64, state << 17n);
    return Number(state % BigInt(below));
  };
}

/** Records of the streams `stacks` and `counts` of the tool profile. */
export class MadeUpStacks {
  readonly #stacks: Buffer[] = [];
  readonly #counts: Buffer[] = [];

  /** One stack, sampled once. At most DEPTH addresses. */
  add(pid: number, addresses: readonly bigint[]): void {
    const stack = Buffer.alloc(STACK_BYTES);
    const id = this.#stacks.push(stack);
    stack.writeUInt32LE(id, 0);
    stack.writeUInt16LE(1, 16);
    stack.writeUInt16LE(1, 18);
    stack.writeUInt32LE(pid, 24);
    stack.writeBigUInt64LE(startOf(pid), 32);
    stack.writeUInt32LE(addresses.length, 40);
    addresses.forEach((address, i) => void stack.writeBigUInt64LE(address | HOW_IP, 56 + 8 * i));
    const count = Buffer.alloc(COUNT_BYTES);
    count.writeUInt32LE(id, 0);
    count.writeUInt32LE(pid, 32);
    count.write('crowd', 40);
    count.writeBigUInt64LE(1n, 56);
    this.#counts.push(count);
  }

  get streams(): readonly (readonly Buffer[])[] {
    return [this.#stacks, this.#counts];
  }
}

/** Nanoseconds after boot. */
function startOf(pid: number): bigint {
  return BigInt(readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]?.split(' ')[19] ?? 0) * 10_000_000n;
}

export interface Named {
  readonly profile: Profile;
  /** From the end of the trace to the profile. */
  readonly ms: number;
  /** CPU time of the sandbox for that. */
  readonly cpuMs: number;
  /** Most resident memory of the sandboxed process, node itself included. */
  readonly peakKib: number;
}

/** What happens at the end of a trace: everything that was drained is named at once. cache: names of earlier runs. */
export async function nameAll(
  pids: readonly number[],
  stacks: MadeUpStacks,
  { options = {}, cache }: { options?: Record<string, string>; cache?: CacheFolder } = {},
): Promise<Named> {
  const { jail, reader } = gluePaths();
  const sandbox = Sandbox.start({
    paths: { jail, reader },
    limits: { memoryBytes: 256 << 20, cpuSeconds: 60, outputBytes: 128 << 20 },
    reads: new Set(['process-maps', 'mapped-objects', 'companions', 'perf-map', 'kallsyms']),
    processes: pids,
    cache,
    onLog: () => undefined,
  });
  try {
    await sandbox.load(readFileSync('plugins/profile/profile.wasm'));
    await sandbox.configure({ 'stream.stacks': '0', 'stream.counts': '1', ...options });
    // As while a trace runs.
    sandbox.note(pids);
    sandbox.tick(process.hrtime.bigint());
    for (const [stream, records] of stacks.streams.entries())
      for (let at = 0; at < records.length; at += 1000) {
        const part = records.slice(at, at + 1000);
        await sandbox.consume(stream, Buffer.concat(part), part.length, 0n);
      }
    const before = sandbox.stats().cpuMs;
    const start = performance.now();
    const [result] = await sandbox.finish(true);
    const ms = performance.now() - start;
    const cpuMs = sandbox.stats().cpuMs - before;
    if (result === undefined) throw new Error('the module has no result');
    return { profile: decodeProfile(result.bytes), ms, cpuMs, peakKib: peakOfChildren(process.pid) };
  } finally {
    await sandbox.close();
  }
}

/** The largest of the peaks of what a process started, and of what that started. */
function peakOfChildren(pid: number): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').split(' ').filter(Boolean);
  return Math.max(0, ...children.flatMap((child) => [peakOf(child), peakOfChildren(Number(child))]));
}

function peakOf(pid: string): number {
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? 0);
}
