import { readvSync } from 'node:fs';
import { ERRNO } from '../abi.generated.ts';
import { KNOWN_BYTES, NAME_BYTES, READ_BYTES, READER_OP, REPLY_BYTES, REQUEST_BYTES } from '../reader-protocol.ts';
import { CHANNEL, readExactly, writeAll } from './channel.ts';
import type { Reader } from './reader.ts';

interface Fields {
  readonly handle?: number;
  readonly length?: number;
  readonly offset?: bigint;
  readonly value?: bigint;
  readonly number?: number;
  readonly epoch?: number;
}

const nothing = new Uint8Array(0);
/** Objects that one answer may bring. */
const KNOWN_MAX = 1024;

/** Asks bccx-reader, one question at a time. Answers are results or negative errno; -EIO for all once the reader is gone. */
export class ReaderClient implements Reader {
  /** Bytes that it delivered. */
  bytes = 0;
  #gone: boolean;
  readonly #request = new Uint8Array(REQUEST_BYTES + NAME_BYTES);
  readonly #fields = new DataView(this.#request.buffer);
  readonly #reply = new Uint8Array(REPLY_BYTES);
  readonly #answer = new DataView(this.#reply.buffer);
  #id = 0;
  /** Of each process: objects that it maps, by address, which were told with the answer to another question. */
  readonly #known = new Map<number, Map<bigint, bigint>>();
  readonly #facts = new Map<number, { readonly size: bigint; readonly identity: bigint }>();
  readonly #told = new Uint8Array(KNOWN_MAX * KNOWN_BYTES);

  /** Without a connection every answer is -EIO. */
  constructor(connected: boolean) {
    this.#gone = !connected;
  }

  openProcess(tgid: number, startNs: bigint, epoch: number): bigint {
    return this.#ask(READER_OP.PROCESS_OPEN, { number: tgid, value: startNs, epoch });
  }

  closeProcess(handle: number): void {
    this.#known.delete(handle);
    this.#ask(READER_OP.PROCESS_CLOSE, { handle });
  }

  maps(handle: number, offset: bigint, into: Uint8Array): bigint {
    return this.#read(READER_OP.PROCESS_MAPS, handle, offset, into);
  }

  openObject(process: number, mapStart: bigint): bigint {
    const known = this.#gone ? undefined : this.#known.get(process)?.get(mapStart);
    if (known !== undefined) return known;
    const fields = { handle: process, value: mapStart, length: this.#told.byteLength };
    const handle = this.#ask(READER_OP.OBJECT_OPEN, fields, this.#told);
    if (handle > 0n) this.#learn(process);
    return handle;
  }

  /** What the last answer brought. */
  #learn(process: number): void {
    const known = this.#known.get(process) ?? new Map<bigint, bigint>();
    this.#known.set(process, known);
    const view = new DataView(this.#told.buffer);
    for (let at = 0; at + KNOWN_BYTES <= this.#answer.getUint32(4, true); at += KNOWN_BYTES) {
      const handle = view.getUint32(at + 24, true);
      known.set(view.getBigUint64(at, true), BigInt(handle));
      this.#facts.set(handle, { size: view.getBigInt64(at + 8, true), identity: view.getBigInt64(at + 16, true) });
    }
  }

  objectSize(handle: number): bigint {
    const known = this.#gone ? undefined : this.#facts.get(handle);
    return known?.size ?? this.#ask(READER_OP.OBJECT_SIZE, { handle });
  }

  readObject(handle: number, offset: bigint, into: Uint8Array): bigint {
    return this.#read(READER_OP.OBJECT_READ, handle, offset, into);
  }

  objectIdentity(handle: number): bigint {
    const known = this.#gone ? undefined : this.#facts.get(handle);
    return known?.identity ?? this.#ask(READER_OP.OBJECT_IDENTITY, { handle });
  }

  closeObject(handle: number): void {
    // The number may mean another file from now on.
    this.#known.clear();
    this.#facts.delete(handle);
    this.#ask(READER_OP.OBJECT_CLOSE, { handle });
  }

  openCompanion(object: number, kind: number, name: Uint8Array): bigint {
    if (name.byteLength > NAME_BYTES) return BigInt(-ERRNO.EINVAL);
    this.#request.set(name, REQUEST_BYTES);
    return this.#ask(
      READER_OP.COMPANION_OPEN,
      { handle: object, number: kind, length: name.byteLength },
      nothing,
      name,
    );
  }

  kallsyms(offset: bigint, into: Uint8Array): bigint {
    return this.#read(READER_OP.KALLSYMS, 0, offset, into);
  }

  perfMap(process: number, offset: bigint, into: Uint8Array): bigint {
    return this.#read(READER_OP.PERF_MAP, process, offset, into);
  }

  /** Fills `into` with as many requests as it takes; what came before an error counts. */
  #read(op: number, handle: number, offset: bigint, into: Uint8Array): bigint {
    let total = 0;
    while (total < into.byteLength) {
      const part = into.subarray(total, total + READ_BYTES);
      const got = this.#ask(op, { handle, offset: offset + BigInt(total), length: part.byteLength }, part);
      if (got < 0n) return total > 0 ? BigInt(total) : got;
      total += Number(got);
      if (got < part.byteLength) break;
    }
    this.bytes += total;
    return BigInt(total);
  }

  #ask(op: number, fields: Fields, into: Uint8Array = nothing, name: Uint8Array = nothing): bigint {
    if (this.#gone) return BigInt(-ERRNO.EIO);
    try {
      this.#send(op, fields, name.byteLength);
      return this.#receive(into);
    } catch {
      // The pipe broke: the host has ended the reader, because it hung.
      this.#gone = true;
      return BigInt(-ERRNO.EIO);
    }
  }

  #send(op: number, fields: Fields, nameBytes: number): void {
    const view = this.#fields;
    this.#id = (this.#id + 1) >>> 0;
    view.setUint32(0, op, true);
    view.setUint32(4, this.#id, true);
    view.setUint32(8, fields.handle ?? 0, true);
    view.setUint32(12, fields.length ?? 0, true);
    view.setBigUint64(16, fields.offset ?? 0n, true);
    view.setBigUint64(24, fields.value ?? 0n, true);
    view.setUint32(32, fields.number ?? 0, true);
    view.setUint32(36, fields.epoch ?? 0, true);
    writeAll(CHANNEL.REQUESTS, this.#request.subarray(0, REQUEST_BYTES + nameBytes));
  }

  /** The reply's head and its bytes come with one system call where the pipe has both. */
  #receive(into: Uint8Array): bigint {
    const first = readvSync(CHANNEL.REPLIES, into.byteLength > 0 ? [this.#reply, into] : [this.#reply]);
    if (first === 0 || (first < REPLY_BYTES && !readExactly(CHANNEL.REPLIES, this.#reply.subarray(first)))) {
      throw new Error('end of replies');
    }
    const length = this.#answer.getUint32(4, true);
    if (this.#answer.getUint32(0, true) !== this.#id || length > into.byteLength) throw new Error('not a reply');
    const have = Math.max(0, first - REPLY_BYTES);
    if (!readExactly(CHANNEL.REPLIES, into.subarray(have, length))) throw new Error('end of replies');
    return this.#answer.getBigInt64(8, true);
  }
}
