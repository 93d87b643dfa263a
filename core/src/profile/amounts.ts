/**
 * Exact sums of sample values.
 *
 * A column is a Float64Array while the sum of its magnitudes stays within 2^53, where every integer sum is exact, and a
 * BigInt64Array beyond. Readers and tree builders work on both; nothing is ever rounded.
 */
import { BccxError } from '../errors/bccx-error.ts';

/** One column of sample values: 64-bit integers, to be divided by 10^decimals of their value type. */
export type Amounts = Float64Array | BigInt64Array;

const MAX_INT64 = 2n ** 63n - 1n;

/** Room for `length` zero values; `wide` when their sum may leave 2^53. */
export function zeroAmounts(length: number, wide: boolean): Amounts {
  return wide ? new BigInt64Array(length) : new Float64Array(length);
}

export function isWide(amounts: Amounts): amounts is BigInt64Array {
  return amounts instanceof BigInt64Array;
}

/** Adds `from[source]` to `to[target]`; both columns must have the same width. */
export function addAmount(to: Amounts, target: number, from: Amounts, source: number): void {
  // The two element types never mix within one call, so the sum below is number + number or bigint + bigint.
  (to as Float64Array)[target]! += (from as Float64Array)[source]!;
}

/** The value at `index` as a bigint. */
export function amountAt(amounts: Amounts, index: number): bigint {
  return BigInt(amounts[index]!);
}

/** The exact sum of a column. */
export function sumAmounts(amounts: Amounts): bigint {
  if (isWide(amounts)) return amounts.reduce((sum, value) => sum + value, 0n);
  return BigInt(amounts.reduce((sum, value) => sum + value, 0));
}

/** The values at some places of a column, in their order. */
export function pickAmounts(from: Amounts, places: Int32Array): Amounts {
  const picked = zeroAmounts(places.length, isWide(from));
  for (let i = 0; i < places.length; i++) (picked as Float64Array)[i] = (from as Float64Array)[places[i]!]!;
  return picked;
}

/** `value / 10^decimals`, exactly, in plain digits without trailing zeros: `334.618`, `-7.5`, `12`. */
export function decimalText(value: number | bigint, decimals: number): string {
  if (decimals === 0) return String(value);
  const negative = value < 0;
  const digits = String(negative ? -value : value).padStart(decimals + 1, '0');
  const whole = digits.slice(0, -decimals);
  const fraction = digits.slice(-decimals).replace(/0+$/, '');
  return `${negative ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** A growing column that changes to the wide form when its magnitudes no longer fit 2^53. */
export class AmountColumn {
  #floats: Float64Array | undefined = new Float64Array(64);
  #bigs: BigInt64Array | undefined;
  #magnitude = 0;
  #bigMagnitude = 0n;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /**
   * Adds `value` (an integer) at `index`, growing the column with zeros up to it.
   * Throws BCCX_PROFILE_RANGE when the magnitudes of the column no longer fit 63 bits.
   */
  add(index: number, value: number | bigint): void {
    if (index >= this.#length) this.#reserve(index + 1);
    if (this.#floats !== undefined) {
      const number = Number(value);
      const magnitude = this.#magnitude + Math.abs(number);
      if (magnitude <= Number.MAX_SAFE_INTEGER) {
        this.#floats[index]! += number;
        this.#magnitude = magnitude;
        return;
      }
      this.#widen();
    }
    const big = BigInt(value);
    this.#bigMagnitude += big < 0n ? -big : big;
    if (this.#bigMagnitude > MAX_INT64) throw new BccxError('BCCX_PROFILE_RANGE', {});
    this.#bigs![index]! += big;
  }

  /** Multiplies every value, for a column that learns late that it needs more decimals. */
  scale(factor: number): void {
    const from = this.finish();
    this.#floats = new Float64Array(Math.max(64, from.length));
    this.#bigs = undefined;
    this.#magnitude = 0;
    this.#bigMagnitude = 0n;
    for (let i = 0; i < from.length; i++) {
      const value = from[i]!;
      this.add(i, typeof value === 'bigint' ? value * BigInt(factor) : timesExact(value, factor));
    }
  }

  /** The column's values, in its present width; later additions do not change them. */
  finish(): Amounts {
    return this.#floats !== undefined ? this.#floats.slice(0, this.#length) : this.#bigs!.slice(0, this.#length);
  }

  #reserve(length: number): void {
    this.#length = length;
    if (this.#floats !== undefined && this.#floats.length < length) {
      const grown = new Float64Array(Math.max(length, this.#floats.length * 2));
      grown.set(this.#floats);
      this.#floats = grown;
    }
    if (this.#bigs !== undefined && this.#bigs.length < length) {
      const grown = new BigInt64Array(Math.max(length, this.#bigs.length * 2));
      grown.set(this.#bigs);
      this.#bigs = grown;
    }
  }

  #widen(): void {
    const floats = this.#floats!;
    const bigs = new BigInt64Array(floats.length);
    for (let i = 0; i < floats.length; i++) bigs[i] = BigInt(floats[i]!);
    this.#bigs = bigs;
    this.#floats = undefined;
    this.#bigMagnitude = BigInt(this.#magnitude);
  }
}

function timesExact(value: number, factor: number): number | bigint {
  const product = value * factor;
  return Number.isSafeInteger(product) ? product : BigInt(value) * BigInt(factor);
}

/** The same values in a column at least as wide as asked. */
export function widened(amounts: Amounts, wide: boolean): Amounts {
  return wide && !isWide(amounts) ? BigInt64Array.from(amounts, (value) => BigInt(value)) : amounts;
}
