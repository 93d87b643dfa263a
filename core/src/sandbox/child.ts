/**
 * What runs inside the jail: takes commands, drives the module, answers.
 *
 * Trust boundary: neither the module nor a byte that it reads is trusted here, and nothing of this process is trusted
 * outside. It has no privilege to defend; its checks keep a module within the ABI, so that a faulty one fails with an
 * errno instead of killing the child, while the jail and the host's own checks hold against one that takes the process over.
 *
 * Everything is synchronous: one command, one answer, reads in between. There is no event loop to keep alive and no
 * thread of ours.
 */
import { fstatSync } from 'node:fs';
import { encodeAsked } from './asked.ts';
import { CHANNEL, readExactly, writeAll, writeBoth } from './child/channel.ts';
import { Guest, Refused, Trap } from './child/guest.ts';
import type { Sink } from './child/host-imports.ts';
import { ReaderClient } from './child/reader-client.ts';
import { RecordingReader } from './child/recording-reader.ts';
import { RunCache } from './child/run-cache.ts';
import { decodeEntries, encodeEntries } from './kept-entries.ts';
import {
  ANSWER,
  COMMAND,
  decodeHeader,
  encodeHeader,
  FAILURE,
  HEADER_BYTES,
  type Header,
  KEPT_BYTES,
  TELL_ASKED,
  TEXT_BYTES,
} from './protocol.ts';

const reader = new ReaderClient(isOpen(CHANNEL.REQUESTS));
const cache = new RunCache();
let guest: Guest | undefined;

const sink: Sink = {
  log(level, text) {
    writeBoth(CHANNEL.RESULTS, encodeHeader({ op: ANSWER.LOG, length: text.byteLength, a: level }), text);
  },
  result(kind, result, bytes) {
    const header = encodeHeader({ op: ANSWER.RESULT, length: bytes.byteLength, a: kind, b: result });
    writeBoth(CHANNEL.RESULTS, header, bytes);
  },
};

serve();

function serve(): void {
  const bytes = new Uint8Array(HEADER_BYTES);
  writeAll(CHANNEL.RESULTS, encodeHeader({ op: ANSWER.READY }));
  while (readExactly(CHANNEL.COMMANDS, bytes)) {
    const command = decodeHeader(bytes);
    try {
      const status = carryOut(command);
      done(command, { status, failure: status < 0 ? FAILURE.ERRNO : FAILURE.NONE });
    } catch (error) {
      if (error instanceof Trap) {
        done(command, { status: -1, failure: FAILURE.TRAP, text: error.message });
        return;
      }
      if (!(error instanceof Refused)) throw error;
      done(command, { status: -1, failure: FAILURE.REFUSED, text: error.message });
    }
  }
}

function carryOut(command: Header): number {
  if (command.op === COMMAND.LOAD) return load(command);
  if (command.op === COMMAND.FILL) return fill(command);
  if (guest === undefined) {
    payload(command);
    throw new Refused('no module is loaded');
  }
  switch (command.op) {
    case COMMAND.CONFIGURE:
      return guest.configure(payload(command));
    case COMMAND.CONSUME: {
      const { a: stream, b: count, value: lost, length } = command;
      return guest.consume({ stream, length, count, lost }, receive);
    }
    case COMMAND.TICK:
      return guest.tick(command.value);
    case COMMAND.FINISH:
      return guest.finish(command.a);
    case COMMAND.KEEP:
      return keep(guest, command);
    default:
      throw new Error(`unknown command ${command.op}`);
  }
}

function fill(command: Header): number {
  cache.fill(decodeEntries(payload(command)));
  return 0;
}

/** The module does what nobody waits for; then its entries are told. */
function keep(from: Guest, command: Header): number {
  const status = from.tick(command.value);
  const entries = cache.kept();
  if (status < 0 || entries === undefined) return status;
  const bytes = Buffer.concat(encodeEntries(entries));
  if (bytes.byteLength <= KEPT_BYTES) {
    writeBoth(CHANNEL.RESULTS, encodeHeader({ op: ANSWER.KEPT, length: bytes.byteLength }), bytes);
  }
  return status;
}

function load(command: Header): number {
  const grant = { outputBytes: command.b, reads: Number(BigInt.asUintN(32, command.value)) };
  const told = (command.value & TELL_ASKED) !== 0n;
  guest = new Guest(payload(command), {
    pages: command.a,
    grant,
    reader: told ? new RecordingReader(reader, tell) : reader,
    clock: told ? tellingClock : process.hrtime.bigint,
    sink,
    cache,
  });
  return 0;
}

function tell(asked: Uint8Array): void {
  writeBoth(CHANNEL.RESULTS, encodeHeader({ op: ANSWER.ASKED, length: asked.byteLength }), asked);
}

function tellingClock(): bigint {
  const now = process.hrtime.bigint();
  tell(encodeAsked({ op: 'clock', answer: now }));
  return now;
}

function payload({ length }: Header): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  receive(bytes);
  return bytes;
}

function receive(into: Uint8Array): void {
  if (!readExactly(CHANNEL.COMMANDS, into)) process.exit(0);
}

function done({ sequence }: Header, outcome: { status: number; failure: number; text?: string }): void {
  const text = Buffer.from(outcome.text ?? '').subarray(0, TEXT_BYTES);
  const header = encodeHeader({
    op: ANSWER.DONE,
    sequence,
    length: text.byteLength,
    status: outcome.status,
    a: (guest?.host.calls ?? 0) >>> 0,
    b: outcome.failure,
    value: BigInt(reader.bytes),
  });
  writeBoth(CHANNEL.RESULTS, header, text);
}

/** The jail leaves the reader's pipes out when nothing may be read. */
function isOpen(fd: number): boolean {
  try {
    return fstatSync(fd).isFIFO();
  } catch {
    return false;
  }
}
