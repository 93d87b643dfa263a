/**
 * Folded stacks from bytes, as they come: no line, and no name more than once, becomes a JavaScript string. What a line
 * has in common with the line before is not read again, so that sorted input is cheaper still.
 */
import { AmountColumn, type Amounts } from '../profile/amounts.ts';
import { parseAnnotation } from '../profile/frame-name.ts';
import { NO_FACTS, namedFrame, type Profile, type ValueType } from '../profile/model.ts';
import { PairTable } from '../profile/pair-table.ts';
import { decodeText } from '../profile/text-bytes.ts';
import { HASH_STEP, NameTable } from './name-table.ts';
import { type ExactNumber, parseExact, withDecimals } from './number-text.ts';
import type { ReadReport } from './report.ts';

const NEWLINE = 10;
const RETURN = 13;
const SPACE = 32;
const TAB = 9;
const HASH = 35;
const ZERO = 48;
const NINE = 57;
const SEMICOLON = 59;

/** Bytes of one line at most; a longer one is no folded stack. */
const LONGEST_LINE = 64 << 20;

/**
 * Reads all chunks. A second number on every line makes a comparison of it. With `ordered`, lines stay apart and in
 * their order, which then means time; without, equal stacks are added up.
 */
export function readFolded(chunks: Iterable<Uint8Array>, report: ReadReport, ordered = false): Profile {
  const reader = new FoldedReader(report, ordered);
  for (const chunk of chunks) reader.push(chunk);
  return reader.finish();
}

export class FoldedReader {
  readonly #report: ReadReport;
  readonly #names = new NameTable();
  readonly #nodes = new PairTable(1 << 16);
  readonly #columns: AmountColumn[] = [new AmountColumn()];
  #decimals = 0;
  /** Leaf nodes that a line ended in. */
  #hit = new Uint8Array(1 << 16);
  #lineNumber = 0;
  /** Whether lines have two numbers; known from the first chunk on. */
  #comparison: boolean | undefined;
  /** The part of a line that ended with its chunk. */
  #carry = new Uint8Array(0);
  /** The previous line's bytes, frame ends and nodes. */
  #previous = new Uint8Array(4096);
  #previousLength = 0;
  #ends = new Int32Array(256);
  #path = new Int32Array(256);
  #depth = 0;
  /** Where the stack of the line just parsed ends and what its numbers are. */
  #stackEnd = 0;
  readonly #values: ExactNumber[] = [];
  #small = 0;

  /** Leaf nodes line by line, when lines stay apart. */
  readonly #lines: number[] | undefined;

  constructor(report: ReadReport, ordered = false) {
    this.#report = report;
    this.#lines = ordered ? [] : undefined;
  }

  push(chunk: Uint8Array): void {
    let bytes = chunk;
    if (this.#carry.length > 0) {
      bytes = Buffer.concat([this.#carry, chunk]);
      this.#carry = new Uint8Array(0);
    }
    const last = bytes.lastIndexOf(NEWLINE);
    if (this.#comparison === undefined && last >= 0) this.#comparison = hasTwoNumbers(bytes, last);
    let start = 0;
    while (start <= last) {
      const end = bytes.indexOf(NEWLINE, start);
      this.#line(bytes, start, end);
      start = end + 1;
    }
    if (bytes.length - start > LONGEST_LINE) {
      this.#report.badLine(this.#lineNumber + 1, decodeText(bytes.subarray(start, start + 80)));
      start = bytes.length;
    }
    // The chunk is overwritten by the next one; Buffer#slice would not copy it.
    this.#carry = Uint8Array.from(bytes.subarray(start));
  }

  finish(): Profile {
    if (this.#carry.length > 0) {
      this.#comparison ??= hasTwoNumbers(this.#carry, this.#carry.length);
      this.#line(this.#carry, 0, this.#carry.length);
    }
    const { first, second } = this.#nodes.columns();
    const stack = this.#lines === undefined ? this.#hitNodes(first.length) : Int32Array.from(this.#lines);
    const comparison = this.#comparison === true;
    const type = (name: string): ValueType => ({ type: name, unit: 'count', decimals: this.#decimals });
    return {
      valueTypes: comparison ? [type('before_samples'), type('after_samples')] : [type('samples')],
      defaultValue: comparison ? 1 : 0,
      comparison,
      frames: this.#names.texts().map((text) => {
        const { name, kind, inlined } = parseAnnotation(text);
        return namedFrame(name, kind, inlined);
      }),
      stacks: { parent: first, frame: second },
      samples: {
        length: stack.length,
        stack,
        values: this.#columns.map((column) => this.#sampleValues(column, stack, first.length)),
        labels: new Int32Array(stack.length),
        userStop: new Uint8Array(stack.length),
        kernelStop: new Uint8Array(stack.length),
      },
      labelSets: [[]],
      facts: NO_FACTS,
    };
  }

  #hitNodes(nodes: number): Int32Array {
    let count = 0;
    for (let node = 0; node < nodes; node++) count += this.#hit[node]!;
    const hits = new Int32Array(count);
    let at = 0;
    for (let node = 0; node < nodes; node++) if (this.#hit[node] === 1) hits[at++] = node;
    return hits;
  }

  /** A column by sample: by line where lines stay apart, else that of the sample's node. */
  #sampleValues(column: AmountColumn, stack: Int32Array, nodes: number): Amounts {
    if (this.#lines !== undefined) {
      if (stack.length > 0) column.add(stack.length - 1, 0);
      return column.finish();
    }
    if (nodes > 0) column.add(nodes - 1, 0);
    const all = column.finish();
    return all instanceof BigInt64Array
      ? BigInt64Array.from(stack, (node) => all[node]!)
      : Float64Array.from(stack, (node) => all[node]!);
  }

  #line(bytes: Uint8Array, from: number, to: number): void {
    this.#lineNumber++;
    let start = from;
    let end = to;
    while (end > start && isBlank(bytes[end - 1]!)) end--;
    if (this.#lineNumber === 1 && bytes[start] === 0xef && bytes[start + 1] === 0xbb) start += 3;
    if (end <= start || isComment(bytes, start, end)) return;
    if (!this.#numbers(bytes, start, end)) {
      this.#report.badLine(this.#lineNumber, decodeText(bytes.subarray(start, Math.min(end, start + 80))));
      return;
    }
    const node = this.#stack(bytes, start, this.#stackEnd);
    if (this.#lines !== undefined) {
      this.#add(this.#lines.push(node) - 1);
      return;
    }
    if (node >= this.#hit.length) this.#growHits(node);
    this.#hit[node] = 1;
    this.#add(node);
  }

  /** Reads the number or two at the end of the line and finds where the stack before them ends. */
  #numbers(bytes: Uint8Array, start: number, end: number): boolean {
    const wanted = this.#comparison === true ? 2 : 1;
    if (wanted === 1 && this.#smallNumber(bytes, start, end)) return this.#stackEnd > start;
    this.#values.length = 0;
    let at = end;
    for (let i = 0; i < wanted; i++) {
      let digits = at;
      while (digits > start && !isBlank(bytes[digits - 1]!)) digits--;
      const value = at - digits > 60 ? undefined : parseExact(decodeText(bytes.subarray(digits, at)));
      if (value === undefined || digits === start) return false;
      this.#values.unshift(value);
      at = digits;
      while (at > start && isBlank(bytes[at - 1]!)) at--;
    }
    this.#stackEnd = at;
    return at > start;
  }

  /** The usual case: one whole number of up to fifteen digits. */
  #smallNumber(bytes: Uint8Array, start: number, end: number): boolean {
    let value = 0;
    let factor = 1;
    let at = end;
    while (at > start) {
      const byte = bytes[at - 1]!;
      if (byte < ZERO || byte > NINE) break;
      value += (byte - ZERO) * factor;
      factor *= 10;
      at--;
    }
    if (at === end || end - at > 15 || at === start || !isBlank(bytes[at - 1]!)) return false;
    while (at > start && isBlank(bytes[at - 1]!)) at--;
    this.#values.length = 0;
    this.#small = value;
    this.#stackEnd = at;
    return true;
  }

  /** Adds the line's numbers at a node, or at a line where lines stay apart. */
  #add(node: number): void {
    if (this.#values.length === 0 && this.#decimals === 0) {
      this.#columns[0]!.add(node, this.#small);
      return;
    }
    if (this.#values.length === 0) this.#values.push({ digits: this.#small, decimals: 0 });
    for (const value of this.#values) if (value.decimals > this.#decimals) this.#setDecimals(value.decimals);
    for (let i = 0; i < this.#values.length; i++) {
      this.#columns[i] ??= new AmountColumn();
      this.#columns[i]!.add(node, withDecimals(this.#values[i]!, this.#decimals));
    }
  }

  #setDecimals(decimals: number): void {
    for (const column of this.#columns) column.scale(10 ** (decimals - this.#decimals));
    this.#decimals = decimals;
  }

  /** The node of the stack in `bytes`, beginning with what the previous line shares. */
  #stack(bytes: Uint8Array, start: number, stackEnd: number): number {
    let end = stackEnd;
    let begin = start;
    while (end > begin && bytes[end - 1] === SEMICOLON) end--;
    while (begin < end && bytes[begin] === SEMICOLON) begin++;
    let depth = this.#sharedFrames(bytes, begin, end);
    let at = depth === 0 ? begin : begin + this.#ends[depth - 1]! + 1;
    let node = depth === 0 ? -1 : this.#path[depth - 1]!;
    while (at <= end && (at < end || depth === 0)) {
      let hash = 0;
      let i = at;
      for (; i < end; i++) {
        const byte = bytes[i]!;
        if (byte === SEMICOLON) break;
        hash = Math.imul(hash ^ byte, HASH_STEP);
      }
      node = this.#nodes.intern(node, this.#names.intern(bytes, at, i, hash));
      if (depth === this.#path.length) this.#growPath();
      this.#path[depth] = node;
      this.#ends[depth] = i - begin;
      depth++;
      at = i + 1;
    }
    this.#depth = depth;
    this.#remember(bytes, begin, end);
    return node;
  }

  /** How many whole frames at the root end are the same bytes as in the previous line. */
  #sharedFrames(bytes: Uint8Array, begin: number, end: number): number {
    const length = Math.min(end - begin, this.#previousLength);
    const previous = this.#previous;
    let same = 0;
    while (same < length && bytes[begin + same] === previous[same]) same++;
    // A frame is shared when it ends at or before the first difference and a separator (or the end) follows in both.
    const closed = same === end - begin;
    let frames = this.#depth;
    while (frames > 0) {
      const frameEnd = this.#ends[frames - 1]!;
      if (frameEnd < same || (frameEnd === same && (closed || bytes[begin + same] === SEMICOLON))) break;
      frames--;
    }
    return frames;
  }

  #remember(bytes: Uint8Array, begin: number, end: number): void {
    const length = end - begin;
    if (length > this.#previous.length) this.#previous = new Uint8Array(length * 2);
    this.#previous.set(bytes.subarray(begin, end));
    this.#previousLength = length;
  }

  #growPath(): void {
    const path = new Int32Array(this.#path.length * 2);
    path.set(this.#path);
    this.#path = path;
    const ends = new Int32Array(path.length);
    ends.set(this.#ends);
    this.#ends = ends;
  }

  #growHits(node: number): void {
    const hit = new Uint8Array(Math.max(this.#hit.length * 2, node + 1));
    hit.set(this.#hit);
    this.#hit = hit;
  }
}

function isBlank(byte: number): boolean {
  return byte === SPACE || byte === TAB || byte === RETURN;
}

function isComment(bytes: Uint8Array, start: number, end: number): boolean {
  return bytes[start] === HASH && (start + 1 === end || isBlank(bytes[start + 1]!) || bytes[start + 1] === 33);
}

/** Whether every line up to `end` that has a number at its end has two. */
function hasTwoNumbers(bytes: Uint8Array, end: number): boolean {
  const text = decodeText(bytes.subarray(0, Math.min(end, 1 << 16)));
  const lines = text.split('\n').filter((line) => /\s\d[\d.]*\s*$/.test(line) && !line.startsWith('# '));
  if (end > 1 << 16) lines.pop();
  return lines.length > 0 && lines.every((line) => /\S\s+\d+(\.\d*)?\s+\d+(\.\d*)?\s*$/.test(line));
}

/** True for bytes that look like folded stacks: most lines end in a number behind a space. */
export function looksFolded(text: string): boolean {
  const lines = text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
  if (lines.length > 1) lines.pop();
  const good = lines.filter((line) => /^\S.*\s\d+(\.\d*)?$/.test(line.trimEnd())).length;
  return good > 0 && good * 2 >= lines.length;
}
