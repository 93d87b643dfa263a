import { bareModule } from '../wasm/bare-module.ts';

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
  node_selves(): number;
  /** Ends the reading: four 32-bit words, addresses of the columns name, parent and leaf, and the number of leaves. */
  finish(): number;
  /** Own amounts of the leaves, in their order; what node_selves() gave is gone then. */
  leaf_values(): number;
}

/** A fresh instance with memory of its own. */
export function foldedModule(): FoldedExports {
  return bareModule('folded');
}
