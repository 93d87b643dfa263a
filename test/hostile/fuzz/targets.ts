import { readdirSync, readFileSync } from 'node:fs';
import { disassemblyText } from '../../../core/src/cli/inspect/disassembly-text.ts';
import { moduleText } from '../../../core/src/cli/inspect/module-text.ts';
import { objectText } from '../../../core/src/cli/inspect/object-text.ts';
import { BccxError } from '../../../core/src/errors/bccx-error.ts';
import { readModule } from '../../../core/src/policy/module/read-module.ts';
import { disassemble } from '../../../core/src/policy/object/disassemble.ts';
import { readBpfObject } from '../../../core/src/policy/object/read-object.ts';
import { mutate } from './mutate.ts';
import { Random } from './random.ts';

/** A reader of outside bytes with the files from which its inputs are made. */
export interface FuzzTarget {
  readonly name: string;
  readonly seeds: readonly Uint8Array[];
  /** Reads the bytes and prints what it found, as `bccx inspect` does. */
  readonly run: (bytes: Uint8Array) => void;
}

/** What a run of a target came to. */
export interface FuzzResult {
  readonly accepted: number;
  readonly refused: number;
  /** Slowest input, in milliseconds of CPU and wall clock alike. */
  readonly slowestMs: number;
}

export function fuzzTargets(built: URL): FuzzTarget[] {
  return [
    { name: 'BPF object', seeds: seedsOf(new URL('bpf/', built), '.o'), run: runObject },
    { name: 'WASM module', seeds: seedsOf(new URL('wasm/', built), '.wasm'), run: runModule },
  ];
}

/**
 * Hands changed seeds to a target.
 *
 * @throws whatever the target throws besides BccxError, with the run's number, which makes it repeatable
 */
export function fuzz(target: FuzzTarget, { seed, runs }: { seed: number; runs: number }): FuzzResult {
  let accepted = 0;
  let refused = 0;
  let slowestMs = 0;
  for (let run = 0; run < runs; run++) {
    const random = new Random(seed * 0x9e3779b1 + run * 0x85ebca6b);
    const bytes = mutate(random.pick(target.seeds), random);
    const start = performance.now();
    try {
      target.run(bytes);
      accepted++;
    } catch (error) {
      if (!(error instanceof BccxError)) {
        throw new Error(`${target.name}: seed ${seed}, run ${run}: ${String(error)}`, { cause: error });
      }
      refused++;
    }
    slowestMs = Math.max(slowestMs, performance.now() - start);
  }
  return { accepted, refused, slowestMs };
}

function runObject(bytes: Uint8Array): void {
  const reading = readBpfObject(bytes, { name: 'fuzzed.bpf.o', cpus: 4 });
  objectText(reading.finding);
  for (const fn of reading.functions) disassemblyText(disassemble(reading, fn.name) ?? []);
}

function runModule(bytes: Uint8Array): void {
  const finding = readModule(bytes, 'fuzzed.wasm');
  moduleText(finding);
  if (!WebAssembly.validate(Uint8Array.from(bytes))) return;
  const module = new WebAssembly.Module(Uint8Array.from(bytes));
  const imports = WebAssembly.Module.imports(module).flatMap(({ kind, name }) => (kind === 'function' ? [name] : []));
  const names = finding.imports.map(({ name }) => name);
  if (imports.join(' ') !== names.join(' ')) throw new Error(`the engine imports ${imports}, the reader ${names}`);
}

function seedsOf(folder: URL, ending: string): Uint8Array[] {
  const files = readdirSync(folder).filter((file) => file.endsWith(ending));
  return files.sort().map((file) => readFileSync(new URL(file, folder)));
}
