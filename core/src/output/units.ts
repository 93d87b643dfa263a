/** Amounts as people say them, beside the exact numbers: `1.24 s`, `3.1 MiB`, `12.4 k`. */

const TIME: readonly (readonly [number, string])[] = [
  [86_400e9, 'd'],
  [3_600e9, 'h'],
  [60e9, 'min'],
  [1e9, 's'],
  [1e6, 'ms'],
  [1e3, 'µs'],
  [1, 'ns'],
];
const SIZE: readonly (readonly [number, string])[] = [
  [2 ** 60, 'EiB'],
  [2 ** 50, 'PiB'],
  [2 ** 40, 'TiB'],
  [2 ** 30, 'GiB'],
  [2 ** 20, 'MiB'],
  [2 ** 10, 'KiB'],
  [1, 'B'],
];

/** Nanoseconds in one of the unit, for units of time. */
const NANOSECONDS: Readonly<Record<string, number>> = {
  nanoseconds: 1,
  ns: 1,
  microseconds: 1e3,
  us: 1e3,
  usecs: 1e3,
  milliseconds: 1e6,
  ms: 1e6,
  seconds: 1e9,
  s: 1e9,
};

/** True when amounts of the unit have a form for people that differs from the plain number. */
export function hasHumanForm(unit: string): boolean {
  return unit === 'bytes' || Object.hasOwn(NANOSECONDS, unit);
}

/** The amount in the largest unit that keeps it at one or more, three digits: `1.24 s`. Plain for other units. */
export function humanAmount(amount: number, unit: string): string {
  if (unit === 'bytes') return inScale(amount, SIZE);
  const factor = Object.hasOwn(NANOSECONDS, unit) ? NANOSECONDS[unit] : undefined;
  if (factor !== undefined) return inScale(amount * factor, TIME);
  return withCommas(String(Number.isInteger(amount) ? amount : Number(amount.toPrecision(12))));
}

function inScale(amount: number, scale: readonly (readonly [number, string])[]): string {
  const size = Math.abs(amount);
  const [factor, name] = scale.find(([least]) => size >= least) ?? scale.at(-1)!;
  const value = amount / factor;
  const digits = Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return `${withCommas(value.toFixed(digits))} ${name}`;
}

/** Thousands separated by commas; what follows a decimal point stays as it is. */
export function withCommas(digits: string): string {
  const point = digits.indexOf('.');
  let at = (point < 0 ? digits.length : point) - 3;
  const first = digits.startsWith('-') ? 1 : 0;
  if (at <= first) return digits;
  let grouped = digits.slice(at);
  for (at -= 3; at > first; at -= 3) grouped = `${digits.slice(at, at + 3)},${grouped}`;
  return `${digits.slice(0, at + 3)},${grouped}`;
}

/** `12.34` of 100, two decimals; 0.00 of nothing. */
export function percentText(part: number, whole: number): string {
  return whole > 0 ? ((100 * part) / whole).toFixed(2) : '0.00';
}
