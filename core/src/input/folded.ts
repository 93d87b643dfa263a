/**
 * Folded stacks from bytes, as they come: no line, and no name more than once, becomes a JavaScript string. folded.wasm
 * reads the usual lines; those with fractions, with numbers beyond fifteen digits or with two numbers, comments and
 * lines that are no stack come here.
 */
import { randomInt } from 'node:crypto';
import { BccxError } from '../errors/bccx-error.ts';
import { AmountColumn, type Amounts } from '../profile/amounts.ts';
import { parseAnnotation } from '../profile/frame-name.ts';
import { NO_FACTS, namedFrame, type Profile, type ValueType } from '../profile/model.ts';
import { decodeText } from '../profile/text-bytes.ts';
import { type FoldedExports, foldedModule } from './folded-module.ts';
import { type ExactNumber, parseExact, withDecimals } from './number-text.ts';
import type { ReadReport } from './report.ts';
import { type ByteSource, READ_SIZE } from './source.ts';

const NEWLINE = 10;
const RETURN = 13;
const SPACE = 32;
const TAB = 9;
const HASH = 35;
const BANG = 33;

/** Bytes of one line at most; a longer one is no folded stack. */
const LONGEST_LINE = 64 << 20;
/** Bytes of input for each node that there is room for at first; large ones have one in 250. */
const BYTES_PER_NODE = 200;

export interface FoldedOptions {
  /** Lines stay apart and in their order, which then means time; equal stacks are added up without. */
  readonly ordered?: boolean;
  /** Bytes to expect, for the first size of tables; 0 when not known. */
  readonly size?: number;
}

/** Reads a source to its end. A second number on every line makes a comparison of it. */
export function readFolded(source: ByteSource, report: ReadReport, options: FoldedOptions = {}): Profile {
  return new FoldedReader(report, options).read(source);
}

class FoldedReader {
  readonly #report: ReadReport;
  readonly #module: FoldedExports = foldedModule();
  readonly #state: number;
  /** Bytes at the beginning of the buffer that are the start of a line. */
  #pending = 0;
  #started = false;
  /** Whether lines have two numbers; known from the first lines on. */
  #comparison: boolean | undefined;
  /** What was read here, by node, or by line where lines stay apart. */
  readonly #columns: AmountColumn[] = [];
  #decimals = 0;
  /** Leaf nodes line by line, when lines stay apart. */
  readonly #order: number[] | undefined;
  #memory: Uint8Array;

  constructor(report: ReadReport, { ordered = false, size = 0 }: FoldedOptions) {
    this.#report = report;
    this.#order = ordered ? [] : undefined;
    // The seed keeps anyone from choosing names that fall on one place of the hash tables.
    const seed = () => randomInt(2 ** 32);
    this.#enough(this.#module.init(Math.ceil(size / BYTES_PER_NODE), seed(), seed()));
    this.#state = this.#module.state();
    this.#memory = new Uint8Array(this.#module.memory.buffer);
  }

  read(source: ByteSource): Profile {
    // Bytes go from the source straight into the module's memory, behind what is left of a line.
    for (;;) {
      const buffer = this.#module.buffer(this.#pending + READ_SIZE);
      this.#enough(buffer);
      const from = buffer + this.#pending;
      const length = source.read(this.#bytes().subarray(from, from + READ_SIZE));
      if (length === 0) break;
      this.#take(length);
    }
    if (this.#pending > 0) {
      this.#bytes()[this.#module.buffer(0) + this.#pending] = NEWLINE;
      this.#lines(this.#pending + 1);
    }
    return this.#profile();
  }

  /** Reads the whole lines in the buffer, `length` bytes longer now, and moves the rest to its beginning. */
  #take(length: number): void {
    const filled = this.#pending + length;
    const buffer = this.#module.buffer(0);
    const end =
      this.#bytes()
        .subarray(buffer + this.#pending, buffer + filled)
        .lastIndexOf(NEWLINE) + 1;
    if (end === 0) {
      this.#pending = filled;
      if (filled > LONGEST_LINE) this.#dropLine();
      return;
    }
    const whole = this.#pending + end;
    this.#lines(whole);
    this.#enough(this.#module.keep());
    this.#bytes().copyWithin(buffer, buffer + whole, buffer + filled);
    this.#pending = filled - whole;
  }

  #profile(): Profile {
    const { parent, frame, leaves } = this.#columnsOfModule();
    const stack = this.#order === undefined ? leaves : Int32Array.from(this.#order);
    const comparison = this.#comparison === true;
    const type = (name: string): ValueType => ({ type: name, unit: 'count', decimals: this.#decimals });
    return {
      valueTypes: comparison ? [type('before_samples'), type('after_samples')] : [type('samples')],
      defaultValue: comparison ? 1 : 0,
      comparison,
      frames: this.#names().map((text) => {
        const { name, kind, inlined } = parseAnnotation(text);
        return namedFrame(name, kind, inlined);
      }),
      stacks: { parent, frame },
      samples: {
        length: stack.length,
        stack,
        values: Array.from({ length: comparison ? 2 : 1 }, (_, column) => this.#values(column, stack)),
        labels: new Int32Array(stack.length),
        userStop: new Uint8Array(stack.length),
        kernelStop: new Uint8Array(stack.length),
      },
      labelSets: [[]],
      facts: NO_FACTS,
    };
  }

  /** Reads the whole lines before `end` in the buffer. */
  #lines(end: number): void {
    const buffer = this.#module.buffer(0);
    let at = 0;
    if (!this.#started) {
      const bytes = this.#bytes().subarray(buffer, buffer + end);
      if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) at = 3;
      this.#comparison = hasTwoNumbers(bytes.subarray(at));
      this.#started = true;
    }
    const plain = this.#comparison === true || this.#order !== undefined ? 0 : 1;
    while (at < end) {
      at = this.#module.run(at, end, plain);
      const [number = 0, from = 0, to = 0, failed = 0] = new Uint32Array(this.#bytes().buffer, this.#state, 4);
      if (failed !== 0) this.#enough(0);
      if (to > from) this.#line({ number, from, to });
    }
  }

  /** A line that the module left: `from` and `to` are places in the buffer. */
  #line({ number, from, to }: { number: number; from: number; to: number }): void {
    const bytes = this.#bytes().subarray(this.#module.buffer(0));
    if (isComment(bytes, from, to)) return;
    const numbers = readNumbers(bytes, { from, to, wanted: this.#comparison === true ? 2 : 1 });
    if (numbers === undefined) {
      this.#report.badLine(number, decodeText(bytes.slice(from, Math.min(to, from + 80))));
      return;
    }
    const node = this.#module.stack(from, numbers.stackEnd);
    this.#enough(node + 1);
    this.#add(this.#order === undefined ? node : this.#order.push(node) - 1, numbers.values);
  }

  #add(index: number, values: readonly ExactNumber[]): void {
    for (const { decimals } of values) {
      if (decimals <= this.#decimals) continue;
      for (const column of this.#columns) column.scale(10 ** (decimals - this.#decimals));
      this.#decimals = decimals;
    }
    for (const [i, value] of values.entries()) {
      this.#columns[i] ??= new AmountColumn();
      this.#columns[i].add(index, withDecimals(value, this.#decimals));
    }
  }

  /** Ends the reading and copies the module's columns: they outlive it, its memory should not. */
  #columnsOfModule(): { parent: Int32Array; frame: Int32Array; leaves: Int32Array } {
    const length = this.#module.node_count();
    const columns = this.#module.finish();
    const { buffer } = this.#bytes();
    const [frame = 0, parent = 0, leaf = 0, count = 0] = new Uint32Array(buffer, columns, 4);
    return {
      parent: new Int32Array(buffer, parent, length).slice(),
      frame: new Int32Array(buffer, frame, length).slice(),
      leaves: new Int32Array(buffer, leaf, count).slice(),
    };
  }

  /** A column by sample: by line where lines stay apart, else that of the sample's node. */
  #values(column: number, stack: Int32Array): Amounts {
    const own = this.#columns[column];
    if (this.#order !== undefined) {
      if (own === undefined) return new Float64Array(stack.length);
      if (stack.length > 0) own.add(stack.length - 1, 0);
      return own.finish();
    }
    const { buffer } = this.#bytes();
    if (own === undefined) return new Float64Array(buffer, this.#module.leaf_values(), stack.length).slice();
    const selves = new Float64Array(buffer, this.#module.node_selves(), this.#module.node_count());
    const sums = new AmountColumn();
    if (column === 0) {
      const scale = this.#decimals;
      for (const [i, node] of stack.entries()) {
        sums.add(i, withDecimals({ digits: selves[node]!, decimals: 0 }, scale));
      }
    }
    const extra = own.finish();
    for (const [i, node] of stack.entries()) sums.add(i, node < extra.length ? extra[node]! : 0);
    return sums.finish();
  }

  #names(): string[] {
    const bytes = this.#bytes();
    const starts = new Uint32Array(bytes.buffer, this.#module.name_starts(), this.#module.name_count() + 1);
    const pool = this.#module.name_pool();
    return Array.from({ length: starts.length - 1 }, (_, name) =>
      decodeText(bytes.subarray(pool + starts[name]!, pool + starts[name + 1]!)),
    );
  }

  #dropLine(): void {
    const buffer = this.#module.buffer(0);
    this.#report.badLine(0, `${decodeText(this.#bytes().slice(buffer, buffer + 60))} (longer than 64 MiB)`);
    this.#pending = 0;
  }

  /** The module's memory, which is another array after it has grown. */
  #bytes(): Uint8Array {
    if (this.#memory.length === 0) this.#memory = new Uint8Array(this.#module.memory.buffer);
    return this.#memory;
  }

  #enough(given: number): void {
    if (given === 0)
      throw new BccxError('BCCX_INPUT_READ', { path: 'folded stacks', cause: 'it does not fit 4 GiB of memory' });
  }
}

/** The numbers at the end of the line, and where the stack before them ends; undefined when there is no such stack. */
function readNumbers(
  bytes: Uint8Array,
  line: { from: number; to: number; wanted: number },
): { values: ExactNumber[]; stackEnd: number } | undefined {
  const values: ExactNumber[] = [];
  let at = line.to;
  while (values.length < line.wanted) {
    let digits = at;
    while (digits > line.from && !isBlank(bytes[digits - 1]!)) digits--;
    const value = at - digits > 60 ? undefined : parseExact(decodeText(bytes.subarray(digits, at)));
    if (value === undefined || digits === line.from) return undefined;
    values.unshift(value);
    at = digits;
    while (at > line.from && isBlank(bytes[at - 1]!)) at--;
  }
  return at > line.from ? { values, stackEnd: at } : undefined;
}

function isBlank(byte: number): boolean {
  return byte === SPACE || byte === TAB || byte === RETURN;
}

function isComment(bytes: Uint8Array, start: number, end: number): boolean {
  if (bytes[start] !== HASH) return false;
  return start + 1 === end || isBlank(bytes[start + 1]!) || bytes[start + 1] === BANG;
}

/** Whether every line that has a number at its end has two, as far as the first 64 KiB tell. */
function hasTwoNumbers(bytes: Uint8Array): boolean {
  const text = decodeText(bytes.slice(0, 1 << 16));
  const lines = text.split('\n').filter((line) => /\s\d[\d.]*\s*$/.test(line) && !line.startsWith('# '));
  if (bytes.length > 1 << 16) lines.pop();
  return lines.length > 0 && lines.every((line) => /\S\s+\d+(\.\d*)?\s+\d+(\.\d*)?\s*$/.test(line));
}

/** True for bytes that look like folded stacks: most lines end in a number behind a space. */
export function looksFolded(text: string): boolean {
  const lines = text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
  if (lines.length > 1) lines.pop();
  const good = lines.filter((line) => /^\S.*\s\d+(\.\d*)?$/.test(line.trimEnd())).length;
  return good > 0 && good * 2 >= lines.length;
}
