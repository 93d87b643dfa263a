import { expect, test } from 'vitest';
import { renderHistograms } from './histogram-text.ts';
import { RecordTable } from './record-table.ts';
import { renderEvent, renderHistogramsJson, renderRows } from './records-json.ts';

const columns = [
  { field: 'comm', title: 'COMM', text: true },
  { field: 'key.pid', title: 'PID', text: false },
  { field: 'took', title: 'TOOK', text: false, unit: 'us' },
  { field: 'at', title: 'AT', text: false, unit: 'hex', align: 'left' as const },
];

function text(chunks: readonly Uint8Array[]): string {
  return Buffer.concat(chunks).toString();
}

test('a table is as wide as its cells; text stands left, numbers right', () => {
  const table = new RecordTable(columns, 0n).whole([
    ['sh', 7n, 1500n, -1n],
    ['a name of many letters', 4_194_304n, 12n, 0xffff8880n],
  ]);
  expect(table).toBe(
    [
      'COMM                        PID     TOOK  AT',
      'sh                            7  1.50 ms  0xffffffffffffffff',
      'a name of many letters  4194304    12 µs  0xffff8880',
      '',
    ].join('\n'),
  );
});

test('events are aligned before the first is known, and grow past their column rather than being cut', () => {
  const table = new RecordTable(columns.slice(0, 2), 0n);
  expect(table.head() + table.lines([['sh', 7n]]) + table.lines([['a-very-long-thread-name', 123456789n]])).toBe(
    ['COMM                   PID', 'sh                       7', 'a-very-long-thread-name  123456789', ''].join('\n'),
  );
});

test('what acts on a terminal is written out', () => {
  expect(new RecordTable(columns.slice(0, 1), 0n).lines([['\u001b[2J']])).toBe('\\x1b[2J\n');
  const json = renderEvent({ result: 'x', title: '', columns: columns.slice(0, 1) }, { values: ['\u001b'], slots: [] });
  expect(json).toBe('{"result": "x", "values": {"comm": "\\\\x1b"}}\n');
});

test('64-bit numbers are exact in JSON', () => {
  const rows = renderRows({ result: 'r', title: 'T', columns: columns.slice(1, 2) }, [
    { values: [18_446_744_073_709_551_615n], slots: [] },
    { values: [[1n, 2n]], slots: [] },
  ]);
  expect(text(rows)).toContain('{"key.pid": 18446744073709551615},\n{"key.pid": [1, 2]}]');
});

test('a log2 histogram has the bounds of each slot, up to the last that counts', () => {
  const histogram = { scale: 'log2', step: 1n, unit: 'usecs', heading: '', slots: [4n, 0n, 8n, 0n] } as const;
  expect(text(renderHistograms([histogram]))).toBe(
    [
      '     usecs              : count    distribution',
      '         0 -> 1          : 4        |********************                    |',
      '         2 -> 3          : 0        |                                        |',
      '         4 -> 7          : 8        |****************************************|',
      '',
    ].join('\n'),
  );
});

test('a histogram of wide values has room for their bounds; one of none is left out', () => {
  const slots = [...Array<bigint>(40).fill(0n), 1n];
  const shape = { scale: 'log2', step: 1n, unit: 'nsecs' } as const;
  const shown = text(
    renderHistograms([
      { ...shape, slots, heading: 'disk = sda' },
      { ...shape, slots: [0n], heading: 'disk = sdb' },
    ]),
  );
  expect(shown).toContain('\ndisk = sda\n');
  expect(shown).toContain('       1099511627776 -> 2199023255551        : 1        |********************|\n');
  expect(shown).not.toContain('sdb');
});

test('a linear histogram begins where it counts', () => {
  const histogram = { scale: 'linear', step: 5n, unit: 'size', heading: '', slots: [0n, 0n, 3n, 1n] } as const;
  expect(text(renderHistograms([histogram]))).toBe(
    [
      '     size          : count    distribution',
      `        10         : 3        |${'*'.repeat(40)}|`,
      `        15         : 1        |${'*'.repeat(13)}${' '.repeat(27)}|`,
      '',
    ].join('\n'),
  );
  const json = JSON.parse(
    text(
      renderHistogramsJson(
        { result: 'r', title: '', columns: [] },
        [{ values: [], slots: histogram.slots }],
        histogram,
      ),
    ),
  );
  expect(json.histograms[0].slots).toEqual([
    { from: 10, to: 14, count: 3 },
    { from: 15, to: 19, count: 1 },
  ]);
});
