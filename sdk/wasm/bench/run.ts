/**
 * Measures the library natively and as WASM on node's own binary and on this kernel, in one run: look-ups a second, time
 * from a closed file to an index and to the first names, memory.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { NodeHost } from '../test/module/node-host.ts';

const scratch = `${process.cwd()}/build/bench`;
const LOOKUPS = 2_000_000;
const NAMES = 1000;
const ROUNDS = 5;

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

/** A ring-buffer batch of one record: random addresses of the code, after a zero when they are to be named. */
function addressBatch(path: string, count: number, named: boolean): string {
  const [start, size] = codeRange(path);
  const words = new BigUint64Array(count + 1);
  const [first] = [named ? 0 : 1];
  words[0] = BigInt(count * 8);
  let state = 88172645463325252n;
  for (let i = first; i < count; i++) {
    state ^= BigInt.asUintN(64, state << 13n);
    state ^= state >> 7n;
    state ^= BigInt.asUintN(64, state << 17n);
    words[i + 1] = start + (state % size);
  }
  words[1] = named ? 0n : start;
  const file = `${scratch}/${named ? 'names' : 'look-ups'}`;
  writeFileSync(file, new Uint8Array(words.buffer));
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

function best(measure: (script: string) => Measures & { memoryBytes?: number }, script: string) {
  const rounds = Array.from({ length: ROUNDS }, () => measure(script));
  const merged: Measures = new Map();
  for (const round of rounds)
    for (const [what, found] of round) {
      const before = merged.get(what);
      if (before === undefined || found.ns < before.ns) merged.set(what, found);
    }
  return { measures: merged, memoryBytes: rounds[0]?.memoryBytes };
}

mkdirSync(scratch, { recursive: true });
const target = realpathSync(process.argv[2] ?? process.execPath);
writeFileSync(`${scratch}/maps`, `1000-2000 r-xp 00000000 00:00 1 ${target}\n`);
writeFileSync(`${scratch}/options`, 'stream.addresses=0\0');
writeFileSync(`${scratch}/kernel-options`, 'stream.addresses=0\0opt.kernel=1\0');
const files = [
  `process 1 ${scratch}/maps`,
  `configure ${scratch}/options`,
  `consume 0 1 0 ${addressBatch(target, NAMES, true)}`,
  `consume 0 1 0 ${addressBatch(target, LOOKUPS, false)}`,
  `consume 0 1 0 ${scratch}/look-ups`,
  'finish 1',
  '',
].join('\n');
const kernel = `configure ${scratch}/kernel-options\n`;

const ms = (measure: Measure | undefined) => ((measure?.ns ?? 0) / 1e6).toFixed(1);
const rate = (measure: Measure | undefined) => ((measure?.count ?? 0) / ((measure?.ns ?? 1) / 1e9) / 1e6).toFixed(2);
const mib = (bytes: number | undefined) => ((bytes ?? 0) / 2 ** 20).toFixed(1);
process.stdout.write(`${target}\n`);
for (const [name, measure] of [
  ['native', native],
  ['wasm', wasm],
] as const) {
  const { measures, memoryBytes } = best(measure, files);
  const kernelMeasures = best(measure, kernel);
  const index = measures.get('index');
  process.stdout.write(
    `${name}: index of ${index?.count} symbols ${ms(index)} ms, ${NAMES - 1} names ${ms(measures.get('names'))} ms, ` +
      `${rate(measures.get('look-ups'))} M look-ups/s, ${mib(index?.peakBytes)} MiB allocated at most` +
      `${memoryBytes === undefined ? '' : `, ${mib(memoryBytes)} MiB linear memory with the batches`}\n` +
      `${name}: kernel symbols ${kernelMeasures.measures.get('kallsyms')?.count} in ${ms(kernelMeasures.measures.get('kallsyms'))} ms, ` +
      `${mib(kernelMeasures.measures.get('kallsyms-bytes')?.count)} MiB kept, ` +
      `${mib(kernelMeasures.measures.get('kallsyms')?.peakBytes)} MiB allocated at most\n`,
  );
}
