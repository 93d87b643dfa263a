import { ANSWER, decodeHeader, HEADER_BYTES, type Header, KEPT_BYTES, LOG_BYTES, TEXT_BYTES } from './protocol.ts';

export interface Frame extends Header {
  readonly payload: Uint8Array;
}

/** Cuts what the child sends into frames. The child is hostile: a frame of a kind or size that it may not send throws. */
export class FrameDecoder {
  readonly #resultBytes: number;
  readonly #askedBytes: number;
  readonly #head = new Uint8Array(HEADER_BYTES);
  #headBytes = 0;
  #header: Header | undefined;
  #payload = new Uint8Array(0);
  #payloadBytes = 0;

  /**
   * @param resultBytes most bytes of one result's part
   * @param askedBytes most bytes of one question and its answer; 0 when none may come
   */
  constructor(resultBytes: number, askedBytes = 0) {
    this.#resultBytes = resultBytes;
    this.#askedBytes = askedBytes;
  }

  /** @throws {Error} naming what is wrong with the frame */
  *push(chunk: Uint8Array): Generator<Frame> {
    let rest = chunk;
    for (;;) {
      rest = rest.subarray(this.#fill(rest));
      const frame = this.#take();
      if (frame !== undefined) yield frame;
      else if (rest.byteLength === 0) return;
    }
  }

  /** Takes what is missing of the head or of the payload; how many bytes that were. */
  #fill(chunk: Uint8Array): number {
    if (this.#header === undefined) {
      const part = chunk.subarray(0, HEADER_BYTES - this.#headBytes);
      this.#head.set(part, this.#headBytes);
      this.#headBytes += part.byteLength;
      if (this.#headBytes === HEADER_BYTES) this.#begin(decodeHeader(this.#head));
      return part.byteLength;
    }
    const part = chunk.subarray(0, this.#payload.byteLength - this.#payloadBytes);
    this.#payload.set(part, this.#payloadBytes);
    this.#payloadBytes += part.byteLength;
    return part.byteLength;
  }

  #begin(header: Header): void {
    const most = this.#most(header.op);
    if (header.length > most) {
      throw new Error(`its answer ${header.op} has ${header.length} bytes where ${most} are allowed`);
    }
    this.#header = header;
    this.#payload = new Uint8Array(header.length);
    this.#payloadBytes = 0;
  }

  #take(): Frame | undefined {
    const header = this.#header;
    if (header === undefined || this.#payloadBytes < this.#payload.byteLength) return undefined;
    this.#header = undefined;
    this.#headBytes = 0;
    return { ...header, payload: this.#payload };
  }

  #most(op: number): number {
    switch (op) {
      case ANSWER.READY:
        return 0;
      case ANSWER.DONE:
        return TEXT_BYTES;
      case ANSWER.RESULT:
        return this.#resultBytes;
      case ANSWER.LOG:
        return LOG_BYTES;
      case ANSWER.ASKED:
        if (this.#askedBytes > 0) return this.#askedBytes;
        throw new Error('it told what the module asks, and nobody wants to know');
      case ANSWER.KEPT:
        return KEPT_BYTES;
      default:
        throw new Error(`it gave an answer of unknown kind ${op}`);
    }
  }
}
