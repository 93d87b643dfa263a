/**
 * A child that a module has taken over: it answers what no honest child answers. Which lie it tells stands in the options
 * that it is given, as `lie=NAME`.
 */
import { readSync, writeSync } from 'node:fs';
import { ANSWER, COMMAND, decodeHeader, encodeHeader, HEADER_BYTES, type Header } from '../protocol.ts';

function send(fields: Partial<Header>, payload = Buffer.alloc(0)): void {
  writeAll(Buffer.concat([encodeHeader(fields), payload]));
}

function writeAll(bytes: Uint8Array): void {
  for (let at = 0; at < bytes.byteLength; ) at += writeSync(1, bytes, at);
}

function read(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  for (let at = 0; at < length; ) {
    const n = readSync(0, bytes, at, length - at, null);
    if (n === 0) process.exit(0);
    at += n;
  }
  return bytes;
}

const lies: Record<string, (sequence: number) => void> = {
  'a result larger than granted': () => send({ op: ANSWER.RESULT, length: 0xfffffff0, a: 4 }),
  'results larger than granted together': () => {
    for (let i = 0; i < 100; i++) send({ op: ANSWER.RESULT, length: 32_768, a: 4 }, Buffer.alloc(32_768));
  },
  'a result of no kind': () => send({ op: ANSWER.RESULT, a: 99 }),
  'a frame of no kind': () => send({ op: 77 }),
  'a long line': () => send({ op: ANSWER.LOG, length: 1 << 20 }),
  'ready twice': () => send({ op: ANSWER.READY }),
  'an answer to nothing': () => send({ op: ANSWER.DONE, sequence: 0xdead }),
  'an answer before its time': (sequence) => {
    send({ op: ANSWER.DONE, sequence });
    send({ op: ANSWER.DONE, sequence: sequence + 2 });
  },
  'its end': () => process.exit(7),
  'half a frame': () => {
    writeAll(encodeHeader({ op: ANSWER.RESULT, length: 100, a: 4 }));
    process.exit(8);
  },
  'noise on its log': (sequence) => {
    writeSync(2, '\x1b]0;title\x07\x9b2J\n');
    send({ op: ANSWER.LOG, length: 5, a: 77 }, Buffer.from('\x1b[2Jx'));
    send({ op: ANSWER.DONE, sequence });
  },
  'endless talk': (sequence) => {
    for (let i = 0; i < 5000; i++) {
      send({ op: ANSWER.LOG, length: 3, a: 0 }, Buffer.from('ho!'));
      writeSync(2, 'ho!\n');
    }
    send({ op: ANSWER.DONE, sequence });
  },
  silence: () => undefined,
};

send({ op: ANSWER.READY });
for (;;) {
  const { op, sequence, length } = decodeHeader(read(HEADER_BYTES));
  const payload = read(length).toString();
  const lie = op === COMMAND.CONFIGURE ? /^lie=([^\0]*)/.exec(payload)?.[1] : undefined;
  if (lie === undefined) send({ op: ANSWER.DONE, sequence });
  else lies[lie]?.(sequence);
}
