import { writeSync } from 'node:fs';
import { styleText } from 'node:util';
import { visible } from '../output/escape.ts';

/** Prints text on stdout. Whatever is in it, no control character but line breaks and tabs reaches a terminal. */
export function printOut(text: string): void {
  write(1, safe(text));
}

/** Prints text on stderr, as printOut does. */
export function printErr(text: string): void {
  write(2, safe(text));
}

/** True when stderr is a terminal that can move its cursor. */
export function isInteractive(): boolean {
  return process.stderr.isTTY === true && process.env['TERM'] !== 'dumb' && process.env['CI'] === undefined;
}

/** Replaces the terminal's current line on stderr; '' clears it. Only for isInteractive(). */
export function redrawLine(text: string): void {
  write(2, `\r\u001b[K${visible(text)}`);
}

/** Prints text on stderr, bold on a terminal that wants colour. */
export function printErrBold(text: string): void {
  const plain = process.stderr.isTTY !== true || process.env['TERM'] === 'dumb';
  write(2, plain ? safe(text) : styleText('bold', safe(text), { stream: process.stderr }));
}

function safe(text: string): string {
  return text.replace(/[^\n\t]+/g, visible);
}

const pause = new Int32Array(new SharedArrayBuffer(4));

/** Writes all of it; a reader that went away is its own choice and no error. */
function write(fd: number, text: string): void {
  let bytes = Buffer.from(text);
  while (bytes.length > 0) {
    try {
      bytes = bytes.subarray(writeSync(fd, bytes));
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code !== 'EAGAIN') return;
      Atomics.wait(pause, 0, 0, 5);
    }
  }
}
