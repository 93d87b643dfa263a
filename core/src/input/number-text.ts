/** Decimal numbers in text, exactly. */

/** Most decimal places that are kept; further ones are cut off. */
export const MAX_DECIMALS = 9;

/** `digits / 10^decimals`. */
export interface ExactNumber {
  readonly digits: number | bigint;
  readonly decimals: number;
}

/** Reads `12`, `7.5`, `1.5e+06`; undefined for anything else, negative numbers included. */
export function parseExact(text: string): ExactNumber | undefined {
  const match = /^(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/.exec(text);
  if (match === null) return undefined;
  let whole = match[1]!;
  let fraction = match[2] ?? '';
  const exponent = Number(match[3] ?? 0);
  if (exponent > 0) {
    const moved = fraction.slice(0, exponent).padEnd(exponent, '0');
    whole += moved;
    fraction = fraction.slice(exponent);
  } else if (exponent < 0) {
    const padded = whole.padStart(1 - exponent, '0');
    fraction = padded.slice(exponent) + fraction;
    whole = padded.slice(0, exponent);
  }
  fraction = fraction.slice(0, MAX_DECIMALS).replace(/0+$/, '');
  const digits = BigInt(whole + fraction);
  const small = Number(digits);
  return { digits: Number.isSafeInteger(small) ? small : digits, decimals: fraction.length };
}

/** The digits with more decimals. */
export function withDecimals({ digits, decimals }: ExactNumber, wanted: number): number | bigint {
  if (wanted <= decimals) return digits;
  const scaled = BigInt(digits) * 10n ** BigInt(wanted - decimals);
  const small = Number(scaled);
  return Number.isSafeInteger(small) ? small : scaled;
}
