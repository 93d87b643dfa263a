import type { RecordsResult } from '../session/record-results.ts';

/** A result that the host made of records, as text that is equal for equal results: one line a record. */
export function madeText({ result, records }: RecordsResult): string {
  const numbers = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);
  return [`result ${result}`, ...records.map((record) => JSON.stringify(record, numbers)), ''].join('\n');
}
