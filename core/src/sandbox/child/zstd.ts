import { decompress } from 'fzstd';

const MAGIC = 0xfd2fb528;
/** Frames for others than the decoder: sixteen magic numbers, then a length. */
const SKIPPABLE = { magic: 0x184d2a50, mask: 0xfffffff0 };
const BLOCK = { head: 3, rle: 1, reserved: 3 } as const;
const CHECKSUM_BYTES = 4;

/**
 * Decompresses zstd frames (RFC 8878) into dst, for versions of node without a decoder. Each frame has to say how long its
 * content is, as what linkers and objcopy write does: so its place in dst is known before anything is decoded.
 *
 * @returns bytes written, or undefined when dst has too little room
 * @throws {Error} for data that is no such frame or is damaged
 */
export function decompressZstd(src: Uint8Array, dst: Uint8Array): number | undefined {
  let written = 0;
  for (let at = 0; at < src.byteLength; ) {
    const { end, content } = frameAt(src, at);
    if (content > dst.byteLength - written) return undefined;
    if (content > 0) decompress(src.subarray(at, end), dst.subarray(written, written + content));
    written += content;
    at = end;
  }
  return written;
}

/** Where a frame ends and how long its content is; 0 of one to be skipped. */
function frameAt(src: Uint8Array, start: number): { end: number; content: number } {
  const view = new DataView(src.buffer, src.byteOffset, src.byteLength);
  const magic = view.getUint32(start, true);
  if ((magic & SKIPPABLE.mask) >>> 0 === SKIPPABLE.magic)
    return { end: inside(src, start + 8 + view.getUint32(start + 4, true)), content: 0 };
  if (magic !== MAGIC) throw new Error('no zstd frame');
  const flags = view.getUint8(start + 4);
  const single = (flags >> 5) & 1;
  const sizeBytes = [single, 2, 4, 8][flags >> 6] ?? 0;
  const sizeAt = start + 5 + (1 - single) + ([0, 1, 2, 4][flags & 3] ?? 0);
  let at = sizeAt + sizeBytes;
  for (let last = false; !last; ) {
    const head = view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
    const kind = (head >> 1) & 3;
    if (kind === BLOCK.reserved) throw new Error('no such kind of block');
    at += BLOCK.head + (kind === BLOCK.rle ? 1 : head >> 3);
    last = (head & 1) === 1;
  }
  if ((flags & 4) !== 0) at += CHECKSUM_BYTES;
  return { end: inside(src, at), content: contentSize(view, sizeAt, sizeBytes) };
}

function contentSize(view: DataView, at: number, bytes: number): number {
  if (bytes === 1) return view.getUint8(at);
  if (bytes === 2) return view.getUint16(at, true) + 256;
  if (bytes === 4) return view.getUint32(at, true);
  if (bytes === 8) return Number(view.getBigUint64(at, true));
  throw new Error('a frame without the size of its content');
}

function inside(src: Uint8Array, at: number): number {
  if (at > src.byteLength) throw new Error('cut short');
  return at;
}
