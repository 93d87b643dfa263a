import { readdirSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { loadGlue } from '../binding/glue.ts';
import type { Link } from '../binding/link.ts';
import type { BpfObject } from '../binding/object.ts';
import type { Facility } from '../binding/types.ts';
import { callGetpgid, loadOnly } from './objects.ts';

let object: BpfObject | undefined;

afterEach(() => object?.close());

function hits(slot = 0): number {
  const count = object?.map('hits').lookup(new Uint8Array(Uint32Array.of(slot).buffer)) ?? new Uint8Array(8);
  return Number(Buffer.from(count).readBigUInt64LE());
}

function countCalls(link: Link): number {
  const before = hits();
  callGetpgid(100);
  link.close();
  link.close();
  callGetpgid(10);
  return hits() - before;
}

describe('attach', () => {
  test('tp_btf', async () => {
    object = await loadOnly('attach', 'on_tp_btf');
    expect(countCalls(object.program('on_tp_btf').attachTpBtf())).toBe(100);
  });

  test('an iterator, each time it is run', async () => {
    object = await loadOnly('attach', 'on_task');
    const link = object.program('on_task').attachIterator();
    expect(hits()).toBe(0);
    link.run();
    const threads = hits();
    expect(Math.abs(threads - readdirSync('/proc/self/task').length)).toBeLessThan(4);
    link.run();
    expect(hits()).toBeGreaterThan(threads);
    link.close();
    expect(() => link.run()).toThrow();
  });

  test('raw tracepoint', async () => {
    object = await loadOnly('attach', 'on_raw_tracepoint');
    expect(countCalls(object.program('on_raw_tracepoint').attachRawTracepoint('sys_enter'))).toBe(100);
    expect(() => object?.program('on_raw_tracepoint').attachRawTracepoint('no_such')).toThrow(
      expect.objectContaining({ code: 'ENOENT' }),
    );
  });

  test('tracepoint, with and without a cookie', async () => {
    const where = { category: 'raw_syscalls', name: 'sys_enter' };
    object = await loadOnly('attach', 'on_tracepoint');
    expect(countCalls(object.program('on_tracepoint').attachTracepoint(where))).toBe(100);
    object.close();
    object = await loadOnly('attach', 'on_tracepoint_cookie');
    const link = object.program('on_tracepoint_cookie').attachTracepoint({ ...where, cookie: 33n });
    callGetpgid(10);
    link.close();
    expect(hits(33)).toBe(10);
  });

  test('perf event on each CPU', async () => {
    object = await loadOnly('attach', 'on_sample');
    const program = object.program('on_sample');
    const links = loadGlue()
      .onlineCpus()
      .map((cpu) => program.attachPerfEvent({ event: 'cpu-clock', cpu, frequency: 1000 }));
    const before = process.cpuUsage();
    const spent = (): number => {
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    while (spent() < 300_000);
    for (const link of links) link.close();
    const used = process.cpuUsage(before);
    const expected = (used.user + used.system) / 1000;
    expect(hits()).toBeGreaterThan(expected * 0.7);
    expect(hits()).toBeLessThan(expected * 1.3);
  });

  test('perf event errors say what is wrong', async () => {
    object = await loadOnly('attach', 'on_sample');
    const program = object.program('on_sample');
    const attempt = (options: object) => () =>
      program.attachPerfEvent({ event: 'cpu-clock', cpu: 0, frequency: 99, ...options });
    expect(attempt({ cpu: 99_999 })).toThrow("attach 'on_sample': cpu 99999 does not exist");
    expect(attempt({ period: 5 })).toThrow('give either a frequency or a period');
    expect(attempt({ pid: 0x3ffffffe })).toThrow(expect.objectContaining({ code: 'ESRCH' }));
    expect(attempt({ frequency: 100_000_000 })).toThrow('kernel.perf_event_max_sample_rate');
  });

  test('a link outlives its object', async () => {
    object = await loadOnly('attach', 'on_raw_tracepoint');
    object.enableStats();
    const link = object.program('on_raw_tracepoint').attachRawTracepoint('sys_enter');
    object.close();
    callGetpgid(10);
    link.close();
    link[Symbol.dispose]();
  });
});

describe('probe', () => {
  test.each<Facility>([
    'btf',
    'perf-event',
    'ring-buffer',
    'map-batch',
    'tracepoint',
    'raw-tracepoint',
    'tp-btf',
    'uprobe',
    'run-stats',
  ])('finds %s', async (facility) => {
    expect(await loadGlue().probe(facility)).toEqual({ facility, works: true, errno: 0, text: '' });
  });

  test('says why when there is none, all at once', async () => {
    const maybe: Facility[] = ['cpu-cycles', 'kprobe', 'kprobe-multi', 'kprobe-session', 'uprobe-multi', 'fentry'];
    for (const { works, errno, text } of await Promise.all(maybe.map((facility) => loadGlue().probe(facility)))) {
      expect(errno > 0).toBe(!works);
      expect(text !== '').toBe(!works);
    }
  });
});
