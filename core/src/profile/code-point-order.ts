/**
 * Compares by Unicode code point. JavaScript's own comparison is by UTF-16 unit and puts names beyond U+FFFF before
 * those from U+E000 to U+FFFF; tools that sort UTF-8 bytes do not.
 */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left !== right) return rank(left) - rank(right);
  }
  return a.length - b.length;
}

/** Moves surrogates (which stand for code points from U+10000) behind the rest of the 16-bit units. */
function rank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
