/** The tree as folded stacks again, for saving. */
import { decimalText } from '../../../profile/amounts.ts';
import type { CallTree } from '../../../profile/call-tree.ts';
import { annotation } from '../../../profile/frame-name.ts';
import { foldedName } from '../../escape.ts';

export function foldedText(tree: CallTree, root = 0): string {
  const lines: string[] = [];
  const path: string[] = [];
  for (let node = root; node < tree.end[root]!; node++) {
    const depth = tree.depth[node]! - 1;
    if (node === 0) continue;
    const frame = tree.frames[tree.frame[node]!]!;
    path.length = Math.max(0, depth);
    path.push(foldedName(frame.name) + annotation(frame.kind, frame.inlined));
    if (tree.self.every((column) => Number(column[node]!) === 0)) continue;
    const values = tree.self.map((column, i) => decimalText(column[node]!, tree.columns[i]!.decimals));
    lines.push(`${path.join(';')} ${values.join(' ')}`);
  }
  return `${lines.join('\n')}\n`;
}

/** Offers text to the user as a file. */
export function save(name: string, text: string | Uint8Array<ArrayBuffer>, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElementNS('http://www.w3.org/1999/xhtml', 'a') as HTMLAnchorElement;
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
