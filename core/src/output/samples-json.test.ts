import { expect, test } from 'vitest';
import { ProfileBuilder } from '../profile/builder.ts';
import { FRAME_KIND, namedFrame } from '../profile/model.ts';
import { renderSamples } from './samples-json.ts';

test('each row has its whole stack, leaf first, with exact numbers', () => {
  const builder = new ProfileBuilder([
    { type: 'off-cpu', unit: 'nanoseconds', decimals: 0 },
    { type: 'intervals', unit: 'count', decimals: 0 },
  ]);
  const main = builder.stack(-1, builder.internFrame(namedFrame('main', FRAME_KIND.user)));
  const mapping = { start: 0x1000n, limit: 0x2000n, fileOffset: 0n, file: '/lib/libc.so.6', buildId: '' };
  const read = {
    ...namedFrame('read\u001b', FRAME_KIND.user),
    mapping,
    address: 0x1234n,
    objectOffset: 0x234n,
    source: 2,
  };
  const label = (key: string, text: string, number: bigint) => ({ key, text, number, unit: '' });
  builder.sample(builder.stack(main, builder.internFrame(read)), [9_007_199_254_740_993n, 1n], {
    labels: [label('comm', 'cat', 0n), label('pid', '', 0n)],
  });
  builder.sample(-1, [5n, 2n]);
  const text = Buffer.concat(renderSamples(builder.finish(), { title: 'Waits' })).toString();
  expect(text).toContain('"off-cpu": 9007199254740993');
  const { samples, units, title, format } = JSON.parse(text);
  expect({ format, title, units }).toEqual({
    format: 'bccx.samples',
    title: 'Waits',
    units: { 'off-cpu': 'nanoseconds', intervals: 'count' },
  });
  expect(samples[0]).toMatchObject({
    labels: { comm: 'cat', pid: 0 },
    stack: [
      {
        name: 'read\\x1b',
        nameFrom: 'dynsym',
        kind: 'user',
        address: '0x1234',
        object: '/lib/libc.so.6',
        objectOffset: '0x234',
      },
      { name: 'main', kind: 'user' },
    ],
  });
  expect(samples[1]).toMatchObject({ values: { 'off-cpu': 5, intervals: 2 }, stack: [] });
});
