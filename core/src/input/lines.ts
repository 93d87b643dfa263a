import { decodeText } from '../profile/text-bytes.ts';
import type { ReadReport } from './report.ts';

const NEWLINE = 10;
/** Bytes of one line at most, in the forms that are read line by line. */
const LONGEST_LINE = 1 << 20;

/** A line of text and its number, counted from 1. */
export interface Line {
  readonly text: string;
  readonly number: number;
}

/** The lines of a text of any size, without their ends; a line too long for any form is reported and left out. */
export function* textLines(chunks: Iterable<Uint8Array>, report: ReadReport): Generator<Line> {
  let number = 0;
  let carry: Uint8Array = new Uint8Array(0);
  let skipping = false;
  for (const chunk of chunks) {
    const bytes: Uint8Array = carry.length === 0 ? chunk : Buffer.concat([carry, chunk]);
    let start = 0;
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
      number++;
      if (!skipping) yield { text: lineText(bytes, start, end), number };
      skipping = false;
      start = end + 1;
    }
    if (skipping || bytes.length - start > LONGEST_LINE) {
      if (!skipping) report.badLine(number + 1, decodeText(bytes.subarray(start, start + 80)));
      skipping = true;
      start = bytes.length;
    }
    carry = Uint8Array.from(bytes.subarray(start));
  }
  if (carry.length > 0) yield { text: lineText(carry, 0, carry.length), number: number + 1 };
}

function lineText(bytes: Uint8Array, start: number, end: number): string {
  const text = decodeText(bytes.subarray(start, end > start && bytes[end - 1] === 13 ? end - 1 : end));
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}
