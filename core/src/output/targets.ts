import { BccxError } from '../errors/bccx-error.ts';

/** Every form a Profile can be written in. `view` and `top` are for a terminal. */
export const OUTPUT_FORMATS = [
  'svg',
  'html',
  'folded',
  'pprof',
  'speedscope',
  'firefox',
  'flamebearer',
  'json',
  'samples',
  'text',
  'view',
  'top',
] as const;
export type OutputFormat = (typeof OUTPUT_FORMATS)[number];

/** One `--out`: what to write and where. */
export interface OutputTarget {
  readonly format: OutputFormat;
  /** `-` is standard output. `%n` stands for the number of the interval, counted from 1. */
  readonly path: string;
}

/** Longest ending first: `.speedscope.json` before `.json`. */
const ENDINGS: readonly (readonly [string, OutputFormat])[] = [
  ['.speedscope.json', 'speedscope'],
  ['.flamebearer.json', 'flamebearer'],
  ['.firefox.json', 'firefox'],
  ['.pb.gz', 'pprof'],
  ['.pprof', 'pprof'],
  ['.svg', 'svg'],
  ['.html', 'html'],
  ['.htm', 'html'],
  ['.folded', 'folded'],
  ['.collapsed', 'folded'],
  ['.json', 'json'],
  ['.txt', 'text'],
];

/**
 * Reads `[FORMAT:]FILE`. A format name wins over the ending; `-` alone is the view for people.
 * Throws BCCX_OUTPUT_TARGET when neither says what to write.
 */
export function parseOutputTarget(spec: string): OutputTarget {
  const bad = (cause: string): BccxError => new BccxError('BCCX_OUTPUT_TARGET', { spec, cause });
  if (spec === '-') return { format: 'view', path: '-' };
  if (spec.includes('\u0000')) throw bad('a NUL character is in the name');
  const colon = spec.indexOf(':');
  const named = OUTPUT_FORMATS.find((format) => format === spec.slice(0, Math.max(colon, 0)));
  if (named !== undefined) {
    const path = spec.slice(colon + 1);
    if (path === '') throw bad('no file is named');
    return { format: named, path };
  }
  const lower = spec.toLowerCase();
  const ending = ENDINGS.find(([suffix]) => lower.endsWith(suffix));
  if (ending === undefined) throw bad(spec === '' ? 'no file is named' : 'its ending names no format');
  return { format: ending[1], path: spec };
}

/** The file to write for interval `number`: `%n` replaced. */
export function intervalPath(target: OutputTarget, number: number): string {
  return target.path.replaceAll('%n', String(number));
}
