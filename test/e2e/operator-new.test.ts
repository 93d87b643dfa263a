import { expect, test } from 'vitest';
import { allocations, bytes, trace } from './leak-trace.ts';

/** A C++ program and the distribution's libstdc++, both without frame pointers: who called operator new? */

const program = 'cxx_leaks-nofp';

test('the whole chain of each leak, through the library to the program’s own function and its root', async () => {
  const { file, truth } = await trace(program);
  const leaks = Object.entries(truth.leaks ?? {}).filter(([, { count }]) => count > 0);
  expect(leaks.map(([name]) => name)).toEqual(['leak_new', 'leak_new_array', 'leak_vector']);
  expect(file.samples.length).toBe(leaks.length);
  for (const [name, truly] of leaks) {
    const own = `(anonymous namespace)::${name}()`;
    const sample = file.samples.find(({ frames }) => frames.includes(own));
    const frames = sample?.frames ?? [];
    const values = sample?.values ?? [];
    expect({ bytes: Number(values[bytes]), count: Number(values[allocations]) }, name).toEqual(truly);
    expect(frames[0], name).toBe('operator new(unsigned long)');
    expect(frames[frames.indexOf(own) + 1], name).toBe('main');
    expect(frames.at(-1), name).toBe('_start');
    expect(
      frames.slice(1, frames.indexOf(own)).filter((frame) => !frame.startsWith('std::')),
      name,
    ).toEqual([]);
  }
});

test('frame pointers end in the library', async () => {
  const { file, truth } = await trace(program, ['--unwind', 'fp']);
  const total = Object.values(truth.leaks ?? {}).reduce((sum, leak) => sum + leak.bytes, 0);
  expect(total).toBe(90000);
  expect(file.samples.map(({ values, frames }) => [Number(values[bytes]), frames])).toEqual([
    [total, ['operator new(unsigned long)']],
  ]);
});
