import { execFileSync } from 'node:child_process';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from './statistics.js';

const library = fileURLToPath(new URL('../../sdk/wasm', import.meta.url));

/**
 * @typedef {{ indexMs: number, coldMs: number, lookUpsPerSecond: number, callsPerSecond: number, kernelMs: number,
 *   memoryBytes: number }} Round what sdk/wasm/bench/run.ts measures
 */

/**
 * The library that names addresses by itself, as WebAssembly and natively.
 *
 * @returns {import('./section.js').Section}
 */
export function symbolModule() {
  const text = execFileSync('make', ['-s', 'bench'], {
    cwd: library,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  /** @type {{ file: string, counts: Record<string, number>, rounds: { native: Round, wasm: Round }[] }} */
  const { file, counts, rounds } = JSON.parse(text.slice(text.indexOf('{')));
  const name = basename(file);
  const count = (/** @type {string} */ what) => (counts[what] ?? 0).toLocaleString('en');
  /** @type {[what: string, value: (round: Round) => number, unit: string, divisor: number][]} */
  const measures = [
    [`index of ${name}'s ${count('symbols')} symbols`, ({ indexMs }) => indexMs, 'ms', 1],
    [`${name} closed to ${count('names')} names`, ({ coldMs }) => coldMs, 'ms', 1],
    ['memory for that', ({ memoryBytes }) => memoryBytes, 'MiB', 2 ** 20],
    ['look-ups', ({ lookUpsPerSecond }) => lookUpsPerSecond, 'M/s', 1e6],
    ['inlined calls with lines', ({ callsPerSecond }) => callsPerSecond, 'k addresses/s', 1e3],
    ["the kernel's symbols", ({ kernelMs }) => kernelMs, 'ms', 1],
  ];
  return {
    name: 'symbol-module',
    title: 'The symbolizer by itself',
    method:
      'The same C as WebAssembly under node and compiled by gcc -O3, in turns, without a sandbox. Medians, and the range. ' +
      `${count('lookUps')} look-ups of random addresses of ${name}, the second time they are asked for; ${count('calls')} random ` +
      'addresses of a program of sixty units compiled with -O2 -g, every call with name, file and line, none of it kept from one ' +
      'address to the next; the better of two passes. Memory: linear memory of the module, of the native build what is allocated. ' +
      'The last column is the native time as a part of the module’s, or the module’s rate as a part of the native one.',
    columns: ['', 'WebAssembly', 'range', 'native', 'range', 'part'],
    rows: measures.map(([what, value, unit, divisor]) => {
      const [wasm, native] = /** @type {const} */ (['wasm', 'native']).map((build) =>
        rounds.map((round) => value(round[build]) / divisor),
      );
      const part = median(wasm ?? []) / median(native ?? []);
      const ratio = unit === 'MiB' ? '' : `${(unit === 'ms' ? 1 / part : part).toFixed(2)}×`;
      return [what, ...shown(wasm ?? [], unit), ...shown(native ?? [], unit), ratio];
    }),
  };
}

/**
 * @param {number[]} values
 * @param {string} unit
 */
function shown(values, unit) {
  const digits = median(values) < 100 ? 1 : 0;
  return [
    `${median(values).toFixed(digits)} ${unit}`,
    `${Math.min(...values).toFixed(digits)}–${Math.max(...values).toFixed(digits)}`,
  ];
}
