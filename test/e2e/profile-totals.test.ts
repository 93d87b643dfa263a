import { readFileSync } from 'node:fs';
import { DOMParser } from '@xmldom/xmldom';
import { expect, test } from 'vitest';
import { startBccx } from './bccx.ts';
import { parseFolded, total } from './folded-stacks.ts';
import { pprofTotal } from './pprof-total.ts';
import { Scratch } from './scratch.ts';
import { startWorkload } from './workload.ts';

const hz = 499;

/** CPU time of all threads of a process, from the kernel's scheduler, in seconds. */
function schedulerSeconds(pid: number): number {
  const [nanoseconds = ''] = readFileSync(`/proc/${pid}/schedstat`, 'latin1').split(' ');
  return Number(nanoseconds) / 1e9;
}

/** Samples that the notices on stderr say were lost. */
function lost(stderr: string): number {
  return [...stderr.matchAll(/(\d+) (?:samples?|events?) (?:were )?lost/g)].reduce(
    (sum, [, count]) => sum + Number(count),
    0,
  );
}

/** The number in the title of the outermost frame of a flame graph. */
function svgTotal(svg: string): number {
  const document = new DOMParser({
    onError: (level, message) => {
      throw new Error(`${level}: ${message}`);
    },
  }).parseFromString(svg, 'image/svg+xml');
  const titles = Array.from(document.getElementsByTagName('title'), (title) => title.textContent ?? '');
  const root = titles.find((title) => /^all \(/.test(title));
  return Number(/\(([\d,]+) samples/.exec(root ?? '')?.[1]?.replaceAll(',', ''));
}

test('samples are rate times CPU time, and every form of the result has the same total', async () => {
  using scratch = new Scratch();
  const [folded, svg, pprof] = ['a.folded', 'a.svg', 'a.pb.gz'].map((name) => scratch.file(name)) as [
    string,
    string,
    string,
  ];
  await using workload = await startWorkload('tree', 3);
  const running = startBccx([
    ...['profile', '-F', String(hz), '-p', String(workload.pid)],
    ...[folded, svg, pprof].flatMap((path) => ['--out', path]),
  ]);
  await running.tracing();
  const before = schedulerSeconds(workload.pid);
  await workload.work();
  const seconds = schedulerSeconds(workload.pid) - before;
  running.signal('SIGINT');
  const { status, stderr } = await running.ended;
  expect(status).toBe(0);

  const samples = total(parseFolded(readFileSync(folded, 'utf8')));
  const ratio = (samples + lost(stderr)) / (hz * seconds);
  expect(ratio, `${samples} samples in ${seconds} s`).toBeGreaterThan(0.9);
  expect(ratio, `${samples} samples in ${seconds} s`).toBeLessThan(1.1);
  expect(svgTotal(readFileSync(svg, 'utf8'))).toBe(samples);
  expect(pprofTotal(readFileSync(pprof))).toBe(BigInt(samples));
});
