/**
 * The multi-line output of BCC's stack tools: profile and offcputime (frames indented by four, a line with a dash and
 * the process, the value), stackcount (frames by two, value by four) and memleak (`N bytes in M allocations`, frames
 * behind a tab). Frames are leaf first; kernel frames can be told only where a `--` line separates the two stacks.
 */

import { parseAnnotation } from '../profile/frame-name.ts';
import { FRAME_KIND, type FrameKind, type Profile, type ValueType } from '../profile/model.ts';
import { type Line, textLines } from './lines.ts';
import type { ReadReport } from './report.ts';
import { processLabels, StackBuilder } from './stack-builder.ts';

export function readBccText(chunks: Iterable<Uint8Array>, report: ReadReport): Profile {
  const lines = textLines(chunks, report);
  const first: Line[] = [];
  let memleak = false;
  for (let next = lines.next(); next.done !== true; next = lines.next()) {
    first.push(next.value);
    memleak = MEMLEAK.test(next.value.text);
    if (memleak || first.length >= 200) break;
  }
  const reader = memleak ? new MemleakReader(report) : new BlockReader(report);
  for (const line of first) reader.line(line);
  for (const line of lines) reader.line(line);
  return reader.finish();
}

const MEMLEAK = /^\s*(\d+) bytes in (\d+) allocations from stack/;
const PROCESS = /^\s+-\s+(.*) \((-?\d+)\)$/;
const VALUE = /^\s+(\d+)$/;
/** Lines that are not about a stack: headers and warnings. */
const OTHER = /^(Sampling|Tracing|Hit|Attaching|Detaching|WARNING|\^C|\[\d\d:|\d\d:\d\d:\d\d)/;

/** `0xaddress<blank>name+0xoffset (inlined) [object] at file:line`, all but the name optional → the name. */
function plainName(text: string): string {
  const name = text.trim().replace(/^(0x)?[0-9a-f]{8,16}\s+(?=\S)/, '');
  if (name.startsWith('[unknown]')) return '';
  return name
    .replace(/ at \S.*:\d+$/, '')
    .replace(/\s\[[^\]]*\]$/, '')
    .replace(/ \(inlined\)$/, '_[i]')
    .replace(/\+0x[0-9a-f]+(?=_\[.\]$|$)/, '');
}

class BlockReader {
  readonly #report: ReadReport;
  readonly #builder = new StackBuilder([{ type: 'samples', unit: 'count', decimals: 0 }]);
  #frames: string[] = [];
  /** Number of frames above the `--` line, once there was one. */
  #border = -1;
  #comm: string | undefined;
  #pid: bigint | undefined;

  constructor(report: ReadReport) {
    this.#report = report;
  }

  line({ text, number }: Line): void {
    if (text.trim() === '') return;
    const value = VALUE.exec(text);
    if (value !== null) {
      this.#close(BigInt(value[1]!));
      return;
    }
    const process = PROCESS.exec(text) ?? /^ {4}(\S.*) \[(-?\d+)\]$/.exec(text);
    if (process !== null && (text.includes(' - ') || this.#indent(text) === 4)) {
      this.#comm = process[1]!;
      this.#pid = BigInt(process[2]!);
    } else if (/^\s+--$/.test(text)) this.#border = this.#frames.length;
    else if (/^\s/.test(text)) this.#frames.push(text);
    else if (!OTHER.test(text)) this.#report.badLine(number, text);
  }

  finish(): Profile {
    return this.#builder.profile.finish();
  }

  #indent(text: string): number {
    return text.length - text.trimStart().length;
  }

  #close(value: bigint): void {
    const frames = this.#frames.map((text, i) => {
      const { name, kind, inlined } = parseAnnotation(plainName(text));
      const sided: FrameKind = this.#border < 0 ? kind : i < this.#border ? FRAME_KIND.kernel : FRAME_KIND.user;
      return this.#builder.frame(name, kind === FRAME_KIND.none ? sided : kind, '', inlined);
    });
    this.#builder.add(frames, [value], {
      labels: this.#comm === undefined ? [] : processLabels(this.#comm, this.#pid),
    });
    this.#frames = [];
    this.#border = -1;
    this.#comm = undefined;
    this.#pid = undefined;
  }
}

const MEMLEAK_TYPES: readonly ValueType[] = [
  { type: 'allocations', unit: 'count', decimals: 0 },
  { type: 'bytes', unit: 'bytes', decimals: 0 },
];

/** memleak prints its report again and again: the last one counts. */
class MemleakReader {
  readonly #report: ReadReport;
  #builder = new StackBuilder(MEMLEAK_TYPES);
  #values: [bigint, bigint] | undefined;
  #frames: number[] = [];

  constructor(report: ReadReport) {
    this.#report = report;
  }

  line({ text, number }: Line): void {
    const head = MEMLEAK.exec(text);
    if (head !== null) {
      this.#close();
      this.#values = [BigInt(head[2]!), BigInt(head[1]!)];
    } else if (/^\[\d\d:\d\d:\d\d\]/.test(text)) {
      this.#close();
      this.#builder = new StackBuilder(MEMLEAK_TYPES);
    } else if (this.#values !== undefined && /^\s+\S/.test(text)) {
      const name = text.trim().replace(/^\d+\s+\[<[0-9a-f]+>\]\s+/, '');
      if (/^addr = /.test(name)) return;
      const { name: plain, kind, inlined } = parseAnnotation(plainName(name));
      this.#frames.push(this.#builder.frame(plain, kind, '', inlined));
    } else if (text.trim() !== '' && !OTHER.test(text)) this.#report.badLine(number, text);
  }

  finish(): Profile {
    this.#close();
    return this.#builder.profile.finish({ defaultValue: 1 });
  }

  #close(): void {
    if (this.#values !== undefined) this.#builder.add(this.#frames, this.#values);
    this.#values = undefined;
    this.#frames = [];
  }
}

/** True for text that has a block with a value of BCC's stack tools. */
export function looksLikeBccText(text: string): boolean {
  return /^ {4}-\s{10,}.* \(-?\d+\)\r?\n {8}\d+\r?$/m.test(text) || MEMLEAK_LINE.test(text) || STACKCOUNT.test(text);
}

const MEMLEAK_LINE = /^\s+\d+ bytes in \d+ allocations from stack/m;
const STACKCOUNT = /^ {2}\S.*\r?\n(?: {4}\S.* \[-?\d+\]\r?\n)? {4}\d+\r?$/m;
