/** What profile/tree-shape.ts does, and the columns of a packed tree, in WASM: for large trees. */
import { BccxError } from '../../errors/bccx-error.ts';
import { type Amounts, isWide } from '../../profile/amounts.ts';
import { type ShapelessTree, type ShapeTree, shapeTree } from '../../profile/tree-shape.ts';
import { bareModule } from '../../wasm/bare-module.ts';

/** Nodes from which on the start of a module pays. */
export const LARGE_TREE = 8192;

/** What tree.wasm exports; see core/wasm/tree/tree.c. Numbers are addresses, counts, or 0 when there is no memory. */
interface TreeExports {
  readonly memory: WebAssembly.Memory;
  columns(): number;
  numbers(): number;
  amounts(): number;
  packed(): number;
  begin(nodes: number, frames: number): number;
  order(): number;
  column(): number;
  add(count: number): void;
  sum(): number;
  pack_levels(count: number): number;
  pack_numbers(count: number): number;
  pack_amounts(count: number): number;
}

/** CHUNK of tree.c. */
const CHUNK = 16384;
/** Places of the addresses in the module's list. */
const AT = { parentIn: 0, frameIn: 1, rank: 2, parent: 3, frame: 4, depth: 5, end: 6, self: 7, total: 8 } as const;

/** Large trees in WASM, small ones and those with amounts beyond 2^53 or in another order in JavaScript. */
export const shapeLargeTree: ShapeTree = (tree) => {
  const fits = tree.order === 'name' && !tree.values.some(isWide);
  return fits && tree.parent.length >= LARGE_TREE ? shapeInModule(tree) : shapeTree(tree);
};

/** The same as `shapeTree` for a tree in the order of names whose amounts are doubles. The columns share one memory. */
export const shapeInModule: ShapeTree = (tree) => {
  const module = bareModule<TreeExports>('tree');
  const length = tree.parent.length;
  enough(module.begin(length, tree.ranks.length));
  const addressOf = (place: number): number =>
    new Uint32Array(module.memory.buffer, module.columns(), AT.total + 1)[place]!;
  const integers = (place: number, count: number): Int32Array =>
    new Int32Array(module.memory.buffer, addressOf(place), count);
  integers(AT.parentIn, length).set(tree.parent);
  integers(AT.frameIn, length).set(tree.frame);
  integers(AT.rank, tree.ranks.length).set(tree.ranks);
  enough(module.order());
  const sums = tree.values.map((column) => {
    addColumn(module, tree, column);
    return { self: addressOf(AT.self), total: addressOf(AT.total) };
  });
  // Views are made when the memory does not grow any more: they would lose it.
  const doubles = (address: number): Float64Array => new Float64Array(module.memory.buffer, address, length + 1);
  return {
    parent: integers(AT.parent, length + 1),
    frame: integers(AT.frame, length + 1),
    depth: integers(AT.depth, length + 1),
    end: integers(AT.end, length + 1),
    self: sums.map(({ self }) => doubles(self)),
    total: sums.map(({ total }) => doubles(total)),
  };
};

function addColumn(module: TreeExports, { leaves }: ShapelessTree, values: Amounts): void {
  enough(module.column());
  const numbers = new Int32Array(module.memory.buffer, module.numbers(), CHUNK);
  const amounts = new Float64Array(module.memory.buffer, module.amounts(), CHUNK);
  for (let at = 0; at < leaves.length; at += CHUNK) {
    const chunk = leaves.subarray(at, at + CHUNK);
    numbers.set(chunk);
    amounts.set(values.subarray(at, at + CHUNK) as Float64Array);
    module.add(chunk.length);
  }
  enough(module.sum());
}

/** Packs columns of a tree as tree-pack.ts lays them down. Each passes its bytes on; they are valid until the next. */
export class ColumnPacker {
  readonly #module = bareModule<TreeExports>('tree');
  readonly #numbers = new Int32Array(this.#module.memory.buffer, this.#module.numbers(), CHUNK + 1);
  readonly #amounts = new Float64Array(this.#module.memory.buffer, this.#module.amounts(), CHUNK);
  readonly #packed = new Uint8Array(this.#module.memory.buffer, this.#module.packed());

  /** How far each node is above a child of the node before; the root has no entry. */
  levels(depth: Int32Array, write: (bytes: Uint8Array) => void): void {
    for (let at = 0; at + 1 < depth.length; at += CHUNK) {
      const chunk = depth.subarray(at, at + CHUNK + 1);
      this.#numbers.set(chunk);
      write(this.#packed.subarray(0, this.#module.pack_levels(chunk.length)));
    }
  }

  numbers(numbers: Int32Array, write: (bytes: Uint8Array) => void): void {
    for (let at = 0; at < numbers.length; at += CHUNK) {
      const chunk = numbers.subarray(at, at + CHUNK);
      this.#numbers.set(chunk);
      write(this.#packed.subarray(0, this.#module.pack_numbers(chunk.length)));
    }
  }

  /** Whole numbers of either sign. */
  amounts(amounts: Float64Array, write: (bytes: Uint8Array) => void): void {
    for (let at = 0; at < amounts.length; at += CHUNK) {
      const chunk = amounts.subarray(at, at + CHUNK);
      this.#amounts.set(chunk);
      write(this.#packed.subarray(0, this.#module.pack_amounts(chunk.length)));
    }
  }
}

function enough(given: number): void {
  if (given === 0)
    throw new BccxError('BCCX_INPUT_READ', { path: 'call tree', cause: 'it does not fit 4 GiB of memory' });
}
