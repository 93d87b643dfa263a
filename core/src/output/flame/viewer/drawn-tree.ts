/** A call tree read back from the frames of a picture that carries no data: what was too narrow to draw is missing. */
import type { CallTree } from '../../../profile/call-tree.ts';
import { FRAME_KIND, type ValueType } from '../../../profile/model.ts';
import type { TreeFrame } from '../../../profile/tree-frames.ts';
import { subtreeEnds } from '../tree-unpack.ts';

export interface DrawnTree {
  readonly tree: CallTree;
  /** Fill of each node. */
  readonly colors: readonly string[];
}

/** Frames in a picture are in depth-first order; depth follows from their y, the amount from their title. */
export function readDrawnTree(frames: readonly Element[], levelHeight: number, column: ValueType): DrawnTree {
  const length = frames.length;
  const parent = new Int32Array(length);
  const depth = new Int32Array(length);
  const frame = new Int32Array(length);
  const total = new Float64Array(length);
  const colors: string[] = [];
  const names = new Map<string, number>();
  const table: TreeFrame[] = [];
  const open: number[] = [];
  const base = top(frames[0]);
  frames.forEach((element, node) => {
    const { name, amount } = readTitle(element);
    let number = names.get(name);
    if (number === undefined) {
      number = table.push({ name, kind: FRAME_KIND.none, inlined: false }) - 1;
      names.set(name, number);
    }
    const level = Math.round(Math.abs(top(element) - base) / levelHeight);
    depth[node] = level;
    parent[node] = node === 0 ? -1 : open[level - 1]!;
    frame[node] = node === 0 ? -1 : number;
    total[node] = amount * 10 ** column.decimals;
    colors.push(element.querySelector('rect')?.getAttribute('fill') ?? '');
    open[level] = node;
  });
  const self = total.slice();
  for (let node = length - 1; node > 0; node--) self[parent[node]!]! -= total[node]!;
  const tree = {
    length,
    frames: table,
    frame,
    parent,
    depth,
    end: subtreeEnds(parent),
    columns: [column],
    self: [self],
    total: [total],
  };
  return { tree, colors };
}

function top(element: Element | undefined): number {
  return Number(element?.querySelector('rect')?.getAttribute('y') ?? 0);
}

/** `NAME (N COUNTNAME, P%…)`. */
export function readTitle(element: Element): { name: string; amount: number; numbers: string } {
  const title = element.querySelector('title')?.textContent ?? '';
  const match = /^([\s\S]*) \(([\d,.-]+) [^()]*\)$/.exec(title);
  if (match === null) return { name: title, amount: 0, numbers: '' };
  return { name: match[1]!, amount: Number(match[2]!.replaceAll(',', '')), numbers: title.slice(match[1]!.length + 1) };
}
