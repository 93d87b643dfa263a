import { expect, test } from 'vitest';
import { Cgroup } from './cgroup.ts';
import { allocations, bytes } from './leak-trace.ts';
import type { PprofFile } from './pprof.ts';
import { traceWhile } from './trace-while.ts';
import { startWorkload } from './workload.ts';

/** Traces the kernel's own allocations while something happens. */
async function traceKernel<T>(words: readonly string[], happens: () => Promise<T>) {
  const traced = await traceWhile('memleak', ['-o', '0', ...words, '600'], happens);
  expect(traced.stderr).not.toMatch(/events lost/);
  return traced;
}

/** Stacks of objects whose first function that is no allocator's has this name; not those of the allocator's own pages. */
function directly(file: PprofFile, name: RegExp): PprofFile['samples'] {
  const objects = file.samples.filter(({ frames }) => !frames.some((frame) => frame.includes('slab')));
  return objects.filter(({ frames }) => name.test(frames.find((frame) => !frame.includes('alloc')) ?? ''));
}

/** What the kernel keeps for messages that nobody has received. */
async function traceMessages(words: readonly string[]) {
  await using workload = await startWorkload('messages', 0.1);
  const { file, result } = await traceKernel(words, () => workload.work());
  expect(JSON.parse(await workload.finish())).toEqual({ removed: true });
  return { kept: directly(file, /^(load_msg|do_msgsnd)$/), messages: result.messages ?? { bytes: 0, count: 0 } };
}

test('the kernel: what was allocated for messages and not given back', async () => {
  const { kept, messages } = await traceMessages([]);
  expect(kept).toHaveLength(1);
  const [{ values = [], frames = [] } = {}] = kept;
  expect(Number(values[allocations])).toBe(messages.count);
  const each = Number(values[bytes]) / messages.count;
  expect(Number.isInteger(each)).toBe(true);
  /* What the kernel gives for a message and its head, by its allocator's sizes. */
  expect(each).toBeGreaterThan(messages.bytes);
  expect(each).toBeLessThanOrEqual(2 ** Math.ceil(Math.log2(messages.bytes + 64)));
  expect(frames.slice(-2).join(' < ')).toMatch(/^do_syscall_64 < entry_SYSCALL_64/);
});

test('the kernel, sums by stack: the same', async () => {
  const { kept, messages } = await traceMessages(['-C']);
  expect(kept.map(({ values }) => Number(values[allocations]))).toEqual([messages.count]);
});

test('-P: what is allocated on each CPU for control groups', async () => {
  const count = 30;
  await using root = new Cgroup();
  const groups: Cgroup[] = [];
  try {
    const { file } = await traceKernel(['-P'], async () => {
      for (let i = 0; i < count; i++) groups.push(new Cgroup(root.path));
    });
    const ofGroups = /percpu_ref_init;cgroup_(mkdir|create)/;
    const references = file.samples.filter(({ frames }) => ofGroups.test(frames.join(';')));
    expect(references).toHaveLength(1);
    const made = Number(references[0]?.values[allocations]);
    /* Others may make some meanwhile. */
    expect(made).toBeGreaterThanOrEqual(count);
    expect(made).toBeLessThan(1.5 * count);
    expect(Number(references[0]?.values[bytes]) % made).toBe(0);
  } finally {
    for (const group of groups) await group[Symbol.asyncDispose]();
  }
});
