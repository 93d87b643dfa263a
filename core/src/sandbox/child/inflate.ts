import { constants } from 'node:buffer';
import { ABI_INFLATE, ERRNO } from '../abi.generated.ts';

/** Decompresses src into dst: how many bytes, or a negative errno. */
export function inflate(kind: number, src: Uint8Array, dst: Uint8Array): number {
  const decode = decoder(kind);
  if (decode === undefined) return -ERRNO.ENOSYS;
  try {
    const out = decode(src, { maxOutputLength: Math.min(Math.max(1, dst.byteLength), constants.MAX_LENGTH) });
    if (out.byteLength > dst.byteLength) return -ERRNO.E2BIG;
    dst.set(out);
    return out.byteLength;
  } catch (error) {
    return codeOf(error) === 'ERR_BUFFER_TOO_LARGE' ? -ERRNO.E2BIG : -ERRNO.EINVAL;
  }
}

type Decoder = (src: Uint8Array, options: { maxOutputLength: number }) => Uint8Array;

/** zlib is loaded when a module first needs it; zstd came with Node 22.15. Decoders for xz there are none. */
function decoder(kind: number): Decoder | undefined {
  const zlib: typeof import('node:zlib') & { zstdDecompressSync?: Decoder } = process.getBuiltinModule('node:zlib');
  if (kind === ABI_INFLATE.ZLIB) return zlib.inflateSync;
  if (kind === ABI_INFLATE.ZSTD) return zlib.zstdDecompressSync;
  return undefined;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
