/** A profile for a terminal: the call tree or the top functions in as many columns as there are. */
import { buildCallTree, type CallTree } from '../profile/call-tree.ts';
import { FRAME_KIND, type Profile } from '../profile/model.ts';
import { topFrames } from '../profile/top-frames.ts';
import type { TreeFrame } from '../profile/tree-frames.ts';
import { visible } from './escape.ts';
import { deltaOf, deltaText } from './flame/delta.ts';
import { amountText, countName, countShift } from './flame/frame-text.ts';
import { hasHumanForm, humanAmount } from './units.ts';

export interface TerminalOptions {
  readonly title?: string;
  readonly countname?: string;
  /** Characters in a line. */
  readonly columns?: number;
  /** Use colour. */
  readonly color?: boolean;
  readonly value?: number;
  /** Share of the whole in percent below which a frame is left out of the tree. */
  readonly least?: number;
  /** Functions in the table. */
  readonly count?: number;
}

const NARROWEST = 40;
const INLINED = ' (inlined)';

/** The call tree, indented; a chain of frames without samples of their own is one line. */
export function renderView(profile: Profile, options: TerminalOptions = {}): Uint8Array[] {
  const view = new TerminalView(profile, options);
  return [Buffer.from(view.head() + view.tree())];
}

/** The functions with most of their own. */
export function renderTop(profile: Profile, options: TerminalOptions = {}): Uint8Array[] {
  const view = new TerminalView(profile, options);
  return [Buffer.from(view.head() + view.top())];
}

class TerminalView {
  readonly #tree: CallTree;
  readonly #options: TerminalOptions;
  readonly #column: number;
  readonly #whole: number;
  readonly #width: number;

  constructor(profile: Profile, options: TerminalOptions) {
    this.#options = options;
    this.#tree = buildCallTree(profile, {
      ...(options.value === undefined ? {} : { columns: [options.value] }),
      order: 'width',
    });
    this.#column = this.#tree.columns.length - 1;
    this.#whole = Number(this.#tree.total[this.#column]![0]!);
    this.#width = Math.max(NARROWEST, options.columns ?? 100);
  }

  head(): string {
    const { type, unit, decimals } = this.#tree.columns[this.#column]!;
    const count = this.#options.countname ?? countName(type, unit);
    const exact = `${amountText(this.#tree.total[this.#column]![0]!, decimals + countShift(unit, count), undefined)} ${count}`;
    const human = hasHumanForm(unit) ? `${humanAmount(this.#whole / 10 ** decimals, unit)} (${exact})` : exact;
    const title = this.#options.title === undefined ? '' : `${visible(this.#options.title)}: `;
    return `${title}${visible(human)}\n`;
  }

  tree(): string {
    if (this.#whole === 0) return 'no samples\n';
    const lines = [this.#dim(`${this.#heading()}  function`)];
    const least = (this.#whole * (this.#options.least ?? 0.5)) / 100;
    this.#branch(0, '', least, lines);
    return `${lines.join('\n')}\n`;
  }

  top(): string {
    if (this.#whole === 0) return 'no samples\n';
    const lines = [this.#dim(`${this.#heading()}  function`)];
    for (const { self, total, ...frame } of topFrames(this.#tree, {
      column: this.#column,
      count: this.#options.count ?? 30,
    })) {
      const numbers = `${this.#share(Number(total))}  ${this.#share(Number(self))}`;
      lines.push(`${numbers}  ${this.#cut(visible(frame.name) + markOf(frame), this.#width - 18)}`);
    }
    return `${lines.join('\n')}\n`;
  }

  /** Writes the children of `parent` that are wide enough; recursion is replaced by a stack of its own. */
  #branch(parent: number, indent: string, least: number, lines: string[]): void {
    const pending = this.#children(parent, least).map((node, i, all) => ({ node, indent, last: i === all.length - 1 }));
    pending.reverse();
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      const chain = this.#chain(next.node, least);
      const end = chain.at(-1)!;
      const joint = next.indent === '' && parent === 0 ? '' : next.last ? '└ ' : '├ ';
      lines.push(this.#line(chain, end, next.indent + joint));
      const below = next.indent + (joint === '' ? ' ' : next.last ? '  ' : '│ ');
      const children = this.#children(end, least);
      for (let i = children.length - 1; i >= 0; i--) {
        pending.push({ node: children[i]!, indent: below, last: i === children.length - 1 });
      }
    }
  }

  #children(node: number, least: number): number[] {
    const { end, total } = this.#tree;
    const children: number[] = [];
    for (let child = node + 1; child < end[node]!; child = end[child]!) {
      if (Number(total[this.#column]![child]!) >= least) children.push(child);
    }
    return children;
  }

  /** The node and those below it that are its only and whole content. */
  #chain(start: number, least: number): number[] {
    const chain = [start];
    for (let node = start; ; ) {
      const children = this.#children(node, least);
      const [child] = children;
      if (child === undefined || children.length > 1) return chain;
      if (this.#tree.total.some((column) => column[child] !== column[node])) return chain;
      chain.push(child);
      node = child;
    }
  }

  #line(chain: readonly number[], end: number, indent: string): string {
    const names = chain
      .map((node) => this.#tree.frames[this.#tree.frame[node]!]!)
      .map((frame) => visible(frame.name) + (frame.inlined ? INLINED : ''))
      .join(' › ');
    const room = this.#width - 18 - this.#deltaWidth();
    // A deep tree keeps room for names: indentation past half the width is shown as a number.
    const deep = indent.length > room / 2 ? `…${indent.length >> 1} ` : indent;
    const numbers = `${this.#share(Number(this.#tree.total[this.#column]![end]!))}  ${this.#share(Number(this.#tree.self[this.#column]![end]!))}`;
    return `${numbers}${this.#delta(end)}  ${this.#dim(deep)}${this.#cut(names, room - deep.length)}`;
  }

  #heading(): string {
    return `${'total'.padStart(7)}  ${'self'.padStart(7)}${this.#deltaWidth() > 0 ? '   change' : ''}`;
  }

  #deltaWidth(): number {
    return this.#tree.columns.length > 1 ? 9 : 0;
  }

  #delta(node: number): string {
    if (this.#deltaWidth() === 0) return '';
    return `${deltaText(deltaOf(this.#tree, node).subtree)}%`.padStart(9);
  }

  #share(value: number): string {
    return `${((100 * value) / this.#whole).toFixed(1)}%`.padStart(7);
  }

  #cut(text: string, room: number): string {
    const characters = Array.from(text);
    if (characters.length <= room) return text;
    return `${characters.slice(0, Math.max(1, room - 1)).join('')}…`;
  }

  #dim(text: string): string {
    return this.#options.color === true ? `\u001b[2m${text}\u001b[22m` : text;
  }
}

/** What tells functions of one name apart in the table. */
function markOf({ kind, inlined }: TreeFrame): string {
  if (inlined) return INLINED;
  if (kind === FRAME_KIND.jit) return ' [jit]';
  return kind === FRAME_KIND.kernel ? ' [kernel]' : '';
}
