import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { BccxError } from '../errors/bccx-error.ts';

/** Beside the built command, and where the build leaves it in a checkout. */
const places = ['./folded.wasm', '../../wasm/folded/folded.wasm'];

/** What folded.wasm exports; see core/wasm/folded/folded.c. Numbers are addresses in its memory unless said otherwise. */
export interface FoldedExports {
  readonly memory: WebAssembly.Memory;
  state(): number;
  /** 0 when there is no memory. */
  init(nodes: number, seedLow: number, seedHigh: number): number;
  buffer(size: number): number;
  keep(): number;
  /** Offset in the buffer where the next line begins. */
  run(from: number, to: number, plain: number): number;
  /** Number of a node; -1 when there is no memory. */
  stack(start: number, end: number): number;
  name_count(): number;
  name_starts(): number;
  name_pool(): number;
  node_count(): number;
  node_keys(): number;
  node_selves(): number;
  node_hits(): number;
}

let compiled: WebAssembly.Module | undefined;

/** A fresh instance with memory of its own. */
export function foldedModule(): FoldedExports {
  compiled ??= new WebAssembly.Module(readFileSync(findModule()));
  return new WebAssembly.Instance(compiled, {}).exports as unknown as FoldedExports;
}

function findModule(): string {
  const paths = places.map((place) => fileURLToPath(new URL(place, import.meta.url)));
  const path = paths.find((candidate) => existsSync(candidate));
  if (path === undefined)
    throw new BccxError('BCCX_INTERNAL', { what: `folded.wasm is missing: looked for ${paths.join(' and ')}` });
  return path;
}
