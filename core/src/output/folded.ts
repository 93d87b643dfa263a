/**
 * Folded stacks: one line a stack, `root;…;leaf value`, frames separated by `;` and the value after the last space.
 * A comparison has two values. What flamegraph.pl and its relatives read, and what BCC's tools print with -f.
 */
import { decimalText } from '../profile/amounts.ts';
import { annotation, frameName } from '../profile/frame-name.ts';
import { FRAME_KIND, type Frame, type Profile } from '../profile/model.ts';
import { sampleLabel, sampleStack } from '../profile/sample-stack.ts';
import { ByteSink } from './byte-sink.ts';
import { foldedName } from './escape.ts';

export interface FoldedOptions {
  /** Index of the value to write; the profile's default one without. A comparison writes the first two. */
  readonly value?: number;
  /** Suffixes such as `_[k]`, from which flame graph programs know what a frame is; true without. */
  readonly annotations?: boolean;
  /** Put `-` between a user and a kernel stack (BCC's -d), or not; separators of the input stay without. */
  readonly delimiter?: boolean;
  /** Leave out one of the two stacks (BCC's -U and -K). */
  readonly only?: 'user' | 'kernel';
  /** Order of lines by value; first seen first without. */
  readonly sort?: 'ascending' | 'descending';
  /** Sums of nanoseconds are printed divided by this, for tools whose unit is microseconds (1000n). */
  readonly divisor?: bigint;
}

export function renderFolded(profile: Profile, options: FoldedOptions = {}): Uint8Array[] {
  const columns = foldedColumns(profile, options.value);
  const lines = new LineSums(columns.length);
  for (let i = 0; i < profile.samples.length; i++) {
    lines.add(
      foldedLine(profile, i, options),
      columns.map((column) => profile.samples.values[column]![i]!),
    );
  }
  const sink = new ByteSink();
  const decimals = columns.map((column) => profile.valueTypes[column]!.decimals);
  for (const [line, values] of lines.sorted(options.sort)) {
    sink.write(line);
    for (let i = 0; i < values.length; i++) {
      const amount = options.divisor === undefined ? values[i]! : BigInt(values[i]!) / options.divisor;
      sink.write(` ${decimalText(amount, decimals[i]!)}`);
    }
    sink.write('\n');
  }
  return sink.finish();
}

function foldedColumns(profile: Profile, value: number | undefined): number[] {
  if (profile.comparison && value === undefined) return [0, 1];
  return [value ?? profile.defaultValue];
}

/** The line of one sample without its value. */
function foldedLine(profile: Profile, index: number, options: FoldedOptions): string {
  const annotations = options.annotations ?? true;
  const { kernel, user: found } = sampleStack(profile, index);
  // Separators of the input stay, unless BCC's own are asked for or not.
  const user = options.delimiter === undefined ? found : found.filter(({ kind }) => kind !== FRAME_KIND.separator);
  const parts: string[] = [];
  const comm = sampleLabel(profile, index, 'comm');
  if (comm !== undefined) parts.push(foldedName(comm.text));
  if (options.only !== 'kernel') appendFrames(parts, user, annotations);
  if (options.delimiter === true && options.only === undefined && user.length > 0 && kernel.length > 0) parts.push('-');
  if (options.only !== 'user') appendFrames(parts, kernel, annotations);
  return parts.length === 0 ? '[no stack]' : parts.join(';');
}

function appendFrames(parts: string[], leafFirst: readonly Frame[], annotations: boolean): void {
  for (let i = leafFirst.length - 1; i >= 0; i--) {
    const frame = leafFirst[i]!;
    parts.push(foldedName(frameName(frame)) + (annotations ? annotation(frame.kind, frame.inlined) : ''));
  }
}

/** Sums the values of equal lines: samples differ by address where lines differ only by name. */
class LineSums {
  readonly #lines = new Map<string, (number | bigint)[]>();
  readonly #columns: number;

  constructor(columns: number) {
    this.#columns = columns;
  }

  add(line: string, values: readonly (number | bigint)[]): void {
    const sums = this.#lines.get(line);
    if (sums === undefined) {
      this.#lines.set(line, [...values]);
      return;
    }
    for (let i = 0; i < this.#columns; i++) (sums as number[])[i]! += (values as readonly number[])[i]!;
  }

  sorted(sort: FoldedOptions['sort']): Iterable<[string, (number | bigint)[]]> {
    if (sort === undefined) return this.#lines;
    const sign = sort === 'ascending' ? 1 : -1;
    return [...this.#lines].sort(([, a], [, b]) => sign * (a[0]! < b[0]! ? -1 : a[0]! > b[0]! ? 1 : 0));
  }
}
