import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bccx, startBccx } from './bccx.ts';
import { checkout } from './checkout.ts';
import { Scratch } from './scratch.ts';
import { startWorkload } from './workload.ts';

/** A tool without a module: the host reads its maps and its ring buffer by the types in its object. */
const answers = join(checkout, 'test/e2e/tools/answers');

/** Traces the workload `calls`, which asks getpgid() of 0 to 99. */
async function trace(words: readonly string[]): Promise<{ stdout: string; pid: number }> {
  await using workload = await startWorkload('calls', 0.1);
  const running = startBccx([answers, '-p', String(workload.pid), ...words]);
  await running.tracing();
  await workload.work();
  running.signal('SIGINT');
  const { status, stdout, stderr } = await running.ended;
  expect(status, stderr).toBe(0);
  return { stdout, pid: workload.pid };
}

/** Objects that follow each other. */
function jsonObjects(text: string): Record<string, unknown>[] {
  return text
    .split(/^(?=\{$)/m)
    .filter(Boolean)
    .map((each) => JSON.parse(each));
}

test('rows and histograms as text are exact', async () => {
  const { stdout, pid } = await trace([]);
  const room = ' '.repeat(Math.max(0, 3 - String(pid).length));
  expect(stdout.split('\n').slice(0, 2)).toEqual([
    `COMM   ${' '.repeat(String(pid).length - 3)}PID  CALLS  LEAST   MOST`,
    `calls  ${room}${pid}    100    0x0  99 µs`,
  ]);
  expect(stdout).toContain('        32 -> 63         : 32       |***********************************     |\n');
  expect(stdout).toContain('        64 -> 127        : 36       |****************************************|\n');
  expect(stdout).toContain(
    `\npid = ${pid}\n     value         : count    distribution\n        0          : 4        |`,
  );
  expect(stdout).not.toContain('100        :');
});

test('rows and histograms as JSON are exact', async () => {
  const { stdout, pid } = await trace(['--json']);
  const [rows, values, own] = jsonObjects(stdout);
  expect(rows).toMatchObject({
    format: 'bccx.rows',
    rows: [{ comm: 'calls', 'key.tgid': pid, calls: 100, 'value.least': 0, 'value.most': 99 }],
  });
  expect(values).toMatchObject({ format: 'bccx.histograms', scale: 'log2' });
  expect(values?.['histograms']).toEqual([
    {
      values: {},
      slots: [
        { from: 0, to: 1, count: 2 },
        { from: 2, to: 3, count: 2 },
        { from: 4, to: 7, count: 4 },
        { from: 8, to: 15, count: 8 },
        { from: 16, to: 31, count: 16 },
        { from: 32, to: 63, count: 32 },
        { from: 64, to: 127, count: 36 },
      ],
    },
  ]);
  const slots = Array.from({ length: 25 }, (_, slot) => ({ from: 4 * slot, to: 4 * slot + 3, count: 4 }));
  expect(own?.['histograms']).toEqual([{ values: { key: pid }, slots }]);
});

test('events come one a line, as text and as JSON, and into a file', async () => {
  const { stdout } = await trace(['--events']);
  const [head = '', ...lines] = stdout.trimEnd().split('\n');
  expect(head.split(/ +/).filter(Boolean)).toEqual(['TIME', 'COMM', 'VALUE', 'PAIR', 'KNOWN']);
  expect(lines).toHaveLength(100);
  expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d\.\d{3} {2}calls {18}-10 {7}0 1 {6}0xab$/);
  using scratch = new Scratch();
  const file = scratch.file('events.json');
  const both = await trace(['--events', '--json', '--out', file]);
  const events = both.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).values);
  expect(events.map(({ value }) => value)).toEqual(Array.from({ length: 100 }, (_, i) => i - 10));
  expect(events[7]).toMatchObject({ comm: 'calls', pair: [7, 8], known: 0xab });
  expect(JSON.parse(readFileSync(file, 'utf8')).rows).toEqual(events);
});

test('an iterator goes through all there is, at each report', async () => {
  await using workload = await startWorkload('calls', 0.1);
  const { status, stdout, stderr } = await bccx([join(checkout, 'test/e2e/tools/tasks'), '--json', '-i', '1', '2']);
  expect(status, stderr).toBe(0);
  const reports = jsonObjects(stdout);
  expect(reports).toHaveLength(2);
  for (const { rows } of reports) {
    expect(rows).toContainEqual({ key: workload.pid, value: 1 });
    const own = (rows as { key: number; value: number }[]).find(({ key }) => key === process.pid);
    expect(Math.abs((own?.value ?? 0) - readdirSync('/proc/self/task').length)).toBeLessThan(4);
  }
});

test('a trace that found nothing says so, with its filters', async () => {
  const { stderr, status } = await bccx([answers, '-p', String(process.pid), '1']);
  expect(status).toBe(0);
  expect(stderr).toContain(`answers: nothing was counted; no event matched --pid ${process.pid}\n`);
});

test('rows make no picture', async () => {
  const { status, stderr } = await bccx([answers, '--out', 'answers.svg', '1']);
  expect(status).toBe(2);
  expect(stderr).toContain('answers has no stacks to draw; it writes json and text');
});
