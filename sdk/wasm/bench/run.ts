/**
 * Measures the library natively and as WASM in turns: on node's own binary look-ups a second, time from a closed file to an
 * index and to the first names, memory; inlined calls with lines a second; this kernel's symbols. Writes JSON.
 */
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { NodeHost } from '../test/module/node-host.ts';

const scratch = `${process.cwd()}/build/bench`;
const LOOKUPS = 2_000_000;
const NAMES = 1000;
const CALLS = 20_000;
const ROUNDS = 7;

interface Measure {
  readonly count: number;
  readonly ns: number;
  readonly peakBytes: number;
}

type Measures = Map<string, Measure>;

function codeRange(path: string): [bigint, bigint] {
  const sections = execFileSync('readelf', ['-SW', path]).toString();
  const [, start, size] = /\] \.text +PROGBITS +([0-9a-f]+) [0-9a-f]+ ([0-9a-f]+)/.exec(sections) ?? [];
  return [BigInt(`0x${start}`), BigInt(`0x${size}`)];
}

/** What a batch asks for, as its first word says; look-ups have none. */
const ASK = { names: 0n, calls: 1n };

/** A ring-buffer batch of one record: random addresses of the code, rising where calls are asked for. */
function addressBatch(path: string, what: 'look-ups' | keyof typeof ASK, count: number): string {
  const [start, size] = codeRange(path);
  const addresses = new BigUint64Array(count);
  let state = 88172645463325252n;
  for (let i = 0; i < count; i++) {
    state ^= BigInt.asUintN(64, state << 13n);
    state ^= state >> 7n;
    state ^= BigInt.asUintN(64, state << 17n);
    addresses[i] = start + (state % size);
  }
  if (what === 'calls') addresses.sort();
  const asked = what === 'look-ups' ? [] : [ASK[what]];
  const file = `${scratch}/${what}`;
  writeFileSync(file, new Uint8Array(BigUint64Array.of(BigInt((count + asked.length) * 8), ...asked).buffer));
  appendFileSync(file, new Uint8Array(addresses.buffer));
  return file;
}

function parse(lines: readonly string[]): Measures {
  const measures: Measures = new Map();
  for (const line of lines) {
    const [, what, count, ns, peak] = /^\d (\S+) (\d+) (\d+) (\d+)$/.exec(line) ?? [];
    if (what === undefined) continue;
    const measure = { count: Number(count), ns: Number(ns), peakBytes: Number(peak) };
    const before = measures.get(what);
    if (before === undefined || measure.ns < before.ns) measures.set(what, measure);
  }
  return measures;
}

function native(script: string): Measures {
  const file = `${scratch}/script`;
  writeFileSync(file, script);
  const text = execFileSync('build/bench/measure', [file, `${scratch}/out`], { stdio: ['ignore', 'pipe', 'ignore'] });
  return parse(text.toString().split('\n'));
}

function wasm(script: string): Measures & { memoryBytes?: number } {
  const host = new NodeHost(readFileSync('build/bench/measure.wasm'));
  host.run(script);
  host.close();
  return Object.assign(parse(host.log), { memoryBytes: host.memoryBytes });
}

function scriptOf(path: string, batches: readonly string[]): string {
  const maps = `${scratch}/${basename(path)}.maps`;
  writeFileSync(maps, `1000-2000 r-xp 00000000 00:00 1 ${path}\n`);
  const lines = batches.map((batch) => `consume 0 1 0 ${batch}`);
  return [`process 1 ${maps}`, `configure ${scratch}/options`, ...lines, 'finish 1', ''].join('\n');
}

mkdirSync(scratch, { recursive: true });
const symbols = realpathSync(process.argv[2] ?? process.execPath);
/** A program with debug information whose functions are inlined into each other: this library's own. */
const debug = realpathSync('build/inline-addresses');
writeFileSync(`${scratch}/options`, 'stream.addresses=0\0');
writeFileSync(`${scratch}/kernel-options`, 'stream.addresses=0\0opt.kernel=1\0');
const lookUps = addressBatch(symbols, 'look-ups', LOOKUPS);
const calls = addressBatch(debug, 'calls', CALLS);
// What is asked for again is warm.
const scripts = {
  cold: scriptOf(symbols, [addressBatch(symbols, 'names', NAMES)]),
  lookUps: scriptOf(symbols, [lookUps, lookUps]),
  calls: scriptOf(debug, [calls, calls]),
  kernel: `configure ${scratch}/kernel-options\n`,
};

interface Round {
  /** Milliseconds from a closed file to its index, and to the first names. */
  readonly indexMs: number;
  readonly coldMs: number;
  readonly lookUpsPerSecond: number;
  readonly callsPerSecond: number;
  readonly kernelMs: number;
  /** Linear memory after the first names. */
  readonly memoryBytes: number;
}

function round(measure: typeof native | typeof wasm): Round {
  const cold: ReturnType<typeof wasm> = measure(scripts.cold);
  const rate = (found: Measure | undefined) => (found?.count ?? 0) / ((found?.ns ?? 1) / 1e9);
  const ms = (found: Measure | undefined) => (found?.ns ?? 0) / 1e6;
  return {
    indexMs: ms(cold.get('index')),
    coldMs: ms(cold.get('index')) + ms(cold.get('names')),
    lookUpsPerSecond: rate(measure(scripts.lookUps).get('look-ups')),
    callsPerSecond: rate(measure(scripts.calls).get('calls')),
    kernelMs: ms(measure(scripts.kernel).get('kallsyms')),
    memoryBytes: cold.memoryBytes ?? cold.get('names')?.peakBytes ?? 0,
  };
}

const rounds = Array.from({ length: ROUNDS }, () => ({ native: round(native), wasm: round(wasm) }));
const found = native(scripts.cold);
const counts = { symbols: found.get('index')?.count ?? 0, names: NAMES, lookUps: LOOKUPS, calls: CALLS };
process.stdout.write(`${JSON.stringify({ file: symbols, counts, rounds }, null, 2)}\n`);
