/** One thing that a tool's author should know before anyone else does. */
export interface Finding {
  /** An error keeps the tool from being packed; a warning does not. */
  readonly level: 'error' | 'warning';
  /** Name in the tool's folder. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** What is wrong: lower case, no full stop. */
  readonly what: string;
  /** What to do about it. */
  readonly remedy: string;
  /** The error with which bccx would refuse the tool, where it would. */
  readonly code?: string;
}

/** Order in which findings are shown: by file, then by line. */
export function byPlace(a: Finding, b: Finding): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line;
}
