/** One line of folded output: the process's name, then frames from the outermost to the innermost, and a count. */
export interface FoldedStack {
  readonly frames: readonly string[];
  readonly count: number;
}

/** Reads folded output strictly: a line that is not `a;b;c 12` is an error. */
export function parseFolded(text: string): FoldedStack[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const match = /^(.+) (\d+)$/.exec(line);
      if (match?.[1] === undefined) throw new Error(`not a folded line: '${line}'`);
      return { frames: match[1].split(';'), count: Number(match[2]) };
    });
}

/** Samples in all. */
export function total(stacks: readonly FoldedStack[]): number {
  return stacks.reduce((sum, { count }) => sum + count, 0);
}

/** Part of all samples whose stack holds a frame of this name, `_[…]` marks aside. */
export function shareOf(stacks: readonly FoldedStack[], frame: string): number {
  return total(stacks.filter(({ frames }) => frames.some((name) => unmarked(name) === frame))) / total(stacks);
}

/** A frame's name without the mark of its kind. */
export function unmarked(frame: string): string {
  return frame.replace(/_\[[a-z]\]$/, '');
}
