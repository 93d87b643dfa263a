/** The known parts of a file or text that was read piece by piece. */
export class RecordedBytes {
  #parts: { start: number; bytes: Uint8Array }[] = [];
  /** Its size, once a read came to its end. */
  #end: number | undefined;

  /** wanted: bytes that were asked for; fewer that came end at the end. */
  add(start: number, bytes: Uint8Array, wanted: number): void {
    if (bytes.length < wanted) this.#end = Math.max(this.#end ?? 0, start + bytes.length);
    if (bytes.length === 0) return;
    this.#parts.push({ start, bytes });
    this.#parts.sort((a, b) => a.start - b.start);
  }

  /** Fills `into` from an offset on; how many bytes that were, or undefined when some of them are not known. */
  read(start: number, into: Uint8Array): number | undefined {
    const end = Math.min(start + into.length, this.#end ?? Number.POSITIVE_INFINITY);
    let at = start;
    for (const part of this.#parts) {
      if (at >= end) break;
      if (part.start > at) break;
      const from = at - part.start;
      if (from >= part.bytes.length) continue;
      const piece = part.bytes.subarray(from, from + end - at);
      into.set(piece, at - start);
      at += piece.length;
    }
    return at >= end ? Math.max(0, end - start) : undefined;
  }
}
