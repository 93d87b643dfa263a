import { constants } from 'node:buffer';
import { ABI_INFLATE, ERRNO } from '../abi.generated.ts';
import { decompressZstd } from './zstd.ts';

/** Decompresses src into dst: how many bytes, or a negative errno. */
export function inflate(kind: number, src: Uint8Array, dst: Uint8Array): number {
  // zlib is loaded when a module first needs it; zstd came to it with Node 22.15. Decoders for xz there are none.
  const zlib: typeof import('node:zlib') & { zstdDecompressSync?: Decoder } = process.getBuiltinModule('node:zlib');
  try {
    if (kind === ABI_INFLATE.ZLIB) return decoded(zlib.inflateSync, src, dst);
    if (kind !== ABI_INFLATE.ZSTD) return -ERRNO.ENOSYS;
    if (zlib.zstdDecompressSync !== undefined) return decoded(zlib.zstdDecompressSync, src, dst);
    return decompressZstd(src, dst) ?? -ERRNO.E2BIG;
  } catch (error) {
    return codeOf(error) === 'ERR_BUFFER_TOO_LARGE' ? -ERRNO.E2BIG : -ERRNO.EINVAL;
  }
}

type Decoder = (src: Uint8Array, options: { maxOutputLength: number }) => Uint8Array;

function decoded(decode: Decoder, src: Uint8Array, dst: Uint8Array): number {
  const out = decode(src, { maxOutputLength: Math.min(Math.max(1, dst.byteLength), constants.MAX_LENGTH) });
  if (out.byteLength > dst.byteLength) return -ERRNO.E2BIG;
  dst.set(out);
  return out.byteLength;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
