const longest = 80;

/**
 * A name from an untrusted file as it may be printed on a terminal or in an error: one character per byte, everything
 * outside printable ASCII and the backslash as `\xNN`, cut to 80 characters.
 *
 * @param name one character per byte, as {@link latin1} gives it
 */
export function printable(name: string): string {
  let text = '';
  for (const character of name) {
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0x20 && code < 0x7f && code !== 0x5c) text += character;
    else text += code <= 0xff ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
    if (text.length > longest) return `${text.slice(0, longest - 3)}...`;
  }
  return text;
}

/** Bytes as a string of one character per byte, so that different bytes never become equal strings. */
export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
