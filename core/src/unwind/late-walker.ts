import type { LateRecord } from './late-record.ts';
import { layout } from './layout.ts';
import { type TableAnswer, type TableRequest, UNWIND_OP } from './table-request.ts';

/** Walks where hostile stacks can do no harm: bccx-unwind. */
export interface WalkProcess {
  /** Answers come in the order of the requests. */
  build(requests: readonly TableRequest[], take: (answer: TableAnswer) => void): Promise<void>;
}

/** Frames as the map `stacks` has them, leaf first, and why there are no more: enum bccx_stop. */
export interface Walked {
  readonly frames: BigUint64Array;
  readonly stop: number;
}

const EAGAIN = -11;
/** Of more mappings, those are picked that a record's words lie in: at most 2,100, and UNWIND_WALK_MAPPINGS_MAX is 4096. */
const FEW_MAPPINGS = 512;
/** A walk of 635 frames through as many KiB of code takes two blocks each. */
const BLOCKS_MAX = 1300;
/** Blocks that are given together, for what is near is asked for next: a large library's table has some dozens. */
const TOGETHER = 32;

/**
 * Has stacks walked by the tables in the kernel's maps. The process that walks has none of its own: it says which block it
 * needs, is given it and keeps it, so that most walks take one question.
 */
export class LateWalker {
  readonly #process: WalkProcess;
  readonly #readBlock: (number: number) => Uint8Array | undefined;
  /** Blocks that were given: what is written to one goes there too. */
  readonly #given = new Set<number>();
  #token = 0;

  /** readBlock: a copy of a block of the pools; undefined when there is none. */
  constructor(process: WalkProcess, readBlock: (number: number) => Uint8Array | undefined) {
    this.#process = process;
    this.#readBlock = readBlock;
  }

  /** mappings: struct bccx_unwind_mapping of everything that the process mapped, in address order. Undefined: no answer. */
  async walk(record: LateRecord, mappings: Uint8Array): Promise<Walked | undefined> {
    const { bytes } = record;
    const few = mappings.byteLength > FEW_MAPPINGS * layout.mappingBytes ? mappingsOf(bytes, mappings) : mappings;
    const count = few.byteLength / layout.mappingBytes;
    const shape = new Uint8Array(Uint32Array.of(count, bytes.byteLength).buffer);
    const body = [shape, few, bytes];
    for (let blocks = 0; blocks < BLOCKS_MAX; blocks++) {
      const answer = await this.#ask({ op: UNWIND_OP.WALK, body });
      if (answer.error === EAGAIN && (await this.#give(answer.textEnd))) continue;
      if (answer.error !== 0) return undefined;
      const { buffer, byteOffset, byteLength } = answer.rows;
      return { frames: new BigUint64Array(buffer.slice(byteOffset, byteOffset + byteLength)), stop: answer.stop };
    }
    return undefined;
  }

  /** Blocks of a pool are written anew: those that were given are given again. */
  rewritten(pool: number, keys: Uint32Array): void {
    const numbers = Array.from(keys, (key) => pool * layout.poolBlocks + key).filter((each) => this.#given.has(each));
    this.#send(numbers).catch(() => undefined);
  }

  /** False when there is no such block. What another walk asked for is on its way already. */
  async #give(number: number): Promise<boolean> {
    if (this.#given.has(number)) return true;
    const first = number - (number % TOGETHER);
    const group = Array.from({ length: TOGETHER }, (_, i) => first + i).filter((each) => !this.#given.has(each));
    await this.#send(group);
    return this.#given.has(number);
  }

  async #send(numbers: readonly number[]): Promise<void> {
    const requests: TableRequest[] = [];
    for (const number of numbers) {
      const block = this.#readBlock(number);
      if (block === undefined) continue;
      this.#given.add(number);
      requests.push(this.#request({ op: UNWIND_OP.BLOCK, mapStart: BigInt(number), body: [block] }));
    }
    await this.#process.build(requests, ignore);
  }

  async #ask(request: Pick<TableRequest, 'op' | 'body'>): Promise<TableAnswer> {
    let answer: TableAnswer | undefined;
    await this.#process.build([this.#request(request)], (each) => {
      answer = each;
    });
    if (answer === undefined) throw new RangeError('a walk was not answered');
    return answer;
  }

  #request(request: Pick<TableRequest, 'op' | 'body'> & { mapStart?: bigint }): TableRequest {
    this.#token = (this.#token + 1) >>> 0;
    return { startNs: 0n, mapStart: 0n, tgid: 0, epoch: 0, token: this.#token, ...request };
  }
}

/** The mappings, in order, that any word of a record lies in: wherever a walk can get to. */
function mappingsOf(record: Uint8Array, mappings: Uint8Array): Uint8Array {
  const words = new DataView(record.buffer, record.byteOffset, record.byteLength);
  const table = new DataView(mappings.buffer, mappings.byteOffset, mappings.byteLength);
  const picked = new Set<number>();
  for (let at = 0; at + 8 <= record.byteLength; at += 8) {
    const word = words.getBigUint64(at, true);
    let low = 0;
    let high = mappings.byteLength / layout.mappingBytes;
    while (low < high) {
      const middle = (low + high) >>> 1;
      // struct bccx_unwind_mapping: start and end first
      if (table.getBigUint64(middle * layout.mappingBytes + 8, true) <= word) low = middle + 1;
      else high = middle;
    }
    const place = low * layout.mappingBytes;
    if (place < mappings.byteLength && table.getBigUint64(place, true) <= word) picked.add(place);
  }
  return Buffer.concat(
    [...picked].sort((a, b) => a - b).map((place) => mappings.subarray(place, place + layout.mappingBytes)),
  );
}

const ignore = (): void => undefined;
