import { type Asked, encodeAsked } from '../asked.ts';
import type { Reader } from './reader.ts';

/** Hands every question on, and tells it with its answer. */
export class RecordingReader implements Reader {
  readonly #reader: Reader;
  readonly #tell: (asked: Uint8Array) => void;

  /** @param tell takes questions as encodeAsked writes them */
  constructor(reader: Reader, tell: (asked: Uint8Array) => void) {
    this.#reader = reader;
    this.#tell = tell;
  }

  get bytes(): number {
    return this.#reader.bytes;
  }

  openProcess(tgid: number, startNs: bigint, epoch: number): bigint {
    const answer = this.#reader.openProcess(tgid, startNs, epoch);
    return this.#told({ op: 'process', number: tgid, at: startNs, length: epoch, answer });
  }

  closeProcess(handle: number): void {
    this.#reader.closeProcess(handle);
  }

  maps(handle: number, offset: bigint, into: Uint8Array): bigint {
    return this.#filled({ op: 'maps', on: handle, at: offset, answer: this.#reader.maps(handle, offset, into) }, into);
  }

  openObject(process: number, mapStart: bigint): bigint {
    return this.#told({ op: 'object', on: process, at: mapStart, answer: this.#reader.openObject(process, mapStart) });
  }

  objectSize(handle: number): bigint {
    return this.#told({ op: 'size', on: handle, answer: this.#reader.objectSize(handle) });
  }

  readObject(handle: number, offset: bigint, into: Uint8Array): bigint {
    return this.#filled(
      { op: 'read', on: handle, at: offset, answer: this.#reader.readObject(handle, offset, into) },
      into,
    );
  }

  /** What is recorded is read, not taken from an earlier run. */
  objectIdentity(): bigint {
    return 0n;
  }

  closeObject(handle: number): void {
    this.#reader.closeObject(handle);
    this.#told({ op: 'close', on: handle, answer: 0n });
  }

  openCompanion(object: number, kind: number, name: Uint8Array): bigint {
    const answer = this.#reader.openCompanion(object, kind, name);
    return this.#told({ op: 'companion', on: object, number: kind, name: Buffer.from(name).toString('hex'), answer });
  }

  kallsyms(offset: bigint, into: Uint8Array): bigint {
    return this.#filled({ op: 'kallsyms', at: offset, answer: this.#reader.kallsyms(offset, into) }, into);
  }

  perfMap(process: number, offset: bigint, into: Uint8Array): bigint {
    return this.#filled(
      { op: 'perf-map', on: process, at: offset, answer: this.#reader.perfMap(process, offset, into) },
      into,
    );
  }

  #filled(asked: Partial<Asked> & Pick<Asked, 'op' | 'answer'>, into: Uint8Array): bigint {
    const bytes = into.subarray(0, Math.max(0, Number(asked.answer)));
    return this.#told({ ...asked, length: into.byteLength, bytes });
  }

  #told(asked: Partial<Asked> & Pick<Asked, 'op' | 'answer'>): bigint {
    this.#tell(encodeAsked(asked));
    return asked.answer;
  }
}
