/** Text from outside: bytes that should be UTF-8 and may be anything. */

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Decodes bytes as UTF-8. Bytes that are no UTF-8 become `\xNN`, so that different bytes stay different names and the
 * result is always well-formed Unicode.
 */
export function decodeText(bytes: Uint8Array): string {
  if (isAscii(bytes)) return asciiText(bytes);
  try {
    return strict.decode(bytes);
  } catch {
    return decodeBroken(bytes);
  }
}

function isAscii(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if (bytes[i]! > 0x7f) return false;
  return true;
}

function asciiText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

function decodeBroken(bytes: Uint8Array): string {
  let text = '';
  let good = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at);
    if (length > 0) {
      at += length;
      continue;
    }
    if (at > good) text += strict.decode(bytes.subarray(good, at));
    text += `\\x${bytes[at]!.toString(16).padStart(2, '0')}`;
    good = ++at;
  }
  return good < bytes.length ? text + strict.decode(bytes.subarray(good)) : text;
}

/** Length of the well-formed UTF-8 sequence at `at` (Unicode, table 3-7), or 0 when there is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!;
  if (lead < 0x80) return 1;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4 || at + length > bytes.length) return 0;
  const second = bytes[at + 1]!;
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (second < low || second > high) return 0;
  for (let i = 2; i < length; i++) if ((bytes[at + i]! & 0xc0) !== 0x80) return 0;
  return length;
}
