/**
 * What bpftrace prints of a map whose key holds stacks: `@name[`, the key's parts separated by commas, `]: number`. A
 * stack is a run of indented lines, leaf first; other parts of the key become the outermost frames. Where a key holds
 * two stacks, the first is taken for the kernel's, as in `@[kstack, ustack]`.
 */
import { FRAME_KIND, type FrameKind, type Profile } from '../profile/model.ts';
import { type Line, textLines } from './lines.ts';
import { type ExactNumber, parseExact, withDecimals } from './number-text.ts';
import type { ReadReport } from './report.ts';
import { StackBuilder } from './stack-builder.ts';

export function readBpftrace(chunks: Iterable<Uint8Array>, report: ReadReport): Profile {
  const reader = new BpftraceReader(report);
  for (const line of textLines(chunks, report)) reader.line(line);
  return reader.finish();
}

class BpftraceReader {
  readonly #report: ReadReport;
  readonly #builder = new StackBuilder([{ type: 'samples', unit: 'count', decimals: 0 }]);
  /** Stacks of the open key, each leaf first, and its other parts in order. */
  #stacks: string[][] = [];
  #scalars: string[] = [];
  #open = false;
  #inStack = false;
  #openedAt = 0;

  constructor(report: ReadReport) {
    this.#report = report;
  }

  line({ text, number }: Line): void {
    if (!this.#open) {
      this.#outside(text, number);
      return;
    }
    const end = /^(.*)\]:\s*(\S+)?\s*$/.exec(text);
    if (end !== null && !/^\s{4}/.test(text)) {
      this.#part(end[1]!);
      this.#close(end[2] ?? '', number, text);
    } else if (/^\s{4,}\S/.test(text)) {
      this.#frame(text.trim());
    } else {
      this.#part(text);
    }
  }

  finish(): Profile {
    if (this.#open) this.#report.badLine(this.#openedAt, 'a map entry without an end');
    return this.#builder.profile.finish();
  }

  #outside(text: string, number: number): void {
    if (text.trim() === '' || /^(Attach|Lost|Press|Hit|Tracing|WARNING)/i.test(text)) return;
    const start = /^@\w*\[(.*)$/.exec(text);
    if (start === null) {
      this.#report.badLine(number, text);
      return;
    }
    this.#open = true;
    this.#openedAt = number;
    this.#stacks = [];
    this.#scalars = [];
    this.#inStack = false;
    const whole = /^(.*)\]:\s*(\S+)\s*$/.exec(start[1]!);
    if (whole === null) {
      this.#part(start[1]!);
      return;
    }
    this.#part(whole[1]!);
    this.#close(whole[2]!, number, text);
  }

  #frame(text: string): void {
    if (!this.#inStack) {
      this.#stacks.push([]);
      this.#inStack = true;
    }
    const name = text.replace(/,$/, '').replace(/\+(0x[0-9a-f]+|\d+)( \([^()]*\))?$/, '');
    this.#stacks.at(-1)!.push(name);
  }

  /** A line of the key outside a stack: values between commas; a bare comma ends a stack. */
  #part(text: string): void {
    this.#inStack = false;
    for (const value of text.split(',')) if (value.trim() !== '') this.#scalars.push(value.trim());
  }

  #close(value: string, number: number, text: string): void {
    this.#open = false;
    const parsed: ExactNumber | undefined = parseExact(value);
    if (parsed === undefined) {
      this.#report.badLine(number, text);
      return;
    }
    this.#builder.profile.setDecimals(0, parsed.decimals);
    const decimals = this.#builder.profile.valueTypes[0]!.decimals;
    const kernelFirst = this.#stacks.length > 1;
    const frames = this.#stacks.flatMap((stack, i) => {
      const kind: FrameKind = kernelFirst ? (i === 0 ? FRAME_KIND.kernel : FRAME_KIND.user) : FRAME_KIND.none;
      return stack.map((name) => this.#builder.frame(/^0x[0-9a-f]+$/.test(name) ? '' : name, kind));
    });
    for (const scalar of this.#scalars.toReversed()) {
      frames.push(this.#builder.frame(scalar, FRAME_KIND.process));
    }
    this.#builder.add(frames, [withDecimals(parsed, decimals)]);
  }
}

/** True for text that has map entries with stacks in them. */
export function looksLikeBpftrace(text: string): boolean {
  return /^@\w*\[[^\n]*\n?(\s{4}|\]|.*\n\s{4})/m.test(text);
}
